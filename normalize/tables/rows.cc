#include "normalize/tables/rows.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "normalize/tables/code_repair.h"
#include "normalize/tables/row_measure.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;

struct Named {
  std::string code, label;
};

std::string stripped(std::string text) {
  const auto first = text.find_first_not_of(" \t:-–");
  if (first == std::string::npos) return "";
  text.erase(0, first);
  text.erase(text.find_last_not_of(" \t") + 1);
  return text;
}

// "HSC-B3 Social work assessments" is a code and a label: the longest run of leading words that has a code's
// shape.
Named split_code(const std::string& text, const rules::RuleSet& rules) {
  constexpr int kMostWords = 3;  // "C.RR.01 – 23"
  Named named{"", text};
  std::size_t end = 0;
  for (int words = 0; words < kMostWords && end < text.size(); ++words) {
    end = text.find_first_of(" :", end + (words > 0));
    if (end == std::string::npos) break;
    const std::string head = text.substr(0, end);
    if (rules.first("code", head)) named = {head, stripped(text.substr(end))};
  }
  return named;
}

// Whether the head of a label that nothing else confirms is a code: of a family that a pack names, or joined
// by signs that no word or number has.
bool surely_a_code(const std::string& code, const rules::RuleSet& rules) {
  if (code.find_first_of("-./") != std::string::npos) return true;
  const auto match = rules.first("code", code);
  return match && match->gives() != "generic";
}

// Whether a title's code and words are an indicator's: "KPI 01 Percentage of ...", and no "Table 1".
bool names_a_measure(const Named& named) {
  return !named.code.empty() && named.label.find(' ') != std::string::npos &&
         std::count_if(named.code.begin(), named.code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >=
             2;
}

// A measure's own number before its name: "12 % assessments completed".
bool split_number(const std::string& text, Named& named) {
  static const RE2 pattern(R"((?s)^(\d{1,3})[.)]?\s+(\D.*)$)");
  return RE2::FullMatch(text, pattern, &named.code, &named.label);
}

std::string letters_of(const std::string& code) {
  return code.substr(0, code.find_first_of("0123456789 -./"));
}

// A label of two lines beside its code, with no line between them, has the code in its middle: "three or more
// WD3 placements". `letters` are those with which the other rows' codes begin.
Named code_within(const std::string& label, const std::string& letters, const rules::RuleSet& rules) {
  for (std::size_t begin = label.find(' '); begin != std::string::npos && !letters.empty();
       begin = label.find(' ', begin + 1)) {
    const std::size_t end = std::min(label.find(' ', begin + 1), label.size());
    const std::string word = label.substr(begin + 1, end - begin - 1);
    if (letters_of(word) == letters && word.size() > letters.size() && rules.first("code", word))
      return {word, label.substr(0, begin) + label.substr(end)};
  }
  return {"", label};
}

// "Benchmarking (M8-QL)": the code that a title gives in brackets.
std::string bracketed_code(const std::string& title, const rules::RuleSet& rules) {
  for (auto open = title.find('('); open != std::string::npos; open = title.find('(', open + 1)) {
    const auto close = title.find(')', open);
    if (close == std::string::npos) break;
    const std::string inner = title.substr(open + 1, close - open - 1);
    if (rules.first("code", inner) && surely_a_code(inner, rules)) return inner;
  }
  return "";
}

bool is_total(const std::string& label, const Report& report) {
  return report.rules.first("total", label) || (!report.council.empty() && label == report.council);
}

std::string folded_label(const std::string& text) {
  std::string label = text;
  while (!label.empty() && (label.back() == '*' || label.back() == ' ')) label.pop_back();
  return label;
}

int find_column(const std::vector<Column>& columns, Role role) {
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c].role == role) return static_cast<int>(c);
  return -1;
}

bool repeats_header(const Grid& grid, int row) {
  if (grid.header_rows() == 0) return false;
  int same = 0;
  for (int c = 0; c < grid.columns(); ++c) {
    const std::string& text = grid.text(row, c);
    const std::string& above = grid.text(grid.header_rows() - 1, c);
    if (text != above) return false;
    same += !text.empty();
  }
  return same >= 2;
}

// Whether the row holds anything for the columns that carry figures, ratings or feeder data, starting in this
// row.
bool has_facts(const Grid& grid, const Contents& contents, const std::vector<Column>& columns, int row) {
  for (int c = 0; c < grid.columns(); ++c) {
    const Role role = columns[static_cast<std::size_t>(c)].role;
    const bool fact = role == Role::figure || role == Role::rating || role == Role::feeder_value ||
                      role == Role::feeder_label;
    if (!fact || !grid.starts(row, c)) continue;
    const Content& content = contents.at(row, c);
    if (content.kind != ContentKind::blank && content.kind != ContentKind::prose) return true;
    if (role == Role::rating && grid.at(row, c).fill) return true;
  }
  return false;
}

