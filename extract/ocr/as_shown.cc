#include "extract/ocr/as_shown.h"

#include <variant>

namespace scrutineer::extract {
namespace {

void place(Page& page, const Turning& turning) {
  for (Word& word : page.words) {
    word.box = turning.to_shown(word.box);
    for (Box& glyph : word.glyphs) glyph = turning.to_shown(glyph);
    word.rotation = (word.rotation + 360 - 90 * turning.quarters) % 360;
  }
  for (Ruling& r : page.rulings) {
    const Box line =
        turning.to_shown(r.horizontal ? Box{r.from, r.at, r.to, r.at} : Box{r.at, r.from, r.at, r.to});
    if (turning.quarters % 2 != 0) r.horizontal = !r.horizontal;
    r.at = r.horizontal ? line.centre_y() : line.centre_x();
    r.from = r.horizontal ? line.x0 : line.y0;
    r.to = r.horizontal ? line.x1 : line.y1;
  }
  for (Fill& fill : page.fills) fill.box = turning.to_shown(fill.box);
  for (Sign& sign : page.signs) sign.box = turning.to_shown(sign.box);
  page.width = turning.width;
  page.height = turning.height;
}

}  // namespace

void place_as_shown(Document& document, const std::map<int, Turning>& turnings) {
  const auto shown = [&](int page, Box& box) {
    if (const auto turning = turnings.find(page); turning != turnings.end())
      box = turning->second.to_shown(box);
  };
  for (Page& page : document.pages)
    if (const auto turning = turnings.find(page.number); turning != turnings.end())
      place(page, turning->second);
  for (Table& table : document.tables) {
    shown(table.first_page, table.box);
    for (Cell& cell : table.cells) {
      shown(cell.page, cell.box);
      if (cell.sign) shown(cell.page, cell.sign->box);
    }
  }
  for (FlowItem& item : document.flow)
    if (Block* block = std::get_if<Block>(&item)) shown(block->page, block->box);
}

}  // namespace scrutineer::extract
