#include "normalize/flow.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "normalize/council.h"
#include "normalize/panel_titles.h"

namespace scrutineer::normalize {

namespace {

using extract::Block;
using extract::Cell;
using extract::Document;
using extract::Table;

constexpr std::size_t kKeyLength =
    320;  // bytes: a key or footnote is some lines, prose about ratings is longer
constexpr std::size_t kHeadingLength = 120;  // bytes: a heading is a line or two
constexpr std::size_t kCaptionLength = 200;

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
  if (!is_key(table, report.rules)) return;
  for (std::size_t i = 0; i + 1 < table.cells.size(); ++i) {
    const Cell& left = table.cells[i];
    const Cell& right = table.cells[i + 1];
    if (left.row != right.row) continue;
    if (left.text.empty() && left.sign) explain_arrow(left, right.text, report.rules, key);
    const bool swatch = left.fill || right.fill || report.rules.first("rating", left.text);
    for (const Cell* meaning : {&left, &right})
      if ((swatch && report.rules.first("key", meaning->text)) ||
          (meaning == &right && left.sign && report.rules.first("key-trend", meaning->text)))
        add_note("key", meaning->text, meaning->page, meaning->box, report, readings);
  }
}

}  // namespace

bool is_key(const Table& table, const rules::RuleSet& rules) {
  constexpr int kMostColumns = 6, kMostRows = 12;  // no key seen was larger
  if (table.columns < 2 || table.columns > kMostColumns || table.rows > kMostRows) return false;
  int texts = 0, meanings = 0;
  for (const Cell& cell : table.cells) {
    if (cell.text.empty()) continue;
    const bool meaning = rules.first("key", cell.text) || rules.first("key-trend", cell.text);
    meanings += meaning;
    texts += meaning || !rules.first("rating", cell.text);
  }
  return meanings >= 2 && meanings * 2 > texts;
}

