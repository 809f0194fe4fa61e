#include <fmt/format.h>

#include <algorithm>

#include "normalize/checks/all.h"
#include "normalize/checks/grids.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t least_rows = 5;  // full ones, before a table's columns have kinds
  // Of a row's full cells, before it is judged; so many must stand in columns of another kind, and be right
  // when moved.
  std::size_t least_cells = 4;
  std::size_t least_wrong = 2;
};
constexpr Settings settings;

using Kinds = std::vector<CellKind>;

// Markers stand for figures.
CellKind folded_kind(CellKind kind) { return kind == CellKind::marker ? CellKind::figure : kind; }

std::size_t full_cells(const Kinds& row) {
  return row.size() - static_cast<std::size_t>(std::count(row.begin(), row.end(), CellKind::blank));
}

// The one kind that all full cells of a column have, but for one row; blank where there is none.
Kinds column_kinds(const std::vector<Kinds>& rows, std::size_t but) {
  Kinds kinds(rows.front().size(), CellKind::blank);
  for (std::size_t column = 0; column < kinds.size(); ++column) {
    std::size_t figures = 0, words = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (row == but) continue;
      figures += rows[row][column] == CellKind::figure;
      words += rows[row][column] == CellKind::words;
    }
    if (figures >= settings.least_rows - 1 && words == 0) kinds[column] = CellKind::figure;
    if (words >= settings.least_rows - 1 && figures == 0) kinds[column] = CellKind::words;
  }
  return kinds;
}

// How many full cells stand in columns of another kind after the row is moved from its second column on; a
// cell that leaves the table, or comes to stand where nothing stands in any other row, counts too.
std::size_t wrong_cells(const Kinds& row, const Kinds& columns, int shift) {
  std::size_t wrong = 0;
  for (std::size_t from = 0; from < row.size(); ++from) {
    if (row[from] == CellKind::blank) continue;
    const auto to = static_cast<std::ptrdiff_t>(from) + (from == 0 ? 0 : shift);
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(row.size()) || (from != 0 && to == 0))
      ++wrong;
    else
      wrong += columns[static_cast<std::size_t>(to)] != row[from];
  }
  return wrong;
}

const Observation* figure_in(const CheckedRows& dataset, const Grid& grid, int row) {
  for (const Observation& figure : dataset.observations)
    if (figure.document_id == grid.document_id && figure.table == grid.table && figure.row == row)
      return &figure;
  return nullptr;
}

void raise(const CheckInput& input, const Grid& grid, std::size_t row, int shift,
           std::vector<Issue>& issues) {
  const auto& cells = grid.rows[row];
  const auto first = std::find_if(cells.begin(), cells.end(),
                                  [](const CellRow* cell) { return cell && !cell->text.empty(); });
  if (first == cells.end()) return;
  Observation at;
  if (const Observation* figure = figure_in(input.dataset, grid, (*first)->row)) at = *figure;
  at.document_id = grid.document_id;
  at.place = (*first)->place;
  if (at.label.empty()) at.label = (*first)->text;
  at.period_start.reset(), at.period_end.reset();
  Issue issue = issue_at(
      at, row_shifted.name, "warning",
      fmt::format("The cells of row {} of table {} (\"{}\") fit the columns only when they are "
                  "moved one column to the {}.",
                  (*first)->row, grid.table, (*first)->text.substr(0, 60), shift < 0 ? "left" : "right"),
      "", "");
  if (at.observation_id.empty()) issue.observation_ids.clear();
  issues.push_back(std::move(issue));
}

void check_grid(const CheckInput& input, const Grid& grid, std::vector<Issue>& issues) {
  const auto rules = rules_of(input, grid.document_id);
  std::vector<Kinds> rows;
  std::vector<std::size_t> places;
  for (std::size_t row = grid.header_rows; row < grid.rows.size(); ++row) {
    Kinds kinds(grid.columns, CellKind::blank);
    bool spans = false;
    for (std::size_t column = 0; column < grid.columns; ++column)
      if (const CellRow* cell = grid.rows[row][column]) {
        kinds[column] = folded_kind(kind_of(*cell, *rules));
        spans = spans || cell->colspan > 1;
      }
    if (spans || full_cells(kinds) < 2) continue;
    rows.push_back(std::move(kinds));
    places.push_back(row);
  }
  if (rows.size() < settings.least_rows || grid.columns < settings.least_cells) return;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (full_cells(rows[row]) < settings.least_cells) continue;
    const Kinds columns = column_kinds(rows, row);
    if (wrong_cells(rows[row], columns, 0) < settings.least_wrong) continue;
    for (const int shift : {-1, 1})
      if (wrong_cells(rows[row], columns, shift) == 0) raise(input, grid, places[row], shift, issues);
  }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Grid& grid : grids(input)) check_grid(input, grid, issues);
}

}  // namespace

const Check row_shifted = {"row-shifted", "warning",
                           "The kinds of a row's cells fit the columns only when moved by one column.", run};

}  // namespace scrutineer::normalize
