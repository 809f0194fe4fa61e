// The stub's meaning: what each row of a table is about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/tables/columns.h"

namespace scrutineer::normalize {

enum class RowKind {
  data,
  group,         // names what follows: a bar across, or a name without figures
  continuation,  // belongs to the row above: further feeder data
  repeated,      // the header again
  nameless,      // figures that no name tells: the sum under a column, a line that lost its name
};

struct Row {
  RowKind kind = RowKind::data;
  int index = 0;  // in the grid
  std::string code, label, description, frequency, polarity, unit, section, breakdown;
  std::string measure;  // where the row's name is a measure: Target, Actual, England; see row_measure.h
  std::string comparator, comparator_label;
  std::optional<int> year;  // that a row's name gives ("2022/23" under Q1 to Q4), as its first year
  int years_back = 0;       // a row "Last year" under this year's columns
  std::string target;       // the figure of a target in the label: "Invoices paid (target 95%)"
  int scale = 0;            // power of ten that the label gives: "Rent loss (£000)"
  std::string
      basis;  // cumulative, rolling-year, snapshot or month-only, from the label or a column of its own
  std::optional<PeriodReading> period;  // that the label's end or a column of periods gives: "(2021/22)"
  std::optional<Period>
      own_year;  // that the label gives instead of the column's ("Aug-July"), for financial year 2000
  bool rating_counts = false;
};

// How the stub as a whole is to be read.
struct Stub {
  int code = -1, label = -1, breakdown = -1;  // columns; -1 where there is none
  bool rows_are_parts =
      false;  // the rows are parts of one indicator that the caption or the stub's header names
  std::string code_of_all, label_of_all;  // then its code and name
  std::string title;         // of the indicator whose measures the rows are, where the header prints it
  bool nameless = false;     // no column names the rows
  bool coded = false;        // the labels begin with the measure's code
  std::string code_letters;  // the letters with which those codes begin, where they share them
  bool numbered = false;     // the labels begin with the measure's number
};

bool is_total(const std::string& label, const Report& report);
int find_column(const std::vector<Column>& columns, Role role);  // the first; -1 where there is none

Stub read_stub(const Grid& grid, const std::vector<Column>& columns, const TableSurroundings& surroundings,
               const Report& report);

// One row for each body row of the grid, in order.
std::vector<Row> read_rows(const Grid& grid, const Contents& contents, const std::vector<Column>& columns,
                           const Stub& stub, const TableSurroundings& surroundings, const Report& report);

}  // namespace scrutineer::normalize