Key read_key(const Document& document, const Report& report, Readings& readings) {
  Key key;
  for (const extract::FlowItem& item : document.flow) {
    if (const auto* table = std::get_if<std::size_t>(&item)) {
      read_key_table(document.tables[*table], report, key, readings);
      continue;
    }
    const Block& block = std::get<Block>(item);
    if (block.text.size() > kKeyLength) continue;
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

namespace {

// Where a sentence of the text opens with a known code, in order.
std::vector<std::pair<std::size_t, const Observation*>> openings(
    const std::string& text, const std::map<std::string, const Observation*>& rows) {
  std::vector<std::pair<std::size_t, const Observation*>> found;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t blank = text.find(' ', from);
    if (blank == std::string::npos) break;
    const bool opens = from == 0 || (from >= 2 && text[from - 2] == '.');
    auto row = opens ? rows.find(text.substr(from, blank - from)) : rows.end();
    if (opens && row == rows.end())  // "HS 1"
      row = rows.find(text.substr(from, text.find(' ', blank + 1) - from));
    if (row != rows.end() && row->second) found.emplace_back(from, row->second);
    from = blank + 1;
  }
  return found;
}

}  // namespace

void read_row_notes(const Document& document, const Report& report, Readings& readings) {
  std::map<std::string, const Observation*> rows;  // by code; null where a code stands for two labels
  for (const Observation& figure : readings.observations) {
    const bool letter = std::any_of(figure.local_code.begin(), figure.local_code.end(),
                                    [](unsigned char c) { return std::isalpha(c) != 0; });
    if (figure.table == 0 || !letter) continue;
    const auto [row, added] = rows.try_emplace(figure.local_code, &figure);
    if (!added && row->second && row->second->label != figure.label) row->second = nullptr;
  }
  if (rows.empty()) return;
  for (const extract::FlowItem& item : document.flow) {
    const auto* block = std::get_if<Block>(&item);
    if (!block || block->kind == Block::Kind::heading) continue;
    const auto found = openings(block->text, rows);
    if (found.empty() || found.front().first != 0) continue;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Observation& row = *found[i].second;
      const std::size_t from = found[i].first + row.local_code.size() + 1;
      const std::size_t to = i + 1 < found.size() ? found[i + 1].first - 1 : block->text.size();
      if (to <= from) continue;
      add_note("commentary", block->text.substr(from, to - from), block->page, block->box, report, readings);
      Note& note = readings.notes.back();
      note.local_code = row.local_code, note.label = row.label, note.table = row.table;
    }
  }
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

namespace {

// A chart's scale or a line of months between a title and its table.
bool is_scale(const std::string& text) {
  std::size_t letters = 0;
  for (const char c : text) letters += std::isalpha(static_cast<unsigned char>(c)) != 0;
  return letters < 4 || find_periods(text).size() >= 3;
}

// The blocks between a table and the heading above it, the nearest first; the heading's text goes to
// `section`.
std::vector<const Block*> blocks_above(const Document& document, std::size_t flow_index, const Report& report,
                                       std::string& section) {
  std::vector<const Block*> blocks;
  for (std::size_t i = flow_index; i-- > 0;) {
    if (const auto* table = std::get_if<std::size_t>(&document.flow[i])) {
      section = boxed_heading(document.tables[*table]);
      if (!section.empty()) break;
      continue;
    }
    const Block& block = std::get<Block>(document.flow[i]);
    if (block.kind == Block::Kind::heading) {
      // A council's name heads the whole report, no part of it.
      if (!is_council_name(block.text, report.library, report.rules)) section = block.text;
      break;
    }
    blocks.push_back(&block);
  }
  return blocks;
}

// The line that names the table: straight above it, or, above a chart with its table, the one that names a
// measure.
std::string caption_among(const std::vector<const Block*>& blocks, const Report& report) {
  const rules::RuleSet& rules = report.rules;
  const auto may_name = [&](const Block& block) {
    return block.text.size() <= kCaptionLength && !block.text.ends_with('.') && !is_scale(block.text) &&
           !rules.first("attribute", block.text) && !is_council_name(block.text, report.library, rules);
  };
  constexpr std::size_t kNear = 4;  // a title, its chart's legend and scale
  for (std::size_t i = 0; i < std::min(blocks.size(), kNear); ++i)
    if (blocks[i]->kind == Block::Kind::paragraph && may_name(*blocks[i]) &&
        rules.first("unit", blocks[i]->text))
      return blocks[i]->text;
  const bool straight_above =
      !blocks.empty() && blocks.front()->kind == Block::Kind::paragraph && may_name(*blocks.front());
  return straight_above ? blocks.front()->text : "";
}

// Which way is better, where a line of its own says so: "Polarity: Higher is better".
std::string polarity_among(const std::vector<const Block*>& blocks, const rules::RuleSet& rules) {
  for (const Block* block : blocks) {
    const auto attribute = rules.first("attribute", block->text);
    if (!attribute || attribute->gives() != "polarity" || block->text.size() > kHeadingLength) continue;
    const auto colon = block->text.find(':');
    const std::string words = colon == std::string::npos ? block->text : block->text.substr(colon + 1);
    if (const auto way = rules.first("polarity", words)) return way->gives() == "none" ? "" : way->gives();
  }
  return "";
}

}  // namespace

TableSurroundings surroundings_of(const Document& document, std::size_t flow_index, const Report& report) {
  TableSurroundings around;
  const std::vector<const Block*> blocks = blocks_above(document, flow_index, report, around.section);
  around.caption = caption_among(blocks, report);
  for (const Block* block : blocks)
    if (const auto unit = report.rules.first("unit-note", block->text)) around.unit = unit->gives();
  around.polarity = polarity_among(blocks, report.rules);
  if (PanelTitle title = panel_title_of(document, flow_index, report); !title.code.empty()) {
    if (const auto unit = report.rules.first("unit-note", around.section)) around.unit = unit->gives();
    // A note that OCR joined from another panel does not make shares of what is counted.
    if (const auto unit = report.rules.first("unit", title.label); unit && unit->gives() == "count")
      around.unit.clear();
    around.code = std::move(title.code);
    around.caption = std::move(title.label);
    around.section = std::move(title.section);
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
