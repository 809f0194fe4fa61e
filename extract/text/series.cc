#include "extract/text/series.h"

#include "extract/text/period_line.h"
#include "extract/text/series_row.h"
#include "extract/text/text_table.h"

namespace scrutineer::extract {

namespace {

constexpr std::size_t most_lines_between = 2;  // blank ones, inside a table
constexpr double noisy_confidence = 0.5;       // of a row with misread figures: each may be another

Table table_of(const PeriodLine& header, const std::vector<SeriesRow>& rows, int page) {
  Table table;
  table.source = TableSource::text;
  table.first_page = table.last_page = page;
  table.rows = static_cast<int>(rows.size()) + 1;
  table.columns = static_cast<int>(header.columns.size()) + 1;
  table.header_rows = 1;
  table.cells.push_back(text_cell(0, 0, header.stub, page));
  for (const PeriodLine::Column& column : header.columns)
    table.cells.push_back(text_cell(0, static_cast<int>(table.cells.size()), column.text, page));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const int row = static_cast<int>(r) + 1;
    int column = 0;
    table.cells.push_back(text_cell(row, column, rows[r].name, page));
    for (const SeriesFigure& figure : rows[r].figures) {
      Cell cell = text_cell(row, ++column, figure.text, page);
      cell.printed = figure.printed;
      if (rows[r].noisy) cell.confidence = noisy_confidence;
      table.cells.push_back(std::move(cell));
    }
  }
  return table;
}

}  // namespace

std::vector<Table> read_series(const std::vector<TextLine>& lines, std::size_t& i) {
  const int page = lines[i].page;
  const auto header = read_period_line(lines[i].text);
  ++i;
  if (!header) return {};
  std::vector<std::vector<SeriesRow>> panels(header->panels);
  std::size_t blank = 0;
  for (std::size_t n = i; n < lines.size() && blank < most_lines_between; ++n) {
    if (lines[n].text.empty()) {
      ++blank;
      continue;
    }
    if (read_period_line(lines[n].text)) break;
    auto rows = read_series_rows(lines[n].text, *header);
    if (!rows) break;
    for (std::size_t p = 0; p < rows->size(); ++p) panels[p].push_back(std::move((*rows)[p]));
    i = n + 1;
    blank = 0;
  }
  std::vector<Table> tables;
  for (std::size_t p = 0; p < panels.size(); ++p) {
    if (panels[p].empty()) continue;
    tables.push_back(table_of(*header, panels[p], page));
    tables.back().panel = static_cast<int>(p);
    tables.back().panels = static_cast<int>(panels.size());
  }
  return tables;
}

}  // namespace scrutineer::extract
