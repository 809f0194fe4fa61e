#include "normalize/tables/name_parts.h"

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "normalize/tokens.h"

namespace scrutineer::normalize {

namespace {

// Names that differ in letter case and marks alone are one.
std::string words_of(const std::string& text) {
  std::string words;
  for (const Token& token : tokenize(text))
    if (token.is_word() || token.is_number())
      words.append(token.is_word() ? token.lower : std::string(token.text)) += ' ';
  return words;
}

}  // namespace

void find_parts_in_names(std::vector<Row>& rows, const rules::RuleSet& rules) {
  struct Part {
    Row* row;
    std::string words;
  };
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<Part>> families;
  for (Row& row : rows) {
    if (row.kind != RowKind::data || !row.breakdown.empty() || !row.code.empty()) continue;
    const auto part = rules.first("name-part", row.label);
    if (!part || part->groups.empty()) continue;
    std::string rest = row.label;
    rest.erase(part->begin, part->end - part->begin);
    families[{row.section, part->gives(), words_of(rest)}].push_back({&row, part->groups.front()});
  }
  for (auto& [name, parts] : families) {
    std::set<std::string> different;
    for (const Part& part : parts) different.insert(words_of(part.words));
    if (different.size() < 2 || different.size() < parts.size()) continue;
    for (Part& part : parts) part.row->breakdown = part.words;
  }
}

}  // namespace scrutineer::normalize
