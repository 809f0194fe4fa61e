#include "normalize/dataset/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>

#include "normalize/dataset/field.h"
#include "normalize/dataset/schema.h"

namespace scrutineer::normalize {

namespace {

using Names = std::vector<std::string_view>;

// How the rows of one file are paired and told apart.
template <class Row>
struct Pairing {
  const File<Row>& file;
  Names key;      // what a row is about
  Names place;    // where it stands; empty: no second try by place
  Names ignored;  // columns that do not count
  std::string (*describe)(const Row& row);
};

bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The reports' paths by document_id: rows of two datasets belong together by path, since an id changes with
// the bytes.
using Paths = std::unordered_map<std::string, std::string>;

Paths paths_of(const Dataset& dataset) {
  Paths paths;
  for (const DocumentRow& document : dataset.documents) paths[document.document_id] = document.file;
  return paths;
}

std::string path_of(const Paths& paths, const std::string& document_id) {
  const auto found = paths.find(document_id);
  return found == paths.end() ? document_id : found->second;
}

template <class Row>
std::string field_of(const Column<Row>& column, const Row& row) {
  std::string text;
  column.print(row, text);
  return text;
}

bool within(std::string_view left, std::string_view right, double tolerance) {
  double a = 0, b = 0;
  return parse_number(left, a) && parse_number(right, b) && std::abs(a - b) <= tolerance + 1e-9;
}

bool same_field(std::string_view column, std::string_view left, std::string_view right,
                const CompareSettings& settings) {
  if (left == right) return true;
  if (column == "x0" || column == "y0" || column == "x1" || column == "y1")
    return within(left, right, settings.points);
  return column == "confidence" && within(left, right, settings.confidence);
}

template <class Row>
class Comparison {
 public:
  Comparison(const Pairing<Row>& pairing, const Dataset& expected, const Dataset& found,
             const CompareSettings& settings, std::vector<Difference>& out)
      : pairing_(pairing),
        expected_(expected.*(pairing.file.rows)),
        found_(found.*(pairing.file.rows)),
        expected_paths_(paths_of(expected)),
        found_paths_(paths_of(found)),
        settings_(settings),
        out_(out),
        partner_(expected_.size(), none),
        taken_(found_.size(), false) {}

