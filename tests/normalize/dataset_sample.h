// A small dataset with every kind of row, for the tests of normalize/dataset/.
#pragma once

#include "normalize/dataset/types.h"

namespace scrutineer::normalize {

inline Dataset sample_dataset(const std::string& id = "0123456789abcdef",
                              const std::string& file = "report.pdf") {
  using namespace std::chrono;
  const Date start{2023y, April, 1d}, end{2023y, June, 30d};
  Dataset d;
  DocumentRow document;
  document.document_id = id;
  document.file = file;
  document.sha256 = id.substr(0, 16) + std::string(48, '0');
  document.pages = 2;
  document.council = "Exampleton, Borough of";
  document.council_code = "E06000999";
  document.title = "He said \"well\"";
  document.period_start = start;
  document.period_end = end;
  document.pack = "uk";
  document.text_source = "native";
  document.status = "complete";
  d.documents.push_back(document);
  for (int i = 1; i <= 2; ++i) {
    Observation o;
    o.observation_id = id + "-" + std::to_string(i);
    o.document_id = id;
    o.indicator_id = i == 1 ? "children-in-care" : "";
    o.local_code = "EX" + std::to_string(i);
    o.label = "Children in care";
    o.measure = i == 1 ? "actual" : "target";
    o.period_start = start;
    o.period_end = end;
    o.period_label = "Q1 2023/24";
    o.value = Decimal(960 + i, 1);
    o.resolution = Decimal(5, 2);
    o.unit = "percent";
    o.text = "96." + std::to_string(i) + "%";
    o.confidence = 0.98765;
    o.place = {1, {10.126, 20, 30.5, 40.25}};
    o.table = 1;
    o.row = 2;
    o.column = i + 1;
    d.observations.push_back(o);
  }
  d.indicators.push_back(
      {"children-in-care", "Children in care", "All", "percent", "lower", "", "", "Annual", "", "", ""});
  Issue issue;
  issue.issue_id = id + "-1";
  issue.document_id = id;
  issue.check = "sum-mismatch";
  issue.severity = "error";
  issue.observation_ids = {id + "-1", id + "-2"};
  issue.message = "96.1% and 96.2% cannot both be.";
  issue.place = d.observations[0].place;
  d.issues.push_back(issue);
  Note note;
  note.document_id = id;
  note.kind = "commentary";
  note.text = " two\nlines ";
  note.page = 1;
  note.table = 1;
  note.row = 2;
  note.box = {1, 2, 3, 4};
  d.notes.push_back(note);
  TableRow table;
  table.document_id = id;
  table.table = table.first_page = table.last_page = 1;
  table.rows = table.columns = 2;
  table.header_rows = 1;
  table.source = "ruled";
  d.tables.push_back(table);
  const char* texts[] = {"Measure", "Q1", "Children, in care", "96.1%"};
  for (int i = 0; i < 4; ++i) {
    CellRow cell;
    cell.document_id = id;
    cell.table = 1;
    cell.row = 1 + i / 2;
    cell.column = 1 + i % 2;
    cell.header = i < 2;
    cell.text = texts[i];
    if (i == 3) cell.fill = "#00B050", cell.rag = "green", cell.icon = "arrow-up";
    cell.place = {1, {5, 5, 6, 6}};
    d.cells.push_back(cell);
  }
  return d;
}

}  // namespace scrutineer::normalize
