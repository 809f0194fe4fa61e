#include "normalize/dataset/parse_csv.h"

#include <csv.h>

#include <new>

namespace scrutineer::normalize {

namespace {

int no_character(unsigned char) { return 0; }

}  // namespace

struct CsvParser::State {
  csv_parser parser;
  CsvTakers takers;
  bool started = false, whole = true;
};

namespace {

void on_field(void* text, std::size_t size, void* takers) {
  static_cast<CsvTakers*>(takers)->field({static_cast<const char*>(text), size});
}

void on_row(int, void* takers) { static_cast<CsvTakers*>(takers)->row(); }

}  // namespace

CsvParser::CsvParser(CsvTakers takers) : state_(std::make_unique<State>()) {
  state_->takers = std::move(takers);
  if (csv_init(&state_->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
  csv_set_space_func(&state_->parser, no_character);  // blanks round a field belong to it (RFC 4180, 2.4)
}

CsvParser::~CsvParser() { csv_free(&state_->parser); }

bool CsvParser::take(std::string_view bytes) {
  if (!state_->started && bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  state_->started = state_->started || !bytes.empty();
  if (state_->whole)
    state_->whole = csv_parse(&state_->parser, bytes.data(), bytes.size(), on_field, on_row,
                              &state_->takers) == bytes.size();
  return state_->whole;
}

bool CsvParser::finish() {
  if (state_->whole) state_->whole = csv_fini(&state_->parser, on_field, on_row, &state_->takers) == 0;
  return state_->whole;
}

bool parse_csv(std::string_view bytes, const std::function<void(std::string_view)>& take_field,
               const std::function<void()>& take_row) {
  CsvParser parser({take_field, take_row});
  return parser.take(bytes) && parser.finish();
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
