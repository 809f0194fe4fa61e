#include "extract/tables/columns_of_text.h"

#include <algorithm>
#include <cmath>

namespace scrutineer::extract {
namespace {

struct Gap {
  double x0, x1;
};

// A visual line over the page's whole width, with its phrases; or a table.
struct Row {
  Box box;
  std::vector<Phrase> phrases;
  std::optional<std::size_t> table;
};

// White between left and right that no phrase of the row covers.
std::vector<Gap> gaps_of(const Row& row, double left, double right, double least) {
  std::vector<Gap> gaps;
  double x = left;
  const auto add = [&](double to) {
    if (to - x >= least) gaps.push_back({x, to});
  };
  if (row.table) {
    add(row.box.x0);
    x = std::max(x, row.box.x1);
  } else {
    for (const Phrase& p : row.phrases) {
      add(p.box.x0);
      x = std::max(x, p.box.x1);
    }
  }
  add(right);
  return gaps;
}

std::vector<Gap> common(const std::vector<Gap>& a, const std::vector<Gap>& b, double least) {
  std::vector<Gap> result;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    const Gap g{std::max(a[i].x0, b[k].x0), std::min(a[i].x1, b[k].x1)};
    if (g.x1 - g.x0 >= least) result.push_back(g);
    (a[i].x1 < b[k].x1 ? i : k) += 1;
  }
  return result;
}

// Paragraph numbers and bullets that hang in the margin are no column.
bool is_marker(const Page& page, const Phrase& phrase) {
  return phrase.words.size() == 1 && page.words[phrase.words.front()].text.size() <= 6;
}

// Whether the gap divides the rows into two columns of running text.
bool divides(const Page& page, const std::vector<Row>& rows, std::size_t from, std::size_t to,
             const Gap& gap) {
  std::size_t left = 0, right = 0, markers = 0;
  double left_width = 0, right_width = 0;
  for (std::size_t r = from; r < to; ++r) {
    bool on_left = false, on_right = false;
    if (rows[r].table) {
      (rows[r].box.centre_x() < gap.x0 ? left : right) += 3;
      continue;
    }
    for (const Phrase& p : rows[r].phrases) {
      if (p.box.centre_x() < gap.x0) {
        on_left = true;
        markers += is_marker(page, p);
        left_width += p.box.width();
      } else {
        on_right = true;
        right_width += p.box.width();
      }
    }
    left += on_left;
    right += on_right;
  }
  return left >= 3 && right >= 3 && markers * 2 < left && left_width > 60.0 * static_cast<double>(left) &&
         right_width > 60.0 * static_cast<double>(right);
}

Piece piece_of(const std::vector<Phrase>& phrases, int column) {
  Piece piece;
  piece.column = column;
  for (const Phrase& p : phrases) {
    piece.box = united(piece.box, p.box);
    piece.size = std::max(piece.size, p.size);
    piece.words.insert(piece.words.end(), p.words.begin(), p.words.end());
  }
  return piece;
}

void take(std::vector<Piece>& pieces, const std::vector<Row>& rows, std::size_t from, std::size_t to,
          double x0, double x1, int column) {
  for (std::size_t r = from; r < to; ++r) {
    if (rows[r].table) {
      if (rows[r].box.centre_x() >= x0 && rows[r].box.centre_x() < x1)
        pieces.push_back({rows[r].box, 0, {}, rows[r].table, column});
      continue;
    }
    std::vector<Phrase> here;
    for (const Phrase& p : rows[r].phrases)
      if (p.box.centre_x() >= x0 && p.box.centre_x() < x1) here.push_back(p);
    if (!here.empty()) pieces.push_back(piece_of(here, column));
  }
}

}  // namespace

std::vector<Piece> reading_order(const Page& page, const std::vector<std::size_t>& words,
                                 const std::vector<TablePlace>& tables, const TableSettings& settings) {
  std::vector<Row> rows;
  double left = page.width, right = 0;
  for (const TextLine& line : text_lines(page, words, settings)) {
    rows.push_back({line.box, phrases(page, line, settings), {}});
    left = std::min(left, line.box.x0);
    right = std::max(right, line.box.x1);
  }
  for (const TablePlace& t : tables) {
    rows.push_back({t.box, {}, t.table});
    left = std::min(left, t.box.x0);
    right = std::max(right, t.box.x1);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    const double ya = a.table ? a.box.y0 : a.box.centre_y(), yb = b.table ? b.box.y0 : b.box.centre_y();
    return ya != yb ? ya < yb : a.box.x0 < b.box.x0;
  });
  std::vector<Piece> pieces;
  int column = 0;
  for (std::size_t start = 0; start < rows.size();) {
    std::vector<Gap> gaps{{left, right}};
    std::size_t end = start;
    std::vector<Gap> last;
    while (end < rows.size()) {
      std::vector<Gap> next =
          common(gaps, gaps_of(rows[end], left, right, settings.column_gutter), settings.column_gutter);
      if (next.empty()) break;
      gaps = std::move(next);
      ++end;
    }
    const Gap* gutter = nullptr;
    if (end - start >= 3)
      for (const Gap& g : gaps)
        if (g.x0 > left && g.x1 < right && divides(page, rows, start, end, g)) gutter = &g;
    if (gutter) {
      const double middle = (gutter->x0 + gutter->x1) / 2;
      take(pieces, rows, start, end, -1e9, middle, column++);
      take(pieces, rows, start, end, middle, 1e9, column++);
      ++column;
      start = end;
    } else {
      take(pieces, rows, start, start + 1, -1e9, 1e9, column);
      ++start;
    }
  }
  return pieces;
}

}  // namespace scrutineer::extract
