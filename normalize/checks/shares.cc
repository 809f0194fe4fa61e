#include "normalize/checks/shares.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "normalize/checks/sums.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// Runs of measures of this many are tried: two add up to 100 too easily, and longer ones were not seen.
constexpr std::size_t fewest = 3, most = 6;
const Interval hundred{Rational(100), Rational(100)};

// The shares of one place (a paragraph, a table's section) and period, by breakdown, in order.
std::vector<std::map<std::string, Figures>> families(const CheckedRows& dataset) {
  std::map<std::string, std::size_t> places;
  std::vector<std::map<std::string, Figures>> all;
  for (const Observation& figure : dataset.observations) {
    if (!figure.value || figure.measure != "actual" || figure.unit != "percent" || figure.breakdown.empty() ||
        figure.table > 0)
      continue;
    const std::string key = fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}", figure.document_id, figure.place.page,
                                        figure.place.box.y0, figure.place.box.x0, period_words(figure));
    const auto [place, added] = places.try_emplace(key, all.size());
    if (added) all.emplace_back();
    all[place->second][folded(figure.breakdown)].push_back(&figure);
  }
  return all;
}

bool same_measures(const Figures& a, const Figures& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto* x, const auto* y) { return folded(x->label) == folded(y->label); });
}

Figures run_of(const Figures& figures, std::size_t from, std::size_t length) {
  return {figures.begin() + static_cast<std::ptrdiff_t>(from),
          figures.begin() + static_cast<std::ptrdiff_t>(from + length)};
}

// Printed to a tenth at least, no part being nothing or all: a sum of 100 is then hardly by chance.
bool is_whole(const Figures& parts) {
  const bool fine = std::all_of(parts.begin(), parts.end(), [](const auto* part) {
    return part->value->places() > 0 && part->value->exact() > 0 && part->value->exact() < 100;
  });
  return fine && meet(sum_of(parts), hundred);
}

const Observation* mended_by(const Figures& parts) {
  const Observation* only = nullptr;
  const Interval excess = sum_of(parts) - hundred;
  for (const Observation* part : parts) {
    const Interval needed = *interval_of(*part) - excess;
    if (!meet(needed, {Rational(0), Rational(100)})) continue;
    if (only) return parts.back();
    only = part;
  }
  return only ? only : parts.back();
}

}  // namespace

std::vector<BrokenWhole> broken_wholes(const CheckedRows& dataset) {
  std::vector<BrokenWhole> broken;
  for (const auto& breakdowns : families(dataset))
    for (const auto& [name, figures] : breakdowns)
      for (std::size_t length = fewest; length <= std::min(most, figures.size()); ++length)
        for (std::size_t from = 0; from + length <= figures.size(); ++from) {
          const Figures parts = run_of(figures, from, length);
          if (meet(sum_of(parts), hundred)) continue;
          for (const auto& [other_name, others] : breakdowns) {
            if (other_name == name || others.size() != figures.size()) continue;
            const Figures example = run_of(others, from, length);
            if (same_measures(parts, example) && is_whole(example))
              broken.push_back({parts, example, mended_by(parts)});
          }
        }
  return broken;
}

}  // namespace scrutineer::normalize
