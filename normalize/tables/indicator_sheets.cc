#include <algorithm>
#include <cctype>

#include "normalize/figure.h"
#include "normalize/tables/grid.h"
#include "normalize/tables/row_names.h"
#include "normalize/tables/table_parts.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;

enum class LineKind { blank, header, named, title, figures, words };

struct Line {
  LineKind kind = LineKind::blank;
  std::vector<const Cell*> cells;  // that start in the row and hold text
};

bool is_bare_period(const std::string& text) {
  PeriodContext any_year;
  any_year.financial_year = 2000;
  const auto period = read_period(text, any_year);
  return period && (period->end - period->begin) * 2 >= text.size();
}

// What a name says of the cell beside it; empty where it is none of the names that the packs know.
std::string role_of(const std::string& text, const rules::RuleSet& rules) {
  constexpr std::size_t kLongestName = 60;  // bytes
  if (text.size() > kLongestName) return "";
  std::string name = text;
  while (name.ends_with(':') || name.ends_with(' ')) name.pop_back();
  const auto match = rules.first("header", name);
  return match ? match->gives() : std::string();
}

bool is_figures_role(const std::string& role) {
  for (const char* figures : {"actual", "latest", "previous", "target", "floor", "benchmark", "total"})
    if (role == figures) return true;
  return false;
}

// Names, each before what it names: "Owner | A. Smith | Frequency | Monthly".
bool is_named(const std::vector<const Cell*>& cells, const rules::RuleSet& rules) {
  if (cells.size() < 2 || cells.size() % 2 != 0 || cells.front()->column != 0) return false;
  for (std::size_t i = 0; i < cells.size(); i += 2) {
    const std::string name = role_of(cells[i]->text, rules);
    if (name.empty() || is_figures_role(name) || is_figures_role(role_of(cells[i + 1]->text, rules)))
      return false;
  }
  return true;
}

Line read_line(const Grid& grid, int r, const rules::RuleSet& rules) {
  Line line;
  int heads = 0, of_figures = 0, figures = 0;
  for (int c = 0; c < grid.columns(); ++c) {
    if (!grid.starts(r, c) || grid.text(r, c).empty()) continue;
    const Cell& cell = grid.at(r, c);
    line.cells.push_back(&cell);
    const std::string role = role_of(cell.text, rules);
    const bool period = is_bare_period(cell.text);
    heads += period || !role.empty();
    of_figures += period || is_figures_role(role);
    figures += !period && role.empty() && read_figure(cell.text, rules).has_value();
  }
  if (line.cells.empty()) return line;
  const int filled = static_cast<int>(line.cells.size());
  if (heads >= 2 && of_figures >= 1 && figures == 0 && (heads * 2 > filled || of_figures >= 2))
    line.kind = LineKind::header;
  else if (is_named(line.cells, rules))
    line.kind = LineKind::named;
  else if (figures > 0)
    line.kind = LineKind::figures;
  else if (filled <= 2 && heads == 0 && line.cells.front()->column == 0)
    line.kind = LineKind::title;
  else
    line.kind = LineKind::words;
  return line;
}

struct Sheet {
  std::string code, label, polarity, frequency;
  int header = -1;
  std::vector<int> figures;  // rows
  const Cell* commentary = nullptr;
};

// A code and a name, or one cell with both.
bool read_title(const Line& line, Sheet& sheet, const rules::RuleSet& rules) {
  if (line.cells.size() == 2 && rules.first("code", line.cells[0]->text)) {
    sheet.code = line.cells[0]->text;
    sheet.label = line.cells[1]->text;
    return true;
  }
  if (line.cells.size() != 1) return false;
  const Named named = split_code(line.cells[0]->text, rules);
  if (!names_a_measure(named)) return false;
  sheet.code = named.code;
  sheet.label = named.label;
  return true;
}

void read_named(const Line& line, Sheet& sheet, const rules::RuleSet& rules) {
  for (std::size_t i = 0; i + 1 < line.cells.size(); i += 2) {
    const std::string role = role_of(line.cells[i]->text, rules);
    const std::string& said = line.cells[i + 1]->text;
    if (role == "code") sheet.code = said;
    if (role == "label") sheet.label = said;
    if (role == "frequency") sheet.frequency = said;
    if (role == "commentary" && sheet.header >= 0) sheet.commentary = line.cells[i + 1];
    if (role == "polarity")
      if (const auto way = rules.first("polarity", said); way && way->gives() != "none")
        sheet.polarity = way->gives();
  }
}

// Whether a line of names opens a sheet: it gives the indicator's code or name.
bool opens(const Line& line, const rules::RuleSet& rules) {
  const std::string role = role_of(line.cells.front()->text, rules);
  return role == "label" || role == "code";
}

struct Sheets {
  std::vector<Sheet> sheets;
  bool named = false;  // some are told by lines of names, or a code and a name in cells of their own
};

