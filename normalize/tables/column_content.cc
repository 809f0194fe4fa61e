#include "normalize/tables/column_content.h"

#include <algorithm>
#include <set>

#include "normalize/tables/row_measure.h"

namespace scrutineer::normalize {

namespace {

int different_texts(const Grid& grid, int column) {
  std::set<std::string> texts;
  for (int r = grid.header_rows(); r < grid.rows(); ++r)
    if (grid.starts(r, column) && !grid.text(r, column).empty()) texts.insert(grid.text(r, column));
  return static_cast<int>(texts.size());
}

bool holds_codes(const Grid& grid, int column, const rules::RuleSet& rules) {
  int codes = 0, filled = 0;
  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    const std::string& text = grid.text(r, column);
    if (text.empty() || !grid.starts(r, column)) continue;
    const auto code = rules.first("code", text);
    codes += code && code->gives() != "nothing" && code->begin == 0 && code->end == text.size();
    ++filled;
  }
  return codes * 2 > filled;
}

}  // namespace

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
      count.several * 2 <= filled && column.measure != "benchmark") {
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
  const bool part = column.role == Role::breakdown ||
                    (column.role == Role::ignored && column.path.size() > 1 && !column.surely_ignored);
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

void free_first_column(std::vector<Column>& columns, const std::vector<ContentCount>& counts) {
  if (columns.empty() || columns[0].role != Role::figure || columns[0].measure != "benchmark") return;
  if (counts[0].words + counts[0].prose < counts[0].filled() || counts[0].filled() < 2) return;
  const std::string header = columns[0].header;
  columns[0] = Column{};
  columns[0].header = header;
}

void read_unheaded_figures(std::vector<Column>& columns, const std::vector<ContentCount>& counts) {
  for (std::size_t c = 1; c < columns.size(); ++c) {
    const Column& before = columns[c - 1];
    if (!columns[c].header.empty() || columns[c].role != Role::none || counts[c].several == 0 ||
        counts[c].several * 2 <= counts[c].filled() || before.role != Role::figure || !before.period)
      continue;
    columns[c].role = Role::figure;
    columns[c].measure = before.measure;
    columns[c].period = before.period;
  }
}

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

bool names_bodies(const Grid& grid, int column, const rules::RuleSet& rules) {
  int bodies = 0, others = 0;
  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    const std::string& text = grid.text(r, column);
    if (text.empty() || !grid.starts(r, column)) continue;
    const auto measure = row_measure(text, rules);
    (measure && !measure->comparator_label.empty() ? bodies : others) += 1;
  }
  return bodies >= 2 && others == 0;
}

void settle_label(std::vector<Column>& columns, const Grid& grid, const rules::RuleSet& rules) {
  // "PI" beside "Measure" heads the codes.
  for (std::size_t c = 0; c + 1 < columns.size(); ++c)
    if (columns[c].role == Role::label && columns[c + 1].role == Role::label &&
        holds_codes(grid, static_cast<int>(c), rules) && !holds_codes(grid, static_cast<int>(c) + 1, rules))
      columns[c].role = Role::code;
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
  // Names between columns of figures: a plan with last year's figures before them.
  for (std::size_t c = 1; c + 1 < columns.size(); ++c)
    if (columns[c].role == Role::none && columns[c].header.empty() && counts[c].words > 0 &&
        counts[c].texts() == counts[c].filled() && !is(Role::breakdown)) {
      columns[c].role = Role::label;
      return;
    }
  for (const Role role : {Role::breakdown, Role::description, Role::section}) {
    for (Column& column : columns) {
      if (column.role != role) continue;
      if (role != Role::breakdown) column.role = Role::label;
      return;
    }
  }
}

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

}  // namespace scrutineer::normalize
