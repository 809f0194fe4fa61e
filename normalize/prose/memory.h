// What a paragraph has said so far: "This is below our target" speaks of an earlier sentence's measure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/prose/label.h"

namespace scrutineer::normalize::prose {

struct Stated {
  Statement statement;
  std::size_t sentence = 0;  // its number in the paragraph
  bool percent = false;
  std::optional<Period> period;
  std::optional<Decimal> value;
};

using Memory = std::vector<Stated>;

// The statement that a figure takes up again: of the last sentence that stated any, the one whose numbers and
// words are those of the hint ("within 10 days", "engagement"), else the first of the same kind (percentage
// or count).
const Stated* taken_up(const Memory& memory, const std::string& hint, bool percent);

// The one earlier statement whose label has exactly the hint's numbers; null where the hint has none or
// several fit.
const Stated* by_numbers(const Memory& memory, const std::string& hint, bool percent);

}  // namespace scrutineer::normalize::prose
