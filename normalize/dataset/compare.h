// A fresh dataset against an expected one, figure by figure, in plain words: what `regress` shows.
#pragma once

#include <string>
#include <vector>

#include "normalize/dataset/types.h"

namespace scrutineer::normalize {

struct Difference {
  enum class Kind { missing, extra, changed };
  Kind kind = Kind::changed;
  std::string file;    // observations, issues, notes, documents, tables or cells
  std::string row;     // which one: `report.pdf: EX1 "Children in care", actual, 2023-04-01 to 2023-06-30`
  std::string column;  // of a change; for cells the table's summary stands in expected and found
  std::string expected, found;  // the fields; of a missing or an extra row what it says
};

struct CompareSettings {
  double points = 2;  // by which a box may move: fonts and readers of PDF differ a little between machines
  double confidence = 0.1;  // by which a confidence may differ
};

// Rows are paired by what they are about (a figure by document, code, label, breakdown, measure, comparator
// and period; an issue by document, check, severity, code, label and period); what is left over is paired by
// its place on the page, so that a label misread is one change and not a missing and an extra row. Ids and
// the order of rows do not count. Of cells one difference a table is given. In the order of the files of
// SCHEMA.md; empty where the two agree.
std::vector<Difference> compare(const Dataset& expected, const Dataset& found,
                                const CompareSettings& settings = {});

// One sentence without a line end.
std::string sentence(const Difference& difference);

}  // namespace scrutineer::normalize
