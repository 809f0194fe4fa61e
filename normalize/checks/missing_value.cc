#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

bool is_judged(const Observation& figure) {
  return figure.measure == "actual" &&
         (figure.rag == "green" || figure.rag == "amber" || figure.rag == "red");
}

std::string table_key(const Observation& figure) {
  return figure.document_id + '\x1f' + folded(figure.section) + '\x1f' + std::to_string(figure.table);
}

// "Off target" beside the figure, in its row's cells or notes.
bool speaks_of_target(const CheckInput& input, const Observation& figure) {
  const auto rules = rules_of(input, figure.document_id);
  for (const CellRow& cell : input.dataset.cells)
    if (cell.document_id == figure.document_id && cell.table == figure.table && cell.row == figure.row &&
        rules->first("check-judged", cell.text))
      return true;
  for (const Note& note : input.dataset.notes)
    if (note.document_id == figure.document_id && note.local_code == figure.local_code &&
        note.label == figure.label && rules->first("check-judged", note.text))
      return true;
  return false;
}

// A rating needs a target: a row without one among rated rows that have theirs.
void rated_without_target(const CheckInput& input, std::vector<Issue>& issues) {
  struct Rated {
    const Observation* figure = nullptr;
    bool has_target = false;
  };
  std::map<std::string, std::vector<Rated>> tables;
  for (const Figures& row : rows(input)) {
    const auto judged =
        std::find_if(row.rbegin(), row.rend(), [](const auto* f) { return f->value && is_judged(*f); });
    if (judged == row.rend()) continue;
    const bool has_target =
        std::any_of(row.begin(), row.end(), [](const auto* f) { return f->measure == "target"; });
    tables[table_key(**judged)].push_back({*judged, has_target});
  }
  for (const auto& [key, rated] : tables) {
    const auto without =
        std::count_if(rated.begin(), rated.end(), [](const Rated& row) { return !row.has_target; });
    if (without != 1 || rated.size() < 3) continue;
    for (const Rated& row : rated)
      if (!row.has_target)
        issues.push_back(issue_at(
            *row.figure, missing_value.name, speaks_of_target(input, *row.figure) ? "warning" : "info",
            fmt::format("{} is rated {} but no target is printed, as the other {} rated rows have.",
                        printed(*row.figure), row.figure->rag, rated.size() - 1),
            "a target", ""));
  }
}

// The label of the empty half: a cell near the figure's row that no figure stands for and that reads like the
// label of the full half. Empty where the cells are not known.
std::string label_of_missing_half(const CheckedRows& dataset, const Observation& figure,
                                  const Decimal& full) {
  std::set<std::string> labels;
  std::string full_label;
  for (const Observation& other : dataset.observations) {
    if (table_key(other) != table_key(figure)) continue;
    labels.insert(folded(other.label));
    if (other.value && *other.value == full && other.unit == "count" && same_period(other, figure))
      full_label = other.label;
  }
  if (full_label.empty() || figure.table == 0) return "";
  for (const CellRow& cell : dataset.cells)
    if (cell.document_id == figure.document_id && cell.table == figure.table && !cell.header &&
        cell.row >= figure.row && cell.row <= figure.row + 2 && !labels.contains(folded(cell.text)) &&
        likeness(cell.text, full_label) == 1)
      return cell.text;
  return "";
}

// Only one of numerator and denominator is printed beside a share.
void half_a_fraction(const CheckedRows& dataset, std::vector<Issue>& issues) {
  for (const Observation& figure : dataset.observations) {
    if (figure.unit != "percent" || figure.numerator.has_value() == figure.denominator.has_value()) continue;
    const bool numerator = figure.numerator.has_value();
    Issue issue = issue_at(figure, missing_value.name, "warning",
                           fmt::format("{} is printed with a {} of {} but the {} has no value.",
                                       printed(figure), numerator ? "numerator" : "denominator",
                                       (numerator ? figure.numerator : figure.denominator)->str(),
                                       numerator ? "denominator" : "numerator"),
                           numerator ? "a denominator" : "a numerator", "");
    const std::string label =
        label_of_missing_half(dataset, figure, *(numerator ? figure.numerator : figure.denominator));
    if (!label.empty()) issue.label = label;
    issues.push_back(std::move(issue));
  }
}

// N/A between two figures of a series.
void gap_in_series(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& figures : series(input))
    for (std::size_t i = 1; i + 1 < figures.size(); ++i) {
      const Observation &before = *figures[i - 1], &figure = *figures[i], &after = *figures[i + 1];
      if (figure.measure != "actual" || figure.value || figure.qualifier != "not-available") continue;
      if (!before.value || !after.value || whole_months(before) != whole_months(after)) continue;
      if (whole_months(figure) != whole_months(before) || !whole_months(figure)) continue;
      issues.push_back(issue_at(figure, missing_value.name, "info",
                                fmt::format("{} is {}, between {} and {}.", period_words(figure),
                                            printed(figure), printed(before), printed(after)),
                                "a figure", printed(figure)));
    }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  rated_without_target(input, issues);
  half_a_fraction(input.dataset, issues);
  gap_in_series(input, issues);
}

}  // namespace

const Check missing_value = {"missing-value", "warning, info",
                             "An expected cell is empty or N/A while its neighbours are full.", run};

}  // namespace scrutineer::normalize
