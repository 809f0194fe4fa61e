#include <fmt/format.h>

#include <algorithm>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  // A series that never falls within its year and ends at this many times its start may count up from April.
  Rational rise{2};
  std::size_t quarters = 4;
  // The sum of the quarters against the year's target: beyond this, they are hardly counts of their own.
  Rational beyond_target{3, 2};
};
const Settings settings;

// The quarters of one financial year, in order; empty where one is missing.
std::vector<Figures> years_of(const Figures& points) {
  std::vector<Figures> years;
  for (const Observation* figure : points) {
    if (whole_months(*figure) != 3) continue;
    if (years.empty() ||
        financial_year_of(*years.back().front()->period_start) != financial_year_of(*figure->period_start))
      years.emplace_back();
    years.back().push_back(figure);
  }
  std::erase_if(years, [](const Figures& year) { return year.size() != settings.quarters; });
  return years;
}

bool counts_up(const Figures& quarters) {
  for (std::size_t i = 1; i < quarters.size(); ++i)
    if (!(*quarters[i - 1]->value < *quarters[i]->value)) return false;
  const Rational first = quarters.front()->value->exact();
  return first > 0 && quarters.back()->value->exact() >= first * settings.rise;
}

// The target of the whole year, or the one that stands unchanged beside each of its quarters.
const Observation* target_of_year(const Figures& row, const Figures& quarters) {
  const Observation* unchanged = nullptr;
  int same = 0;
  for (const Observation* target : valued(row, "target")) {
    if (target->unit != quarters.front()->unit || !target->period_end || !target->breakdown.empty()) continue;
    if (whole_months(*target) == 12 && target->period_end == quarters.back()->period_end) return target;
    const bool beside = std::any_of(quarters.begin(), quarters.end(),
                                    [&](const auto* quarter) { return same_period(*quarter, *target); });
    if (!beside || (unchanged && !(*unchanged->value == *target->value))) continue;
    unchanged = target;
    ++same;
  }
  return same == static_cast<int>(settings.quarters) ? unchanged : nullptr;
}

// What a target says: counts whose sum leaves the year's target far behind; shares of which only the last
// reaches what stands for each quarter.
bool target_speaks(const Figures& quarters, const Observation& target) {
  Rational sum = 0;
  for (const Observation* quarter : quarters) sum += quarter->value->exact();
  const Rational aim = target.value->exact();
  if (aim <= 0) return false;
  if (target.unit == "count") return whole_months(target) == 12 && sum > aim * settings.beyond_target;
  return quarters.back()->value->exact() >= aim && quarters[quarters.size() - 2]->value->exact() < aim;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) {
    Figures points;
    for (const Observation* figure : valued(row, "actual"))
      if (figure->breakdown.empty() && figure->basis.empty() && figure->unit == row.front()->unit)
        points.push_back(figure);
    const auto rules = rules_of(input, row.front()->document_id);
    if (points.empty() || rules->first("check-cumulative", points.front()->label)) continue;
    std::stable_sort(points.begin(), points.end(),
                     [](const auto* a, const auto* b) { return a->period_end < b->period_end; });
    for (const Figures& quarters : years_of(points)) {
      if (!counts_up(quarters)) continue;
      const Observation* target = target_of_year(row, quarters);
      if (!target || !target_speaks(quarters, *target)) continue;
      Issue issue = issue_at(
          *quarters.back(), basis_unclear.name, "info",
          fmt::format(
              "The quarters {} rise towards the target of {}: they may count up from April, or each be "
              "its own; nothing printed says which.",
              [&] {
                std::string list;
                for (const auto* quarter : quarters) list += (list.empty() ? "" : ", ") + printed(*quarter);
                return list;
              }(),
              printed(*target)),
          "cumulative or in-period stated", printed(*quarters.back()));
      issues.push_back(std::move(issue));
    }
  }
}

}  // namespace

const Check basis_unclear = {"basis-unclear", "info",
                             "Quarters that may count up from April or each stand for themselves.", run};

}  // namespace scrutineer::normalize
