#include "normalize/checks/sums.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// Units of things that can be counted together.
bool adds_up(const rules::RuleSet& rules, const Observation& figure) {
  static const std::set<std::string> no_quantity = {"",
                                                    "percent",
                                                    "percentage-points",
                                                    "rate-per-1000",
                                                    "rate-per-10000",
                                                    "rate-per-100000",
                                                    "score",
                                                    "rank",
                                                    "ratio",
                                                    "weeks",
                                                    "months",
                                                    "seconds",
                                                    "working-days",
                                                    "hours",
                                                    "years"};
  if (figure.qualifier == "above" || figure.qualifier == "below") return false;
  return !no_quantity.contains(figure.unit) && !names_average(rules, figure.label);
}

std::string in_section(const Observation& figure) {
  return figure.document_id + '\x1f' + folded(figure.section) + '\x1f' + std::to_string(figure.table);
}

std::string period_key(const Observation& figure) {
  return (figure.period_start ? iso(*figure.period_start) : "") + '/' +
         (figure.period_end ? iso(*figure.period_end) : "");
}

bool runs_on(const Observation& figure) {
  return figure.basis == "cumulative" || figure.basis == "rolling-year" || figure.basis == "snapshot";
}

// A scan may hide a part: rows are missing between those that were read.
bool may_have_lost_rows(const CheckInput& input, const Figures& parts) {
  const std::string& id = parts.front()->document_id;
  const auto& documents = input.dataset.documents;
  const auto document = std::find_if(documents.begin(), documents.end(),
                                     [&](const DocumentRow& row) { return row.document_id == id; });
  if (document == documents.end() || (document->text_source != "ocr" && document->text_source != "mixed"))
    return false;
  std::set<int> rows;
  for (const Observation* part : parts) rows.insert(part->row);
  return *rows.rbegin() - *rows.begin() >= static_cast<int>(rows.size());
}

std::string lengths_word(int months) { return months == 3 ? "quarters" : months == 6 ? "halves" : "months"; }

}  // namespace

Interval sum_of(const Figures& parts) {
  Interval sum = exactly(0);
  for (const Observation* part : parts)
    if (const auto interval = interval_of(*part)) sum = sum + *interval;
  return sum;
}

bool holds(const Sum& sum) {
  // All shares of a whole are 100% exactly.
  const Interval total = sum.kind == SumKind::shares ? exactly(100) : *interval_of(*sum.total);
  const Interval parts = sum_of(sum.parts);
  if (sum.complete) return meet(total, parts);
  return !total.high || !parts.low || *parts.low <= *total.high;
}

std::vector<Sum> sums_in_time(const CheckInput& input) {
  std::vector<Sum> sums;
  for (const Figures& figures : series(input)) {
    const auto rules = rules_of(input, figures.front()->document_id);
    for (const Observation* total : figures) {
      if (!total->value || total->measure != "actual" || !adds_up(*rules, *total)) continue;
      if (total->basis == "snapshot" || total->basis == "rolling-year") continue;
      const Figures parts = parts_in_time(*total, figures);
      if (parts.size() < 2 || year_was_concluded(input, *total) ||
          std::any_of(parts.begin(), parts.end(), [](auto* part) { return runs_on(*part); }))
        continue;
      sums.push_back({SumKind::time, total, parts, true, "time" + in_section(*total),
                      lengths_word(*whole_months(*parts[0]))});
    }
  }
  return sums;
}

