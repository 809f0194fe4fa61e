#include "tools/pdf_file.h"

#include <fmt/format.h>

namespace scrutineer {

namespace {

constexpr double left = 50, top = 780, row_height = 24;
constexpr double widths[] = {50, 250, 90, 90};

std::string text_at(double x, double y, int size, const std::string& text) {
  return fmt::format("BT /F1 {} Tf {} {} Td ({}) Tj ET\n", size, x, y, text);
}

std::string page_content(const PlainReport& report) {
  std::string out = text_at(left, top + 20, 14, report.heading);
  const double bottom = top - row_height * static_cast<double>(report.rows.size());
  const double right = left + 480;
  out += "0.5 w\n";
  for (std::size_t row = 0; row <= report.rows.size(); ++row) {
    const double y = top - row_height * static_cast<double>(row);
    out += fmt::format("{} {} m {} {} l S\n", left, y, right, y);
  }
  double x = left;
  for (std::size_t column = 0; column <= 4; ++column) {
    out += fmt::format("{} {} m {} {} l S\n", x, top, x, bottom);
    if (column == 4) break;
    for (std::size_t row = 0; row < report.rows.size(); ++row)
      out +=
          text_at(x + 4, top - row_height * static_cast<double>(row) - 16, 10, report.rows[row].at(column));
    x += widths[column];
  }
  return out;
}

}  // namespace

std::string pdf_of(const std::map<int, std::string>& objects) {
  std::string out = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
  std::map<int, std::size_t> offsets;
  for (const auto& [number, body] : objects) {
    offsets[number] = out.size();
    out += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
  }
  const std::size_t table = out.size();
  const int count = objects.rbegin()->first + 1;
  out += fmt::format("xref\n0 {}\n0000000000 65535 f \n", count);
  for (int number = 1; number < count; ++number)
    out += offsets.contains(number) ? fmt::format("{:010} 00000 n \n", offsets[number])
                                    : std::string("0000000000 65535 f \n");
  out += fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", count, table);
  return out;
}

std::string stream(const std::string& bytes, const std::string& dictionary) {
  return fmt::format("<< /Length {} {} >>\nstream\n{}\nendstream", bytes.size(), dictionary, bytes);
}

std::string pdf_report(const PlainReport& report) {
  std::map<int, std::string> objects;
  objects[1] = "<< /Type /Catalog /Pages 2 0 R >>";
  objects[3] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
  objects[4] = stream(page_content(report));
  std::string kids;
  for (int page = 0; page < report.pages; ++page) {
    objects[5 + page] =
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 3 0 R >> >> >>";
    kids += fmt::format("{} 0 R ", 5 + page);
  }
  objects[2] = fmt::format("<< /Type /Pages /Count {} /Kids [{}] >>", report.pages, kids);
  return pdf_of(objects);
}

}  // namespace scrutineer
