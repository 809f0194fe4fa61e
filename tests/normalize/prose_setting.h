// A report to read paragraphs for: the pack `uk`, the year 2023/24.
#pragma once

#include <string>

#include "normalize/prose/prose.h"

namespace scrutineer::normalize {

struct ProseSetting {
  std::shared_ptr<const rules::Library> library = rules::Library::load();
  std::shared_ptr<const rules::RuleSet> uk = library->pack("uk");
  Report report{*uk, *library, "doc", "", "", "", financial_year(2023)};

  std::vector<Observation> read(const std::string& text) const {
    extract::Block block;
    block.text = text;
    block.page = 3;
    Readings readings;
    read_paragraph(block, "Section", report, readings);
    return readings.observations;
  }
};

// "actual 92 percent | label | breakdown | 2023-07-01..2023-09-30"
inline std::string line_of(const Observation& o) {
  return o.measure + " " + o.value->str() + " " + o.unit + " | " + o.label + " | " + o.breakdown + " | " +
         (o.period_start ? iso(*o.period_start) : "") + ".." + (o.period_end ? iso(*o.period_end) : "");
}

inline const ProseSetting& prose_setting() {
  static const ProseSetting setting;
  return setting;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> found;
  for (const auto& o : prose_setting().read(text)) found.push_back(line_of(o));
  return found;
}

}  // namespace scrutineer::normalize
