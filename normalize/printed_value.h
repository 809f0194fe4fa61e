// Whether a value is what a text prints: a figure's own text, read again without its table and its rules.
#pragma once

#include <string>
#include <string_view>

#include "normalize/dataset/types.h"

namespace scrutineer::normalize {

// The text that a figure's value was read from: `repaired`, else `text`.
std::string_view read_from(const Observation& figure);

// True where the value is a number of that text (digits, words such as "two", a length of time), as printed
// or by the power of ten that the text or the resolution tells; true also where there is no value, no text,
// or no number in the text that this function knows. Linear in the text.
bool is_value_printed(const Observation& figure);

// A figure's text for a message: cut, between letters, where it is so long that a cell held more than the
// figure.
std::string cut_text(std::string_view text);

}  // namespace scrutineer::normalize
