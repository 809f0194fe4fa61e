#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <unordered_set>

#include "normalize/dataset/csv.h"
#include "normalize/dataset/field.h"
#include "normalize/dataset/parse_csv.h"
#include "normalize/dataset/schema.h"

namespace scrutineer::normalize {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t piece = 1 << 20;     // bytes of a file that are read at once
constexpr std::size_t most_faults = 1000;  // of one file; a wrong column would else give one for each row

std::string shortened(std::string_view text) {
  return clean_text(text.size() <= 60 ? text : std::string(text.substr(0, 57)) + "...");
}

// What is wrong with a field that is not empty, beyond its type; empty where all is well.
std::string broken_limit(const Field& field, const RE2* pattern, std::string_view text) {
  if (!field.words.empty() && std::find(field.words.begin(), field.words.end(), text) == field.words.end())
    return fmt::format("`{}` is none of {}", shortened(text), fmt::join(field.words, ", "));
  if (pattern != nullptr && !RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *pattern))
    return fmt::format("`{}` has not the form {}", shortened(text), field.pattern);
  if (field.minimum || field.maximum) {
    double value = 0;
    if (!parse_number(text, value)) return {};
    if (field.minimum && value < *field.minimum) return fmt::format("{} is below {}", text, *field.minimum);
    if (field.maximum && value > *field.maximum) return fmt::format("{} is above {}", text, *field.maximum);
  }
  return {};
}

// Takes libcsv's fields and rows as they come and makes rows of one file from them.
template <class Row>
class Reader {
 public:
  Reader(const File<Row>& file, std::vector<Row>& rows, std::vector<SchemaFault>& faults, bool validate)
      : file_(file),
        rows_(rows),
        faults_(faults),
        validate_(validate),
        name_(std::string(file.name) + ".csv") {
    patterns_.resize(file.columns.size());
    sound_.resize(file.columns.size());
    if (!validate) return;
    for (std::size_t i = 0; i < file.columns.size(); ++i)
      if (!file.columns[i].field.pattern.empty())
        patterns_[i] = std::make_unique<RE2>(
            re2::StringPiece(file.columns[i].field.pattern.data(), file.columns[i].field.pattern.size()));
  }

  void take_field(std::string_view text) {
    if (line_ == 1) {
      take_header(text);
    } else if (field_ < order_.size()) {
      if (field_ == 0) rows_.emplace_back();
      if (order_[field_] >= 0) take_value(static_cast<std::size_t>(order_[field_]), text);
    }
    ++field_;
  }

  void take_row() {
    if (line_ == 1)
      finish_header();
    else
      finish_row();
    ++line_;
    field_ = 0;
    row_faults_.clear();
  }

  void fault(std::string column, std::string message, int row) {
    if (++count_ <= most_faults) faults_.push_back({name_, row, std::move(column), std::move(message), {}});
  }

  int line() const { return line_; }
  bool has_header() const { return line_ > 1; }

  // What is known of whole lines before their fields come: `left` is how many bytes of the file they and
  // what follows them are.
  void expect(std::string_view lines, std::size_t left) {
    clean_ = is_clean(lines);
    if (has_header()) return;
    // A row has a comma less than columns and a line end; blank lines are no rows. The others are as long as
    // the first, by and large.
    const auto ends = static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
    const std::size_t rows = std::min(ends, lines.size() / file_.columns.size());
    rows_.reserve(lines.size() < left ? rows * (left / lines.size() + 1) : rows);
  }

 private:
  void take_header(std::string_view text) {
    const auto found = std::find_if(file_.columns.begin(), file_.columns.end(),
                                    [text](const Column<Row>& column) { return column.field.name == text; });
    const int index = found == file_.columns.end() ? -1 : static_cast<int>(found - file_.columns.begin());
    if (index < 0)
      fault(shortened(text), "is no column of this file; it was not read", 1);
    else if (std::find(order_.begin(), order_.end(), index) != order_.end())
      fault(std::string(text), "stands twice", 1);
    order_.push_back(index);
  }

  void finish_header() {
    std::vector<int> known;
    for (const int index : order_)
      if (index >= 0) known.push_back(index);
    if (!std::is_sorted(known.begin(), known.end())) fault("", "the columns stand in another order", 1);
    for (std::size_t i = 0; i < file_.columns.size(); ++i)
      if (std::find(known.begin(), known.end(), static_cast<int>(i)) == known.end())
        fault(std::string(file_.columns[i].field.name), "the column is missing", 1);
  }

