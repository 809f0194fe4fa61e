// The dataset's rows: one struct a file of SCHEMA.md, its members in the order of the columns.
// An empty string or absent optional is an empty field. Vocabularies (measure, unit, rag ...) are SCHEMA.md's
// words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/geometry.h"
#include "normalize/date.h"
#include "normalize/decimal.h"

namespace scrutineer::normalize {

struct Place {  // on a page; page 0: nowhere (all five fields empty)
  int page = 0;
  extract::Box box;
};

struct DocumentRow {
  std::string document_id, file, sha256;
  int pages = 0;
  std::string council, council_code, title;
  std::optional<Date> period_start, period_end;
  std::string pack, text_source, status, error;
};

struct Observation {
  std::string observation_id, document_id, council_code, indicator_id, local_code, label, section, breakdown,
      frequency;
  std::string measure;  // actual, target, floor, benchmark, change
  std::string comparator_label, comparator;
  std::optional<Date> period_start, period_end;
  std::string period_label, basis;
  std::optional<Decimal> value, resolution;
  std::string unit;
  std::optional<Decimal> numerator, denominator, tolerance;
  std::string qualifier, rag, trend, polarity, text, repaired;
  double confidence = 1;
  Place place;
  int table = 0, row = 0, column = 0;  // from 1; 0 for a figure from running text
};

struct IndicatorRow {
  std::string indicator_id, name, definition, unit, polarity, numerator, denominator, frequency, theme,
      national_codes, source;
};

struct Issue {
  std::string issue_id, document_id, check;
  std::string severity;                      // error, warning, info
  std::vector<std::string> observation_ids;  // the first is the one most likely wrong
  std::string local_code, label;
  std::optional<Date> period_start, period_end;
  std::string message, expected, found;
  Place place;
};

struct Note {
  std::string document_id, local_code, label, indicator_id;
  std::optional<Date> period_start, period_end;
  std::string
      kind;  // commentary, description, action, value-text; for the whole report: key, footnote, rounding
  std::string text;
  int page = 0;
  int table = 0, row = 0;
  extract::Box box;
};

struct TableRow {
  std::string document_id;
  int table = 0, first_page = 0, last_page = 0, rows = 0, columns = 0, header_rows = 0;
  std::string source;
  double confidence = 1;
  extract::Box box;
};

struct CellRow {
  std::string document_id;
  int table = 0, row = 0, column = 0, rowspan = 1, colspan = 1;
  bool header = false;
  std::string text, fill, rag, icon;
  double confidence = 1;
  Place place;
};

struct Dataset {
  std::vector<DocumentRow> documents;
  std::vector<Observation> observations;
  std::vector<IndicatorRow> indicators;
  std::vector<Issue> issues;
  std::vector<Note> notes;
  std::vector<TableRow> tables;
  std::vector<CellRow> cells;
};

}  // namespace scrutineer::normalize
