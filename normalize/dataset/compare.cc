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
  std::string (*name)(const Row& row);
  std::string (*detail)(const Row& row);
  std::string (*place_of)(const Row& row);
};

// The columns whose change leaves a figure the same thing, read otherwise.
const Names columns_of_value = {"value",     "resolution", "numerator", "denominator", "tolerance",
                                "qualifier", "text",       "repaired",  "confidence"};
const Names columns_of_place = {"page", "x0", "y0", "x1", "y1", "table", "row", "column"};

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
        out_.push_back(difference(Difference::Kind::lost, expected_[i], expected_paths_));
      else
        changes(expected_[i], found_[partner_[i]]);
    }
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (!taken_[i]) out_.push_back(difference(Difference::Kind::added, found_[i], found_paths_));
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  // Pairs what is still single and has the same key, in the order of the rows; `equal`: only rows that agree
  // wholly.
  void pair_by(const Names& names, bool equal) {
    const Columns<Row> key = columns_named(pairing_.file, names);
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

  static std::string whole_key(const Row& row, const Paths& paths, const Columns<Row>& key) {
    return path_of(paths, row.document_id) + '\x1f' + key_of(row, key);
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
    Difference one = difference(Difference::Kind::moved, expected, expected_paths_);
    for_each_change(expected, found,
                    [&](std::string_view column, const std::string& was, const std::string& is) {
                      one.changes.push_back({std::string(column), was, is});
                      one.kind = std::min(one.kind, kind_of(column));
                    });
    if (!one.changes.empty()) out_.push_back(std::move(one));
  }

  // The gravest comes first in the enumeration.
  static Difference::Kind kind_of(std::string_view column) {
    if (contains(columns_of_value, column)) return Difference::Kind::value;
    return contains(columns_of_place, column) ? Difference::Kind::moved : Difference::Kind::meaning;
  }

  Difference difference(Difference::Kind kind, const Row& row, const Paths& paths) const {
    return {kind,
            std::string(pairing_.file.name),
            path_of(paths, row.document_id),
            pairing_.name(row),
            pairing_.detail(row),
            pairing_.place_of(row),
            {}};
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
  return fmt::format("{} to {}", start ? iso(*start) : "?", end ? iso(*end) : "?");
}

// The parts that are not empty, with commas between.
std::string listed(std::initializer_list<std::string> parts) {
  std::string words;
  for (const std::string& part : parts) {
    if (!words.empty() && !part.empty()) words += ", ";
    words += part;
  }
  return words;
}

template <class Row>
std::string subject(const Row& row) {
  if (row.local_code.empty()) return row.label.empty() ? std::string{} : fmt::format("\"{}\"", row.label);
  return fmt::format("{} \"{}\"", row.local_code, row.label);
}

std::string where(int page, int table, int row) {
  return listed({page > 0 ? fmt::format("page {}", page) : "",
                 table > 0 ? fmt::format("table {} row {}", table, row) : ""});
}

std::string nothing(const DocumentRow&) { return {}; }

std::string observation_name(const Observation& row) {
  return row.breakdown.empty() ? subject(row) : fmt::format("{} ({})", subject(row), row.breakdown);
}
std::string observation_detail(const Observation& row) {
  const std::string& body = row.comparator.empty() ? row.comparator_label : row.comparator;
  return listed({body.empty() ? row.measure : row.measure + " " + body,
                 period_words(row.period_start, row.period_end),
                 row.value               ? fmt::format("{} {}", row.value->str(), row.unit)
                 : row.qualifier.empty() ? row.text
                                         : row.qualifier});
}
std::string observation_place(const Observation& row) { return where(row.place.page, row.table, row.row); }

std::string issue_name(const Issue& row) { return fmt::format("{} ({})", row.check, row.severity); }
std::string issue_detail(const Issue& row) {
  return listed({subject(row), period_words(row.period_start, row.period_end), row.message});
}
std::string issue_place(const Issue& row) { return where(row.place.page, 0, 0); }

std::string note_name(const Note& row) { return row.kind; }
std::string note_detail(const Note& row) { return subject(row); }
std::string note_place(const Note& row) { return where(row.page, row.table, row.row); }

std::string table_name(const TableRow& row) { return fmt::format("table {}", row.table); }
std::string table_detail(const TableRow& row) {
  return fmt::format("{} rows, {} columns", row.rows, row.columns);
}
std::string table_place(const TableRow& row) { return where(row.first_page, 0, 0); }

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
void compare_grid(const std::string& report, int table, const Grid& expected, const Grid& found,
                  std::vector<Difference>& out) {
  Grid places = expected;
  places.insert(found.begin(), found.end());
  std::size_t count = 0;
  Difference one{Difference::Kind::value, "cells", report, fmt::format("table {}", table), "", "", {}};
  for (const auto& [place, ignored] : places) {
    const auto was = expected.find(place), is = found.find(place);
    const std::string before = cell_words(was == expected.end() ? nullptr : was->second);
    const std::string after = cell_words(is == found.end() ? nullptr : is->second);
    if (before == after || ++count > 1) continue;
    one.place = fmt::format("row {} column {}", place.first, place.second);
    one.changes = {{"", before, after}};
  }
  if (count == 0) return;
  one.detail = fmt::format("{} of {} cells differ, the first at {}", count, places.size(), one.place);
  one.place.clear();
  out.push_back(std::move(one));
}

void compare_cells(const Dataset& expected, const Dataset& found, std::vector<Difference>& out) {
  const Grids was = grids_of(expected), is = grids_of(found);
  for (const auto& [table, grid] : was)
    if (const auto other = is.find(table); other != is.end())
      compare_grid(table.first, table.second, grid, other->second, out);
}

}  // namespace

