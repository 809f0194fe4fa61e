// One dataset against another, figure by figure, in plain words: what `regress` shows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/dataset/types.h"

namespace scrutineer::normalize {

struct Change {
  std::string column, was, is;  // without a column the two say in words what stands there
};

// One row that is not the same in both.
struct Difference {
  enum class Kind {
    added,    // only the new one has it
    lost,     // only the old one had it
    value,    // what was read is another: value, resolution, qualifier, text ..., or how sure the reading is
    meaning,  // the same figure stands for something else: indicator, label, measure, period, unit, rating
              // ...
    moved,    // the same, elsewhere on the page or in another place of its tables
  };
  Kind kind = Kind::value;
  std::string file;    // observations, issues, notes, documents, tables or cells
  std::string report;  // the document's path
  std::string row;     // which one: `EX1 "Children in care"`
  std::string detail;  // what tells it from its like: `actual, 2023-04-01 to 2023-06-30, 93.6 percent`
  std::string place;   // `page 1, table 2 row 3`
  std::vector<Change> changes;  // in the order of the columns; empty for added and lost
};

struct CompareSettings {
  double points = 2;  // by which a box may move: fonts and readers of PDF differ a little between machines
  double confidence = 0.1;  // by which a confidence may differ
};

// Rows are paired by what they are about (a figure by document, code, label, breakdown, measure, comparator
// and period; an issue by document, check, severity, code, label and period); what is left over is paired by
// its place on the page, so that a label misread is one change and not a lost and an added row. Ids and
// the order of rows do not count. Of cells one difference a table is given. In the order of the files of
// SCHEMA.md; empty where the two agree.
std::vector<Difference> compare(const Dataset& old, const Dataset& fresh,
                                const CompareSettings& settings = {});

// `added`, `lost`, `changed value`, `changed meaning`, `moved`.
std::string_view words_of(Difference::Kind kind);

// `value 96.1 -> 69.9, text 96.1% -> 69.9%`; empty where nothing is changed. Coordinates are left out where
// something else has changed too.
std::string words_of(const std::vector<Change>& changes);

// One sentence without a line end.
std::string sentence(const Difference& difference);

}  // namespace scrutineer::normalize
