// The one description of the dataset's files: each column's name, type, limits, and how it is printed and
// parsed. Writing, reading, validation and datapackage.json all follow these tables, so that they cannot
// disagree.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/dataset/types.h"

namespace scrutineer::normalize {

// What datapackage.json says of a column (Frictionless Table Schema).
struct Field {
  std::string_view name, description;
  bool required = false;
  std::string_view pattern = {};             // RE2 and XML Schema alike, of the whole field
  std::vector<std::string_view> words = {};  // the vocabulary, where only these may stand
  std::optional<int> minimum = {}, maximum = {};
  std::string_view type = "string";  // string, integer, number or date; set by the maker of the column
};

template <class Row>
struct Column {
  Field field;
  void (*print)(const Row& row,
                std::string& out);  // appends the field, not yet quoted; nothing where it is empty
  bool (*parse)(std::string_view text, Row& row);  // false where the text is none of the column's type
};

struct ForeignKey {
  std::vector<std::string_view> fields;
  std::string_view resource;
  std::vector<std::string_view> references;
};

template <class Row>
struct File {
  std::string_view name;  // of the resource; the file is name.csv
  std::string_view description;
  std::vector<std::string_view> primary_key;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Column<Row>> columns;
  std::vector<Row> Dataset::*rows;
};

// Made once, at first use; safe from any thread.
const File<DocumentRow>& documents_file();
const File<Observation>& observations_file();
const File<IndicatorRow>& indicators_file();
const File<Issue>& issues_file();
const File<Note>& notes_file();
const File<TableRow>& tables_file();
const File<CellRow>& cells_file();

// Calls visit(file) for each of the seven, in the order of SCHEMA.md.
template <class Visit>
void for_each_file(Visit visit) {
  visit(documents_file());
  visit(observations_file());
  visit(indicators_file());
  visit(issues_file());
  visit(notes_file());
  visit(tables_file());
  visit(cells_file());
}

template <class Row>
using Columns = std::vector<const Column<Row>*>;

// The columns of these names, in their order.
template <class Row>
Columns<Row> columns_named(const File<Row>& file, const std::vector<std::string_view>& names) {
  Columns<Row> columns;
  for (const auto name : names)
    for (const auto& column : file.columns)
      if (column.field.name == name) columns.push_back(&column);
  return columns;
}

// The values of some columns of a row as one string that no other row's values give; empty where all are
// empty. `key` is written over.
template <class Row>
void print_key(const Row& row, const Columns<Row>& columns, std::string& key) {
  key.clear();
  bool any = false;
  for (const auto* column : columns) {
    const std::size_t before = key.size();
    column->print(row, key);
    any = any || key.size() > before;
    key += '\x1f';
  }
  if (!any) key.clear();
}

template <class Row>
std::string key_of(const Row& row, const Columns<Row>& columns) {
  std::string key;
  print_key(row, columns, key);
  return key;
}

}  // namespace scrutineer::normalize
