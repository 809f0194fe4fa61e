#include "normalize/tables/rows.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>
#include <utility>

#include "normalize/tables/code_repair.h"
#include "normalize/tables/name_parts.h"
#include "normalize/tables/row_measure.h"
#include "normalize/tables/row_names.h"
#include "normalize/tables/row_shape.h"
#include "normalize/tables/same_names.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;

std::string folded_label(const std::string& text) {
  std::string label = text;
  while (!label.empty() && (label.back() == '*' || label.back() == ' ')) label.pop_back();
  return label;
}

// The row of a measure of the indicator that `owner` names.
Row measure_row(const Row& owner, const RowMeasure& measure, int index) {
  Row row = owner;
  const bool judged = measure.measure == "actual" && !measure.year && measure.years_back == 0;
  row.kind = judged ? RowKind::data : RowKind::continuation;
  row.index = index;
  row.measure = measure.measure;
  row.comparator = measure.comparator;
  row.comparator_label = measure.comparator_label;
  row.year = measure.year;
  row.years_back = measure.years_back;
  return row;
}

// "Emissions (2021/22)", "Capital spend Q3": a period that ends a label, where it fills its brackets or has
// none.
void read_label_period(Row& row, const PeriodContext& context) {
  std::size_t from = row.label.ends_with(')') ? row.label.rfind('(') : std::string::npos;
  if (from != std::string::npos) {
    const std::string inner = row.label.substr(from + 1, row.label.size() - from - 2);
    const auto period = read_period(inner, context);
    constexpr int kNear = 5;  // years from the table's: "(16/17)" may be ages
    const bool near = period && context.financial_year &&
                      std::abs(financial_year_of(period->period.end) - *context.financial_year) <= kNear;
    if (near && (period->end - period->begin) * 4 >= inner.size() * 3) row.period = period;
    return;
  }
  from = row.label.rfind(' ');
  if (from == std::string::npos || row.label.size() - from != 3 || row.label[from + 1] != 'Q') return;
  row.period = read_period(row.label.substr(from + 1), context);
}

void read_label_hints(Row& row, const rules::RuleSet& rules) {
  if (row.polarity.empty())
    if (const auto better = rules.first("prose-polarity", row.label)) row.polarity = better->gives();
  if (row.basis.empty())
    if (const auto basis = rules.first("basis", row.label)) row.basis = basis->gives();
  if (const auto scale = rules.first("scale", row.label); scale && row.scale == 0)
    row.scale = std::stoi(scale->gives());
  if (const auto target = rules.first("label-target", row.label); target && !target->groups.empty())
    row.target = target->groups.back();
  PeriodContext year_2000;
  year_2000.financial_year = 2000;
  const auto open = row.label.rfind('(');
  if (open == std::string::npos) return;
  const auto own = read_period(row.label.substr(open), year_2000);
  if (own && own->kind == PeriodKind::range && !own->year_given) row.own_year = own->period;
}

// Whether a line without figures is the first of a label that the next row ends: it stops at a joining word,
// or the next begins in small letters.
bool runs_on(const std::string& above, const std::string& label, const rules::RuleSet& rules) {
  if (above.empty() || label.empty()) return false;
  return std::islower(static_cast<unsigned char>(label.front())) || rules.first("runs-on", above);
}

// The indicator that a title or a bar names, with the code before its name.
void name_owner(Row& owner, const std::string& title, const rules::RuleSet& rules) {
  owner.label = title;
  if (const Named named = split_code(title, rules); owner.code.empty() && names_a_measure(named)) {
    owner.code = named.code;
    owner.label = named.label;
  }
  read_label_hints(owner, rules);
}

// Reads the rows in order; what a row leaves unsaid is that of the rows above.
struct RowReader {
  const Grid& grid;
  const Contents& contents;
  const std::vector<Column>& columns;
  const Stub& stub;
  const TableSurroundings& surroundings;
  const Report& report;

  std::vector<Row> rows;
  std::string section, outer_section;
  std::string group;  // the bar straight above
  Row owner;          // the last row that names an indicator
  int names = -1, measures = -1;
  bool within_years = false;  // the columns are parts of a year
  PeriodContext context;      // for periods that rows give

  Role role(int column) const { return columns[static_cast<std::size_t>(column)].role; }
};

