#include "normalize/raw_rows.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <tuple>

#include "normalize/dataset/words.h"
#include "normalize/ratings.h"

namespace scrutineer::normalize {

namespace {

// Header cells of one colour are decoration; a rating heads a column only by a colour of its own.
std::optional<extract::Rgb> header_colour(const extract::Table& table) {
  std::map<std::tuple<int, int, int>, int> times;
  int cells = 0;
  for (const extract::Cell& cell : table.cells) {
    if (!cell.header || !cell.fill) continue;
    ++cells;
    ++times[{cell.fill->red, cell.fill->green, cell.fill->blue}];
  }
  for (const auto& [colour, n] : times)
    if (n * 2 > cells)
      return extract::Rgb{static_cast<std::uint8_t>(std::get<0>(colour)),
                          static_cast<std::uint8_t>(std::get<1>(colour)),
                          static_cast<std::uint8_t>(std::get<2>(colour))};
  return std::nullopt;
}

// What the packs make of each cell's fill or icon. In a column of ratings a grey cell is one that is not
// rated.
std::vector<std::string> shown_ratings(const extract::Table& table, const rules::RuleSet& rules) {
  const auto decoration = header_colour(table);
  std::vector<std::string> ratings;
  std::map<int, int> rated;  // by column
  for (const extract::Cell& cell : table.cells) {
    const bool decorated = cell.header && cell.fill == decoration;
    ratings.push_back(decorated ? "" : shown_rating(cell, rules));
    if (!cell.header && !ratings.back().empty()) ++rated[cell.column];
  }
  constexpr int kColumnOfRatings = 2;  // cells that show one
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    const extract::Cell& cell = table.cells[i];
    if (!ratings[i].empty() || cell.header || !cell.fill || rated[cell.column] < kColumnOfRatings) continue;
    const auto word = rules.first("rating", cell.text);
    if (cell.text.empty() ? is_rating_grey(*cell.fill, rules) : word && word->gives() == "grey")
      ratings[i] = "grey";
  }
  return ratings;
}

}  // namespace

void add_raw_tables(const extract::Document& document, const std::string& document_id,
                    const rules::RuleSet& rules, Dataset& dataset) {
  int number = 0;
  for (const extract::Table& table : document.tables) {
    ++number;
    dataset.tables.push_back({document_id, number, table.first_page, table.last_page, table.rows,
                              table.columns, table.header_rows, std::string(word_of(table.source)),
                              table.confidence, table.box});
    const std::vector<std::string> ratings = shown_ratings(table, rules);
    for (const extract::Cell& cell : table.cells) {
      CellRow row;
      row.document_id = document_id;
      row.table = number;
      row.row = cell.row + 1;
      row.column = cell.column + 1;
      row.rowspan = cell.rowspan;
      row.colspan = cell.colspan;
      row.header = cell.header;
      row.text = cell.text;
      if (cell.fill)
        row.fill = fmt::format("#{:02X}{:02X}{:02X}", cell.fill->red, cell.fill->green, cell.fill->blue);
      row.rag = ratings[static_cast<std::size_t>(&cell - table.cells.data())];
      if (cell.sign) row.icon = word_of(cell.sign->shape);
      row.confidence = cell.confidence;
      row.place = {cell.page, cell.box};
      dataset.cells.push_back(std::move(row));
    }
  }
}

}  // namespace scrutineer::normalize
