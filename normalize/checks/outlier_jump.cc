#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t least_points = 5;
  // A point is far out where it is this many scaled median deviations from the median (5 x 1.4826, about five
  // standard deviations of a normal spread) ...
  Rational deviations{7413, 1000};
  // ... and this share of the median; for counts also this many times the root of the median, since counts
  // scatter by themselves (squares are compared).
  Rational share{1, 4}, squared_roots_of_count{25};
  // A lost or added decimal point: near a factor of 10 or 100 from every fellow, which agree within a factor
  // of 2.
  Rational near_ten_low{8, 1}, near_ten_high{12, 1};
};
const Settings settings;

Rational median(std::vector<Rational> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 ? values[middle] : Rational((values[middle - 1] + values[middle]) / 2);
}

Rational size_of(const Rational& value) { return value < 0 ? Rational(-value) : value; }

struct Spread {
  Rational middle, deviation;
};

// Of all points but the one looked at.
Spread spread_without(const Figures& points, std::size_t left_out) {
  std::vector<Rational> values, distances;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (i != left_out) values.push_back(points[i]->value->exact());
  const Rational middle = median(values);
  for (const Rational& value : values) distances.push_back(size_of(value - middle));
  return {middle, median(distances)};
}

bool is_far(const Observation& figure, const Spread& spread) {
  const Rational distance = size_of(figure.value->exact() - spread.middle);
  const Rational half = figure.resolution ? figure.resolution->exact() : Rational(0);
  if (distance <= settings.deviations * std::max(spread.deviation, half)) return false;
  if (distance <= settings.share * size_of(spread.middle)) return false;
  return figure.unit != "count" ||
         distance * distance > settings.squared_roots_of_count * size_of(spread.middle);
}

// Nor does a neighbour lie more than half the way towards it: two low months are a low, not a slip.
bool stands_alone(const Figures& points, std::size_t at, const Spread& spread) {
  const Rational value = points[at]->value->exact(), distance = size_of(value - spread.middle);
  const auto near = [&](std::size_t other) {
    return size_of(points[other]->value->exact() - value) * 2 <= distance;
  };
  return !(at > 0 && near(at - 1)) && !(at + 1 < points.size() && near(at + 1));
}

bool point_was_lost(const Figures& points, std::size_t at) {
  const Rational value = points[at]->value->exact();
  if (value <= 0 || points.size() < 4) return false;
  Rational least = 0, most = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == at) continue;
    const Rational other = points[i]->value->exact();
    if (other <= 0) return false;
    least = least == 0 ? other : std::min(least, other);
    most = std::max(most, other);
  }
  if (most > least * 2) return false;
  const auto near = [&](const Rational& factor) {
    return factor >= settings.near_ten_low && factor <= settings.near_ten_high;
  };
  const Rational up = value / ((least + most) / 2), down = 1 / up;
  return near(up) || near(down) || near(up / 10) || near(down / 10);
}

// No point can be far from any other: most series, told without working out their spreads.
bool lies_close(const Figures& points) {
  const auto smaller = [](const Observation* a, const Observation* b) { return *a->value < *b->value; };
  const auto [least, most] = std::minmax_element(points.begin(), points.end(), smaller);
  const Rational low = (*least)->value->exact();
  return low > 0 && (*most)->value->exact() - low <= settings.share * low;
}

// A figure that was misread, cannot be, or does not fit its parts has been told as that.
bool was_told(const Observation& figure, const std::vector<Issue>& issues) {
  static const std::set<std::string_view> of_value = {
      ocr_suspect.name,    implausible_value.name, percent_out_of_range.name, negative_value.name,
      ratio_mismatch.name, sum_mismatch.name,      average_mismatch.name,     cumulative_decrease.name};
  return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
    return of_value.contains(issue.check) && !issue.observation_ids.empty() &&
           issue.observation_ids.front() == figure.observation_id;
  });
}

void check_points(const Figures& points, std::vector<Issue>& issues) {
  if (lies_close(points)) return;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool enough = points.size() >= settings.least_points;
    const Spread spread = spread_without(points, i);
    const bool lost = point_was_lost(points, i);
    if ((!lost && !(enough && is_far(*points[i], spread))) || was_told(*points[i], issues)) continue;
    // It returns to where it was: an event that lasts, or starts a new level, would not.
    const bool inside =
        i > 0 && i + 1 < points.size() && !is_far(*points[i - 1], spread_without(points, i - 1)) &&
        !is_far(*points[i + 1], spread_without(points, i + 1)) && stands_alone(points, i, spread);
    const bool certain = lost || (inside && points[i]->unit != "count");
    const std::string middle = to_decimal_text(spread.middle, points[i]->value->places() + 1);
    std::string neighbours;
    if (i > 0) neighbours += " after " + printed(*points[i - 1]);
    if (i + 1 < points.size()) neighbours += " before " + printed(*points[i + 1]);
    issues.push_back(issue_at(*points[i], outlier_jump.name, certain ? "warning" : "info",
                              fmt::format("{} for {} stands{}; the middle of the series is {}.",
                                          printed(*points[i]), period_words(*points[i]), neighbours, middle),
                              "about " + middle, points[i]->value->str()));
  }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& figures : series(input)) {
    std::map<int, Figures> lengths;  // months beside months, years beside years
    for (const Observation* figure : valued(figures, "actual")) {
      if (!figure->period_end || figure->basis == "cumulative" || figure->unit == "rank") continue;
      const int months = whole_months(*figure).value_or(0);
      Figures& points = lengths[months];
      if (points.empty() || points.back()->period_end != figure->period_end) points.push_back(figure);
    }
    for (const auto& [months, points] : lengths)
      if (points.size() >= 4) check_points(points, issues);
  }
}

}  // namespace

const Check outlier_jump = {"outlier-jump", "warning, info",
                            "A step far beyond the series' own spread, or near a factor of 10 or 100.", run};

}  // namespace scrutineer::normalize
