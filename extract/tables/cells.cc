#include "extract/tables/cells.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>

#include "extract/tables/lines.h"
#include "extract/tables/phantoms.h"

namespace scrutineer::extract {
namespace {

std::size_t place(const std::vector<double>& lines, double at) {
  const auto i = std::upper_bound(lines.begin(), lines.end(), at) - lines.begin();
  return static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(i - 1, 0, static_cast<std::ptrdiff_t>(lines.size()) - 2));
}

// The last painted fill at the cell's middle that covers enough of it.
std::optional<Rgb> background(const std::vector<const Fill*>& fills, const Box& cell,
                              const TableSettings& settings) {
  for (auto f = fills.rbegin(); f != fills.rend(); ++f) {
    if (!(*f)->box.contains(cell.centre_x(), cell.centre_y())) continue;
    const Box common = intersection((*f)->box, cell);
    if (common.empty() ||
        common.width() * common.height() < settings.fill_share * cell.width() * cell.height())
      continue;
    if (is_white((*f)->colour, settings)) return std::nullopt;
    return (*f)->colour;
  }
  return std::nullopt;
}

// 1  1,3  *  (2): what may refer to a note. 5th and m² are none.
bool is_note_marker(const std::string& raised, const std::string& before) {
  static constexpr const char* units[] = {"m", "km", "cm", "mm", "CO"};
  if (raised.find_first_not_of("0123456789,;*()[]") != std::string::npos)
    return raised == "\u2020" || raised == "\u2021" || raised == "\u00a7";
  return std::none_of(std::begin(units), std::end(units), [&](const char* unit) {
    return before.ends_with(unit) && (before.size() == std::string_view(unit).size() ||
                                      std::isalpha(static_cast<unsigned char>(
                                          before[before.size() - std::string_view(unit).size() - 1])) == 0);
  });
}

// The raised words that end the cell's last line.
std::string note_at_end(const Page& page, const std::vector<std::size_t>& line) {
  std::string note;
  for (std::size_t i = line.size(); i-- > 1;) {
    const Word& word = page.words[line[i]];
    if (!word.superscript || !is_note_marker(word.text, page.words[line[i - 1]].text)) break;
    note = word.text + note;
  }
  return note;
}

void write_text(Cell& cell, const Page& page, const std::vector<std::size_t>& words,
                const TableSettings& settings) {
  cell.bold = !words.empty();
  double confidence = 1;
  for (std::size_t w : words) {
    cell.bold = cell.bold && page.words[w].bold;
    confidence = std::min(confidence, page.words[w].confidence);
  }
  cell.confidence = confidence;
  for (const TextLine& line : text_lines(page, words, settings)) {
    cell.lines.push_back(line_text(page, line.words, settings));
    if (!cell.text.empty()) cell.text += ' ';
    cell.text += cell.lines.back();
    cell.note = note_at_end(page, line.words);
    if (!cell.text.ends_with(cell.note)) cell.note.clear();  // blanks between several
  }
}

// Lines that some cell ends at.
std::vector<int> used_lines(const std::vector<Cell>& cells, int count, bool rows) {
  std::vector<int> used(static_cast<std::size_t>(count) + 1, 0);
  for (const Cell& c : cells) {
    const int from = rows ? c.row : c.column, to = from + (rows ? c.rowspan : c.colspan);
    used[static_cast<std::size_t>(from)] = used[static_cast<std::size_t>(to)] = 1;
  }
  return used;
}

// Double lines leave blank slivers between them.
Lattice without_slivers(Lattice lattice, const PageIndex& index, const TableSettings& settings) {
  const Box box = lattice.box();
  for (std::size_t r = lattice.rows(); r-- > 0;)
    if (lattice.rows() > 1 && lattice.ys[r + 1] - lattice.ys[r] < settings.sliver &&
        index.words_in({box.x0, lattice.ys[r], box.x1, lattice.ys[r + 1]}).empty())
      remove_row(lattice, r);
  for (std::size_t c = lattice.columns(); c-- > 0;)
    if (lattice.columns() > 1 && lattice.xs[c + 1] - lattice.xs[c] < settings.sliver &&
        index.words_in({lattice.xs[c], box.y0, lattice.xs[c + 1], box.y1}).empty())
      remove_column(lattice, c);
  return lattice;
}

void renumber(Table& table, const std::vector<double>& xs, const std::vector<double>& ys) {
  for (const bool rows : {true, false}) {
    const std::vector<double>& lines = rows ? ys : xs;
    std::vector<int> used = used_lines(table.cells, static_cast<int>(lines.size()) - 1, rows);
    std::vector<int> number(used.size());
    int count = -1;
    for (std::size_t i = 0; i < used.size(); ++i) number[i] = used[i] ? ++count : std::max(count, 0);
    std::vector<Cell> kept;
    for (Cell& c : table.cells) {
      int& at = rows ? c.row : c.column;
      int& span = rows ? c.rowspan : c.colspan;
      const int from = number[static_cast<std::size_t>(at)], to = number[static_cast<std::size_t>(at + span)];
      at = from;
      span = to - from;
      kept.push_back(std::move(c));
    }
    table.cells = std::move(kept);
    (rows ? table.rows : table.columns) = count;
  }
}

}  // namespace

