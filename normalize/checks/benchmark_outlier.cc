#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  Rational far{2};       // times its fellows, or a half of them
  Rational close{3, 2};  // what fellows may differ by and still be alike
  std::size_t least_others = 2;
};
const Settings settings;

struct Body {
  const Observation* figure = nullptr;
  Interval interval;
};

bool all_alike(const std::vector<Body>& bodies) {
  Rational least = *bodies[0].interval.low, most = *bodies[0].interval.high;
  for (const Body& body : bodies) {
    least = std::min(least, body.figure->value->exact());
    most = std::max(most, body.figure->value->exact());
  }
  return least > 0 && most <= least * settings.close;
}

bool is_outlier(const Body& odd, const std::vector<Body>& others) {
  const auto every = [&](auto test) { return std::all_of(others.begin(), others.end(), test); };
  return every([&](const Body& other) { return *odd.interval.low > *other.interval.high * settings.far; }) ||
         every([&](const Body& other) { return *odd.interval.high * settings.far < *other.interval.low; });
}

// A number of people grows with the body; all other kinds of figure can be compared.
bool comparable(const Observation& figure) {
  return figure.unit != "count" && figure.unit != "rank" && figure.value && figure.value->exact() > 0;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) {
    std::vector<Body> bodies;
    std::set<std::string> names;
    bool repeated = false;
    for (const Observation* figure : valued(row, "benchmark")) {
      const std::optional<Interval> interval = interval_of(*figure);
      if (!comparable(*figure) || !interval->low || !interval->high) continue;
      repeated =
          repeated ||
          !names.insert(figure->comparator + '\x1f' + figure->comparator_label + figure->breakdown).second;
      if (bodies.empty() ||
          (bodies[0].figure->unit == figure->unit && same_period(*bodies[0].figure, *figure)))
        bodies.push_back({figure, *interval});
    }
    if (repeated || bodies.size() <= settings.least_others) continue;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      std::vector<Body> others = bodies;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      if (!all_alike(others) || !is_outlier(bodies[i], others)) continue;
      std::string fellows;
      for (const Body& other : others)
        fellows +=
            (fellows.empty() ? "" : ", ") + other.figure->comparator_label + " " + printed(*other.figure);
      const Observation& odd = *bodies[i].figure;
      issues.push_back(issue_at(
          odd, benchmark_outlier.name, "warning",
          fmt::format("The benchmark of {} is {}, more than twice or less than half of its fellows ({}).",
                      odd.comparator_label, printed(odd), fellows),
          "like " + others[0].figure->value->str(), odd.value->str()));
    }
  }
}

}  // namespace

const Check benchmark_outlier = {"benchmark-outlier", "warning",
                                 "One benchmark more than twice, or less than half, of its fellows.", run};

}  // namespace scrutineer::normalize