void begin(RowReader& in) {
  const TableSurroundings& around = in.surroundings;
  in.section = in.outer_section = around.section;
  std::string title = !around.caption.empty() ? around.caption : around.section;
  if (!in.stub.title.empty()) title = in.stub.title;
  for (int c = 0; c < in.grid.columns() && in.owner.code.empty(); ++c)
    in.owner.code = bracketed_code(in.columns[static_cast<std::size_t>(c)].header, in.report.rules);
  in.owner.section = in.section;
  in.owner.unit = around.unit;
  in.owner.polarity = around.polarity;
  in.owner.frequency = around.frequency;
  if (in.owner.code.empty()) in.owner.code = around.code;
  name_owner(in.owner, title, in.report.rules);
  in.context.financial_year = year_in_force(in.columns, around, in.report);
  in.names = in.stub.label >= 0 ? in.stub.label : in.stub.breakdown;
  in.measures = find_column(in.columns, Role::measure_name);
  in.within_years = std::any_of(in.columns.begin(), in.columns.end(), [](const Column& c) {
    return c.role == Role::figure && c.period && c.period->kind != PeriodKind::year;
  });
}

void read_bar(RowReader& in, int r) {
  Row row;
  row.index = r;
  row.kind = RowKind::group;
  for (int c = 0; c < in.grid.columns(); ++c) {
    if (!in.grid.starts(r, c) || in.grid.text(r, c).empty()) continue;
    row.label = in.grid.text(r, c);
    if (in.grid.column_span(in.grid.at(r, c)) != in.grid.columns()) continue;
    in.outer_section = in.section;
    in.section = row.label;
  }
  in.group = row.label;
  in.rows.push_back(row);
}

// A row that names nothing of its own: further data of the indicator above, or another part of it.
void read_unnamed(RowReader& in, int r, const std::optional<RowMeasure>& measure) {
  if (measure) {
    in.rows.push_back(measure_row(in.owner, *measure, r));
    return;
  }
  Row row = in.owner;
  row.index = r;
  row.kind = RowKind::continuation;
  const int parts = in.stub.breakdown;
  if (parts >= 0 && parts != in.names && in.grid.starts(r, parts) && !in.grid.text(r, parts).empty()) {
    row.kind = RowKind::data;
    row.breakdown = is_total(in.grid.text(r, parts), in.report) ? "" : in.grid.text(r, parts);
  } else if (is_nameless(in.grid, in.contents, in.columns, in.names, r)) {
    row.kind = RowKind::nameless;
  }
  in.rows.push_back(row);
}

void read_text(const RowReader& in, Row& row, int c, const std::string& text) {
  const rules::RuleSet& rules = in.report.rules;
  switch (in.role(c)) {
    case Role::code:
      row.code = text;
      break;
    case Role::label:
      if (c == in.stub.label)
        row.label = text;
      else if (row.description.empty())
        row.description = text;
      break;
    case Role::description:
      if (row.description.empty()) row.description = text;
      break;
    case Role::frequency:
      row.frequency = text;
      break;
    case Role::polarity:
      if (const auto way = rules.first("polarity", text))
        row.polarity = way->gives() == "none" ? "" : way->gives();
      break;
    case Role::unit:
      if (const auto unit = rules.first("unit", text)) row.unit = unit->gives();
      if (const auto scale = rules.first("scale", text)) row.scale = std::stoi(scale->gives());
      break;
    case Role::data_period:
      if (const auto basis = rules.first("basis", text))
        row.basis = basis->gives();
      else
        row.period = read_period(text, in.context);
      break;
    case Role::breakdown:
      if (in.contents.at(row.index, c).kind == ContentKind::figure &&
          in.grid.first_column(in.grid.at(row.index, c)) != c)
        break;  // of a merged cell that begins in a column of figures
      row.breakdown = c != in.names && is_total(text, in.report) ? "" : text;
      break;
    case Role::figure:  // "85% (Bigger is better)"
      if (in.columns[static_cast<std::size_t>(c)].measure == "target" && row.polarity.empty())
        if (const auto better = rules.first("prose-polarity", text)) row.polarity = better->gives();
      break;
    default:
      break;
  }
}