  void run() {
    pair_by(pairing_.key, true);
    pair_by(pairing_.key, false);
    if (!pairing_.place.empty()) pair_by(pairing_.place, false);
    for (std::size_t i = 0; i < expected_.size(); ++i) {
      if (partner_[i] == none)
        add(Difference::Kind::missing, expected_[i], expected_paths_);
      else
        changes(expected_[i], found_[partner_[i]]);
    }
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (!taken_[i]) add(Difference::Kind::extra, found_[i], found_paths_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  // Pairs what is still single and has the same key, in the order of the rows; `equal`: only rows that agree
  // wholly.
  void pair_by(const Names& key, bool equal) {
    std::unordered_map<std::string, std::vector<std::size_t>> candidates;
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (!taken_[i]) candidates[whole_key(found_[i], found_paths_, key)].push_back(i);
    for (std::size_t i = 0; i < expected_.size(); ++i) {
      if (partner_[i] != none) continue;
      const auto bucket = candidates.find(whole_key(expected_[i], expected_paths_, key));
      if (bucket == candidates.end()) continue;
      for (const std::size_t candidate : bucket->second) {
        if (taken_[candidate] || (equal && !agree(expected_[i], found_[candidate]))) continue;
        partner_[i] = candidate;
        taken_[candidate] = true;
        break;
      }
    }
  }

  std::string whole_key(const Row& row, const Paths& paths, const Names& key) const {
    return path_of(paths, row.document_id) + '\x1f' + key_of(row, pairing_.file, key);
  }

  template <class Take>
  void for_each_change(const Row& expected, const Row& found, Take take) const {
    for (const Column<Row>& column : pairing_.file.columns) {
      if (contains(pairing_.ignored, column.field.name)) continue;
      const std::string was = field_of(column, expected), is = field_of(column, found);
      if (!same_field(column.field.name, was, is, settings_)) take(column.field.name, was, is);
    }
  }

  bool agree(const Row& expected, const Row& found) const {
    bool same = true;
    for_each_change(expected, found, [&](auto...) { same = false; });
    return same;
  }

  void changes(const Row& expected, const Row& found) {
    const std::string row = name_of(expected, expected_paths_);
    for_each_change(expected, found,
                    [&](std::string_view column, const std::string& was, const std::string& is) {
                      out_.push_back({Difference::Kind::changed, std::string(pairing_.file.name), row,
                                      std::string(column), was, is});
                    });
  }

  std::string name_of(const Row& row, const Paths& paths) const {
    const std::string description = pairing_.describe(row);
    const std::string path = path_of(paths, row.document_id);
    return description.empty() ? path : path + ": " + description;
  }

  void add(Difference::Kind kind, const Row& row, const Paths& paths) {
    out_.push_back({kind, std::string(pairing_.file.name), name_of(row, paths), "", "", ""});
  }

  const Pairing<Row>& pairing_;
  const std::vector<Row>& expected_;
  const std::vector<Row>& found_;
  Paths expected_paths_, found_paths_;
  const CompareSettings& settings_;
  std::vector<Difference>& out_;
  std::vector<std::size_t> partner_;  // for each expected row the found one
  std::vector<bool> taken_;           // for each found row
};

std::string period_words(const std::optional<Date>& start, const std::optional<Date>& end) {
  if (!start && !end) return {};
  return fmt::format(", {} to {}", start ? iso(*start) : "?", end ? iso(*end) : "?");
}

template <class Row>
std::string subject(const Row& row) {
  if (row.local_code.empty()) return fmt::format("\"{}\"", row.label);
  return fmt::format("{} \"{}\"", row.local_code, row.label);
}

std::string where(int page, int table, int row) {
  std::string words;
  if (page > 0) words += fmt::format(", page {}", page);
  if (table > 0) words += fmt::format(", table {} row {}", table, row);
  return words;
}

std::string describe_document(const DocumentRow&) { return {}; }

std::string describe_observation(const Observation& row) {
  std::string words = subject(row);
  if (!row.breakdown.empty()) words += fmt::format(" ({})", row.breakdown);
  words += ", " + row.measure;
  if (const std::string& body = row.comparator.empty() ? row.comparator_label : row.comparator; !body.empty())
    words += " " + body;
  words += period_words(row.period_start, row.period_end);
  if (row.value) words += fmt::format(", {} {}", row.value->str(), row.unit);
  return words + where(row.place.page, row.table, row.row);
}

std::string describe_issue(const Issue& row) {
  return fmt::format("{} ({}) at {}{}: {}", row.check, row.severity, subject(row),
                     period_words(row.period_start, row.period_end), row.message);
}

std::string describe_note(const Note& row) {
  return fmt::format("{} of {}{}", row.kind, subject(row), where(row.page, row.table, row.row));
}

std::string describe_table(const TableRow& row) { return fmt::format("table {}", row.table); }

template <class Row>
void compare_file(const Pairing<Row>& pairing, const Dataset& expected, const Dataset& found,
                  const CompareSettings& settings, std::vector<Difference>& out) {
  Comparison<Row>(pairing, expected, found, settings, out).run();
}

using Grid = std::map<std::pair<int, int>, const CellRow*>;
using Grids = std::map<std::pair<std::string, int>, Grid>;  // by the report's path and the table

Grids grids_of(const Dataset& dataset) {
  const Paths paths = paths_of(dataset);
  Grids grids;
  for (const CellRow& cell : dataset.cells)
    grids[{path_of(paths, cell.document_id), cell.table}][{cell.row, cell.column}] = &cell;
  return grids;
}

std::string cell_words(const CellRow* cell) {
  if (cell == nullptr) return "no cell";
  std::string words = fmt::format("`{}`", cell->text);
  if (cell->rowspan != 1 || cell->colspan != 1)
    words += fmt::format(" spanning {} x {}", cell->rowspan, cell->colspan);
  if (cell->header) words += ", header";
  for (const auto& [name, value] : {std::pair{"fill", cell->fill}, {"rag", cell->rag}, {"icon", cell->icon}})
    if (!value.empty()) words += fmt::format(", {} {}", name, value);
  return words;
}

// The cells of a table that both datasets have: how many differ, and the first that does.
void compare_grid(const std::string& name, const Grid& expected, const Grid& found,
                  std::vector<Difference>& out) {
  Grid places = expected;
  places.insert(found.begin(), found.end());
  std::size_t count = 0;
  Difference first{Difference::Kind::changed, "cells", "", "", "", ""};
  for (const auto& [place, ignored] : places) {
    const auto was = expected.find(place), is = found.find(place);
    const std::string before = cell_words(was == expected.end() ? nullptr : was->second);
    const std::string after = cell_words(is == found.end() ? nullptr : is->second);
    if (before == after || ++count > 1) continue;
    first.row = fmt::format("row {} column {}", place.first, place.second);
    first.expected = before;
    first.found = after;
  }
  if (count == 0) return;
  first.row =
      fmt::format("{}: {} of {} cells differ, the first at {}", name, count, places.size(), first.row);
  out.push_back(std::move(first));
}

void compare_cells(const Dataset& expected, const Dataset& found, std::vector<Difference>& out) {
  const Grids was = grids_of(expected), is = grids_of(found);
  for (const auto& [table, grid] : was)
    if (const auto other = is.find(table); other != is.end())
      compare_grid(fmt::format("{}: table {}", table.first, table.second), grid, other->second, out);
}

}  // namespace

std::vector<Difference> compare(const Dataset& expected, const Dataset& found,
                                const CompareSettings& settings) {
  std::vector<Difference> out;
  const Pairing<DocumentRow> documents{documents_file(), {}, {}, {"document_id"}, describe_document};
  const Pairing<Observation> observations{observations_file(),
                                          {"local_code", "label", "breakdown", "measure", "comparator_label",
                                           "comparator", "period_start", "period_end"},
                                          {"page", "table", "row", "column", "text"},
                                          {"observation_id", "document_id"},
                                          describe_observation};
  const Pairing<Issue> issues{issues_file(),
                              {"check", "severity", "local_code", "label", "period_start", "period_end"},
                              {"check", "page", "x0", "y0"},
                              {"issue_id", "document_id", "observation_ids"},
                              describe_issue};
  const Pairing<Note> notes{notes_file(),
                            {"kind", "local_code", "label", "text"},
                            {"kind", "page", "table", "row"},
                            {"document_id"},
                            describe_note};
  const Pairing<TableRow> tables{tables_file(), {"table"}, {}, {"document_id"}, describe_table};
  compare_file(documents, expected, found, settings, out);
  compare_file(observations, expected, found, settings, out);
  compare_file(issues, expected, found, settings, out);
  compare_file(notes, expected, found, settings, out);
  compare_file(tables, expected, found, settings, out);
  compare_cells(expected, found, out);
  return out;
}

std::string sentence(const Difference& difference) {
  std::string words = fmt::format("{}: {}", difference.file, difference.row);
  switch (difference.kind) {
    case Difference::Kind::missing:
      words += " is missing";
      break;
    case Difference::Kind::extra:
      words += " was not expected";
      break;
    case Difference::Kind::changed:
      // Without a column the two say in words what stands there.
      words += difference.column.empty()
                   ? fmt::format(" was to be {} and is {}", difference.expected, difference.found)
                   : fmt::format(": {} was to be `{}` and is `{}`", difference.column, difference.expected,
                                 difference.found);
      break;
  }
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return words;
}

}  // namespace scrutineer::normalize
