// The order of a dataset's rows, and the ids that follow from it.
#pragma once

#include <string_view>
#include <vector>

#include "normalize/dataset/types.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// The order of documents: by the bytes of their paths, which is the same on every machine and under every
// locale.
bool path_before(std::string_view left, std::string_view right);

// Documents by path; figures by document, page, table, row and column, those of running text before a page's
// tables; notes likewise; tables and cells by document, table, row and column (a table's number follows its
// page, and a row that a page break cuts stays whole). Rows that agree in all of that keep their order.
// Issues and indicators stay as they are.
void sort_rows(Dataset& dataset);

// `document_id`-n for figures and `document_id`-in for issues, from 1 in each document, in the order given.
void number_observations(std::vector<Observation>& observations);
void number_issues(std::vector<Issue>& issues);

// Makes dataset.indicators the catalogue's rows for the ids that occur in figures and notes, by id. An id
// that the catalogue lacks keeps the row that the dataset has for it; without one it is left out.
void fill_indicators(Dataset& dataset, const rules::Library& library);

}  // namespace scrutineer::normalize