std::vector<Difference> compare(const Dataset& expected, const Dataset& found,
                                const CompareSettings& settings) {
  std::vector<Difference> out;
  const Pairing<DocumentRow> documents{documents_file(), {}, {}, {"document_id"}, nothing, nothing, nothing};
  const Pairing<Observation> observations{observations_file(),
                                          {"local_code", "label", "breakdown", "measure", "comparator_label",
                                           "comparator", "period_start", "period_end"},
                                          {"page", "table", "row", "column", "text"},
                                          {"observation_id", "document_id"},
                                          observation_name,
                                          observation_detail,
                                          observation_place};
  const Pairing<Issue> issues{issues_file(),
                              {"check", "severity", "local_code", "label", "period_start", "period_end"},
                              {"check", "page", "x0", "y0"},
                              {"issue_id", "document_id", "observation_ids"},
                              issue_name,
                              issue_detail,
                              issue_place};
  const Pairing<Note> notes{notes_file(),
                            {"kind", "local_code", "label", "text"},
                            {"kind", "page", "table", "row"},
                            {"document_id"},
                            note_name,
                            note_detail,
                            note_place};
  const Pairing<TableRow> tables{tables_file(), {"table"},    {},         {"document_id"},
                                 table_name,    table_detail, table_place};
  compare_file(documents, expected, found, settings, out);
  compare_file(observations, expected, found, settings, out);
  compare_file(issues, expected, found, settings, out);
  compare_file(notes, expected, found, settings, out);
  compare_file(tables, expected, found, settings, out);
  compare_cells(expected, found, out);
  return out;
}

std::string_view words_of(Difference::Kind kind) {
  switch (kind) {
    case Difference::Kind::added:
      return "added";
    case Difference::Kind::lost:
      return "lost";
    case Difference::Kind::value:
      return "changed value";
    case Difference::Kind::meaning:
      return "changed meaning";
    case Difference::Kind::moved:
      return "moved";
  }
  return "";
}

std::string words_of(const std::vector<Change>& changes) {
  const auto is_coordinate = [](const Change& change) {
    return change.column.size() == 2 && (change.column[0] == 'x' || change.column[0] == 'y');
  };
  const bool other = !std::all_of(changes.begin(), changes.end(), is_coordinate);
  const auto shown = [](const std::string& field) { return field.empty() ? "nothing" : field; };
  std::string words;
  for (const Change& change : changes) {
    if (other && is_coordinate(change)) continue;
    if (!words.empty()) words += ", ";
    words += fmt::format("{}{}{} -> {}", change.column, change.column.empty() ? "" : " ", shown(change.was),
                         shown(change.is));
  }
  return words;
}

std::string sentence(const Difference& difference) {
  std::string words = fmt::format("{}: {}", difference.file, difference.report);
  if (!difference.row.empty()) words += ": " + listed({difference.row, difference.detail, difference.place});
  words += fmt::format(": {}", words_of(difference.kind));
  if (!difference.changes.empty()) words += ": " + words_of(difference.changes);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return words;
}

}  // namespace scrutineer::normalize
