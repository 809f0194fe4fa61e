// RFC 4180's CSV to fields, by libcsv, which normalize/ meets here alone.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::normalize {

// Calls take_field for each field, without its quotes, and take_row after each row. A byte order mark and LF
// line ends are taken, blank lines passed over, blanks round a field kept. False where a quotation mark
// stands where none may: nothing from there on was read.
bool parse_csv(std::string_view bytes, const std::function<void(std::string_view)>& take_field,
               const std::function<void()>& take_row);

// All rows, the header first; nullopt where parse_csv gives false.
std::optional<std::vector<std::vector<std::string>>> csv_rows(std::string_view bytes);

}  // namespace scrutineer::normalize
