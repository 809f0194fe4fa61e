// The front door of normalize/: a Document becomes the rows of a dataset.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "normalize/dataset/types.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

struct NormalizeOptions {
  std::string pack;          // by name; empty: recognised from the text
  std::string council;       // given by the user; empty: recognised
  bool tables_only = false;  // only the document's row and its raw tables: no figures, notes or explanations
};

// How a table was understood, for `explain`: one line of plain English each.
struct Explanation {
  int page = 0;
  int table = 0, row = 0;  // from 1; row 0: about the whole table
  std::string text;
  int column = 0;    // from 1; 0: not about a column. A column's text is its header
  std::string role;  // what a column was taken for; empty where nothing understood it
};

struct Normalized {
  Dataset
      dataset;  // one document's: documents has one row; issues is empty (checks run on the whole dataset)
  std::vector<Explanation> explanations;
};

// Pure; safe from several threads with different documents. `document_id` is the dataset's.
Normalized normalize(const extract::Document& document, const std::string& document_id,
                     const rules::Library& library, const NormalizeOptions& options = {});

}  // namespace scrutineer::normalize