  void take_value(std::size_t index, std::string_view text) {
    const Column<Row>& column = file_.columns[index];
    if (text.empty()) {
      if (validate_ && column.field.required) row_fault(column, "is empty");
      return;
    }
    if (!clean_ && !is_clean(text)) {
      row_fault(column, "holds bytes that are no UTF-8 text");
      cleaned_ = clean_text(text);
      text = cleaned_;
    }
    if (validate_ && text != sound_[index]) {
      if (std::string broken = broken_limit(column.field, patterns_[index].get(), text); !broken.empty())
        row_fault(column, std::move(broken));
      else
        sound_[index] = text;
    }
    if (!column.parse(text, rows_.back()))
      row_fault(column, fmt::format("`{}` is no {}", shortened(text), column.field.type));
  }

  void row_fault(const Column<Row>& column, std::string message) {
    // One fault a field: what is no number is also outside its limits.
    if (!row_faults_.empty() && row_faults_.back().column == column.field.name) return;
    row_faults_.push_back({name_, line_, std::string(column.field.name), std::move(message), {}});
  }

  void finish_row() {
    if (field_ == 0 || order_.empty()) rows_.emplace_back();
    if (field_ != order_.size())
      row_faults_.push_back(
          {name_, line_, "", fmt::format("has {} fields, the header {}", field_, order_.size()), {}});
    std::string document;
    if constexpr (requires(Row row) { row.document_id; }) document = rows_.back().document_id;
    for (SchemaFault& found : row_faults_) {
      found.document_id = document;
      if (++count_ <= most_faults) faults_.push_back(std::move(found));
    }
  }

  const File<Row>& file_;
  std::vector<Row>& rows_;
  std::vector<SchemaFault>& faults_;
  bool validate_;
  std::string name_;
  std::vector<std::unique_ptr<RE2>> patterns_;
  std::vector<std::string> sound_;  // each column's last field that kept its limits: many repeat
  bool clean_ = false;              // the lines that are read are UTF-8 without control characters
  std::vector<int> order_;          // the file's columns as indexes of file_.columns, -1 for an unknown one
  int line_ = 1;
  std::size_t field_ = 0, count_ = 0;
  std::vector<SchemaFault> row_faults_;
  std::string cleaned_;
};

// Calls take(lines, left) for whole lines, one piece after another, with how many bytes are left with them,
// while it answers true.
template <class Take>
void in_pieces(const fs::path& path, Take take) {
  std::ifstream in(path, std::ios::binary);
  std::size_t left = fs::file_size(path);
  std::string bytes;
  std::size_t held = 0;  // the start of a line whose end is yet to be read
  while (left > held) {
    const std::size_t more = std::min(piece, left - held);
    bytes.resize(held + more);
    in.read(bytes.data() + held, static_cast<std::streamsize>(more));
    if (!in) throw std::runtime_error(fmt::format("{}: cannot be read", path.string()));
    held += more;
    const std::size_t lines = held == left ? held : bytes.rfind('\n') + 1;  // npos + 1 is 0
    if (lines == 0) continue;
    if (!take(std::string_view(bytes).substr(0, lines), left)) return;
    bytes.erase(0, lines);
    held -= lines, left -= lines;
  }
}

template <class Row>
void read_file(const fs::path& folder, const File<Row>& file, bool validate, ReadDataset& out) {
  const fs::path path = folder / (std::string(file.name) + ".csv");
  const bool indispensable = file.name == "documents" || file.name == "observations";
  if (!fs::is_regular_file(path)) {
    if (indispensable)
      throw std::runtime_error(fmt::format("{}: the dataset has no such file", path.string()));
    out.faults.push_back({path.filename().string(), 0, "", "the file is missing", {}});
    return;
  }
  Reader<Row> reader(file, out.dataset.*(file.rows), out.faults, validate);
  CsvParser parser({[&](std::string_view field) { reader.take_field(field); }, [&] { reader.take_row(); }});
  bool whole = true;
  in_pieces(path, [&](std::string_view lines, std::size_t left) {
    reader.expect(lines, left);
    return whole = parser.take(lines);
  });
  if (!whole || !parser.finish())
    reader.fault("", "a quotation mark stands where none may; nothing from here on was read", reader.line());
  if (!reader.has_header()) {
    if (indispensable) throw std::runtime_error(fmt::format("{}: has no header row", path.string()));
    reader.fault("", "has no header row", 0);
  }
}

