// RFC 4180's CSV to fields, by libcsv, which normalize/ meets here alone.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::normalize {

// What is told of a file as it is read: each field, without its quotes, and the end of each row.
struct CsvTakers {
  std::function<void(std::string_view)> field;
  std::function<void()> row;
};

// A file that comes in pieces, cut wherever it may be. A byte order mark and LF line ends are taken, blank
// lines passed over, blanks round a field kept.
class CsvParser {
 public:
  explicit CsvParser(CsvTakers takers);
  ~CsvParser();
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;

  // False where a quotation mark stands where none may: nothing from there on is read, now or later.
  bool take(std::string_view bytes);
  // Tells the last row, where no line end closed it. False likewise.
  bool finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A whole file in one piece. False as CsvParser tells it.
bool parse_csv(std::string_view bytes, const std::function<void(std::string_view)>& take_field,
               const std::function<void()>& take_row);

// All rows, the header first; nullopt where parse_csv gives false.
std::optional<std::vector<std::vector<std::string>>> csv_rows(std::string_view bytes);

}  // namespace scrutineer::normalize
