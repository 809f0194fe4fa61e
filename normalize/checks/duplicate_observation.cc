#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t least_words = 3;  // of a label without a code, before it names one thing in two tables
  // Where more than this share of a document's figures that are printed twice differ, and more than so many,
  // their labels do not name them whole.
  double greatest_share = 0.25;
  std::size_t greatest_number = 3;
};
constexpr Settings settings;

// Figures of running text are narrative-mismatch's; benchmarks benchmark-mismatch's.
bool is_compared(const Observation& figure) {
  if (!figure.value || figure.table == 0 || !figure.period_end) return false;
  return figure.measure == "actual" || figure.measure == "target";
}

bool is_named(const Observation& figure) {
  return !figure.local_code.empty() || words(figure.label).size() >= settings.least_words;
}

std::string row_part(const Observation& figure) {
  return fmt::format("{}\x1f{}\x1f{}\x1f{}", figure.document_id, folded(figure.local_code),
                     folded(figure.label), figure.local_code.empty() ? folded(figure.section) : "");
}

std::string key_of(std::string row, const Observation& figure) {
  const std::string period = (figure.period_start ? iso(*figure.period_start) : "") + iso(*figure.period_end);
  for (const std::string& part :
       {folded(figure.breakdown), figure.measure, figure.unit, period, figure.basis})
    row += '\x1f', row += part;
  return row;
}

// Those of one key, by key; such as stand alone are left out.
std::map<std::string, Figures> printed_again(const CheckInput& input) {
  std::unordered_map<std::string, Figures> all;
  std::string row;  // of the figure before: figures of a row mostly stand together
  const Observation* last = nullptr;
  for (const Observation& figure : input.dataset.observations) {
    if (!is_compared(figure)) continue;
    if (!last || last->label != figure.label || last->local_code != figure.local_code ||
        last->section != figure.section || last->document_id != figure.document_id)
      row = is_named(figure) ? row_part(figure) : "";
    last = &figure;
    if (!row.empty()) all[key_of(row, figure)].push_back(&figure);
  }
  std::map<std::string, Figures> again;
  for (auto& [key, figures] : all)
    if (figures.size() > 1) again.emplace(key, std::move(figures));
  return again;
}

// Two figures of one table and label: without a code two rows, with one two columns that a reader could tell
// apart by what the dataset does not hold.
bool told_apart_by_place(const Figures& figures) {
  std::set<std::pair<int, int>> places;
  return std::any_of(figures.begin(), figures.end(), [&](const Observation* figure) {
    return !places.emplace(figure->table, figure->local_code.empty() ? 0 : figure->row).second;
  });
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::vector<std::pair<const Observation*, const Observation*>> differing;
  std::size_t twice = 0;
  for (const auto& [key, figures] : printed_again(input)) {
    if (told_apart_by_place(figures)) continue;
    ++twice;
    for (const Observation* figure : figures)
      if (!meet(*interval_of(*figures.front()), *interval_of(*figure))) {
        differing.emplace_back(figures.front(), figure);
        break;
      }
  }
  if (differing.size() > settings.greatest_number &&
      static_cast<double>(differing.size()) > settings.greatest_share * static_cast<double>(twice))
    return;
  for (const auto& [other, figure] : differing) {
    Issue issue = issue_at(*figure, duplicate_observation.name, "error",
                           fmt::format("The {} of {} is printed as {} on page {} and as {} on page {}.",
                                       figure->measure, period_words(*figure), printed(*other),
                                       other->place.page, printed(*figure), figure->place.page),
                           other->value->str(), figure->value->str());
    issue.observation_ids.push_back(other->observation_id);
    issues.push_back(std::move(issue));
  }
}

}  // namespace

const Check duplicate_observation = {
    "duplicate-observation", "error",
    "One indicator, period and breakdown printed with different values in two places.", run};

}  // namespace scrutineer::normalize
