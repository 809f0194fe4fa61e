#include "normalize/tables/columns.h"

#include <algorithm>
#include <map>
#include <set>

#include "normalize/tables/figure_period.h"
#include "normalize/tables/header_period.h"
#include "normalize/tables/row_measure.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;

// What the packs' header rules may answer, and the column that it makes.
struct Answer {
  Role role;
  const char* measure;
};
const std::map<std::string, Answer, std::less<>> kAnswers = {
    {"code", {Role::code, ""}},
    {"label", {Role::label, ""}},
    {"description", {Role::description, ""}},
    {"frequency", {Role::frequency, ""}},
    {"polarity", {Role::polarity, ""}},
    {"unit", {Role::unit, ""}},
    {"data-period", {Role::data_period, ""}},
    {"section", {Role::section, ""}},
    {"breakdown", {Role::breakdown, ""}},
    {"rating", {Role::rating, ""}},
    {"trend", {Role::trend, ""}},
    {"commentary", {Role::commentary, ""}},
    {"feeder-label", {Role::feeder_label, ""}},
    {"feeder-value", {Role::feeder_value, ""}},
    {"numerator", {Role::numerator, ""}},
    {"denominator", {Role::denominator, ""}},
    {"tolerance", {Role::tolerance, ""}},
    {"rank", {Role::ignored, ""}},
    {"due-date", {Role::ignored, ""}},
    {"ignore", {Role::ignored, ""}},
    {"progress", {Role::figure, "actual"}},
    {"actual", {Role::figure, "actual"}},
    {"latest", {Role::figure, "actual"}},
    {"previous", {Role::figure, "actual"}},
    {"total", {Role::figure, "actual"}},
    {"risk-score", {Role::figure, "actual"}},
    {"change", {Role::figure, "change"}},
    {"target", {Role::figure, "target"}},
    {"floor", {Role::figure, "floor"}},
    {"benchmark", {Role::figure, "benchmark"}},
};

// Of several answers along a header path the one that says most: "RAG rating" over "Latest" is a rating.
int weight(const std::string& answer) {
  if (answer == "actual" || answer == "total") return 1;
  if (answer == "latest" || answer == "previous") return 2;
  if (answer == "target" || answer == "floor" || answer == "benchmark") return 3;
  return 4;
}

std::string joined(const std::vector<const Cell*>& path) {
  std::string text;
  for (const Cell* cell : path) {
    if (cell->text.empty()) continue;
    if (!text.empty()) text += ' ';
    text += cell->text;
  }
  return text;
}

bool names_something(const std::string& text, const rules::RuleSet& rules) {
  PeriodContext any_year;
  any_year.financial_year = 2000;
  return rules.first("header", text) || rules.first("comparator", text) || rules.first("breakdown", text) ||
         read_period(text, any_year);
}

void read_period_of(Column& column, const PeriodContext& context) {
  column.period = read_period(column.header, context);
  for (auto cell = column.path.rbegin(); !column.period && cell != column.path.rend(); ++cell)
    column.period = read_period((*cell)->text, context);
}

void read_roles(Column& column, const rules::RuleSet& rules) {
  std::string best;
  const auto consider = [&](const std::string& text) {
    if (text.empty()) return;
    const auto match = rules.first("header", text);
    if (!match) return;
    const std::string& answer = match->gives();
    column.latest = column.latest || answer == "latest";
    column.previous = column.previous || answer == "previous";
    column.risk_score = column.risk_score || answer == "risk-score";
    if (best.empty() || weight(answer) > weight(best)) best = answer;
  };
  for (auto cell = column.path.rbegin(); cell != column.path.rend(); ++cell) consider((*cell)->text);
  if (best.empty() && column.path.size() > 1) consider(column.header);
  if (const auto answer = kAnswers.find(best); answer != kAnswers.end()) {
    column.role = answer->second.role;
    column.measure = answer->second.measure;
  }
}