// Empty where a row stands outside of any sheet.
Sheets read_sheets(const Grid& grid, const rules::RuleSet& rules) {
  Sheets found;
  const auto begun = [&] {
    return !found.sheets.empty() && found.sheets.back().header < 0 && !found.sheets.back().label.empty();
  };
  for (int r = 0; r < grid.rows(); ++r) {
    const Line line = read_line(grid, r, rules);
    Sheet next;
    if (line.kind == LineKind::blank) continue;
    if (line.kind == LineKind::title && read_title(line, next, rules)) {
      found.named = found.named || line.cells.size() == 2;
      found.sheets.push_back(std::move(next));
      continue;
    }
    if (line.kind == LineKind::named && opens(line, rules) &&
        (found.sheets.empty() || found.sheets.back().header >= 0)) {
      found.sheets.emplace_back();
      found.named = true;
    }
    if (found.sheets.empty()) return {};
    Sheet& sheet = found.sheets.back();
    if (line.kind == LineKind::named) {
      read_named(line, sheet, rules);
    } else if (line.kind == LineKind::header) {
      if (!begun()) return {};
      sheet.header = r;
    } else if (line.kind == LineKind::figures) {
      if (sheet.header < 0) return {};
      sheet.figures.push_back(r);
    } else if (sheet.header >= 0 && !sheet.figures.empty()) {
      continue;  // words below the figures
    } else if (sheet.header >= 0) {
      return {};
    }
  }
  for (const Sheet& sheet : found.sheets)
    if (sheet.header < 0 || sheet.figures.empty() || sheet.label.empty()) return {};
  return found;
}

// The columns that hold something below the sheet's header; not those of a picture beside all of its rows.
std::vector<int> columns_of(const Grid& grid, const Sheet& sheet) {
  std::vector<int> columns;
  for (int c = 0; c < grid.columns(); ++c) {
    const Cell& head = grid.at(sheet.header, c);
    const bool beside = grid.row_span(head) > static_cast<int>(sheet.figures.size());
    const auto letters = std::count_if(head.text.begin(), head.text.end(),
                                       [](unsigned char x) { return std::isalpha(x) != 0; });
    if (beside && letters < 3) continue;
    const bool filled = std::any_of(sheet.figures.begin(), sheet.figures.end(), [&](int r) {
      const Cell& cell = grid.at(r, c);
      return !cell.text.empty() || cell.fill || cell.sign;
    });
    if (filled || (!head.text.empty() && grid.starts(sheet.header, c))) columns.push_back(c);
  }
  return columns;
}

// A note beside the sheet's rows, or in a line below them: a column of its own.
void add_commentary(extract::Table& table, Cell note) {
  Cell head;
  head.header = true;
  head.text = "Commentary";
  head.page = note.page;
  head.column = note.column = table.columns++;
  note.row = 1;
  note.rowspan = table.rows - 1;
  note.colspan = 1;
  table.cells.push_back(std::move(head));
  table.cells.push_back(std::move(note));
}

TablePart part_with(const extract::Table& table, const Grid& grid, const Sheet& sheet,
                    const TableSurroundings& surroundings, const rules::RuleSet& rules) {
  TablePart part{{}, surroundings, {sheet.header}, columns_of(grid, sheet)};
  part.rows.insert(part.rows.end(), sheet.figures.begin(), sheet.figures.end());
  const Cell* note = sheet.commentary;
  std::erase_if(part.columns, [&](int c) {
    const Cell& head = grid.at(sheet.header, c);
    const bool beside = grid.row_span(head) > static_cast<int>(sheet.figures.size());
    if (beside && !note) note = &head;
    return beside;
  });
  part.table = part_of(table, part.rows, part.columns);
  part.table.header_rows = 1;
  if (note) {
    part.columns.push_back(note->column);
    add_commentary(part.table, *note);
  }
  part.surroundings.caption = sheet.label;
  part.surroundings.code = sheet.code;
  part.surroundings.frequency = sheet.frequency;
  part.surroundings.polarity = sheet.polarity;
  for (const Cell& cell : part.table.cells)  // "Aim to Maximise" over the names of periods
    if (cell.row == 0 && part.surroundings.polarity.empty())
      if (const auto way = rules.first("polarity", cell.text); way && way->gives() != "none")
        part.surroundings.polarity = way->gives();
  return part;
}

}  // namespace

std::vector<TablePart> indicator_sheets(const extract::Table& table, const TableSurroundings& surroundings,
                                        const rules::RuleSet& rules) {
  const Grid grid(table);
  const Sheets found = read_sheets(grid, rules);
  // One title over one header is a table like any other.
  if (found.sheets.empty() || (!found.named && found.sheets.size() < 2)) return {};
  std::vector<TablePart> parts;
  for (const Sheet& sheet : found.sheets) parts.push_back(part_with(table, grid, sheet, surroundings, rules));
  return parts;
}

}  // namespace scrutineer::normalize
