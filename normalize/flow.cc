#include "normalize/flow.h"

#include <algorithm>

namespace scrutineer::normalize {

namespace {

using extract::Block;
using extract::Cell;
using extract::Document;
using extract::Table;

constexpr std::size_t kHeadingLength = 120;  // bytes: a heading is a line or two
constexpr std::size_t kCaptionLength = 160;

void add_note(const char* kind, const std::string& text, int page, const extract::Box& box,
              const Report& report, Readings& readings) {
  Note note;
  note.document_id = report.document_id;
  note.kind = kind;
  note.text = text;
  note.page = page;
  note.box = box;
  readings.notes.push_back(std::move(note));
}

void explain_arrow(const Cell& sign, const std::string& text, const rules::RuleSet& rules, Key& key) {
  const auto meaning = rules.first("key-trend", text);
  if (!meaning || !sign.sign) return;
  switch (sign.sign->shape) {
    case extract::SignShape::arrow_up:
      key.arrow_up = meaning->gives();
      break;
    case extract::SignShape::arrow_down:
      key.arrow_down = meaning->gives();
      break;
    case extract::SignShape::arrow_side:
      key.arrow_side = meaning->gives();
      break;
    default:
      break;
  }
}

// A key table pairs a sign, a colour or a rating word with what it means; it holds no figures.
void read_key_table(const Table& table, const Report& report, Key& key, Readings& readings) {
  if (table.columns < 2 || table.columns > 6 || table.rows > 12) return;
  for (const Cell& cell : table.cells)
    if (read_figure(cell.text, report.rules)) return;
  for (std::size_t i = 0; i + 1 < table.cells.size(); ++i) {
    const Cell& left = table.cells[i];
    const Cell& right = table.cells[i + 1];
    if (left.row != right.row) continue;
    if (left.text.empty() && left.sign) explain_arrow(left, right.text, report.rules, key);
    const bool swatch = left.fill || right.fill || report.rules.first("rating", left.text);
    for (const Cell* meaning : {&left, &right})
      if (swatch && report.rules.first("key", meaning->text))
        add_note("key", meaning->text, meaning->page, meaning->box, report, readings);
  }
}

}  // namespace

Key read_key(const Document& document, const Report& report, Readings& readings) {
  Key key;
  for (const extract::FlowItem& item : document.flow) {
    if (const auto* table = std::get_if<std::size_t>(&item)) {
      read_key_table(document.tables[*table], report, key, readings);
      continue;
    }
    const Block& block = std::get<Block>(item);
    if (block.text.size() > 600) continue;
    if (const auto note = report.rules.first("note", block.text))
      add_note(note->gives() == "rounding" ? "rounding"
               : note->gives() == "key"    ? "key"
                                           : "footnote",
               block.text, block.page, block.box, report, readings);
    else if (block.kind != Block::Kind::heading && report.rules.first("key", block.text))
      add_note("key", block.text, block.page, block.box, report, readings);
    else if (block.kind == Block::Kind::note)
      add_note("footnote", block.text, block.page, block.box, report, readings);
  }
  return key;
}

std::string boxed_heading(const Table& table) {
  if (table.rows * table.columns > 4) return "";
  std::string text;
  for (const Cell& cell : table.cells) {
    if (cell.text.empty()) continue;
    if (!text.empty() || cell.text.size() > kHeadingLength) return "";
    text = cell.text;
  }
  return text;
}

TableSurroundings surroundings_of(const Document& document, std::size_t flow_index, const Report& report) {
  TableSurroundings around;
  // Upwards to the nearest heading; the caption is a short line between it and the table.
  for (std::size_t i = flow_index; i-- > 0;) {
    if (const auto* table = std::get_if<std::size_t>(&document.flow[i])) {
      const std::string heading = boxed_heading(document.tables[*table]);
      if (heading.empty()) continue;
      around.section = heading;
      break;
    }
    const Block& block = std::get<Block>(document.flow[i]);
    if (block.kind == Block::Kind::heading) {
      around.section = block.text;
      break;
    }
    if (i + 1 == flow_index && block.kind == Block::Kind::paragraph && block.text.size() <= kCaptionLength &&
        !block.text.ends_with('.'))
      around.caption = block.text;
  }
  PeriodContext context;
  context.report = report.period;
  if (report.period) context.financial_year = financial_year_of(report.period->end);
  for (const std::string* text : {&around.caption, &around.section}) {
    if (text->empty()) continue;
    if (around.scale == 0)
      if (const auto scale = report.rules.first("scale", *text)) around.scale = std::stoi(scale->gives());
    if (around.period) continue;
    if (const auto period = read_period(*text, context); period && period->year_given) {
      around.period = period->period;
      around.period_label = period->label;
      around.period_is_snapshot = period->kind == PeriodKind::snapshot;
    }
  }
  return around;
}

}  // namespace scrutineer::normalize