void read_comparator(Column& column, const rules::RuleSet& rules) {
  const bool open =
      column.role == Role::none ||
      (column.role == Role::figure && (column.measure == "actual" || column.measure == "benchmark"));
  if (!open) return;
  for (auto cell = column.path.rbegin(); cell != column.path.rend(); ++cell) {
    const auto match = rules.first("comparator", (*cell)->text);
    if (!match) continue;
    column.role = Role::figure;
    column.measure = "benchmark";
    column.comparator = match->gives() == "other" ? "" : match->gives();
    column.comparator_label = (*cell)->text.substr(match->begin, match->end - match->begin);
    return;
  }
}

std::string trimmed(std::string text) {
  const char* edge = " \t-–:,()";
  const auto first = text.find_first_not_of(edge);
  if (first == std::string::npos) return "";
  text.erase(0, first);
  text.erase(text.find_last_not_of(edge) + 1);
  return text;
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

// The words of a figure column's header that are neither its period nor a role: the part that it is for. A
// heading over all of the table's figures tells none of them apart.
void read_breakdown(Column& column, const Grid& grid, int figure_columns, const rules::RuleSet& rules) {
  PeriodContext any_year;
  any_year.financial_year = 2000;
  std::size_t end = column.header.size();
  for (auto cell = column.path.rbegin(); cell != column.path.rend(); ++cell) {
    const std::string& text = (*cell)->text;
    if (text.empty()) continue;
    const std::size_t begin = end - text.size();
    const bool in_period =
        column.period && begin < column.period->end && column.period->begin < end &&
        column.header.substr(column.period->begin, column.period->end - column.period->begin) ==
            column.period->label;
    end = begin > 0 ? begin - 1 : 0;
    if (rules.first("total", text) || rules.first("total", without_blanks(text)))
      return;  // "Tota l" in a narrow column
    // "Number" and "Share" beside one another are units.
    if (const auto unit = rules.first("unit", text); unit && unit->begin == 0 && unit->end == text.size())
      continue;
    if (rules.first("breakdown", text)) {
      column.breakdown = text;
      return;
    }
    if (in_period || rules.first("header", text) || rules.first("comparator", text) ||
        read_period(text, any_year))
      continue;
    if (grid.column_span(**cell) >= figure_columns) continue;
    column.breakdown = trimmed(text);
    return;
  }
}

// Corrects what the header says by what stands below: the header row of an export may have slipped, and one
// word ("Result", "Performance") heads figures here and ratings there.
void settle_by_content(Column& column, const ContentCount& count, bool after_figures) {
  const int filled = count.filled();
  if (filled == 0) return;
  const bool figures = count.figures() * 2 > filled;
  const bool ratings = (count.rating + count.sign) * 2 > filled;
  if (column.role == Role::figure && ratings && count.figure == 0) {
    column.role = Role::rating;
    return;
  }
  if (column.role == Role::figure && count.texts() * 2 > filled && count.figures() == 0 &&
      column.measure != "benchmark") {
    column.role = count.prose > 0 || after_figures ? Role::commentary : Role::none;
    return;
  }
  if ((column.role == Role::rating || column.role == Role::trend) && count.prose * 2 > filled)
    column.role = Role::commentary;
  if (column.role == Role::rating && figures && count.rating == 0) {
    column.role = Role::figure;
    column.measure = "actual";
  }
  // "No." under a period counts; elsewhere it heads codes.
  if (column.role == Role::code && column.period && figures && count.code == 0) {
    column.role = Role::figure;
    column.measure = "actual";
    column.unit = "count";
  }
  // "Change" heads arrows here and differences there.
  if (column.role == Role::trend && figures && count.figure > 0 && count.sign == 0) {
    column.role = Role::figure;
    column.measure = "change";
  }
  // "Age" over "18-64" heads parts of the figures below, not a column of names.
  const bool part =
      column.role == Role::breakdown || (column.role == Role::ignored && column.path.size() > 1);
  if (part && figures && count.texts() == 0) {
    column.role = Role::figure;
    column.measure = "actual";
  }
  if (column.role != Role::none) return;
  if (count.code * 2 > filled)
    column.role = Role::code;
  else if (ratings)
    column.role = Role::rating;
  else if (figures) {
    column.role = Role::figure;
    if (column.measure.empty()) column.measure = "actual";
  } else if (count.prose * 2 > filled)
    column.role = Role::commentary;
}

// A header that lost a cell stands one column to the left of what it heads: prose under "Target", figures
// under nothing.
void mend_slipped_header(std::vector<Column>& columns, const std::vector<ContentCount>& counts) {
  for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
    Column& here = columns[c];
    Column& next = columns[c + 1];
    if (here.role != Role::figure || here.measure == "benchmark" || !next.header.empty()) continue;
    if (counts[c].texts() == 0 || counts[c].figure > 0 || counts[c + 1].texts() > 0) continue;
    next.role = here.role;
    next.measure = here.measure;
    next.period = here.period;
    next.header = here.header;
    next.path = here.path;
    here = Column{};
    here.role = Role::commentary;
  }
}

