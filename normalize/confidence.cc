#include "normalize/confidence.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace scrutineer::normalize {

namespace {

using extract::Cell;
using extract::Table;

// Tuned on scans at 150 dots an inch and better of reports of three councils, against what
// the reports print (checked by hand, or their native text).
struct Settings {
  double repaired = 0.8;  // a figure's confidence where letters were read as digits, times its own
  double weight_of_name =
      0.5;  // how much of the doubt about a row's name or a column's header is its figure's
  std::size_t fewest_letters = 3;  // of a name
};
constexpr Settings settings;

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

// The least sure of the words in a box that print a figure; nullopt where they are not found.
std::optional<double> confidence_of_words(const extract::Page& page, const extract::Box& box,
                                          const std::string& figure) {
  const std::string digits = digits_of(figure);
  if (digits.empty()) return std::nullopt;
  std::optional<double> surest;  // the same figure may be printed twice in a passage
  for (const extract::Word& word : page.words)
    if (box.contains(word.box.centre_x(), word.box.centre_y()) && digits_of(word.text) == digits)
      surest = std::max(surest.value_or(0), word.confidence);
  return surest;
}

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0; }));
}

// What a figure owes to a name of which so much is sure.
double share_of(double name) { return 1 - settings.weight_of_name * (1 - name); }

// The names of a table's rows and the headers of its columns, as sure as they were read.
struct Names {
  std::map<int, double> rows, columns;  // from 0
};

Names names_of(const Table& table) {
  Names names;
  const auto lower = [](std::map<int, double>& of, int at, double confidence) {
    const auto [place, added] = of.try_emplace(at, confidence);
    if (!added) place->second = std::min(place->second, confidence);
  };
  std::map<int, int> first;  // the column of a row's first words
  for (const Cell& cell : table.cells) {
    if (cell.row < table.header_rows) {
      // A bar over the header names no column.
      if (!cell.text.empty() && cell.row + cell.rowspan == table.header_rows &&
          cell.colspan * 2 <= table.columns)
        for (int c = cell.column; c < cell.column + cell.colspan; ++c)
          lower(names.columns, c, cell.confidence);
      continue;
    }
    if (letters_of(cell.text) < settings.fewest_letters) continue;
    for (int r = cell.row; r < cell.row + cell.rowspan; ++r)
      if (first.try_emplace(r, cell.column).first->second == cell.column)
        lower(names.rows, r, cell.confidence);
  }
  return names;
}

bool was_ocr(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& c) { return c.confidence < 1; });
}

}  // namespace

void settle_confidence(const extract::Document& document, std::vector<Observation>& observations) {
  std::map<int, Names> tables;
  for (std::size_t t = 0; t < document.tables.size(); ++t)
    if (was_ocr(document.tables[t])) tables.emplace(static_cast<int>(t) + 1, names_of(document.tables[t]));
  for (Observation& figure : observations) {
    const auto names = tables.find(figure.table);
    if (names == tables.end()) {
      if (!figure.repaired.empty()) figure.confidence = std::min(figure.confidence, settings.repaired);
      continue;
    }
    for (const extract::Page& page : document.pages) {
      if (page.number != figure.place.page || figure.text.empty()) continue;
      if (const auto words = confidence_of_words(page, figure.place.box, figure.text))
        figure.confidence = figure.repaired.empty() ? *words : std::min(figure.confidence, *words);
    }
    if (!figure.repaired.empty()) figure.confidence = std::min(figure.confidence, settings.repaired);
    const Names& read = names->second;
    if (const auto row = read.rows.find(figure.row - 1); row != read.rows.end())
      figure.confidence = std::min(figure.confidence, share_of(row->second));
    if (const auto column = read.columns.find(figure.column - 1); column != read.columns.end())
      figure.confidence = std::min(figure.confidence, share_of(column->second));
  }
}

}  // namespace scrutineer::normalize
