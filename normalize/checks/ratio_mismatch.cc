#include <fmt/format.h>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// By what a ratio of its numerator and denominator is multiplied in a unit; 0 for a unit that is no ratio.
int factor_of(const Observation& figure) {
  if (figure.unit == "percent") return 100;
  if (figure.unit == "rate-per-1000") return 1000;
  if (figure.unit == "rate-per-10000") return 10000;
  if (figure.unit == "rate-per-100000") return 100000;
  if (figure.unit == "ratio" || figure.unit == "days" || figure.unit == "working-days" ||
      figure.unit == "weeks" || figure.unit == "months" || figure.unit == "gbp" || figure.unit == "score")
    return 1;
  return 0;
}

Interval printed_interval(const Decimal& value) {
  Rational half = 0;
  if (value.places() > 0) half = Decimal(5, value.places() + 1).exact();
  return {value.exact() - half, value.exact() + half};
}

void check_figure(const Observation& figure, std::vector<Issue>& issues) {
  const int factor = factor_of(figure);
  if (!figure.value || !figure.numerator || !figure.denominator || factor == 0) return;
  const std::string fraction = figure.numerator->str() + " of " + figure.denominator->str();
  const auto raise = [&](std::string_view severity, const std::string& result, const std::string& expected,
                         std::string_view ending) {
    issues.push_back(issue_at(figure, ratio_mismatch.name, severity,
                              fmt::format("{} is printed for {} but {} {}{}.", printed(figure),
                                          period_words(figure), fraction, result, ending),
                              expected, figure.value->str()));
  };
  if (figure.denominator->exact() == 0) {
    const bool nothing = figure.numerator->exact() == 0;
    raise(nothing ? "warning" : "error", "gives no figure", "", "");
    return;
  }
  if (figure.numerator->exact() < 0 || figure.denominator->exact() < 0) return;
  const Interval ratio =
      printed_interval(*figure.numerator) / printed_interval(*figure.denominator) * Rational(factor);
  const Interval value = *interval_of(figure);
  if (meet(ratio, value)) return;
  const int places = figure.value->places();
  const std::string expected =
      to_decimal_text(figure.numerator->exact() * factor / figure.denominator->exact(), std::max(places, 1));
  const Rational whole_place = figure.resolution ? figure.resolution->exact() * 2 : Rational(0);
  const bool truncated = meet(ratio, {figure.value->exact(), figure.value->exact() + whole_place});
  raise(truncated ? "info" : "error", "is " + expected + (figure.unit == "percent" ? "%" : ""), expected,
        truncated ? " (it holds if the figure was cut off and not rounded)" : "");
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Observation& figure : input.dataset.observations) check_figure(figure, issues);
}

}  // namespace

const Check ratio_mismatch = {
    "ratio-mismatch", "error, warning, info",
    "A printed percentage, average or rate against its printed numerator and denominator.", run};

}  // namespace scrutineer::normalize
