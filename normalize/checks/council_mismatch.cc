#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/official.h"

namespace scrutineer::normalize {
namespace {

// Domain knowledge: ten of ten figures of one report lay within 5% of its own council's, four of ten of the
// next council's.
struct Settings {
  int least_figures = 5;
  Rational fits{4, 5};    // of the figures, before a council is proposed
  Rational misses{1, 2};  // of the figures of the council given, at most, before it is doubted
  Rational near{1, 20};   // of a figure
  Rational near_size{1};  // or this much
};
const Settings settings;

struct Fit {
  int near = 0, compared = 0;
};

// A year's or a year end's figures, one of each indicator and period.
Figures comparable_figures(const CheckInput& input) {
  Figures figures;
  std::set<std::tuple<std::string, std::optional<Date>>> seen;
  for (const Observation& figure : input.dataset.observations)
    if (figure.value && figure.measure == "actual" && figure.breakdown.empty() &&
        !figure.indicator_id.empty() && figure.period_end && figure.qualifier.empty() &&
        seen.emplace(figure.indicator_id, figure.period_end).second)
      figures.push_back(&figure);
  return figures;
}

Fit fit_of(const CheckInput& input, const Figures& figures, const std::string& council) {
  Fit fit;
  for (const Observation* figure : figures) {
    const OfficialFigure* official =
        of_same_period(*figure, official_figures(input, council, figure->indicator_id));
    if (!official) continue;
    ++fit.compared;
    const Rational value = figure->value->exact(), other = official->value.exact();
    const Rational step = value > other ? value - other : other - value;
    fit.near += step <= std::max(settings.near_size, Rational(other * settings.near));
  }
  return fit;
}

std::string name_of(const CheckInput& input, const std::string& code) {
  for (const rules::Council& council : input.library.councils())
    if (council.code == code) return council.name;
  return code;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  const Figures figures = comparable_figures(input);
  if (static_cast<int>(figures.size()) < settings.least_figures) return;
  const std::string given = figures.front()->council_code;
  std::string best;
  Fit best_fit, given_fit;
  for (const std::string& council : councils_with_figures(input)) {
    const Fit fit = fit_of(input, figures, council);
    if (council == given) given_fit = fit;
    if (fit.near > best_fit.near) best = council, best_fit = fit;
  }
  const bool fits = best_fit.compared >= settings.least_figures &&
                    Rational(best_fit.near) >= settings.fits * best_fit.compared;
  if (!fits || best == given) return;
  // A council of which nothing official is known cannot be doubted; one whose name is not printed can be
  // proposed.
  if (!given.empty() && (given_fit.compared < settings.least_figures ||
                         Rational(given_fit.near) > settings.misses * given_fit.compared))
    return;
  const std::string told =
      given.empty() ? "No council is known"
                    : fmt::format("The council is given as {}, whose official figures fit {} of {}",
                                  name_of(input, given), given_fit.near, given_fit.compared);
  Issue issue = issue_at(*figures.front(), council_mismatch.name, given.empty() ? "info" : "warning",
                         fmt::format("{}; those of {} fit {} of {} of the year's figures.", told,
                                     name_of(input, best), best_fit.near, best_fit.compared),
                         best, given);
  issue.local_code.clear(), issue.label.clear(), issue.period_start.reset(), issue.period_end.reset();
  issues.push_back(std::move(issue));
}

}  // namespace

const Check council_mismatch = {"council-mismatch", "warning, info",
                                "The council given is not the one whose official figures fit.", run};

}  // namespace scrutineer::normalize