// A column of the names of comparators alone is the stub of a table of benchmarks.
bool names_bodies(const Grid& grid, int column, const rules::RuleSet& rules) {
  int bodies = 0, others = 0;
  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    const std::string& text = grid.text(r, column);
    if (text.empty() || !grid.starts(r, column)) continue;
    const auto body = rules.first("comparator", text);
    (body && body->end - body->begin == text.size() ? bodies : others) += 1;
  }
  return bodies >= 2 && others == 0;
}

int different_texts(const Grid& grid, int column) {
  std::set<std::string> texts;
  for (int r = grid.header_rows(); r < grid.rows(); ++r)
    if (grid.starts(r, column) && !grid.text(r, column).empty()) texts.insert(grid.text(r, column));
  return static_cast<int>(texts.size());
}

// Of several columns that could name the rows, the one that tells most of them apart does ("Service" over
// several rows beside "Indicator"); those before it group the rows, those after it describe them.
void settle_label(std::vector<Column>& columns, const Grid& grid) {
  int label = -1, most = 0;
  for (int c = 0; c < grid.columns(); ++c) {
    if (columns[static_cast<std::size_t>(c)].role != Role::label) continue;
    if (const int different = different_texts(grid, c); different > most) {
      label = c;
      most = different;
    }
  }
  for (int c = 0; c < grid.columns(); ++c) {
    Column& column = columns[static_cast<std::size_t>(c)];
    if (column.role == Role::label && c != label) column.role = c < label ? Role::section : Role::description;
  }
}

// An unheaded or unknown column of words that stands where a row's name belongs.
void find_label(std::vector<Column>& columns, const std::vector<ContentCount>& counts, const Grid& grid) {
  const auto is = [&](Role role) {
    return std::any_of(columns.begin(), columns.end(), [&](const Column& c) { return c.role == role; });
  };
  if (is(Role::label)) return;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const bool words = counts[c].texts() * 2 > counts[c].filled() && counts[c].filled() > 0;
    if (columns[c].role == Role::none && words) {
      // Of stacked names ("Sex" over "Male" and "Female") the inner ones tell the rows apart.
      const bool inner =
          c + 1 < columns.size() && columns[c + 1].role == Role::none &&
          columns[c + 1].header == columns[c].header &&
          different_texts(grid, static_cast<int>(c) + 1) > different_texts(grid, static_cast<int>(c));
      columns[c].role = inner ? Role::section : Role::label;
      if (inner) columns[c + 1].role = Role::label;
      return;
    }
    if (columns[c].role == Role::figure && counts[c].figure > 0) break;
  }
  for (const Role role : {Role::breakdown, Role::description, Role::section}) {
    for (Column& column : columns) {
      if (column.role != role) continue;
      if (role != Role::breakdown) column.role = Role::label;
      return;
    }
  }
}

