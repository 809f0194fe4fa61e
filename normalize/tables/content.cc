#include "normalize/tables/content.h"

namespace scrutineer::normalize {

namespace {
constexpr std::size_t kProseLength = 80;   // bytes: longer than any label's line or rating
constexpr std::size_t kFigureLength = 60;  // bytes: no figure with all its brackets is longer
}  // namespace

Content read_content(const extract::Cell& cell, const rules::RuleSet& rules) {
  Content content;
  const std::string& text = cell.text;
  if (text.empty()) {
    content.kind = cell.sign ? ContentKind::sign : ContentKind::blank;
    return content;
  }
  content.kind = text.size() > kProseLength ? ContentKind::prose : ContentKind::words;
  if (text.size() > kFigureLength) {
    content.parts = read_figure_group(text, rules);
    if (!content.parts.empty()) content.kind = ContentKind::figures;
    return content;
  }
  if (auto rating = rules.first("rating", text)) {
    content.kind = ContentKind::rating;
    content.rating = rating->gives();
    return content;
  }
  content.figure = read_figure(text, rules);
  if (!content.figure) {
    // "94% Scorecard", "CHAT 50%": a figure and the name of where it comes from
    const auto source = rules.first("figure-source", text);
    const std::string_view all = text;
    if (source && source->end == text.size() && source->begin > 0)
      content.figure = read_figure(all.substr(0, source->begin), rules);
    else if (source && !source->groups.empty() && !source->groups.front().empty())
      content.figure = read_figure(all.substr(source->groups.front().size()), rules);
  }
  if (!content.figure) content.figure = read_misread_figure(text, rules);
  if (content.figure) {
    content.kind = content.figure->value ? ContentKind::figure : ContentKind::marker;
    return content;
  }
  if (content.kind == ContentKind::words) {
    content.parts = read_figure_group(text, rules);
    if (content.parts.empty())
      if (auto pair = read_figure_pair(text, rules); !pair.empty()) content.parts = {{"", pair.front()}};
    if (!content.parts.empty()) content.kind = ContentKind::figures;
  }
  const auto code = rules.first("code", text);
  if (code && code->begin == 0 && code->end == text.size()) content.kind = ContentKind::code;
  return content;
}

Contents::Contents(const Grid& grid, const rules::RuleSet& rules)
    : columns_(grid.columns()),
      contents_(static_cast<std::size_t>(grid.rows()) * static_cast<std::size_t>(grid.columns())) {
  for (int r = 0; r < grid.rows(); ++r) {
    for (int c = 0; c < grid.columns(); ++c) {
      const extract::Cell& cell = grid.at(r, c);
      Content& content = contents_[static_cast<std::size_t>(r * columns_ + c)];
      if (grid.starts(r, c))
        content = read_content(cell, rules);
      else if (grid.row_span(cell) > 1 || grid.column_span(cell) > 1)
        content = at(grid.first_row(cell), grid.first_column(cell));
    }
  }
}

ContentCount count_contents(const Grid& grid, const Contents& contents, int column) {
  ContentCount count;
  for (int r = grid.header_rows(); r < grid.rows(); ++r) {
    const extract::Cell& cell = grid.at(r, column);
    if (!grid.starts(r, column) || grid.column_span(cell) > 1) continue;
    switch (contents.at(r, column).kind) {
      case ContentKind::blank:
        ++count.blank;
        break;
      case ContentKind::sign:
        ++count.sign;
        break;
      case ContentKind::figure:
        ++count.figure;
        break;
      case ContentKind::figures:
        ++count.several;
        break;
      case ContentKind::marker:
        ++count.marker;
        break;
      case ContentKind::rating:
        ++count.rating;
        break;
      case ContentKind::code:
        ++count.code;
        break;
      case ContentKind::words:
        ++count.words;
        break;
      case ContentKind::prose:
        ++count.prose;
        break;
    }
  }
  return count;
}

}  // namespace scrutineer::normalize