void split_name(const RowReader& in, Row& row) {
  const rules::RuleSet& rules = in.report.rules;
  const Stub& stub = in.stub;
  if (stub.code >= 0) {
    const Named named = split_code(row.code, rules);
    if (!named.code.empty() && !named.label.empty()) {
      row.code = named.code;
      if (row.label.empty()) row.label = named.label;
    }
  } else {
    Named named = stub.coded ? split_code(row.label, rules) : Named{"", row.label};
    if (named.code.empty() && stub.coded) named = code_within(row.label, stub.code_letters, rules);
    if (named.code.empty() && stub.numbered && !split_number(row.label, named)) named = {"", row.label};
    if (!named.label.empty()) {
      row.code = named.code;
      row.label = named.label;
    }
  }
  row.code = plain_code(row.code, rules);
  row.label = folded_label(row.label);
}

// "of which: in sheltered housing" is a part of the indicator above. A code of its own stays.
bool is_part_of_owner(const RowReader& in, Row& row) {
  const auto part = in.report.rules.first("of-which", row.label);
  if (!part || part->begin != 0 || part->groups.empty() || in.owner.label.empty()) return false;
  row.breakdown = part->groups.front();
  row.label = in.owner.label;
  if (row.description.empty()) row.description = in.owner.description;
  if (row.unit.empty()) row.unit = in.owner.unit;
  if (row.polarity.empty()) row.polarity = in.owner.polarity;
  return true;
}

// The measure that a row's name is. A row that would judge ("Assessment", "Direction") and holds figures is
// an indicator's; one of variances is so only among measures.
std::optional<RowMeasure> measure_named(const RowReader& in, const Row& row) {
  auto measure = row_measure(row.label, in.report.rules);
  if (!measure) return measure;
  // "Net expenditure" under heads of expenditure with their own figures is one more of them.
  if (measure->measure == "actual" && !measure->year && measure->years_back == 0 && !in.rows.empty() &&
      in.rows.back().kind == RowKind::data && in.rows.back().measure.empty() &&
      stands_under_figures(in.grid, in.contents, in.columns, row.index))
    return std::nullopt;
  // A year is a measure's row only where the columns are parts of a year.
  if (measure->year && !in.within_years) return std::nullopt;
  if (measure->measure == "ignored")
    return !in.rows.empty() && !in.rows.back().measure.empty() ? measure : std::nullopt;
  if (measure->measure != "rating" && measure->measure != "trend") return measure;
  for (int c = 0; c < in.grid.columns(); ++c)
    if (in.role(c) == Role::figure && in.grid.starts(row.index, c) &&
        in.contents.at(row.index, c).kind == ContentKind::figure)
      return std::nullopt;
  return measure;
}

// What OCR left of a code, or of nothing: no word of a name.
bool is_no_name(const std::string& text) {
  constexpr int kWord = 4;  // small letters in a row
  int run = 0;
  for (const char c : text) {
    run = c >= 'a' && c <= 'z' ? run + 1 : 0;
    if (run == kWord) return false;
  }
  return true;
}

// `merged`: the name, where it does not stand in the column of names.
void read_named(RowReader& in, int r, const std::optional<RowMeasure>& own_measure,
                const std::string& merged = "") {
  const rules::RuleSet& rules = in.report.rules;
  const std::string above = std::exchange(in.group, "");
  Row row;
  row.index = r;
  row.section = in.section;
  row.unit = in.surroundings.unit;
  row.polarity = in.surroundings.polarity;
  row.frequency = in.surroundings.frequency;
  for (int c = 0; c < in.grid.columns(); ++c)
    if (const std::string& text = in.grid.text(r, c); !text.empty()) read_text(in, row, c, text);
  if (!merged.empty()) {
    row.label = merged;
    if (row.breakdown == merged) row.breakdown.clear();
  }
  split_name(in, row);
  if (!in.rows.empty() && runs_on(above, row.label, rules)) {
    row.label = above + " " + row.label;
    in.rows.pop_back();
    if (in.section == above) in.section = row.section = in.surroundings.section;
  }
  if (in.stub.rows_are_parts) {
    const std::string part = in.stub.label >= 0 ? row.label : row.breakdown;
    row.breakdown = is_total(part, in.report) ? "" : part;
    if (in.stub.code < 0) row.code = in.stub.code_of_all;
    row.label = in.stub.label_of_all;
  } else if (const auto measure = measure_named(in, row); measure && !own_measure) {
    if (!above.empty()) {  // the bar names the indicator whose measures follow
      in.owner = row;
      in.owner.breakdown.clear();
      name_owner(in.owner, above, rules);
      if (in.section == above) in.section = in.owner.section = in.outer_section;
    }
    in.rows.push_back(measure_row(in.owner, *measure, r));
    return;
  } else if (is_part_of_owner(in, row)) {
    read_label_hints(row, rules);
    in.rows.push_back(row);
    return;
  }
  if (!in.surroundings.code.empty() && is_no_name(in.names >= 0 ? in.grid.text(r, in.names) : "")) {
    row.code = in.surroundings.code;
    row.label = in.surroundings.caption;
    row.breakdown.clear();
  }
  read_label_hints(row, rules);
  if (!row.period && !row.own_year) read_label_period(row, in.context);
  in.owner = row;
  in.rows.push_back(own_measure ? measure_row(in.owner, *own_measure, r) : row);
}

