#include "rules/tables.h"

#include <csv.h>
#include <fmt/core.h>

#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>

namespace scrutineer::rules {
namespace {

// libcsv's callbacks gather records here.
struct Records {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
};

void field_end(void* text, std::size_t size, void* to) {
  static_cast<Records*>(to)->row.emplace_back(text != nullptr ? static_cast<const char*>(text) : "", size);
}

void record_end(int, void* to) {
  auto* records = static_cast<Records*>(to);
  records->rows.push_back(std::move(records->row));
  records->row.clear();
}

// A table whose fields are asked for by row and the name of the column.
class CsvTable {
 public:
  CsvTable(std::string_view csv, std::string file) : file_(std::move(file)) {
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    const std::unique_ptr<csv_parser, void (*)(csv_parser*)> release(&parser, csv_free);
    if (csv_parse(&parser, csv.data(), csv.size(), field_end, record_end, &records_) != csv.size() ||
        csv_fini(&parser, field_end, record_end, &records_) != 0)
      throw std::runtime_error(
          fmt::format("{}:{}: {}", file_, records_.rows.size() + 1, csv_strerror(csv_error(&parser))));
    if (records_.rows.empty()) throw std::runtime_error(file_ + ":1: the header row is missing");
    for (std::size_t i = 0; i < records_.rows[0].size(); ++i) columns_.emplace(records_.rows[0][i], i);
  }

  std::size_t rows() const { return records_.rows.size() - 1; }

  std::size_t column(const std::string& name) const {
    const auto found = columns_.find(name);
    if (found == columns_.end())
      throw std::runtime_error(fmt::format("{}:1: the column `{}` is missing", file_, name));
    return found->second;
  }

  const std::string& at(std::size_t row, std::size_t column) const {
    static const std::string empty;
    const auto& fields = records_.rows[row + 1];
    return column < fields.size() ? fields[column] : empty;
  }

  std::optional<double> number(std::size_t row, std::size_t column) const {
    const std::string& text = at(row, column);
    if (text.empty()) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
      throw std::runtime_error(fmt::format("{}:{}: `{}` is no number", file_, row + 2, text));
    return value;
  }

 private:
  std::string file_;
  Records records_;
  std::map<std::string, std::size_t, std::less<>> columns_;
};

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find(by, from), text.size());
    if (to > from) parts.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

}  // namespace

std::vector<Indicator> read_indicators(std::string_view csv, const std::string& file) {
  const CsvTable table(csv, file);
  std::map<std::string, std::size_t> c;
  for (const char* name :
       {"indicator_id", "name", "definition", "unit", "polarity", "numerator", "denominator", "frequency",
        "theme", "national_codes", "aliases", "source", "plausible_min", "plausible_max"})
    c.emplace(name, table.column(name));
  std::vector<Indicator> indicators;
  indicators.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto text = [&](const char* name) { return table.at(row, c.at(name)); };
    Indicator i{text("indicator_id"),
                text("name"),
                text("definition"),
                text("unit"),
                text("polarity"),
                text("numerator"),
                text("denominator"),
                text("frequency"),
                text("theme"),
                text("national_codes"),
                text("source"),
                split(text("aliases"), '|'),
                table.number(row, c.at("plausible_min")),
                table.number(row, c.at("plausible_max")),
                false};
    i.may_exceed_hundred = i.unit == "percent" && i.plausible_max.value_or(100) > 100;
    indicators.push_back(std::move(i));
  }
  return indicators;
}

std::vector<Trap> read_traps(std::string_view csv, const std::string& file) {
  const CsvTable table(csv, file);
  const auto is = table.column("indicator_id"), is_not = table.column("not_to_be_confused_with"),
             how = table.column("how_to_tell"), other = table.column("other_if");
  std::vector<Trap> traps;
  for (std::size_t row = 0; row < table.rows(); ++row)
    traps.push_back({table.at(row, is), table.at(row, is_not), table.at(row, how), table.at(row, other)});
  return traps;
}

std::vector<Council> read_councils(std::string_view csv, const std::string& file) {
  const CsvTable table(csv, file);
  const auto name = table.column("name"), code = table.column("code"),
             official = table.column("official_name"), country = table.column("country"),
             region = table.column("region"), type = table.column("type"), from = table.column("valid_from"),
             to = table.column("valid_to"), aliases = table.column("aliases");
  std::vector<Council> councils;
  councils.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row)
    councils.push_back({table.at(row, name), table.at(row, code), table.at(row, official),
                        table.at(row, country), table.at(row, region), table.at(row, type),
                        table.at(row, from), table.at(row, to), split(table.at(row, aliases), '|')});
  return councils;
}

std::vector<Reference> read_references(std::string_view csv, const std::string& file) {
  const CsvTable table(csv, file);
  const auto source = table.column("source"), council = table.column("council_code"),
             indicator = table.column("indicator_id"), start = table.column("period_start"),
             end = table.column("period_end"), value = table.column("value"), unit = table.column("unit"),
             decimals = table.column("decimals");
  std::vector<Reference> references;
  references.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row)
    references.push_back({table.at(row, source), table.at(row, council), table.at(row, indicator),
                          table.at(row, start), table.at(row, end), table.at(row, value), table.at(row, unit),
                          static_cast<int>(table.number(row, decimals).value_or(0))});
  return references;
}

}  // namespace scrutineer::rules
