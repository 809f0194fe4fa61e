#include "normalize/dataset/schema.h"

#include "normalize/dataset/column.h"
#include "normalize/dataset/words.h"

namespace scrutineer::normalize {

namespace {

constexpr std::string_view document_id_pattern = "[0-9a-f]{16}(-[0-9]+)?";
constexpr std::string_view slug_pattern = "[a-z0-9]+(-[a-z0-9]+)*";
const std::vector<std::string_view> rag_words = {"green", "amber", "red", "blue", "grey"};
const std::vector<std::string_view> polarity_words = {"higher", "lower"};

Field document_reference() {
  return {.name = "document_id",
          .description = "the report, in documents.csv",
          .required = true,
          .pattern = document_id_pattern};
}
Field named(std::string_view name, std::string_view description) {
  return {.name = name, .description = description};
}

template <class Row>
std::vector<Column<Row>> joined(std::vector<std::vector<Column<Row>>> parts) {
  std::vector<Column<Row>> all;
  for (auto& part : parts)
    for (auto& column : part) all.push_back(std::move(column));
  return all;
}

const ForeignKey to_documents{{"document_id"}, "documents", {"document_id"}};
const ForeignKey to_indicators{{"indicator_id"}, "indicators", {"indicator_id"}};

}  // namespace

const File<DocumentRow>& documents_file() {
  using Row = DocumentRow;
  using C = Make<Row>;
  static const File<Row> file{
      "documents",
      "The reports that were read, one row a file",
      {"document_id"},
      {},
      {C::text<&Row::document_id>({.name = "document_id",
                                   .description = "from the SHA-256 of the file's bytes",
                                   .required = true,
                                   .pattern = document_id_pattern}),
       C::text<&Row::file>({.name = "file", .description = "path within the run's inputs", .required = true}),
       C::text<&Row::sha256>(
           {.name = "sha256", .description = "SHA-256 of the file's bytes", .pattern = "[0-9a-f]{64}"}),
       C::ordinal<&Row::pages>(named("pages", "number of pages")),
       C::text<&Row::council>(named("council", "name of the council")),
       C::text<&Row::council_code>(
           {.name = "council_code", .description = "GSS code of the council", .pattern = "[EKNSW][0-9]{8}"}),
       C::text<&Row::title>(named("title", "title of the report")),
       C::date<&Row::period_start>(named("period_start", "first day of the report's period")),
       C::date<&Row::period_end>(named("period_end", "last day of the report's period")),
       C::text<&Row::pack>(named("pack", "rule pack that read the report")),
       C::text<&Row::text_source>({.name = "text_source",
                                   .description = "where the words came from",
                                   .words = {text_source_words.begin(), text_source_words.end()}}),
       C::text<&Row::status>({.name = "status",
                              .description = "how far the report could be read",
                              .required = true,
                              .words = {"complete", "partial", "failed"}}),
       C::text<&Row::error>(named("error", "what could not be read and why"))},
      &Dataset::documents};
  return file;
}

const File<Observation>& observations_file() {
  using Row = Observation;
  using C = Make<Row>;
  static const File<Row> file{
      "observations",
      "The figures, one row each",
      {"observation_id"},
      {to_documents, to_indicators},
      joined<Row>(
          {{C::text<&Row::observation_id>({.name = "observation_id",
                                           .description = "key of the figure",
                                           .required = true,
                                           .pattern = "[0-9a-f]{16}(-[0-9]+)?-[0-9]+"}),
            C::text<&Row::document_id>(document_reference()),
            C::text<&Row::council_code>({.name = "council_code",
                                         .description = "GSS code of the council",
                                         .pattern = "[EKNSW][0-9]{8}"}),
            C::text<&Row::indicator_id>(named("indicator_id", "canonical indicator, in indicators.csv")),
            C::text<&Row::local_code>(named("local_code", "the report's own code for the indicator")),
            C::text<&Row::label>(named("label", "the report's wording for the indicator")),
            C::text<&Row::section>(named("section", "heading that the figure stands under")),
            C::text<&Row::breakdown>(named("breakdown", "team, age band, sex or other part")),
            C::text<&Row::frequency>(named("frequency", "how often the report says it is measured")),
            C::text<&Row::measure>({.name = "measure",
                                    .description = "what kind of figure it is",
                                    .required = true,
                                    .words = {"actual", "target", "floor", "benchmark", "change"}}),
            C::text<&Row::comparator_label>(
                named("comparator_label", "benchmark's body as the report names it")),
            C::text<&Row::comparator>(
                {.name = "comparator", .description = "benchmark's body as a slug", .pattern = slug_pattern}),
            C::date<&Row::period_start>(named("period_start", "first day")),
            C::date<&Row::period_end>(named("period_end", "last day")),
            C::text<&Row::period_label>(named("period_label", "period as the report prints it")),
            C::text<&Row::basis>({.name = "basis",
                                  .description = "how the figure covers its period",
                                  .words = {"in-period", "cumulative", "rolling-year", "snapshot"}}),
            C::decimal<&Row::value>(named("value", "the figure in its unit")),
            C::decimal<&Row::resolution>(named("resolution", "largest distance to the unrounded figure")),
            C::text<&Row::unit>(named("unit", "unit of value")),
            C::decimal<&Row::numerator>(named("numerator", "printed numerator")),
            C::decimal<&Row::denominator>(named("denominator", "printed denominator")),
            C::decimal<&Row::tolerance>(named("tolerance", "printed tolerance of a target")),
            C::text<&Row::qualifier>(
                {.name = "qualifier",
                 .description = "what limits the figure, or stands in its place",
                 .words = {"not-available", "new", "provisional", "estimated", "data-only", "suppressed",
                           "approximate", "above", "below", "at-least", "at-most", "rating-only"}}),
            C::text<&Row::rag>({.name = "rag", .description = "printed rating", .words = rag_words}),
            C::text<&Row::trend>({.name = "trend",
                                  .description = "printed direction",
                                  .words = {"improving", "worsening", "rising", "falling", "same"}}),
            C::text<&Row::polarity>(
                {.name = "polarity", .description = "which way is better", .words = polarity_words}),
            C::text<&Row::text>(named("text", "the figure as printed")),
            C::text<&Row::repaired>(named("repaired", "the text after repair of misread letters")),
            C::confidence<&Row::confidence>(named("confidence", "0 to 1"))},
           C::place(),
           {C::ordinal<&Row::table>(named("table", "table of the document, from 1")),
            C::ordinal<&Row::row>(named("row", "row of the table, from 1")),
            C::ordinal<&Row::column>(named("column", "column of the table, from 1"))}}),
      &Dataset::observations};
  return file;
}

const File<IndicatorRow>& indicators_file() {
  using Row = IndicatorRow;
  using C = Make<Row>;
  static const File<Row> file{
      "indicators",
      "The canonical indicators that the figures belong to",
      {"indicator_id"},
      {},
      {C::text<&Row::indicator_id>({.name = "indicator_id", .description = "key", .required = true}),
       C::text<&Row::name>({.name = "name", .description = "short name", .required = true}),
       C::text<&Row::definition>(named("definition", "what is measured")),
       C::text<&Row::unit>(named("unit", "usual unit")),
       C::text<&Row::polarity>(named("polarity", "which way is better")),
       C::text<&Row::numerator>(named("numerator", "what is counted")),
       C::text<&Row::denominator>(named("denominator", "of how many")),
       C::text<&Row::frequency>(named("frequency", "how often it is published")),
       C::text<&Row::theme>(named("theme", "field of service")),
       C::text<&Row::national_codes>(named("national_codes", "codes in national frameworks")),
       C::text<&Row::source>(named("source", "who defines it"))},
      &Dataset::indicators};
  return file;
}

const File<Issue>& issues_file() {
  using Row = Issue;
  using C = Make<Row>;
  static const File<Row> file{
      "issues",
      "What cannot be right, or is worth a look",
      {"issue_id"},
      {to_documents},
      joined<Row>({{C::text<&Row::issue_id>({.name = "issue_id", .description = "key", .required = true}),
                    C::text<&Row::document_id>(
                        {.name = "document_id", .description = "the report", .pattern = document_id_pattern}),
                    C::text<&Row::check>({.name = "check",
                                          .description = "name of the check",
                                          .required = true,
                                          .pattern = slug_pattern}),
                    C::text<&Row::severity>({.name = "severity",
                                             .description = "how sure and how grave",
                                             .required = true,
                                             .words = {"error", "warning", "info"}}),
                    C::list<&Row::observation_ids>(named(
                        "observation_ids", "figures concerned, the likeliest culprit first, joined by ;")),
                    C::text<&Row::local_code>(named("local_code", "the report's own code")),
                    C::text<&Row::label>(named("label", "the report's wording")),
                    C::date<&Row::period_start>(named("period_start", "first day")),
                    C::date<&Row::period_end>(named("period_end", "last day")),
                    C::text<&Row::message>(
                        {.name = "message", .description = "the finding in one sentence", .required = true}),
                    C::text<&Row::expected>(named("expected", "what should stand there")),
                    C::text<&Row::found>(named("found", "what stands there"))},
                   C::place()}),
      &Dataset::issues};
  return file;
}

const File<Note>& notes_file() {
  using Row = Note;
  using C = Make<Row>;
  static const File<Row> file{
      "notes",
      "Running text that belongs to an indicator or to the whole report",
      {},
      {to_documents, to_indicators},
      joined<Row>(
          {{C::text<&Row::document_id>(document_reference()),
            C::text<&Row::local_code>(named("local_code", "the report's own code")),
            C::text<&Row::label>(named("label", "the report's wording")),
            C::text<&Row::indicator_id>(named("indicator_id", "canonical indicator, in indicators.csv")),
            C::date<&Row::period_start>(named("period_start", "first day")),
            C::date<&Row::period_end>(named("period_end", "last day")),
            C::text<&Row::kind>({.name = "kind",
                                 .description = "what the text is",
                                 .required = true,
                                 .words = {"commentary", "description", "action", "value-text", "key",
                                           "footnote", "rounding"}}),
            C::text<&Row::text>(named("text", "the words")), C::ordinal<&Row::page>(named("page", "from 1")),
            C::ordinal<&Row::table>(named("table", "table of the document, from 1")),
            C::ordinal<&Row::row>(named("row", "row of the table, from 1"))},
           C::box<&Row::box, &Row::page>()}),
      &Dataset::notes};
  return file;
}

const File<TableRow>& tables_file() {
  using Row = TableRow;
  using C = Make<Row>;
  static const File<Row> file{
      "tables",
      "The raw tables, before any interpretation",
      {"document_id", "table"},
      {to_documents},
      joined<Row>({{C::text<&Row::document_id>(document_reference()),
                    C::ordinal<&Row::table>({.name = "table", .description = "from 1", .required = true}),
                    C::ordinal<&Row::first_page>(named("first_page", "where it begins")),
                    C::ordinal<&Row::last_page>(named("last_page", "where it ends")),
                    C::whole<&Row::rows>({.name = "rows", .description = "number of rows", .required = true}),
                    C::whole<&Row::columns>(
                        {.name = "columns", .description = "number of columns", .required = true}),
                    C::whole<&Row::header_rows>(
                        {.name = "header_rows", .description = "number of header rows", .required = true}),
                    C::text<&Row::source>({.name = "source",
                                           .description = "what gave the table away",
                                           .words = {table_source_words.begin(), table_source_words.end()}}),
                    C::confidence<&Row::confidence>(named("confidence", "0 to 1"))},
                   C::box<&Row::box, &Row::first_page>()}),
      &Dataset::tables};
  return file;
}

const File<CellRow>& cells_file() {
  using Row = CellRow;
  using C = Make<Row>;
  static const File<Row> file{
      "cells",
      "The cells of the raw tables, blank ones too",
      {"document_id", "table", "row", "column"},
      // By way of the table to the document: a field in two keys is more than some readers of data packages
      // can follow.
      {{{"document_id", "table"}, "tables", {"document_id", "table"}}},
      joined<Row>(
          {{C::text<&Row::document_id>(document_reference()),
            C::ordinal<&Row::table>({.name = "table", .description = "from 1", .required = true}),
            C::ordinal<&Row::row>({.name = "row", .description = "of its top left place", .required = true}),
            C::ordinal<&Row::column>(
                {.name = "column", .description = "of its top left place", .required = true}),
            C::ordinal<&Row::rowspan>({.name = "rowspan", .description = "rows covered", .required = true}),
            C::ordinal<&Row::colspan>(
                {.name = "colspan", .description = "columns covered", .required = true}),
            C::flag<&Row::header>(named("header", "whether it heads rows or columns")),
            C::text<&Row::text>(named("text", "its words")),
            C::text<&Row::fill>(
                {.name = "fill", .description = "background colour", .pattern = "#[0-9A-F]{6}"}),
            C::text<&Row::rag>(
                {.name = "rag", .description = "rating that colour gives", .words = rag_words}),
            C::text<&Row::icon>({.name = "icon",
                                 .description = "shape of a sign in it",
                                 .words = {icon_words.begin(), icon_words.end()}}),
            C::confidence<&Row::confidence>(named("confidence", "0 to 1"))},
           C::place()}),
      &Dataset::cells};
  return file;
}

}  // namespace scrutineer::normalize
