// Panels: a small table an indicator, titled by it, whose cells say what they hold: "Latest: 97%", "Target:
// 97%, Floor: 90%"; or whose cells of names stand each before its cell: "Result | 62% | Target | 60%".
#include <algorithm>
#include <cctype>

#include "normalize/tables/figure_period.h"
#include "normalize/tables/grid.h"
#include "normalize/tables/observe.h"
#include "normalize/tables/row_measure.h"
#include "normalize/tables/row_names.h"
#include "normalize/tables/row_unit.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;

struct PanelFigure {
  std::string role;  // latest, previous, target, floor, benchmark
  Figure figure;
  const Cell* cell = nullptr;
  std::string comparator, comparator_label;  // of a benchmark
  int years_back = 0;  // of a previous figure: of the year before rather than the period
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
      figures.push_back({names[i].gives(), *figure, &cell, {}, {}});
  }
  return figures;
}

// What a name alone in its cell ("Latest", "Target:", "Wales average") says of the cell beside it: a figure's
// role, rating or trend, or `other` for what tells nothing of figures; empty where it is no such name.
PanelFigure named_alone(const std::string& text, const rules::RuleSet& rules) {
  PanelFigure named;
  const std::string name = between(text, 0, text.size());
  if (name.empty()) return named;
  const auto word = rules.first("panel", text);
  if (word && word->begin == 0 && between(text, word->end, text.size()).empty()) {
    named.role = word->gives();
  } else if (const auto measure = row_measure(name, rules); measure && !measure->year) {
    named.role = measure->years_back > 0                                                ? "previous"
                 : measure->measure == "actual"                                         ? "latest"
                 : measure->measure == "numerator" || measure->measure == "denominator" ? "other"
                 : measure->measure == "ignored"                                        ? "other"
                                                                                        : measure->measure;
    named.comparator = measure->comparator;
    named.comparator_label = measure->comparator_label;
  } else if (const auto header = rules.first("header", name);
             header && header->begin == 0 && header->end == name.size()) {
    const std::string& gives = header->gives();
    if (gives == "previous" || gives == "latest") named.role = gives;
    if (gives == "frequency" || gives == "polarity" || gives == "description" || gives == "commentary" ||
        gives == "section" || gives == "unit")
      named.role = "other";
  }
  if (named.role == "previous")
    if (const auto yearly = rules.first("row-period", name); yearly && yearly->begin == 0)
      named.years_back = 1;
  return named;
}

struct PanelRow {
  std::vector<PanelFigure> figures;
  std::vector<const Cell*> others;  // its title, rating, trend
  bool named = false;               // has names of attributes: no row of a title
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
    // A name with one cell to its right, and not the first of a series.
    PanelFigure named = named_alone(cell.text, rules);
    const int next = c + grid.column_span(cell),
              after = next < grid.columns() ? next + grid.column_span(grid.at(r, next)) : 0;
    const bool paired = !named.role.empty() && next < grid.columns() && grid.starts(r, next);
    const bool alone = after >= grid.columns() || grid.text(r, after).empty() ||
                       !named_alone(grid.text(r, after), rules).role.empty();
    if (paired && alone && (named.role == "rating" || named.role == "trend" || named.role == "other")) {
      if (named.role != "other") row.others.push_back(&grid.at(r, next));
      row.named = true;
      c = after - 1;
      continue;
    }
    const auto figure = paired && alone ? read_figure(grid.text(r, next), rules) : std::nullopt;
    if (figure) {
      named.figure = *figure;
      named.cell = &grid.at(r, next);
      row.figures.push_back(std::move(named));
      c = after - 1;
      continue;
    }
    row.others.push_back(&cell);
  }
  return row;
}

struct Title {
  std::string label, rag, trend;
};

// A chart's scale, "100 98 96 Sep-23 Dec-23", names nothing: half of its words at least are figures and
// periods.
bool is_scale(const std::string& text) {
  std::size_t words = 0, of_scale = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    ++words;
    const auto period = read_period(word);
    of_scale += word.find_first_not_of("0123456789.,%£-") == std::string::npos ||
                (period && period->end - period->begin == word.size());
  }
  return words >= 2 && of_scale * 2 >= words;
}

constexpr std::size_t kArrowLength = 2;  // bytes
constexpr std::ptrdiff_t kNameLetters = 3;

std::ptrdiff_t letters_of(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

void read_title(Title& title, const Cell& cell, const Key& key, const rules::RuleSet& rules) {
  const std::string trend = trend_of(cell, key, rules);
  if (!trend.empty()) title.trend = trend;
  if (cell.text.empty() || is_scale(cell.text)) return;
  // "GREEN Vv": what OCR made of the arrow beside the rating
  const std::size_t blank = cell.text.find_last_of(' ');
  Cell rated = cell;
  if (blank != std::string::npos && cell.text.size() - blank - 1 <= kArrowLength) rated.text.resize(blank);
  if (rules.first("rating", rated.text))
    title.rag = rating_of(rated, rules);
  else if ((trend.empty() || cell.sign) &&
           letters_of(cell.text) >= std::max(kNameLetters, letters_of(title.label)))
    title.label = cell.text;
}

void write_panel(const Title& title, const std::vector<PanelFigure>& figures, int number,
                 const TableSurroundings& surroundings, const Report& report, Readings& readings) {
  Row row;
  row.label = title.label;
  if (const Named named = split_code(title.label, report.rules); names_a_measure(named)) {
    row.code = named.code;
    row.label = named.label;
  }
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
    observation.local_code = row.code;
    observation.label = row.label;
    observation.section = row.section;
    observation.polarity = row.polarity;
    observation.measure = f.role == "latest" || f.role == "previous" ? "actual" : f.role;
    observation.comparator = f.comparator;
    observation.comparator_label = f.comparator_label;
    if (target && floor && !(*target == *floor)) observation.polarity = *floor < *target ? "higher" : "lower";
    Column column;
    column.role = Role::figure;
    column.measure = observation.measure;
    column.previous = f.role == "previous" && f.years_back == 0;
    unit.settle(observation, column, f.figure);
    Row dated = row;
    dated.years_back = f.years_back;
    const FigurePeriod period =
        f.role == "benchmark" ? FigurePeriod{} : figure_period(column, dated, {}, report);
    set_period(observation, period.period);
    observation.basis = period.basis;
    if (!f.figure.rag.empty()) observation.rag = f.figure.rag;
    if (f.role == "latest") {
      if (!title.rag.empty()) observation.rag = title.rag;
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
  for (int r = 0; r < grid.rows(); ++r) {
    const PanelRow row = read_panel_row(grid, r, report.rules);
    for (const PanelFigure& figure : row.figures) {
      ++named;
      latest = latest || figure.role == "latest";
    }
    for (const Cell* cell : row.others)  // a table with a header
      if (const auto period = read_period(cell->text);
          period && (period->end - period->begin) * 2 >= cell->text.size())
        return false;
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
    if (!here.label.empty() && !row.named) {
      write();
      title = here;
    } else {
      if (!here.rag.empty()) title.rag = here.rag;
      if (!here.trend.empty()) title.trend = here.trend;
    }
    figures.insert(figures.end(), row.figures.begin(), row.figures.end());
  }
  write();
  return true;
}

}  // namespace scrutineer::normalize
