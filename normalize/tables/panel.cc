// Panels: a small table an indicator, titled by it, whose cells say what they hold: "Latest: 97%", "Target:
// 97%, Floor: 90%".
#include <algorithm>

#include "normalize/tables/figure_period.h"
#include "normalize/tables/grid.h"
#include "normalize/tables/observe.h"
#include "normalize/tables/row_unit.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;

struct PanelFigure {
  std::string role;  // latest, previous, target, floor
  Figure figure;
  const Cell* cell = nullptr;
};

std::string between(const std::string& text, std::size_t from, std::size_t to) {
  const char* edge = " :;,.";
  const auto first = text.find_first_not_of(edge, from);
  if (first == std::string::npos || first >= to) return "";
  const auto last = text.find_last_not_of(edge, to - 1);
  return text.substr(first, last - first + 1);
}

std::vector<PanelFigure> panel_figures(const Cell& cell, const rules::RuleSet& rules) {
  std::vector<PanelFigure> figures;
  if (cell.text.size() > 100) return figures;  // a panel's cell is a line
  const auto names = rules.all("panel", cell.text);
  if (names.empty() || names.front().begin != 0) return figures;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t end = i + 1 < names.size() ? names[i + 1].begin : cell.text.size();
    if (auto figure = read_figure(between(cell.text, names[i].end, end), rules))
      figures.push_back({names[i].gives(), *figure, &cell});
  }
  return figures;
}

// What a name alone in its cell ("Latest", "Target:") says of the figure beside it; empty where it is none.
std::string role_named(const std::string& text, const rules::RuleSet& rules) {
  const auto name = rules.first("panel", text);
  return name && name->begin == 0 && between(text, name->end, text.size()).empty() ? name->gives() : "";
}

struct PanelRow {
  std::vector<PanelFigure> figures;
  std::vector<const Cell*> others;  // its title, rating, trend
};

PanelRow read_panel_row(const Grid& grid, int r, const rules::RuleSet& rules) {
  PanelRow row;
  for (int c = 0; c < grid.columns(); ++c) {
    if (!grid.starts(r, c)) continue;
    const Cell& cell = grid.at(r, c);
    if (const auto found = panel_figures(cell, rules); !found.empty()) {
      row.figures.insert(row.figures.end(), found.begin(), found.end());
      continue;
    }
    // A name with one figure to its right, and not the first of a series.
    const std::string role = role_named(cell.text, rules);
    const int next = c + grid.column_span(cell),
              after = next < grid.columns() ? next + grid.column_span(grid.at(r, next)) : 0;
    const auto figure = !role.empty() && next < grid.columns() && grid.starts(r, next)
                            ? read_figure(grid.text(r, next), rules)
                            : std::nullopt;
    const bool alone = after >= grid.columns() || grid.text(r, after).empty() ||
                       !role_named(grid.text(r, after), rules).empty();
    if (figure && alone) {
      row.figures.push_back({role, *figure, &grid.at(r, next)});
      c = next;
      continue;
    }
    row.others.push_back(&cell);
  }
  return row;
}

struct Title {
  std::string label, rag, trend;
};

void read_title(Title& title, const Cell& cell, const Key& key, const rules::RuleSet& rules) {
  if (cell.sign)
    if (const std::string trend = trend_of(cell, key, rules); !trend.empty()) title.trend = trend;
  if (cell.text.empty()) return;
  if (rules.first("rating", cell.text))
    title.rag = rating_of(cell, rules);
  else
    title.label = cell.text;
}

void write_panel(const Title& title, const std::vector<PanelFigure>& figures, int number,
                 const TableSurroundings& surroundings, const Report& report, Readings& readings) {
  Row row;
  row.label = title.label;
  row.section = surroundings.section;
  if (const auto basis = report.rules.first("basis", row.label)) row.basis = basis->gives();
  if (const auto better = report.rules.first("prose-polarity", row.label)) row.polarity = better->gives();
  std::vector<Figure> all;
  std::optional<Decimal> target, floor;
  for (const PanelFigure& f : figures) {
    all.push_back(f.figure);
    if (f.role == "target") target = f.figure.value;
    if (f.role == "floor") floor = f.figure.value;
  }
  const RowUnit unit(row, all, report);
  for (const PanelFigure& f : figures) {
    Observation observation = observation_of(f.figure, *f.cell, number, report);
    observation.label = row.label;
    observation.section = row.section;
    observation.polarity = row.polarity;
    observation.measure = f.role == "target" || f.role == "floor" ? f.role : "actual";
    if (target && floor && !(*target == *floor)) observation.polarity = *floor < *target ? "higher" : "lower";
    Column column;
    column.role = Role::figure;
    column.measure = observation.measure;
    column.previous = f.role == "previous";
    unit.settle(observation, column, f.figure);
    const FigurePeriod period = figure_period(column, row, {}, report);
    set_period(observation, period.period);
    observation.basis = period.basis;
    if (!f.figure.rag.empty()) observation.rag = f.figure.rag;
    if (f.role == "latest") {
      observation.rag = title.rag;
      observation.trend = title.trend;
    }
    readings.observations.push_back(std::move(observation));
  }
}

}  // namespace

bool read_panel(const extract::Table& table, int number, const TableSurroundings& surroundings,
                const Key& key, const Report& report, Readings& readings) {
  int named = 0, cells = 0;
  bool latest = false;
  const Grid grid(table);
  for (const Cell& cell : table.cells) cells += !cell.text.empty();
  for (int r = 0; r < grid.rows(); ++r)
    for (const PanelFigure& figure : read_panel_row(grid, r, report.rules).figures) {
      ++named;
      latest = latest || figure.role == "latest";
    }
  if (!latest || named < 2 || cells > 6 * named) return false;

  Title title;
  std::vector<PanelFigure> figures;  // of the title in force
  const auto write = [&] {
    if (title.label.empty())
      title.label = !surroundings.caption.empty() ? surroundings.caption : surroundings.section;
    if (!figures.empty()) write_panel(title, figures, number, surroundings, report, readings);
    figures.clear();
  };
  for (int r = 0; r < grid.rows(); ++r) {
    const PanelRow row = read_panel_row(grid, r, report.rules);
    Title here;
    for (const Cell* cell : row.others) read_title(here, *cell, key, report.rules);
    if (!here.label.empty()) {
      write();
      title = here;
    } else if (!here.rag.empty()) {
      title.rag = here.rag;
    }
    figures.insert(figures.end(), row.figures.begin(), row.figures.end());
  }
  write();
  return true;
}

}  // namespace scrutineer::normalize
