// Tables that count ratings: how many indicators are green, amber, red, improving ... in each service.
#include <algorithm>

#include "normalize/tables/grid.h"
#include "normalize/tables/observe.h"

namespace scrutineer::normalize {

namespace {

// What a header cell stands for: a rating's name, or a direction's in the words of such summaries. Empty for
// neither.
std::string counted(const extract::Cell& cell, const Key& key, const rules::RuleSet& rules) {
  if (!cell.text.empty()) {
    if (const auto rating = rules.first("rating", cell.text)) return rating->gives();
    const auto trend = rules.first("trend", cell.text);
    return trend ? trend->gives() : "";
  }
  const std::string trend = trend_of(cell, key, rules);
  return trend == "same" ? "stable" : trend;
}

// Arrows and smileys that OCR takes for a letter or two, "=>", "y": the count below them is of something, but
// not told of what.
constexpr const char* kMisreadSign = "?";
constexpr std::size_t kSignLength = 2;  // bytes

bool is_misread_sign(const extract::Cell& cell, const std::string& name,
                     const std::vector<std::string>& before) {
  if (cell.confidence >= 1 || cell.text.empty() || cell.text.size() > kSignLength) return false;
  return name.empty() || std::find(before.begin(), before.end(), name) != before.end();
}

}  // namespace

bool read_rating_counts(const extract::Table& table, int number, const TableSurroundings& surroundings,
                        const Key& key, const Report& report, Readings& readings) {
  const Grid grid(table);
  if (grid.rows() < 2 || grid.columns() < 3) return false;
  std::vector<std::string> names;
  int ratings = 0, signs = 0;
  for (int c = 0; c < grid.columns(); ++c) {
    std::string name = counted(grid.at(0, c), key, report.rules);
    const bool sign = is_misread_sign(grid.at(0, c), name, names);
    signs += sign;
    ratings += !sign && !name.empty();
    names.push_back(sign ? kMisreadSign : std::move(name));
  }
  if (ratings < 2 || ratings + signs + 2 < grid.columns()) return false;
  int figures = 0, others = 0;
  for (int r = 1; r < grid.rows(); ++r) {
    for (int c = 0; c < grid.columns(); ++c) {
      if (names[static_cast<std::size_t>(c)].empty() || !grid.starts(r, c) || grid.text(r, c).empty())
        continue;
      const auto figure = read_figure(grid.text(r, c), report.rules);
      (figure && figure->value && figure->unit.empty() ? figures : others) += 1;
    }
  }
  if (figures == 0 || others > 0) return false;

  for (int r = 1; r < grid.rows(); ++r) {
    std::string label;
    for (int c = 0; c < grid.columns() && label.empty(); ++c)
      if (names[static_cast<std::size_t>(c)].empty()) label = grid.text(r, c);
    for (int c = 0; c < grid.columns() && label.empty(); ++c)
      if (names[static_cast<std::size_t>(c)].empty()) label = grid.text(0, c);
    for (int c = 0; c < grid.columns(); ++c) {
      const std::string& name = names[static_cast<std::size_t>(c)];
      if (name.empty() || name == kMisreadSign || !grid.starts(r, c)) continue;
      const auto figure = read_figure(grid.text(r, c), report.rules);
      if (!figure) continue;
      Observation observation = observation_of(*figure, grid.at(r, c), number, report);
      observation.label = label;
      observation.section = surroundings.section;
      observation.breakdown = name;
      observation.measure = "actual";
      observation.unit = "count";
      observation.resolution = resolution_of(*figure, "count");
      set_period(observation, report.period);
      readings.observations.push_back(std::move(observation));
    }
  }
  return true;
}

}  // namespace scrutineer::normalize