namespace {

bool has_parts(const Figures& figures) {
  return std::any_of(figures.begin(), figures.end(), [](const auto* f) { return !f->breakdown.empty(); });
}

// Of figures of one indicator: each total and its parts, by kind of breakdown. Names that tell their parts
// apart ("Children in care aged 1-4") stand under a total that has another name.
void add_breakdowns(const CheckInput& input, const Figures& indicator, bool one_name,
                    std::vector<Sum>& sums) {
  if (!has_parts(indicator)) return;
  const auto in_force = rules_of(input, indicator.front()->document_id);
  const rules::RuleSet& rules = *in_force;
  std::map<std::string, Figures> totals;
  std::map<std::pair<std::string, std::string>, Figures>
      parts;  // by period and unit, and by kind of breakdown
  for (const Observation* figure : indicator) {
    if (figure->measure != "actual" || !adds_up(rules, *figure) || figure->table == 0) continue;
    const std::string key =
        period_key(*figure) + figure->unit + figure->basis + std::to_string(figure->table);
    if (figure->breakdown.empty()) {
      if (figure->value) totals[key].push_back(figure);
      continue;
    }
    const auto kind = rules.first("breakdown", figure->breakdown);
    parts[{key, kind ? kind->gives() : ""}].push_back(figure);
  }
  for (const auto& [key, figures] : parts) {
    const auto total = totals.find(key.first);
    if (total == totals.end() || figures.size() < 2) continue;
    const Observation& whole = *total->second.front();
    if (!one_name &&
        (total->second.size() > 1 || key.second.empty() || figures.front()->label == whole.label))
      continue;
    // Who is of no stated sex is counted in the whole alone.
    const bool complete =
        key.second != "sex" && !may_have_lost_rows(input, figures) &&
        std::all_of(figures.begin(), figures.end(), [](const auto* f) { return f->value.has_value(); });
    std::string group = "breakdown" + in_section(whole) + key.second;
    for (const Observation* figure : figures) group += '\x1f' + folded(figure->breakdown);
    sums.push_back({SumKind::breakdown, &whole, figures, complete, group,
                    key.second.empty() ? "parts" : "parts by " + key.second});
  }
}

// The canonical indicator; of one that the catalogue lacks what its label counts, without the part.
std::string indicator_of(const CheckInput& input, const Observation& figure) {
  if (!figure.indicator_id.empty()) return figure.indicator_id;
  const auto opening = rules_of(input, figure.document_id)->first("check-opening", figure.label);
  std::string name = folded(opening && opening->gives() == "number" ? opening->groups[0] : figure.label);
  if (name.starts_with("total ")) name.erase(0, 6);
  if (figure.breakdown.empty()) return '~' + name;
  const std::string part = folded(figure.breakdown);
  const std::size_t at = name.rfind(part);
  if (at == std::string::npos) return '~' + name;
  name.erase(at);
  for (const std::string_view word : {"aged ", "age ", "ages "})
    if (name.ends_with(word)) name.erase(name.size() - word.size());
  while (name.ends_with(' ')) name.pop_back();
  return '~' + name;
}

}  // namespace

std::vector<Sum> sums_of_breakdowns(const CheckInput& input) {
  std::vector<Sum> sums;
  for (const Figures& row : rows(input)) add_breakdowns(input, row, true, sums);
  std::set<std::pair<std::string_view, int>> with_parts;
  for (const Observation& figure : input.dataset.observations)
    if (!figure.breakdown.empty()) with_parts.emplace(figure.document_id, figure.table);
  std::map<std::tuple<std::string_view, int, std::string>, Figures> indicators;  // of one table each
  for (const Observation& figure : input.dataset.observations)
    if (figure.table > 0 && figure.unit == "count" && with_parts.contains({figure.document_id, figure.table}))
      indicators[{figure.document_id, figure.table, indicator_of(input, figure)}].push_back(&figure);
  for (const auto& [key, figures] : indicators) add_breakdowns(input, figures, false, sums);
  return sums;
}

