#include "normalize/tables/column_words.h"

#include <algorithm>
#include <map>

namespace scrutineer::normalize {

namespace {

using extract::Cell;

// What the packs' header rules may answer, and the column that it makes.
struct Answer {
  Role role;
  const char* measure;
};
const std::map<std::string, Answer, std::less<>> kAnswers = {
    {"code", {Role::code, ""}},
    {"label", {Role::label, ""}},
    {"description", {Role::description, ""}},
    {"frequency", {Role::frequency, ""}},
    {"polarity", {Role::polarity, ""}},
    {"unit", {Role::unit, ""}},
    {"data-period", {Role::data_period, ""}},
    {"section", {Role::section, ""}},
    {"breakdown", {Role::breakdown, ""}},
    {"rating", {Role::rating, ""}},
    {"trend", {Role::trend, ""}},
    {"commentary", {Role::commentary, ""}},
    {"feeder-label", {Role::feeder_label, ""}},
    {"feeder-value", {Role::feeder_value, ""}},
    {"numerator", {Role::numerator, ""}},
    {"denominator", {Role::denominator, ""}},
    {"tolerance", {Role::tolerance, ""}},
    {"rank", {Role::ignored, ""}},
    {"due-date", {Role::ignored, ""}},
    {"ignore", {Role::ignored, ""}},
    {"progress", {Role::figure, "actual"}},
    {"actual", {Role::figure, "actual"}},
    {"latest", {Role::figure, "actual"}},
    {"previous", {Role::figure, "actual"}},
    {"total", {Role::figure, "actual"}},
    {"risk-score", {Role::figure, "actual"}},
    {"change", {Role::figure, "change"}},
    {"target", {Role::figure, "target"}},
    {"floor", {Role::figure, "floor"}},
    {"benchmark", {Role::figure, "benchmark"}},
};

// Of several answers along a header path the one that says most: "RAG rating" over "Latest" is a rating.
int weight(const std::string& answer) {
  if (answer == "actual" || answer == "total") return 1;
  if (answer == "latest" || answer == "previous") return 2;
  if (answer == "target" || answer == "floor" || answer == "benchmark") return 3;
  return 4;
}

std::string trimmed(std::string text) {
  const auto within = [&text](const char* edge) {
    const auto first = text.find_first_not_of(edge);
    if (first == std::string::npos) return std::string();
    const auto last = text.find_last_not_of(edge);
    return text.substr(first, last - first + 1);
  };
  const std::string bare = within(" \t-–:,()");
  // "Likelihood (1-5)" keeps the bracket that it closes
  const bool closes = std::count(bare.begin(), bare.end(), '(') > std::count(bare.begin(), bare.end(), ')');
  return closes ? within(" \t-–:,") : bare;
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

}  // namespace

std::string without_scale(const std::string& text, const rules::RuleSet& rules) {
  const auto scale = rules.first("scale", text);
  if (!scale) return text;
  if (scale->begin == 0) return trimmed(text.substr(scale->end));
  return scale->end == text.size() ? trimmed(text.substr(0, scale->begin)) : text;
}

namespace {

const Answer* answer_of(const std::string& text, const rules::RuleSet& rules) {
  const auto match = rules.first("header", text);
  const auto answer = match ? kAnswers.find(match->gives()) : kAnswers.end();
  return answer == kAnswers.end() ? nullptr : &answer->second;
}

// "Actual (Target)", "Result / Target": two measures in one cell.
bool read_two_measures(Column& column, const rules::RuleSet& rules) {
  for (const Cell* cell : column.path) {
    const std::string& text = cell->text;
    for (auto joint = text.find_first_of("(/"); joint != std::string::npos;
         joint = text.find_first_of("(/", joint + 1)) {
      const Answer* first = answer_of(trimmed(text.substr(0, joint)), rules);
      const Answer* second = answer_of(trimmed(text.substr(joint + 1)), rules);
      if (!first || !second || first->role != Role::figure || second->role != Role::figure) continue;
      const std::string one = first->measure, other = second->measure;
      const bool judged = (one == "actual" && (other == "target" || other == "benchmark")) ||
                          (one == "target" && other == "actual");
      if (!judged) continue;
      column.role = Role::figure;
      column.measure = one;
      column.second_measure = other;
      return true;
    }
  }
  return false;
}

}  // namespace

void read_roles(Column& column, const rules::RuleSet& rules) {
  if (read_two_measures(column, rules)) return;
  std::string best;
  const auto consider = [&](const std::string& text) {
    if (text.empty()) return;
    auto match = rules.first("header", text);
    if (!match)
      if (const std::string bare = without_scale(text, rules); bare != text && !bare.empty())
        match = rules.first("header", bare);
    // "Green" over "> 95%": the bounds of a rating, no figures of the indicator
    if (!match && rules.first("rating", text)) column.role = Role::ignored, column.surely_ignored = true;
    if (!match) return;
    const std::string& answer = match->gives();
    column.latest = column.latest || answer == "latest";
    column.previous = column.previous || answer == "previous";
    column.risk_score = column.risk_score || answer == "risk-score";
    // "85+" is an age, not a plus sign
    column.surely_ignored = column.surely_ignored || answer == "rank" ||
                            ((answer == "ignore" || answer == "due-date") &&
                             &text == &column.path.back()->text && !rules.first("breakdown", text));
    if (best.empty() || weight(answer) > weight(best)) best = answer;
  };
  for (auto cell = column.path.rbegin(); cell != column.path.rend(); ++cell) consider((*cell)->text);
  if (best.empty() && column.path.size() > 1) consider(column.header);
  if (const auto answer = kAnswers.find(best); answer != kAnswers.end()) {
    column.role = answer->second.role;
    column.measure = answer->second.measure;
  }
}

void read_comparator(Column& column, const rules::RuleSet& rules) {
  // "12 month average": the council's own over time, beside which other bodies' averages are benchmarks
  if (column.measure == "benchmark" && !rules.first("comparator", column.header))
    if (const auto basis = rules.first("basis", column.header); basis && basis->gives() == "rolling-year")
      column.measure = "actual", column.average = true;
  const bool open =
      column.role == Role::none ||
      (column.role == Role::figure && (column.measure == "actual" || column.measure == "benchmark"));
  if (!open) return;
  for (auto cell = column.path.rbegin(); cell != column.path.rend(); ++cell) {
    const auto match = rules.first("comparator", (*cell)->text);
    if (!match) continue;
    column.role = Role::figure;
    column.measure = "benchmark";
    column.comparator = match->gives() == "other" ? "" : match->gives();
    column.comparator_label = (*cell)->text.substr(match->begin, match->end - match->begin);
    return;
  }
}

void read_breakdown(Column& column, const Grid& grid, int figure_columns, const rules::RuleSet& rules) {
  PeriodContext any_year;
  any_year.financial_year = 2000;
  std::size_t end = column.header.size();
  for (auto cell = column.path.rbegin(); cell != column.path.rend(); ++cell) {
    const std::string& printed = (*cell)->text;
    if (printed.empty()) continue;
    const std::size_t begin = end - printed.size();
    const bool in_period =
        column.period && begin < column.period->end && column.period->begin < end &&
        column.header.substr(column.period->begin, column.period->end - column.period->begin) ==
            column.period->label;
    end = begin > 0 ? begin - 1 : 0;
    const std::string text = without_scale(printed, rules);
    if (text.empty()) continue;  // "£000s" tells no part
    if (rules.first("total", text) || rules.first("total", without_blanks(text)))
      return;  // "Tota l" in a narrow column
    // "Number" and "Share" beside one another are units.
    if (const auto unit = rules.first("unit", text); unit && unit->begin == 0 && unit->end == text.size())
      continue;
    if (rules.first("breakdown", text)) {
      column.breakdown = text;
      return;
    }
    // "In month" beside "Year to date" tells of the period.
    if (const auto basis = rules.first("basis", text);
        basis && basis->begin == 0 && basis->end == text.size())
      continue;
    if (in_period || rules.first("header", text) || rules.first("comparator", text) ||
        read_period(text, any_year))
      continue;
    if (grid.column_span(**cell) >= figure_columns) continue;
    column.breakdown = trimmed(text);
    return;
  }
}

}  // namespace scrutineer::normalize