// A column of names of measures alone ("Actual", "Target") beside one that names the indicators.
void find_measure_names(std::vector<Column>& columns, const Grid& grid, const rules::RuleSet& rules) {
  for (int c = 1; c < grid.columns(); ++c) {
    Column& column = columns[static_cast<std::size_t>(c)];
    if (column.role == Role::figure || column.role == Role::rating || column.role == Role::commentary)
      continue;
    std::set<std::string> names;
    int others = 0, filled = 0;
    for (int r = grid.header_rows(); r < grid.rows(); ++r) {
      const std::string& text = grid.text(r, c);
      if (!grid.starts(r, c) || text.empty()) continue;
      ++filled;
      const auto measure = row_measure(text, rules);
      others += !measure;
      if (measure) names.insert(text);
    }
    if (others == 0 && names.size() >= 2 && filled > static_cast<int>(names.size()) / 2 &&
        different_texts(grid, c - 1) > 0)
      column.role = Role::measure_name;
  }
}

// Feeder data is a pair of columns: names, then figures under the same or a bare heading.
void pair_feeders(std::vector<Column>& columns, const std::vector<ContentCount>& counts) {
  for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
    if (columns[c].role != Role::feeder_label) continue;
    for (std::size_t next = c + 1; next < columns.size(); ++next) {
      if (counts[next].figures() == 0 || columns[next].period) continue;
      columns[next].role = Role::feeder_value;
      break;
    }
  }
}

// Whether the column's figures are printed without any sign of a unit.
bool plain_figures(const Grid& grid, const Contents& contents, int column) {
  int figures = 0, signs = 0;
  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    const Content& content = contents.at(r, column);
    if (content.kind != ContentKind::figure || !grid.starts(r, column)) continue;
    ++figures;
    signs += !content.figure->unit.empty();
  }
  return figures > 1 && signs == 0;
}

struct HeaderSigns {
  int filled = 0, named = 0, figures = 0, prose = 0;
  int over_figures = 0;  // words with a figure straight below
  bool across = false;   // one cell over the whole width
};

HeaderSigns header_signs(const Grid& grid, const Contents& contents, int row, const rules::RuleSet& rules) {
  HeaderSigns signs;
  for (int c = 0; c < grid.columns(); ++c) {
    const Cell& cell = grid.at(row, c);
    if (!grid.starts(row, c) || cell.text.empty()) continue;
    ++signs.filled;
    const ContentKind kind = contents.at(row, c).kind;
    const bool name = names_something(cell.text, rules);
    signs.named += name;
    signs.figures += kind == ContentKind::figure && !name;
    signs.prose += kind == ContentKind::prose;
    signs.over_figures += kind == ContentKind::words && contents.at(row + 1, c).kind == ContentKind::figure;
    signs.across = signs.across || grid.column_span(cell) == grid.columns();
  }
  return signs;
}

}  // namespace

int count_header_rows(const Grid& grid, const Contents& contents, const rules::RuleSet& rules) {
  constexpr int kMost = 5;  // no header seen was deeper than four rows
  int rows = 0;
  for (int r = 0; r < std::min(grid.rows() - 1, kMost); ++r) {
    const HeaderSigns signs = header_signs(grid, contents, r, rules);
    if (signs.filled == 0 && r < grid.header_rows()) continue;
    if (signs.figures * 2 >= std::max(signs.filled, 1)) break;
    const bool told = r < grid.header_rows();
    const bool names = signs.prose == 0 && signs.figures == 0 && (signs.filled >= 2 || signs.across) &&
                       (signs.named * 3 >= signs.filled * 2 ||
                        (signs.over_figures >= 2 && signs.over_figures * 2 >= signs.filled));
    if (!told && !names) break;
    rows = r + 1;
  }
  return rows;
}

std::optional<int> year_in_force(const std::vector<Column>& columns, const TableSurroundings& surroundings,
                                 const Report& report) {
  std::optional<int> latest;
  for (const Column& column : columns) {
    if (!column.period || !column.period->year_given) continue;
    const int year = financial_year_of(column.period->period.end);
    if (!latest || year > *latest) latest = year;
  }
  if (latest) return latest;
  if (surroundings.period) return financial_year_of(surroundings.period->end);
  if (report.period) return financial_year_of(report.period->end);
  return std::nullopt;
}