std::vector<Sum> sums_of_shares(const CheckInput& input) {
  std::vector<Sum> sums;
  for (const Figures& row : rows(input)) {
    if (!has_parts(row)) continue;
    std::map<std::pair<std::string, int>, std::pair<const Observation*, Figures>>
        columns;  // by period, column
    for (const Observation* figure : row) {
      if (figure->measure != "actual" || figure->unit != "percent" || figure->table == 0) continue;
      auto& [total, parts] = columns[{period_key(*figure), figure->column}];
      if (!figure->breakdown.empty())
        parts.push_back(figure);
      else if (figure->value && figure->value->exact() == 100)
        total = figure;
    }
    for (const auto& [key, column] : columns) {
      const auto& [total, parts] = column;
      if (!total || parts.size() < 2) continue;
      const bool complete =
          std::all_of(parts.begin(), parts.end(), [](const auto* f) { return f->value.has_value(); });
      sums.push_back({SumKind::shares, total, parts, complete, "shares" + in_section(*total), "shares"});
    }
  }
  return sums;
}

std::vector<Sum> sums_of_outcomes(const CheckInput& input) {
  std::map<std::string, std::pair<Figures, Figures>>
      families;  // by table, stem and period: the whole, the outcomes
  std::map<const Observation*, std::string> outcomes;
  static const RE2 remark(R"(\([^)]*\))");
  for (const Observation& figure : input.dataset.observations) {
    if (!figure.value || figure.measure != "actual" || !figure.breakdown.empty() || figure.unit != "count")
      continue;
    std::string stem = figure.label;
    if (stem.find('(') != std::string::npos) RE2::GlobalReplace(&stem, remark, "");
    const auto outcome = rules_of(input, figure.document_id)->first("check-outcome", stem);
    if (!outcome) continue;
    stem = folded(stem.substr(0, outcome->begin));
    auto& family = families[in_section(figure) + '\x1f' + stem + '\x1f' + period_key(figure)];
    (outcome->gives() == "whole" ? family.first : family.second).push_back(&figure);
    outcomes[&figure] = outcome->gives();
  }
  std::vector<Sum> sums;
  for (const auto& [key, family] : families) {
    const auto has = [&](std::string_view word) {
      return std::any_of(family.second.begin(), family.second.end(),
                         [&](const auto* f) { return outcomes[f] == word; });
    };
    if (family.first.size() != 1 || family.second.size() < 3 || !has("not-upheld") || !has("partly"))
      continue;
    sums.push_back({SumKind::outcomes, family.first[0], family.second, true, "outcomes" + key, "outcomes"});
  }
  return sums;
}

std::vector<Sum> sums_of_total_rows(const CheckInput& input) {
  std::vector<Sum> sums;
  std::map<std::tuple<std::string_view, int, int>, std::vector<const Observation*>>
      columns;  // by document, table and column, in order of their rows
  for (const Observation& figure : input.dataset.observations)
    if (figure.table > 0 && figure.row > 0 && figure.column > 0 && figure.measure == "actual" &&
        adds_up(*rules_of(input, figure.document_id), figure))
      columns[{figure.document_id, figure.table, figure.column}].push_back(&figure);
  for (auto& [column, figures] : columns) {
    const auto rules = rules_of(input, figures.front()->document_id);
    std::stable_sort(figures.begin(), figures.end(),
                     [](const auto* a, const auto* b) { return a->row < b->row; });
    Figures above;
    for (const Observation* figure : figures) {
      if (!rules->first("total", figure->label)) {
        // "TOTAL PAY" may be the total of the rows above: none of them counts towards the next one.
        if (folded(figure->label).starts_with("total ")) {
          above.clear();
          continue;
        }
        if (above.empty() || above.back()->row != figure->row) above.push_back(figure);
        continue;
      }
      const bool alike = std::all_of(above.begin(), above.end(), [&](const auto* part) {
        return part->unit == figure->unit && same_period(*part, *figure) &&
               part->breakdown == figure->breakdown;
      });
      const bool complete =
          std::all_of(above.begin(), above.end(), [](const auto* part) { return part->value.has_value(); });
      if (figure->value && alike && above.size() >= 2) {
        std::string group =
            fmt::format("rows{}\x1f{}\x1f{}", figure->document_id, figure->table, figure->row);
        sums.push_back({SumKind::total_row, figure, above, complete, group, "rows"});
      }
      above.clear();
    }
  }
  return sums;
}

}  // namespace scrutineer::normalize