// A cell that reaches across the columns and names what stands below.
bool is_bar(const Grid& grid, int row) {
  int filled = 0;
  for (int c = 0; c < grid.columns(); ++c) filled += grid.starts(row, c) && !grid.text(row, c).empty();
  return filled == 1 && grid.columns() > 1;
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

}  // namespace

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
    return stub;
  }
  const int names = stub.label >= 0 ? stub.label : stub.breakdown;

  std::map<std::string, int> families;  // beginnings of codes
  int numbered = 0, coded = 0, labelled = 0, totals = 0, measured = 0, parts = 0;
  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    const std::string& text = grid.text(r, names);
    if (grid.first_row(grid.at(r, names)) != r || text.empty()) continue;
    Named named;
    ++labelled;
    const auto breakdown = rules.first("breakdown", text);
    const bool part = breakdown && breakdown->begin == 0 && breakdown->end == text.size();  // "5 to 9"
    parts += part;
    numbered += !part && split_number(text, named);
    named = split_code(text, rules);
    coded += !named.code.empty() && surely_a_code(named.code, rules);
    if (!named.code.empty()) ++families[letters_of(named.code)];
    totals += is_total(text, report);
    measured += rules.first("unit", text).has_value();
  }
  stub.numbered = stub.code < 0 && labelled > 0 && numbered * 2 > labelled;

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
  if (header_is_indicator) {
    stub.rows_are_parts = true;
    stub.code_of_all = named.code;
    stub.label_of_all = named.label;
  } else if (stub.label < 0 || parts * 2 > labelled || (totals > 0 && measured * 2 <= labelled)) {
    stub.rows_are_parts = stub.label < 0 || !title.empty();
    stub.label_of_all = title;
  }
  return stub;
}

std::vector<Row> read_rows(const Grid& grid, const Contents& contents, const std::vector<Column>& columns,
                           const Stub& stub, const TableSurroundings& surroundings, const Report& report) {
  const rules::RuleSet& rules = report.rules;
  std::vector<Row> rows;
  std::string section = surroundings.section, outer_section = section, group;
  Row owner;  // the last row that names an indicator
  owner.label = !surroundings.caption.empty() ? surroundings.caption : surroundings.section;
  for (int c = 0; c < grid.columns() && owner.code.empty(); ++c)
    owner.code = bracketed_code(columns[static_cast<std::size_t>(c)].header, rules);
  owner.unit = surroundings.unit;
  owner.polarity = surroundings.polarity;
  name_owner(owner, owner.label, rules);
  const int names = stub.label >= 0 ? stub.label : stub.breakdown;
  const int measures = find_column(columns, Role::measure_name);
  const bool within_years = std::any_of(columns.begin(), columns.end(), [](const Column& c) {
    return c.role == Role::figure && c.period && c.period->kind != PeriodKind::year;
  });

  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    Row row;
    row.index = r;
    if (repeats_header(grid, r)) {
      row.kind = RowKind::repeated;
      rows.push_back(row);
      continue;
    }
    const bool facts = has_facts(grid, contents, columns, r);
    const bool named_here =
        names >= 0 && grid.first_row(grid.at(r, names)) == r && !grid.text(r, names).empty();
    const bool coded_here = stub.code >= 0 && grid.starts(r, stub.code) && !grid.text(r, stub.code).empty();
    if (is_bar(grid, r) && !facts && !coded_here) {
      row.kind = RowKind::group;
      for (int c = 0; c < grid.columns(); ++c)
        if (grid.starts(r, c) && !grid.text(r, c).empty()) {
          row.label = grid.text(r, c);
          if (grid.column_span(grid.at(r, c)) != grid.columns()) continue;
          outer_section = section;
          section = row.label;
        }
      group = row.label;
      rows.push_back(row);
      continue;
    }
    const auto own_measure = measures >= 0 ? row_measure(grid.text(r, measures), rules) : std::nullopt;
    const std::string above = std::exchange(group, "");
    if (!named_here && !coded_here && names >= 0) {
      if (own_measure) {
        rows.push_back(measure_row(owner, *own_measure, r));
        continue;
      }
      row = owner;
      row.index = r;
      row.kind = RowKind::continuation;
      rows.push_back(row);
      continue;
    }

    row.section = section;
    row.unit = surroundings.unit;
    row.polarity = surroundings.polarity;
    for (int c = 0; c < grid.columns(); ++c) {
      const std::string& text = grid.text(r, c);
      if (text.empty()) continue;
      switch (columns[static_cast<std::size_t>(c)].role) {
        case Role::code:
          row.code = text;
          break;
        case Role::label:
          if (c == stub.label)
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
          if (const auto basis = rules.first("basis", text)) row.basis = basis->gives();
          break;
        case Role::breakdown:
          row.breakdown = text;
          break;
        default:
          break;
      }
    }
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
    if (rows.size() > 0 && runs_on(above, row.label, rules)) {
      row.label = above + " " + row.label;
      rows.pop_back();
      if (section == above) section = row.section = surroundings.section;
    }
    if (stub.rows_are_parts) {
      const std::string part = stub.label >= 0 ? row.label : row.breakdown;
      row.breakdown = is_total(part, report) ? "" : part;
      if (stub.code < 0) row.code = stub.code_of_all;
      row.label = stub.label_of_all;
    } else {
      // A year is a measure's row only where the columns are parts of a year.
      const auto measure = row_measure(row.label, rules);
      if (measure && (!measure->year || within_years) && !own_measure) {
        if (!above.empty()) {  // the bar names the indicator whose measures follow
          owner = row;
          owner.breakdown.clear();
          name_owner(owner, above, rules);
          if (section == above) section = owner.section = outer_section;
        }
        rows.push_back(measure_row(owner, *measure, r));
        continue;
      }
    }
    read_label_hints(row, rules);
    owner = row;
    rows.push_back(own_measure ? measure_row(owner, *own_measure, r) : row);
  }
  repair_codes(rows);
  return rows;
}

}  // namespace scrutineer::normalize
