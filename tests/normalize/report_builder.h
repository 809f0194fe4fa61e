// Small documents made by hand, for tests of what normalize/ makes of them.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "extract/document.h"
#include "normalize/normalize.h"

namespace scrutineer::test {

inline extract::Table table_of(int header_rows, const std::vector<std::vector<std::string>>& rows) {
  extract::Table table;
  table.first_page = table.last_page = 1;
  table.rows = static_cast<int>(rows.size());
  table.columns = static_cast<int>(rows.front().size());
  table.header_rows = header_rows;
  table.source = extract::TableSource::text;
  for (int r = 0; r < table.rows; ++r) {
    for (int c = 0; c < table.columns; ++c) {
      extract::Cell cell;
      cell.row = r;
      cell.column = c;
      cell.header = r < header_rows;
      cell.text = rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
      cell.page = 1;
      table.cells.push_back(cell);
    }
  }
  return table;
}

// Makes the cell at a place span further columns; those that it covers go.
inline void span_columns(extract::Table& table, int row, int column, int columns) {
  std::erase_if(table.cells, [&](const extract::Cell& c) {
    return c.row == row && c.column > column && c.column < column + columns;
  });
  for (extract::Cell& cell : table.cells)
    if (cell.row == row && cell.column == column) cell.colspan = columns;
}

inline extract::Cell& cell_at(extract::Table& table, int row, int column) {
  for (extract::Cell& cell : table.cells)
    if (cell.row == row && cell.column == column) return cell;
  throw std::out_of_range("no such cell");
}

inline extract::Block paragraph(const std::string& text) {
  extract::Block block;
  block.text = text;
  block.page = 1;
  return block;
}

inline extract::Block heading(const std::string& text, int level = 1) {
  extract::Block block;
  block.kind = extract::Block::Kind::heading;
  block.level = level;
  block.text = text;
  block.page = 1;
  return block;
}

class ReportBuilder {
 public:
  ReportBuilder& add(const extract::Block& block) {
    document_.flow.emplace_back(block);
    return *this;
  }
  ReportBuilder& add(const extract::Table& table) {
    document_.tables.push_back(table);
    document_.flow.emplace_back(document_.tables.size() - 1);
    return *this;
  }
  normalize::Dataset read() const {
    static const auto library = rules::Library::load();
    extract::Document document = document_;
    document.file = "made.pdf";
    document.page_count = 1;
    return normalize::normalize(document, "d", *library).dataset;
  }

 private:
  extract::Document document_;
};

// The figures of a measure, as "start/end=value" in the dataset's order: "2021-04-01/2021-06-30=94.6".
inline std::vector<std::string> figures(const normalize::Dataset& dataset, const std::string& measure) {
  std::vector<std::string> result;
  for (const normalize::Observation& o : dataset.observations) {
    if (o.measure != measure) continue;
    std::string text = o.period_start ? normalize::iso(*o.period_start) : "";
    text += "/" + (o.period_end ? normalize::iso(*o.period_end) : "");
    text += "=" + (o.value ? o.value->str() : o.qualifier);
    result.push_back(text);
  }
  return result;
}

}  // namespace scrutineer::test
