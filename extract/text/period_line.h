// Lines of a converted text that name periods only: a table's header, a chart's axis.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::extract {

struct PeriodLine {
  struct Column {
    std::string text;     // as printed
    bool period = false;  // else a column beside the periods, such as Trend
  };
  std::vector<Column> columns;  // of one panel
  std::string stub;             // what heads the names: Team
  std::size_t panels = 1;       // tables side by side share one line: the same columns so many times
  std::size_t periods() const;
};

// The columns that a line names where it is such a line, noise of OCR allowed for; bars or blanks part them.
std::optional<PeriodLine> read_period_line(std::string_view line);

// Whether a word is a period for certain: Mar-20, Mar20, Q1, 2018/19, October.
bool is_period(std::string_view word);

// The words of a line; blanks and bars, which OCR makes of a table's rules, part them.
std::vector<std::string_view> words_between_bars(std::string_view line);

}  // namespace scrutineer::extract
