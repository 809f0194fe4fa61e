#include "normalize/tables/row_shape.h"

namespace scrutineer::normalize {

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

bool is_bar(const Grid& grid, int row) {
  int filled = 0;
  for (int c = 0; c < grid.columns(); ++c) filled += grid.starts(row, c) && !grid.text(row, c).empty();
  return filled == 1 && grid.columns() > 1;
}

bool stands_under_figures(const Grid& grid, const Contents& contents, const std::vector<Column>& columns,
                          int r) {
  if (r == 0) return false;
  const auto figure = [&](int row, int c) {
    const auto& content = contents.at(row, c).figure;
    return grid.starts(row, c) && content && content->value;
  };
  for (int c = 0; c < grid.columns(); ++c)
    if (columns[static_cast<std::size_t>(c)].role == Role::figure && figure(r, c) && figure(r - 1, c))
      return true;
  return false;
}

bool is_nameless(const Grid& grid, const Contents& contents, const std::vector<Column>& columns, int names,
                 int r) {
  return names >= 0 && grid.starts(r, names) && grid.text(r, names).empty() &&
         stands_under_figures(grid, contents, columns, r);
}

int name_elsewhere(const Grid& grid, const Contents& contents, int names, int r) {
  if (names < 0 || !grid.text(r, names).empty()) return -1;
  int name = -1, words = 0;
  for (int c = 0; c < grid.columns(); ++c) {
    if (!grid.starts(r, c)) continue;
    const ContentKind kind = contents.at(r, c).kind;
    words += kind != ContentKind::blank && kind != ContentKind::figure && kind != ContentKind::marker;
    if (kind == ContentKind::words && name < 0 && c < names) name = c;
  }
  return name >= 0 && (words == 1 || grid.column_span(grid.at(r, name)) > 1) ? name : -1;
}

}  // namespace scrutineer::normalize
