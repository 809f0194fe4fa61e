#include "normalize/raw_rows.h"

#include <fmt/format.h>

namespace scrutineer::normalize {

namespace {

const char* name_of(extract::TableSource source) {
  switch (source) {
    case extract::TableSource::tagged:
      return "tagged";
    case extract::TableSource::ruled:
      return "ruled";
    case extract::TableSource::aligned:
      return "aligned";
    case extract::TableSource::ocr:
      return "ocr";
    case extract::TableSource::text:
      return "text";
  }
  return "";
}

const char* name_of(extract::SignShape shape) {
  switch (shape) {
    case extract::SignShape::tick:
      return "tick";
    case extract::SignShape::cross:
      return "cross";
    case extract::SignShape::triangle:
      return "triangle";
    case extract::SignShape::disc:
      return "disc";
    case extract::SignShape::arrow_up:
      return "arrow-up";
    case extract::SignShape::arrow_down:
      return "arrow-down";
    case extract::SignShape::arrow_side:
      return "arrow-side";
    case extract::SignShape::other:
      return "other";
  }
  return "";
}

std::string rag_of(const extract::Cell& cell, const rules::RuleSet& rules) {
  std::string rag;
  if (cell.fill) rag = rules.rag_of(cell.fill->red, cell.fill->green, cell.fill->blue);
  if (rag.empty() && cell.sign)
    rag = rules.rag_of(cell.sign->colour.red, cell.sign->colour.green, cell.sign->colour.blue);
  return rag;
}

}  // namespace

void add_raw_tables(const extract::Document& document, const std::string& document_id,
                    const rules::RuleSet& rules, Dataset& dataset) {
  int number = 0;
  for (const extract::Table& table : document.tables) {
    ++number;
    dataset.tables.push_back({document_id, number, table.first_page, table.last_page, table.rows,
                              table.columns, table.header_rows, name_of(table.source), table.confidence,
                              table.box});
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
      row.rag = rag_of(cell, rules);
      if (cell.sign) row.icon = name_of(cell.sign->shape);
      row.confidence = cell.confidence;
      row.place = {cell.page, cell.box};
      dataset.cells.push_back(std::move(row));
    }
  }
}

}  // namespace scrutineer::normalize