std::vector<Column> read_columns(const Grid& grid, const Contents& contents,
                                 const TableSurroundings& surroundings, const Report& report) {
  const rules::RuleSet& rules = report.rules;
  std::vector<Column> columns(static_cast<std::size_t>(grid.columns()));
  std::vector<ContentCount> counts;
  for (int c = 0; c < grid.columns(); ++c) {
    Column& column = columns[static_cast<std::size_t>(c)];
    column.path = grid.header_path(c);
    column.header = joined(column.path);
    counts.push_back(count_contents(grid, contents, c));
    if (column.header.empty()) continue;
    read_period_of(column, {});
    read_roles(column, rules);
    read_comparator(column, rules);
    if (column.role == Role::none && column.period && counts.back().texts() * 2 <= counts.back().filled()) {
      column.role = Role::figure;
      column.measure = "actual";
    }
  }

  // Bare quarters and months take the year of the header's other columns. An outturn of no year stands for
  // the whole year of the target beside it.
  PeriodContext context;
  context.report = report.period;
  context.financial_year = year_in_force(columns, surroundings, report);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    Column& column = columns[c];
    if (column.period || column.header.empty()) continue;
    PeriodContext own = context;
    const auto outturn = rules.first("target-basis", column.header);
    if (outturn && outturn->gives() == "outturn") {
      for (const std::size_t beside : {c + 1, c - 1}) {
        if (beside >= columns.size() || columns[beside].measure != "target" || !columns[beside].period)
          continue;
        own.financial_year = financial_year_of(columns[beside].period->period.end);
        break;
      }
      if (own.financial_year) {
        column.period = PeriodReading{
            financial_year(*own.financial_year), PeriodKind::year, column.header, "", 0, 0, false};
        continue;
      }
    }
    read_period_of(column, own);
    read_relative_period(column, report);
    if (column.period && column.role == Role::none && counts[c].texts() * 2 <= counts[c].filled()) {
      column.role = Role::figure;
      column.measure = "actual";
    }
  }

  end_years_to_date(columns, report);
  set_day_of_years(columns, surroundings);
  mend_slipped_header(columns, counts);
  bool after_figures = false;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (names_bodies(grid, static_cast<int>(c), rules)) columns[c].role = Role::label;
    settle_by_content(columns[c], counts[c], after_figures);
    after_figures = after_figures || (columns[c].role == Role::figure && counts[c].figure > 0);
  }
  pair_feeders(columns, counts);
  find_measure_names(columns, grid, rules);
  find_label(columns, counts, grid);
  settle_label(columns, grid);
  const int figure_columns = static_cast<int>(
      std::count_if(columns.begin(), columns.end(), [](const Column& c) { return c.role == Role::figure; }));
  for (Column& column : columns) {
    if (column.role != Role::figure) continue;
    if (column.measure == "actual") read_breakdown(column, grid, figure_columns, rules);
    if (const auto each = rules.first("target-basis", column.header))
      column.each_quarter = column.measure == "target" && each->gives() == "quarterly";
    if (const auto unit = rules.first("unit", column.header)) column.unit = unit->gives();
    column.plain_figures = plain_figures(grid, contents, static_cast<int>(&column - columns.data()));
    if (const auto scale = rules.first("scale", column.header)) column.scale = std::stoi(scale->gives());
    if (column.risk_score) column.unit = "score";
  }
  // "East" over "Actual" and "Target": the target is of the part that the actual is of.
  for (Column& column : columns) {
    if (column.role != Role::figure || (column.measure != "target" && column.measure != "floor")) continue;
    read_breakdown(column, grid, figure_columns, rules);
    const bool shared = std::any_of(columns.begin(), columns.end(), [&](const Column& other) {
      return other.measure == "actual" && other.breakdown == column.breakdown;
    });
    if (!shared) column.breakdown.clear();
  }
  return columns;
}

}  // namespace scrutineer::normalize
