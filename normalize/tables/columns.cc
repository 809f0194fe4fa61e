#include "normalize/tables/columns.h"

#include <algorithm>

#include "normalize/council.h"
#include "normalize/tables/column_content.h"
#include "normalize/tables/column_words.h"
#include "normalize/tables/figure_period.h"
#include "normalize/tables/header_period.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;

std::string joined(const std::vector<const Cell*>& path) {
  std::string text;
  for (const Cell* cell : path) {
    if (cell->text.empty()) continue;
    if (!text.empty()) text += ' ';
    text += cell->text;
  }
  return text;
}

// "Apr-23" under "2023/24": the month, which lies in the year above it.
void narrow_period(Column& column, const PeriodContext& context) {
  if (!column.period || column.path.size() < 2 || column.period->kind != PeriodKind::year) return;
  auto own = read_period(column.path.back()->text, context);
  if (!own || (own->kind != PeriodKind::month && own->kind != PeriodKind::quarter)) return;
  const Period &year = column.period->period, &part = own->period;
  if (part.start >= year.start && part.end <= year.end) column.period = std::move(own);
}

void read_period_of(Column& column, const PeriodContext& context) {
  column.period = read_period(column.header, context);
  narrow_period(column, context);
  for (auto cell = column.path.rbegin(); !column.period && cell != column.path.rend(); ++cell)
    column.period = read_period((*cell)->text, context);
}

// Whether a column headed by a period holds its figures: half of the cells are other than words, or, of cells
// that hold several figures in words of their own, some.
bool holds_figures(const ContentCount& count) {
  constexpr int kSome = 3;  // one cell of so many
  return count.texts() * 2 <= count.filled() || (count.figure + count.several) * kSome >= count.filled();
}

// Columns headed by the council's own name are no part of anything; nor is, under any name, the only column
// of actuals beside benchmarks.
void clear_own_name(std::vector<Column>& columns, const Report& report) {
  for (Column& column : columns)
    if (is_own_council(column.breakdown, report.council, report.library)) column.breakdown.clear();
  Column* own = nullptr;
  int benchmarks = 0;
  for (Column& column : columns) {
    if (column.role != Role::figure) continue;
    benchmarks += column.measure == "benchmark";
    if (column.measure != "actual") continue;
    if (own) return;
    own = &column;
  }
  if (own && benchmarks > 0 && own->path.size() == 1) own->breakdown.clear();
}

// "£m" printed once over the middle of several columns of figures stands above one of them: it holds for all
// whose figures have no sign of their own.
void share_scale(std::vector<Column>& columns, const rules::RuleSet& rules) {
  const Column* headed = nullptr;
  for (const Column& column : columns) {
    if (column.role != Role::figure || column.scale == 0) continue;
    const auto scale = rules.first("scale", column.header);
    if (headed || !scale || scale->begin != 0 || !rules.first("unit", column.header)) return;
    headed = &column;
  }
  if (!headed) return;
  const bool alike = std::all_of(columns.begin(), columns.end(), [&](const Column& column) {
    return column.role != Role::figure || &column == headed || (column.unit.empty() && column.plain_figures);
  });
  if (!alike) return;
  for (Column& column : columns)
    if (column.role == Role::figure) column.scale = headed->scale, column.unit = headed->unit;
}

}  // namespace

std::optional<int> year_in_force(const std::vector<Column>& columns, const TableSurroundings& surroundings,
                                 const Report& report) {
  std::optional<int> latest;
  bool outturns = true;  // the years that are printed are those of whole years' results
  for (const Column& column : columns) {
    if (!column.period || !column.period->year_given) continue;
    const int year = financial_year_of(column.period->period.end);
    if (!latest || year > *latest) latest = year;
    outturns = outturns && column.period->kind == PeriodKind::year &&
               (column.measure == "actual" || column.measure == "benchmark");
  }
  // "2021/22 Actual" before bare quarters in a report of 2022/23: the quarters are the report's.
  const auto reported = report.period ? std::optional(financial_year_of(report.period->end)) : std::nullopt;
  if (latest && outturns && reported == *latest + 1) return reported;
  if (latest) return latest;
  if (surroundings.period) return financial_year_of(surroundings.period->end);
  return reported;
}

