#include "normalize/dataset/parse_csv.h"

#include <csv.h>

#include <new>

namespace scrutineer::normalize {

namespace {

int no_character(unsigned char) { return 0; }

// libcsv's parser, freed at the end of its scope.
struct Parser {
  csv_parser state;
  Parser() {
    if (csv_init(&state, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_space_func(&state, no_character);  // blanks round a field belong to it (RFC 4180, 2.4)
  }
  ~Parser() { csv_free(&state); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

struct Takers {
  const std::function<void(std::string_view)>& field;
  const std::function<void()>& row;
};

void on_field(void* text, std::size_t size, void* to) {
  static_cast<Takers*>(to)->field({static_cast<const char*>(text), size});
}

void on_row(int, void* to) { static_cast<Takers*>(to)->row(); }

}  // namespace

bool parse_csv(std::string_view bytes, const std::function<void(std::string_view)>& take_field,
               const std::function<void()>& take_row) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  Parser parser;
  Takers takers{take_field, take_row};
  return csv_parse(&parser.state, bytes.data(), bytes.size(), on_field, on_row, &takers) == bytes.size() &&
         csv_fini(&parser.state, on_field, on_row, &takers) == 0;
}

std::optional<std::vector<std::vector<std::string>>> csv_rows(std::string_view bytes) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  const bool whole = parse_csv(
      bytes, [&](std::string_view field) { row.emplace_back(field); },
      [&] {
        rows.push_back(std::move(row));
        row.clear();
      });
  if (!whole) return std::nullopt;
  return rows;
}

}  // namespace scrutineer::normalize
