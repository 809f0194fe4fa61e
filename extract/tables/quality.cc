#include "extract/tables/quality.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>

#include "extract/tables/lines.h"

namespace scrutineer::extract {
namespace {

enum class Kind { figure, word, text };

std::size_t word_count(const std::string& text) {
  return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

Kind kind_of(const Cell& cell) {
  const std::size_t words = word_count(cell.text);
  if (is_figure(cell.text.substr(0, cell.text.find(' '))) && words <= 3) return Kind::figure;
  return words <= 6 ? Kind::word : Kind::text;
}

// Share of the inner borders between written places that is drawn or a fill's side.
double drawn_share(const Lattice& lattice) {
  double drawn = 0, all = 0;
  for (std::size_t r = 0; r < lattice.rows(); ++r)
    for (std::size_t c = 1; c < lattice.columns(); ++c)
      if (lattice.side(r, c) != Wall::none) {
        ++all;
        drawn += lattice.side(r, c) >= Wall::fill;
      }
  double rules = 0, lines = 0;
  for (std::size_t r = 1; r < lattice.rows(); ++r)
    for (std::size_t c = 0; c < lattice.columns(); ++c)
      if (lattice.top(r, c) != Wall::none) {
        ++lines;
        rules += lattice.top(r, c) >= Wall::fill;
      }
  if (all == 0 && lines == 0) return 0;
  const double down = all > 0 ? drawn / all : rules / lines, across = lines > 0 ? rules / lines : down;
  return 0.5 * across + 0.5 * down;
}

// The numbers of a column from top to bottom, where it has nothing else.
std::vector<double> numbers(const Table& table, int column) {
  std::vector<double> result;
  for (const Cell& c : table.cells) {
    if (c.column != column || c.colspan != 1) continue;
    std::size_t start = 0;
    while (start < c.text.size()) {
      std::size_t end = c.text.find(' ', start);
      if (end == std::string::npos) end = c.text.size();
      std::string digits;
      for (char ch : c.text.substr(start, end - start))
        if (ch != ',' && ch != '%') digits += ch;
      start = end + 1;
      if (digits.empty()) continue;
      if (digits.find_first_not_of("-0123456789.") != std::string::npos) continue;
      result.push_back(std::strtod(digits.c_str(), nullptr));
    }
  }
  return result;
}

// A scale: numbers in equal steps.
bool is_axis(const std::vector<double>& values) {
  if (values.size() < 4 || values[0] == values[1]) return false;
  for (std::size_t i = 2; i < values.size(); ++i)
    if (std::abs((values[i] - values[i - 1]) - (values[1] - values[0])) >
        1e-6 * std::abs(values[1] - values[0]))
      return false;
  return true;
}

// Scales with next to nothing between them.
bool is_chart(const Table& table) {
  std::set<int> axes, rows;
  for (int c = 0; c < table.columns; ++c)
    if (is_axis(numbers(table, c))) axes.insert(c);
  if (axes.empty()) return false;
  std::size_t beside = 0, places = 0;
  for (const Cell& c : table.cells)
    if (axes.contains(c.column) && !c.text.empty()) rows.insert(c.row);
  for (const Cell& c : table.cells) {
    if (axes.contains(c.column) || !rows.contains(c.row)) continue;
    ++places;
    beside += !c.text.empty();
  }
  return beside * 2 < places || places == 0;
}

// Whether a frame or a fill closes it all round.
bool framed(const Lattice& lattice) {
  for (std::size_t r = 0; r < lattice.rows(); ++r)
    if (lattice.side(r, 0) < Wall::fill || lattice.side(r, lattice.columns()) < Wall::fill) return false;
  for (std::size_t c = 0; c < lattice.columns(); ++c)
    if (lattice.top(0, c) < Wall::fill || lattice.top(lattice.rows(), c) < Wall::fill) return false;
  return true;
}

// 1.  (a)  iv)  or a sign alone
bool is_list_marker(const std::string& text) {
  const bool number = text.size() <= 4 && (text.back() == '.' || text.back() == ')');
  // Several bullets of one cell stand with blanks between them.
  bool bullets = true;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    bullets = bullets && end - start <= 3 &&
              std::none_of(text.begin() + static_cast<std::ptrdiff_t>(start),
                           text.begin() + static_cast<std::ptrdiff_t>(end),
                           [](char ch) { return ch >= '0' && ch <= 'z'; });
    start = end + 1;
  }
  return number || bullets || text == "o";
}

// 2.4  3.1.2: a paragraph's number
bool is_paragraph_number(const std::string& text) {
  return text.size() <= 8 && text.find('.') != std::string::npos &&
         text.find_first_not_of("0123456789.") == std::string::npos && text.front() != '.';
}

// A list: bullets or numbers before running text; or of contents: texts and the pages where they stand.
bool is_list(const Table& table) {
  std::size_t markers = 0, numbers = 0, first = 0, pages = 0, last = 0, long_texts = 0;
  double page = 0;
  for (const Cell& c : table.cells) {
    if (c.text.empty()) continue;
    if (c.column == 0) {
      ++first;
      markers += is_list_marker(c.text);
      numbers += is_list_marker(c.text) || is_paragraph_number(c.text);
    } else if (c.column == table.columns - 1) {
      ++last;
      const bool digits = c.text.find_first_not_of("0123456789") == std::string::npos && c.text.size() <= 3;
      const double at = digits ? std::strtod(c.text.c_str(), nullptr) : -1;
      pages += digits && at >= page;
      page = std::max(page, at);
      long_texts += word_count(c.text) > 12;
    }
  }
  const bool listed = first > 0 && markers * 4 >= first * 3;
  const bool paragraphs =
      table.columns == 2 && first > 0 && numbers * 3 >= first * 2 && long_texts * 3 >= last;
  const bool contents = table.columns == 2 && last >= 4 && pages == last;
  return table.columns <= 3 && (listed || paragraphs || contents);
}

std::size_t letters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Columns of running text side by side: most words stand in lines of one length.
bool is_prose(const Table& table) {
  std::size_t all = 0, running = 0;
  for (int column = 0; column < table.columns; ++column) {
    std::vector<const std::string*> lines;
    std::size_t longest = 0;
    for (const Cell& c : table.cells) {
      if (c.column != column) continue;
      for (const std::string& line : c.lines) {
        lines.push_back(&line);
        longest = std::max(longest, letters(line));
        all += word_count(line);
      }
    }
    std::size_t full = 0, words = 0;
    for (const std::string* line : lines)
      if (word_count(*line) >= 5 && letters(*line) * 5 >= longest * 4) {
        ++full;
        words += word_count(*line);
      }
    if (full >= 5 && full * 2 >= lines.size()) running += words;
  }
  return running * 2 > all;
}

}  // namespace

double quality(const Table& table, const Lattice& lattice, double told) {
  const double inner = std::max(drawn_share(lattice), told);
  const double drawn = std::max(inner, framed(lattice) ? 0.4 : 0.0);
  std::set<int> rows, columns;
  std::size_t written = 0, places = 0, texts = 0, long_texts = 0, figures = 0;
  std::vector<std::array<std::size_t, 3>> kinds(static_cast<std::size_t>(table.columns));
  for (const Cell& c : table.cells) {
    places += static_cast<std::size_t>(c.rowspan) * static_cast<std::size_t>(c.colspan);
    if (c.text.empty() && !c.sign && !c.fill) continue;
    written += static_cast<std::size_t>(c.rowspan);
    rows.insert(c.row);
    columns.insert(c.column);
    if (c.text.empty()) continue;
    ++texts;
    const Kind kind = kind_of(c);
    figures += kind == Kind::figure;
    long_texts += word_count(c.text) > 12;
    if (!c.header) ++kinds[static_cast<std::size_t>(c.column)][static_cast<std::size_t>(kind)];
  }
  if (rows.size() < 2 || columns.size() < 2 || is_chart(table)) return 0;
  double agreement = 0;
  std::size_t counted = 0, figure_columns = 0;
  for (const auto& k : kinds) {
    const std::size_t all = k[0] + k[1] + k[2];
    if (all == 0) continue;
    ++counted;
    const std::size_t most = std::max({k[0], drawn > 0.6 ? k[1] + k[2] : k[1]});
    figure_columns += k[0] * 2 > all;
    agreement += static_cast<double>(most) / static_cast<double>(all);
  }
  agreement = counted ? agreement / static_cast<double>(counted) : 1;
  const double share = static_cast<double>(written) / static_cast<double>(std::max<std::size_t>(1, places));
  const double fill = std::min(1.0, 0.5 + share);
  if (texts * 5 < static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.columns))
    return 0;  // bars of a chart
  // A frame around a list makes no table of it.
  if (inner < 0.4 && is_list(table)) return 0;
  if (drawn < 0.4) {
    if ((table.columns <= 3 && figures * 5 < texts && is_prose(table))) return 0;
    if (rows.size() < 3 && columns.size() < 4) return 0;
    // White space alone: figures must carry it, or words in many rows and columns.
    const std::size_t cells = static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.columns);
    if (figure_columns == 0 && (table.columns < 3 || drawn < 0.1)) return 0;
    if (figures * 6 < written && drawn < 0.2) return 0;
    if (share < 0.3) return 0;
    if (long_texts * 5 > cells) return 0;
  }
  return (0.75 + 0.25 * drawn) * fill * (0.4 + 0.6 * agreement);
}

}  // namespace scrutineer::extract
