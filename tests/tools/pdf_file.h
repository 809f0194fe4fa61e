// Small PDFs made by hand, sound ones and hostile ones (ISO 32000-1).
#pragma once

#include <map>
#include <string>
#include <vector>

namespace scrutineer {

// Objects by number; number 1 is the catalogue. Gives the file with its cross-reference table.
std::string pdf_of(const std::map<int, std::string>& objects);

// A stream object: `dictionary` are further entries.
std::string stream(const std::string& bytes, const std::string& dictionary = "");

// A report of one ruled table on each of `pages` pages, with a heading. Texts are ASCII without brackets or
// backslashes.
struct PlainReport {
  std::string heading = "Performance report 2023/24";
  std::vector<std::vector<std::string>> rows = {{"Ref", "Indicator", "Target", "2023/24"},
                                                {"EX1", "Calls answered within 30 seconds", "90%", "93.6%"},
                                                {"EX2", "Invoices paid within 30 days", "95%", "91.0%"},
                                                {"EX3", "Complaints received", "50", "47"}};
  int pages = 1;
};
std::string pdf_report(const PlainReport& report = {});

}  // namespace scrutineer
