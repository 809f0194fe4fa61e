// What the readers of cells (figure.cc) and of running text (figure_prose.cc) share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/amount.h"
#include "normalize/figure.h"

namespace scrutineer::normalize {

// `29 / 278`, `6 of 8`, `17 of the 38`, `two of the eight`: two whole numbers of which the first counts part
// of the second.
struct Fraction {
  Decimal numerator, denominator;
  bool words = false;                           // joined by `of`, not by a stroke
  std::size_t first = 0, middle = 0, last = 0;  // tokens; the numerator ends at middle
};
std::optional<Fraction> read_fraction(const std::vector<Token>& tokens, std::size_t i);

// Whether a percentage can be the rounding of the fraction printed with it.
bool agrees(const Amount& percentage, const Fraction& fraction);

// >, <, >=, ≤, ~, c. before a figure: SCHEMA's qualifier, and the token after; empty where none.
std::string read_comparison(const std::vector<Token>& tokens, std::size_t i, std::size_t& next);

Figure figure_of(const Amount& amount, std::string_view text, const std::vector<Token>& tokens);

}  // namespace scrutineer::normalize
