// What the readers of headers (period.cc) and of running text (period_prose.cc) share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/calendar.h"
#include "normalize/period.h"

namespace scrutineer::normalize {

// Words before an expression that make it a day rather than a stretch.
struct SnapshotPrefix {
  std::size_t first = 0;  // the token at which the words begin
  bool found = false;
  bool weak = false;         // at, by, on: of a day or a month only
  bool on = false;           // "on 31 March", but "an improvement on 2022/23"
  bool of_year_end = false;  // "year end 2023/24", "end of year 2023/24": the year itself is meant
};
SnapshotPrefix snapshot_prefix(const std::vector<Token>& tokens, std::size_t expression);

// The financial year in force: the header's, else the one that holds the report's last day.
std::optional<int> year_in_force(const PeriodContext& context);

Period school_year(int first_year, const PeriodContext& context);

// Text of tokens [first, last) with its white space folded, and its place.
PeriodReading reading(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                      std::size_t last, const Period& period, PeriodKind kind);

bool any_of(const std::vector<Token>& tokens, std::size_t i, std::initializer_list<std::string_view> words);

}  // namespace scrutineer::normalize