using Keys = std::unordered_set<std::string>;

template <class Row>
Keys keys_of(const Dataset& dataset, const File<Row>& file, const std::vector<std::string_view>& columns) {
  Keys keys;
  const Columns<Row> key = columns_named(file, columns);
  for (const Row& row : dataset.*(file.rows)) keys.insert(key_of(row, key));
  return keys;
}

std::string readable(std::string key) {
  if (!key.empty()) key.pop_back();
  std::replace(key.begin(), key.end(), '\x1f', ' ');
  return shortened(key);
}

// Every row whose key another row may have too, in order. Only the keys' hashes are kept, and compared by
// sorting: a table of the keys themselves is larger than any cache, and each look into it a wait for memory.
template <class Row>
std::vector<std::size_t> rows_of_shared_keys(const std::vector<Row>& rows, const Columns<Row>& columns) {
  std::vector<std::size_t> hashes, shared;
  hashes.reserve(rows.size());
  std::string key;
  for (const Row& row : rows) {
    print_key(row, columns, key);
    hashes.push_back(key.empty() ? 0 : std::hash<std::string_view>{}(key));
  }
  std::vector<std::size_t> sorted = hashes;
  std::sort(sorted.begin(), sorted.end());
  std::unordered_set<std::size_t> twice;
  for (std::size_t i = 1; i < sorted.size(); ++i)
    if (sorted[i] != 0 && sorted[i] == sorted[i - 1]) twice.insert(sorted[i]);
  if (twice.empty()) return {};
  for (std::size_t i = 0; i < hashes.size(); ++i)
    if (twice.contains(hashes[i])) shared.push_back(i);
  return shared;
}

template <class Row>
void check_keys(const File<Row>& file, ReadDataset& out) {
  const auto& rows = out.dataset.*(file.rows);
  const auto add = [&](std::size_t index, std::string_view column, std::string message) {
    std::string document;
    if constexpr (requires(Row row) { row.document_id; }) document = rows[index].document_id;
    out.faults.push_back({std::string(file.name) + ".csv", static_cast<int>(index) + 2, std::string(column),
                          std::move(message), std::move(document)});
  };
  if (!file.primary_key.empty()) {
    const Columns<Row> columns = columns_named(file, file.primary_key);
    Keys seen;
    for (const std::size_t i : rows_of_shared_keys(rows, columns)) {
      const auto [known, added] = seen.insert(key_of(rows[i], columns));
      if (!added)
        add(i, file.primary_key.back(), fmt::format("a second row has the key {}", readable(*known)));
    }
  }
  for (const ForeignKey& foreign : file.foreign_keys) {
    Keys known;
    for_each_file([&](const auto& other) {
      if (other.name == foreign.resource) known = keys_of(out.dataset, other, foreign.references);
    });
    const Columns<Row> columns = columns_named(file, foreign.fields);
    std::string key, last;  // found before: rows of a document mostly stand together
    for (std::size_t i = 0; i < rows.size(); ++i) {
      print_key(rows[i], columns, key);
      if (key.empty() || key == last) continue;
      if (known.contains(key))
        last.swap(key);
      else
        add(i, foreign.fields.back(), fmt::format("{} is not in {}.csv", readable(key), foreign.resource));
    }
  }
}

}  // namespace

ReadDataset read_dataset(const fs::path& folder, const DatasetReadOptions& options) {
  ReadDataset out;
  for_each_file([&](const auto& file) { read_file(folder, file, options.validate, out); });
  if (options.validate) {
    if (!fs::exists(folder / "datapackage.json"))
      out.faults.push_back({"datapackage.json", 0, "", "the file is missing", {}});
    for_each_file([&](const auto& file) { check_keys(file, out); });
  }
  return out;
}

std::vector<Issue> schema_issues(const std::vector<SchemaFault>& faults) {
  std::vector<Issue> issues;
  for (const SchemaFault& fault : faults) {
    Issue issue;
    issue.document_id = fault.document_id;
    issue.check = "schema";
    issue.severity = "error";
    issue.message = fault.file;
    if (fault.row > 0) issue.message += fmt::format(", row {}", fault.row);
    if (!fault.column.empty()) issue.message += fmt::format(", {}", fault.column);
    issue.message += fmt::format(": {}", fault.message);
    issues.push_back(std::move(issue));
  }
  return issues;
}

}  // namespace scrutineer::normalize
