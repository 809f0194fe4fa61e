#include "extract/tables/phantoms.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace scrutineer::extract {
namespace {

// Nothing of its own beside the other cell.
bool blank(const Cell& cell, const Cell& beside) {
  return cell.text.empty() && !cell.sign && (!cell.fill || cell.fill == beside.fill);
}

// Cell indices by place, row by row.
std::vector<std::size_t> owners(const std::vector<Cell>& cells, int rows, int columns) {
  std::vector<std::size_t> result(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
  for (std::size_t i = 0; i < cells.size(); ++i)
    for (int r = cells[i].row; r < cells[i].row + cells[i].rowspan; ++r)
      for (int c = cells[i].column; c < cells[i].column + cells[i].colspan; ++c)
        result[static_cast<std::size_t>(r * columns + c)] = i;
  return result;
}

// Cells on either side of a line, each pair once; empty where the line parts something.
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Pairs parted_by(const std::vector<Cell>& cells, const std::vector<std::size_t>& owner, int rows, int columns,
                bool down, int line, const TableSettings& settings) {
  Pairs pairs;
  const int along = down ? rows : columns;
  int crossed = 0;
  bool before_padding = down, after_padding = down;
  for (int k = 0; k < along; ++k) {
    const auto at = [&](int across) {
      return owner[static_cast<std::size_t>(down ? k * columns + across : across * columns + k)];
    };
    const std::size_t before = at(line - 1), after = at(line);
    if (before == after) {
      ++crossed;
      continue;
    }
    const Cell &a = cells[before], &b = cells[after];
    if (!blank(a, b) && !blank(b, a)) return {};
    if (down ? a.row != b.row || a.rowspan != b.rowspan : a.column != b.column || a.colspan != b.colspan)
      return {};
    const auto padding = [&](const Cell& cell, const Cell& beside) {
      return cell.fill && cell.fill == beside.fill && blank(cell, beside) && cell.box.width() < settings.bar;
    };
    before_padding = before_padding && padding(a, b);
    after_padding = after_padding && padding(b, a);
    if (pairs.empty() || pairs.back() != std::pair(before, after)) pairs.emplace_back(before, after);
  }
  return crossed * 2 >= along || (crossed == 0 && (before_padding || after_padding)) ? pairs : Pairs{};
}

}  // namespace

void join_over_phantom_lines(std::vector<Cell>& cells, int rows, int columns, const TableSettings& settings) {
  std::vector<std::size_t> owner = owners(cells, rows, columns);
  std::vector<bool> gone(cells.size(), false);
  for (const bool down : {true, false})
    for (int line = 1; line < (down ? columns : rows); ++line)
      for (const auto& [before, after] : parted_by(cells, owner, rows, columns, down, line, settings)) {
        const bool first = blank(cells[after], cells[before]);
        const std::size_t stays = first ? before : after, goes = first ? after : before;
        Cell& kept = cells[stays];
        const Cell& lost = cells[goes];
        for (int r = lost.row; r < lost.row + lost.rowspan; ++r)
          for (int c = lost.column; c < lost.column + lost.colspan; ++c)
            owner[static_cast<std::size_t>(r * columns + c)] = stays;
        (down ? kept.column : kept.row) =
            down ? std::min(kept.column, lost.column) : std::min(kept.row, lost.row);
        (down ? kept.colspan : kept.rowspan) += down ? lost.colspan : lost.rowspan;
        kept.box = united(kept.box, lost.box);
        gone[goes] = true;
      }
  std::vector<Cell> left;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!gone[i]) left.push_back(std::move(cells[i]));
  cells = std::move(left);
  std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  });
}

}  // namespace scrutineer::extract
