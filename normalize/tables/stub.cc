#include <algorithm>
#include <cctype>
#include <map>

#include "normalize/indicators.h"
#include "normalize/tables/column_words.h"
#include "normalize/tables/row_measure.h"
#include "normalize/tables/row_names.h"
#include "normalize/tables/rows.h"

namespace scrutineer::normalize {

namespace {

// Numbers before the labels are the measures' own where they rise from row to row. A lone row tells less:
// "999 calls answered" has none, "17 % of children" and "17. Visits" do.
struct Numbering {
  int numbered = 0, last = 0;
  bool rising = true, plain = false;
};

void add_number(Numbering& numbering, const Named& named) {
  const int number = std::stoi(named.code);
  ++numbering.numbered;
  numbering.rising = numbering.rising && number > numbering.last;
  numbering.last = number;
  numbering.plain = std::islower(static_cast<unsigned char>(named.label.front()));
}

bool is_numbering(const Numbering& numbering, int labelled) {
  if (numbering.numbered * 2 <= labelled) return false;
  return numbering.numbered > 1 ? numbering.rising : !numbering.plain;
}

// Teams and cohorts by their abbreviations: "LAC", "PACT".
bool is_abbreviation(const std::string& text) {
  constexpr std::size_t kLongest = 5;
  return text.size() <= kLongest &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Whether a heading names an indicator by itself, so that bare abbreviations below it are its parts.
bool heads_parts(const std::string& title, const Report& report) {
  IndicatorQuery query;
  query.label = title;
  return !title.empty() && !choose_indicator(query, report.library).id.empty();
}

// Whether the table is of sums of money and its title names no measure: its rows are heads of account, each a
// thing of its own, though they have a total.
bool is_account(const std::vector<Column>& columns, const std::string& title, const rules::RuleSet& rules) {
  int money = 0, figures = 0;
  for (const Column& column : columns) {
    if (column.role != Role::figure) continue;
    ++figures;
    money += column.unit == "gbp";
  }
  return money * 2 >= figures && money > 0 && !rules.first("unit", without_scale(title, rules));
}

// The text of a header cell over the whole width, where it says more than what the columns hold.
std::string title_across(const Grid& grid, const rules::RuleSet& rules) {
  PeriodContext any_year;
  any_year.financial_year = 2000;
  for (int r = 0; r < grid.header_rows(); ++r)
    if (const extract::Cell& cell = grid.at(r, 0);
        !cell.text.empty() && grid.column_span(cell) == grid.columns() && grid.columns() > 1 &&
        !rules.first("header", cell.text) && !read_period(cell.text, any_year))
      return cell.text;
  return "";
}

}  // namespace

bool is_total(const std::string& label, const Report& report) {
  return report.rules.first("total", label) || (!report.council.empty() && label == report.council);
}

int find_column(const std::vector<Column>& columns, Role role) {
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].role == role) return static_cast<int>(c);
  return -1;
}

Stub read_stub(const Grid& grid, const std::vector<Column>& columns, const TableSurroundings& surroundings,
               const Report& report) {
  const rules::RuleSet& rules = report.rules;
  Stub stub;
  stub.code = find_column(columns, Role::code);
  stub.label = find_column(columns, Role::label);
  stub.breakdown = find_column(columns, Role::breakdown);
  const std::string title = !surroundings.caption.empty() ? surroundings.caption : surroundings.section;
  if (stub.label < 0 && stub.breakdown < 0) {
    stub.nameless = stub.code < 0;
    stub.rows_are_parts = true;
    stub.label_of_all = title;
    const std::string across = title_across(grid, rules);
    if (const Named named = split_code(across, rules); names_a_measure(named)) {
      stub.code_of_all = named.code;
      stub.label_of_all = named.label;
    } else if (!across.empty()) {
      stub.label_of_all = across;
    }
    return stub;
  }
  const int names = stub.label >= 0 ? stub.label : stub.breakdown;

  std::map<std::string, int> families;  // beginnings of codes
  Numbering numbering;
  int coded = 0, labelled = 0, totals = 0, measured = 0, parts = 0, measures = 0, abbreviated = 0;
  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    const std::string& text = grid.text(r, names);
    if (grid.first_row(grid.at(r, names)) != r || text.empty()) continue;
    Named named;
    ++labelled;
    const auto breakdown = rules.first("breakdown", text);
    const bool part = breakdown && breakdown->begin == 0 && breakdown->end == text.size();  // "5 to 9"
    parts += part;
    abbreviated += is_abbreviation(text) && title.find(text) == std::string::npos;
    if (!part && split_number(text, named)) add_number(numbering, named);
    named = split_code(text, rules);
    const bool colon = text.size() > named.code.size() && text[named.code.size()] == ':';
    coded += !named.code.empty() && (colon || surely_a_code(named.code, rules));
    if (!named.code.empty()) ++families[letters_of(named.code)];
    totals += is_total(text, report);
    measured += rules.first("unit", text).has_value();
    const auto measure = row_measure(text, rules);
    measures += measure && !measure->year;
  }
  stub.numbered = stub.code < 0 && is_numbering(numbering, labelled);

  const std::string& header = columns[static_cast<std::size_t>(names)].header;
  stub.coded = stub.code < 0 && labelled > 0 && coded * 2 > labelled;
  constexpr int kFamily = 3;  // codes of one beginning that bear one another out
  for (const auto& [letters, times] : families) {
    if (times < kFamily || times * 2 <= labelled || stub.code >= 0) continue;
    stub.coded = true;
    stub.code_letters = letters;
  }
  const Named named = split_code(header, rules);
  const bool header_is_indicator =
      !rules.first("header", header) && (!named.code.empty() || rules.first("unit", header));
  if (stub.code >= 0) return stub;
  if (measures * 2 > labelled) {  // one indicator's measures, a row each
    stub.title = header_is_indicator ? header : title_across(grid, rules);
    return stub;
  }
  if (header_is_indicator) {
    stub.rows_are_parts = true;
    stub.code_of_all = named.code;
    stub.label_of_all = named.label;
  } else if (stub.label < 0 || parts * 2 > labelled ||
             (totals > 0 && measured * 2 <= labelled && title != report.title &&
              !is_account(columns, title, rules))) {
    stub.rows_are_parts = stub.label < 0 || !title.empty();
    stub.label_of_all = title;
  } else if (header.empty() && labelled > 1 && abbreviated * 2 > labelled && heads_parts(title, report)) {
    stub.rows_are_parts = true;
    stub.label_of_all = title;
  }
  return stub;
}

}  // namespace scrutineer::normalize
