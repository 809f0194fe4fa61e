// Figures of quarters, months and halves that a note lists: "Q1 - 397, Q2 - 322", "36.2% in H1 and 38.3% in
// H2".
#include <algorithm>

#include "normalize/prose/prose.h"

namespace scrutineer::normalize {
namespace {

bool part_of_year(PeriodKind kind) {
  return kind == PeriodKind::month || kind == PeriodKind::quarter || kind == PeriodKind::half;
}

// The figure that a link of the kind joins to the period, if one does.
const Figure* figure_after(std::string_view text, const PeriodReading& period,
                           const std::vector<Figure>& figures, const rules::RuleSet& rules) {
  for (const Figure& figure : figures)
    if (figure.begin >= period.end) {
      const auto gap = text.substr(period.end, figure.begin - period.end);
      return rules.first("prose-link-part", gap) ? &figure : nullptr;
    }
  return nullptr;
}

const Figure* figure_before(std::string_view text, const PeriodReading& period,
                            const std::vector<Figure>& figures, const rules::RuleSet& rules) {
  for (auto figure = figures.rbegin(); figure != figures.rend(); ++figure)
    if (figure->end <= period.begin) {
      const auto gap = text.substr(figure->end, period.begin - figure->end);
      return rules.first("prose-link-part-backward", gap) ? &*figure : nullptr;
    }
  return nullptr;
}

}  // namespace

std::vector<StatedPart> find_parts(std::string_view text, const PeriodContext& context,
                                   const Report& report) {
  std::vector<PeriodReading> periods;
  for (const auto& period : find_periods(text, context))
    if (part_of_year(period.kind)) periods.push_back(period);
  if (periods.size() < 2) return {};

  std::vector<Figure> figures;
  for (const auto& figure : find_figures(text, report.rules)) {
    const bool in_period = std::any_of(periods.begin(), periods.end(), [&](const PeriodReading& p) {
      return figure.begin < p.end && p.begin < figure.end;
    });
    if (figure.value && !in_period) figures.push_back(figure);
  }

  std::vector<StatedPart> after, before;
  for (const auto& period : periods) {
    if (const auto* figure = figure_after(text, period, figures, report.rules))
      after.push_back({period, *figure});
    if (const auto* figure = figure_before(text, period, figures, report.rules))
      before.push_back({period, *figure});
  }
  // One figure beside a quarter is a remark; a list of them is the year in parts.
  auto& parts = after.size() >= before.size() ? after : before;
  if (parts.size() < 2) return {};
  return std::move(parts);
}

}  // namespace scrutineer::normalize
