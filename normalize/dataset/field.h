// Fields of a CSV file as text: how each type of a column is printed and parsed, and RFC 4180's quoting.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/date.h"
#include "normalize/decimal.h"

namespace scrutineer::normalize {

// Appends text as one field: quoted where RFC 4180 asks for it, and at an outer blank, which some readers
// would drop.
void put_field(std::string& out, std::string_view text);

// UTF-8 with what no reader of CSV agrees on taken out: bytes that are not UTF-8 become U+FFFD, control
// characters other than tab and line ends become blanks.
std::string clean_text(std::string_view text);
bool is_clean(std::string_view text);

void print_integer(std::string& out, std::int64_t value);
// At most `places` decimals, half away from zero, no trailing zeros, no exponent, no -0. What is not finite
// prints as 0.
void print_rounded(std::string& out, double value, int places);

bool parse_integer(std::string_view text, int& value);
bool parse_number(std::string_view text, double& value);  // a plain decimal, no exponent

}  // namespace scrutineer::normalize