// The rest of the label above, which the table's lines leave in a row of its own: without figures and code,
// in small letters.
bool ends_label_above(const RowReader& in, int r) {
  if (in.stub.label < 0 || in.rows.empty() || in.stub.rows_are_parts) return false;
  const Row& above = in.rows.back();
  const std::string& text = in.grid.text(r, in.stub.label);
  if ((above.kind != RowKind::data && above.kind != RowKind::continuation) || !above.measure.empty())
    return false;
  const std::size_t letter = text.starts_with('(') ? 1 : 0;
  return text.size() > letter && std::islower(static_cast<unsigned char>(text[letter])) &&
         in.grid.starts(r, in.stub.label) && !in.report.rules.first("of-which", text) &&
         !row_measure(text, in.report.rules) && !has_facts(in.grid, in.contents, in.columns, r);
}

void end_label_above(RowReader& in, int r) {
  const std::string& text = in.grid.text(r, in.stub.label);
  in.owner.label = folded_label(in.owner.label + " " + text);
  read_label_hints(in.owner, in.report.rules);
  if (!in.owner.period && !in.owner.own_year) read_label_period(in.owner, in.context);
  for (auto row = in.rows.rbegin(); row != in.rows.rend(); ++row) {
    const bool named = row->kind == RowKind::data;
    const int index = row->index;
    const RowKind kind = row->kind;
    *row = in.owner;
    row->index = index;
    row->kind = kind;
    if (named) break;
  }
  Row rest = in.owner;
  rest.index = r;
  rest.kind = RowKind::continuation;
  in.rows.push_back(rest);
}

}  // namespace

std::vector<Row> read_rows(const Grid& grid, const Contents& contents, const std::vector<Column>& columns,
                           const Stub& stub, const TableSurroundings& surroundings, const Report& report) {
  RowReader in{grid, contents, columns, stub, surroundings, report, {}, {}, {}, {}, {}, -1, -1, false, {}};
  begin(in);
  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    if (repeats_header(grid, r)) {
      Row row;
      row.index = r;
      row.kind = RowKind::repeated;
      in.rows.push_back(row);
      continue;
    }
    const bool named_here =
        in.names >= 0 && grid.first_row(grid.at(r, in.names)) == r && !grid.text(r, in.names).empty();
    // a bar over the whole width begins in the column of codes and is none
    const bool across = grid.column_span(grid.at(r, 0)) == grid.columns();
    const bool coded_here =
        stub.code >= 0 && !across && grid.starts(r, stub.code) && !grid.text(r, stub.code).empty();
    if (!coded_here && !across && ends_label_above(in, r)) {
      end_label_above(in, r);
      continue;
    }
    if (is_bar(grid, r) && !coded_here && !has_facts(grid, contents, columns, r)) {
      read_bar(in, r);
      continue;
    }
    const auto measure =
        in.measures >= 0 ? row_measure(grid.text(r, in.measures), report.rules) : std::nullopt;
    if (const int merged = named_here ? -1 : name_elsewhere(grid, contents, in.names, r); merged >= 0) {
      read_named(in, r, measure, grid.text(r, merged));
    } else if (!named_here && !coded_here && in.names >= 0) {
      in.group.clear();
      read_unnamed(in, r, measure);
    } else {
      read_named(in, r, measure);
    }
  }
  tell_apart(grid, contents, columns, in.rows);
  repair_codes(in.rows);
  find_parts_in_names(in.rows, report.rules);
  return std::move(in.rows);
}

}  // namespace scrutineer::normalize
