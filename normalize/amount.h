// Amounts: a number as printed, with its sign, currency, thousands, scale and percent sign. `£15.722m`,
// `(£0.5m)`, `93.6%`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/decimal.h"
#include "normalize/tokens.h"

namespace scrutineer::normalize {

struct Amount {
  Decimal value;             // sign and printed scale applied
  Decimal resolution;        // half of the last printed place, scaled likewise; of a plain whole number 0
  std::string unit;          // percent, percentage-points, gbp or empty
  bool scaled = false;       // k, m, million ... were printed
  bool signed_plus = false;  // +5
  std::size_t first = 0, last = 0;  // tokens [first, last)

  bool plain() const { return unit.empty() && !scaled; }
  bool whole() const { return value.places() == 0 && !scaled; }
};

// The amount that begins at token `i` with a digit, a sign, a currency or a bracket; nullopt where none does
// or where it is too large to be kept. A sign is taken only where it stands at the number.
std::optional<Amount> read_amount(const std::vector<Token>& tokens, std::size_t i);

// Two to ninety-nine in words: its value and the token after it; 0 where none. `one` is left to the caller:
// it is rarely a count.
int read_number_word(const std::vector<Token>& tokens, std::size_t i, std::size_t& next);

// An amount as the header or title above it scales it: 26 under "(thousands)" is 26000, known to the nearest
// 1000. False where it grows too large to be kept.
bool scale_by(Amount& amount, int power);

// Of a unit of measure that begins at token `i` (`working days`, `hrs`, `miles`): SCHEMA's name for it.
struct MeasureWord {
  std::string unit;
  int seconds = 0;  // in one hour, minute or second; else 0
  bool singular = false;
  std::size_t next = 0;
};
std::optional<MeasureWord> read_measure_word(const std::vector<Token>& tokens, std::size_t i);

// `per 10,000 population`: SCHEMA's rate, and the token after the number.
std::optional<MeasureWord> read_rate_words(const std::vector<Token>& tokens, std::size_t i);

// `1 minute 7 seconds` in seconds; nullopt unless at least two units follow one another.
std::optional<Amount> read_duration(const std::vector<Token>& tokens, std::size_t i);

// `08:41`, `01:08:41`, to the last token: minutes and seconds, or hours too, in seconds. A ratio such as 3:1
// has fewer digits.
std::optional<Amount> read_clock(const std::vector<Token>& tokens, std::size_t i);

}  // namespace scrutineer::normalize