std::vector<Column> read_columns(const Grid& grid, const Contents& contents,
                                 const TableSurroundings& surroundings, const Report& report) {
  const rules::RuleSet& rules = report.rules;
  std::vector<Column> columns(static_cast<std::size_t>(grid.columns()));
  std::vector<ContentCount> counts;
  for (int c = 0; c < grid.columns(); ++c) {
    Column& column = columns[static_cast<std::size_t>(c)];
    column.path = grid.header_path(c);
    column.header = joined(column.path);
    counts.push_back(count_contents(grid, contents, c));
    if (column.header.empty()) continue;
    read_period_of(column, {});
    read_roles(column, rules);
    read_comparator(column, rules);
    if (column.role == Role::none && column.period && holds_figures(counts.back())) {
      column.role = Role::figure;
      column.measure = "actual";
    }
  }

  // Bare quarters and months take the year of the header's other columns. An outturn of no year stands for
  // the whole year of the target beside it.
  PeriodContext context;
  context.report = report.period;
  context.financial_year = year_in_force(columns, surroundings, report);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    Column& column = columns[c];
    if (column.period || column.header.empty()) continue;
    PeriodContext own = context;
    const auto outturn = rules.first("target-basis", column.header);
    if (outturn && outturn->gives() == "outturn") {
      for (const std::size_t beside : {c + 1, c - 1}) {
        if (beside >= columns.size() || columns[beside].measure != "target" || !columns[beside].period)
          continue;
        own.financial_year = financial_year_of(columns[beside].period->period.end);
        break;
      }
      if (own.financial_year) {
        column.period = PeriodReading{
            financial_year(*own.financial_year), PeriodKind::year, column.header, "", 0, 0, false};
        continue;
      }
    }
    read_period_of(column, own);
    read_relative_period(column, report);
    if (column.period && column.role == Role::none && holds_figures(counts[c])) {
      column.role = Role::figure;
      column.measure = "actual";
    }
  }

  // "Annual Target" among quarters is the year's.
  for (Column& column : columns) {
    const auto basis = column.measure == "target" && !column.period
                           ? rules.first("target-basis", column.header)
                           : std::nullopt;
    if (!basis || basis->gives() != "annual" || !context.financial_year) continue;
    column.period = PeriodReading{
        financial_year(*context.financial_year), PeriodKind::year, column.header, "", 0, 0, false};
  }
  end_years_to_date(columns, counts, report);
  set_day_of_years(columns, surroundings);
  free_first_column(columns, counts);
  mend_slipped_header(columns, counts);
  read_unheaded_figures(columns, counts);
  bool after_figures = false;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (names_bodies(grid, static_cast<int>(c), rules)) columns[c].role = Role::label;
    settle_by_content(columns[c], counts[c], after_figures);
    after_figures = after_figures || (columns[c].role == Role::figure && counts[c].figure > 0);
  }
  for (Column& column : columns)
    if (column.role == Role::trend && rules.first("trend-base", column.header)) column.period.reset();
  pair_feeders(columns, counts);
  find_measure_names(columns, grid, rules);
  find_label(columns, counts, grid);
  settle_label(columns, grid, rules);
  const int figure_columns = static_cast<int>(
      std::count_if(columns.begin(), columns.end(), [](const Column& c) { return c.role == Role::figure; }));
  for (Column& column : columns) {
    if (column.role != Role::figure) continue;
    if (column.measure == "actual") read_breakdown(column, grid, figure_columns, rules);
    if (const auto each = rules.first("target-basis", column.header))
      column.each_quarter = column.measure == "target" && each->gives() == "quarterly";
    if (const auto unit = rules.first("unit", column.header)) column.unit = unit->gives();
    if (const auto qualifier = rules.first("qualifier", column.header);
        qualifier && (qualifier->gives() == "estimated" || qualifier->gives() == "provisional"))
      column.qualifier = qualifier->gives();
    column.plain_figures = plain_figures(grid, contents, static_cast<int>(&column - columns.data()));
    if (const auto scale = rules.first("scale", column.header)) column.scale = std::stoi(scale->gives());
    if (column.risk_score) column.unit = "score";
  }
  share_scale(columns, rules);
  clear_own_name(columns, report);
  // "East" over "Actual" and "Target": the target is of the part that the actual is of; so is a change.
  for (Column& column : columns) {
    if (column.role != Role::figure || (column.measure != "target" && column.measure != "floor" &&
                                        (column.measure != "change" || !column.breakdown.empty())))
      continue;
    read_breakdown(column, grid, figure_columns, rules);
    const bool shared = std::any_of(columns.begin(), columns.end(), [&](const Column& other) {
      return other.measure == "actual" && other.breakdown == column.breakdown;
    });
    if (!shared || is_own_council(column.breakdown, report.council, report.library)) column.breakdown.clear();
  }
  return columns;
}

}  // namespace scrutineer::normalize
