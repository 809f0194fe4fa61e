// One line of a table whose columns only single blanks part: a name, the figures of its periods, and what
// stands beside them.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::extract {

struct FlatRow {
  std::string name;
  std::vector<std::string> figures;  // one for each period; empty where it cannot be told which figure it is
  std::string target, benchmark, change;  // as printed; empty where there is none
  std::size_t run = 0;  // figures in a row from the first period's on, those of target and benchmark included
};

// The row of a line with at least `periods` figures one after the other behind its name; nullopt where it
// has none. `marks` are words that stand below or beside figures and say where they are from ("Scorecard").
std::optional<FlatRow> read_flat_row(std::string_view line, std::size_t periods,
                                     const std::set<std::string>& marks);

// The words that a line repeats one after the other: such a mark for each of its columns.
std::set<std::string> marks_of(std::string_view line);

// Takes a line that goes on with a row: the rest of its name, marks, the rest of its benchmark. False where
// the line begins something else.
bool continue_flat_row(std::string_view line, const std::set<std::string>& marks, FlatRow& row);

}  // namespace scrutineer::extract
