#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/grids.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t least_cells = 3;  // full ones in a column before its header is judged
  int least_figures = 3;        // read from a table, before it is one of figures and no plan of actions
  std::size_t sentence = 5;     // words from which a cell is running text and no marker of the council's own
};
constexpr Settings settings;

// Benchmarks are often told in sentences, and feeder columns change places with their labels.
bool is_for_figures(const std::string& role) {
  static const std::set<std::string> roles = {"target",   "floor",     "actual",     "latest",
                                              "previous", "numerator", "denominator"};
  return roles.contains(role);
}

bool is_for_words(const std::string& role) { return role == "commentary" || role == "description"; }

struct Column {
  std::size_t full = 0, figures = 0, sentences = 0;
  const CellRow* first = nullptr;
};

Column column_of(const Grid& grid, std::size_t number, const rules::RuleSet& rules) {
  Column column;
  for (std::size_t row = grid.header_rows; row < grid.rows.size(); ++row) {
    const CellRow* cell = grid.rows[row][number];
    const CellKind kind = cell ? kind_of(*cell, rules) : CellKind::blank;
    if (kind == CellKind::blank || kind == CellKind::marker) continue;
    if (!column.first) column.first = cell;
    ++column.full;
    column.figures += kind == CellKind::figure;
    column.sentences += kind == CellKind::words && words(cell->text).size() >= settings.sentence;
  }
  return column;
}

void raise(const Grid& grid, const CellRow& header, const Column& column, bool wants_figures,
           std::vector<Issue>& issues) {
  Observation at;
  at.document_id = grid.document_id;
  at.place = column.first->place;
  Issue issue =
      issue_at(at, header_misaligned.name, "warning",
               fmt::format("The column headed \"{}\" in table {} holds {} where {} belong, such as \"{}\".",
                           header.text.substr(0, 60), grid.table, wants_figures ? "sentences" : "figures",
                           wants_figures ? "figures" : "words", column.first->text.substr(0, 60)),
               wants_figures ? "figures" : "words", wants_figures ? "words" : "figures");
  issue.observation_ids.clear();
  issues.push_back(std::move(issue));
}

// One slip moves several headers: one issue a table.
void check_grid(const CheckInput& input, const Grid& grid, std::vector<Issue>& issues) {
  if (grid.header_rows == 0) return;
  const auto rules = rules_of(input, grid.document_id);
  for (std::size_t number = 0; number < grid.columns; ++number) {
    const CellRow* header = header_over(grid, number);
    if (!header || header->colspan > 1) continue;
    const auto role = rules->first("header", header->text);
    if (!role) continue;
    const bool wants_figures = is_for_figures(role->gives());
    if (!wants_figures && !is_for_words(role->gives())) continue;
    const Column column = column_of(grid, number, *rules);
    if (column.full < settings.least_cells) continue;
    if (wants_figures ? column.sentences == column.full : column.figures == column.full) {
      raise(grid, *header, column, wants_figures, issues);
      return;
    }
  }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::pair<std::string_view, int>, int> figures;
  for (const Observation& figure : input.dataset.observations)
    if (figure.value) ++figures[{figure.document_id, figure.table}];
  for (const Grid& grid : grids(input))
    if (figures[{grid.document_id, grid.table}] >= settings.least_figures) check_grid(input, grid, issues);
}

}  // namespace

const Check header_misaligned = {"header-misaligned", "warning",
                                 "Words in a column of figures, or figures in one of words.", run};

}  // namespace scrutineer::normalize
