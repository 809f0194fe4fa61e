#include "tools/commands/no_figure.h"

#include <fmt/format.h>

#include <algorithm>

#include "normalize/figure.h"

namespace scrutineer::tools {

using extract::Block;
using normalize::CellRow;
using normalize::Explanation;
using normalize::Normalized;

std::string rule_place(const rules::RuleSet& rules, std::string_view kind, std::string_view text) {
  const auto match = rules.first(kind, text);
  if (!match) return {};
  const std::string& file = match->rule->file;
  return fmt::format(" [{}, line {}]", file.substr(file.find_last_of('/') + 1), match->rule->line);
}

const Explanation* column_of(const Normalized& result, int table, int column) {
  for (const Explanation& e : result.explanations)
    if (e.table == table && e.column == column) return &e;
  return nullptr;
}

std::string why_no_figure(const CellRow& cell, bool row_has_figures, const Normalized& result,
                          const rules::RuleSet& rules) {
  if (cell.header) return "it is a header" + rule_place(rules, "header", cell.text);
  for (const Explanation& e : result.explanations)
    if (e.table == cell.table && e.row == cell.row && e.column == 0) return fmt::format("its row {}", e.text);
  const Explanation* column = column_of(result, cell.table, cell.column);
  if (column == nullptr) return "the table was not read as one of indicators";
  if (column->role.empty())
    return fmt::format("no rule knows what stands under \"{}\"; a header rule in a pack can say it",
                       column->text);
  const bool figures = column->role.starts_with("actual") || column->role.starts_with("target") ||
                       column->role.starts_with("floor") || column->role.starts_with("benchmark") ||
                       column->role.starts_with("change");
  if (!figures)
    return fmt::format("its column was taken for: {}{}", column->role,
                       rule_place(rules, "header", column->text));
  if (std::none_of(cell.text.begin(), cell.text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return "it holds no number, and no marker such as N/A that the packs know";
  return row_has_figures ? "its words and numbers together are no figure that the program can read"
                         : "nothing in its row was read as an indicator's name";
}

namespace {

// The sentence that holds the place of a text.
std::string_view sentence_at(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind(". ", at);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 2;
  const std::size_t end = std::min(text.find(". ", at), text.size());
  return text.substr(begin, end - begin);
}

// Where tables hold most of a report's figures, those of its running text are left (normalize/normalize.cc).
bool text_is_left(const Normalized& result) {
  const auto& figures = result.dataset.observations;
  return !figures.empty() && std::none_of(figures.begin(), figures.end(),
                                          [](const normalize::Observation& o) { return o.table == 0; });
}

}  // namespace

std::string why_no_figure(std::string_view number, const Block& block, const Normalized& result,
                          const rules::RuleSet& rules) {
  if (block.kind == Block::Kind::heading) return "it stands in a heading";
  if (block.kind == Block::Kind::note) return "it stands in small print, which is kept as a note";
  const std::size_t at = std::min(block.text.find(number), block.text.size());
  const auto figures = normalize::find_figures(block.text, rules);
  if (std::none_of(figures.begin(), figures.end(),
                   [&](const auto& f) { return f.text.find(number) != std::string::npos; }))
    return "the words beside it make it no figure of a measure: a date, a year, an age, a code, a length of "
           "a "
           "definition";
  if (text_is_left(result))
    return "it stands in running text, whose figures are taken only where the text holds most of a report's "
           "figures: here the tables do";
  const std::string_view sentence = sentence_at(block.text, at);
  if (const std::string rule = rule_place(rules, "prose-unreal", sentence); !rule.empty())
    return "its sentence tells of plans, rules or examples" + rule;
  return "its sentence was passed over: no rule for running text found what it measures";
}

}  // namespace scrutineer::tools