Table table_of(const Lattice& whole, const PageIndex& index, const TableSettings& settings) {
  const Lattice lattice = without_slivers(whole, index, settings);
  const Page& page = index.page();
  Table table;
  table.first_page = table.last_page = page.number;
  table.box = lattice.box();
  const std::vector<Span> spans = merged_places(lattice);
  std::vector<std::size_t> owner(lattice.rows() * lattice.columns());
  for (std::size_t i = 0; i < spans.size(); ++i)
    for (std::size_t r = spans[i].row; r < spans[i].row_end; ++r)
      for (std::size_t c = spans[i].column; c < spans[i].column_end; ++c)
        owner[r * lattice.columns() + c] = i;
  const auto owner_at = [&](double x, double y) {
    return owner[place(lattice.ys, y) * lattice.columns() + place(lattice.xs, x)];
  };
  std::vector<std::vector<std::size_t>> words(spans.size());
  for (std::size_t w : index.words_in(table.box))
    words[owner_at(page.words[w].box.centre_x(), page.words[w].box.centre_y())].push_back(w);
  std::vector<const Fill*> fills;
  for (const Fill& f : page.fills)
    if (!intersection(f.box, table.box).empty()) fills.push_back(&f);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span& s = spans[i];
    Cell cell;
    cell.row = static_cast<int>(s.row);
    cell.column = static_cast<int>(s.column);
    cell.rowspan = static_cast<int>(s.row_end - s.row);
    cell.colspan = static_cast<int>(s.column_end - s.column);
    cell.page = page.number;
    cell.box = {lattice.xs[s.column], lattice.ys[s.row], lattice.xs[s.column_end], lattice.ys[s.row_end]};
    cell.fill = background(fills, cell.box, settings);
    write_text(cell, page, words[i], settings);
    table.cells.push_back(std::move(cell));
  }
  for (const Sign& sign : page.signs) {
    if (!table.box.contains(sign.box.centre_x(), sign.box.centre_y())) continue;
    Cell& cell = table.cells[owner_at(sign.box.centre_x(), sign.box.centre_y())];
    if (!cell.sign) cell.sign = sign;
  }
  join_over_phantom_lines(table.cells, static_cast<int>(lattice.rows()), static_cast<int>(lattice.columns()),
                          settings);
  renumber(table, lattice.xs, lattice.ys);
  return table;
}

void set_header(Table& table, int rows) {
  table.header_rows = rows;
  for (Cell& c : table.cells) c.header = c.row < rows;
}

}  // namespace scrutineer::extract
