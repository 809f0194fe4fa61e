#include "extract/tables/find.h"

#include <algorithm>
#include <map>
#include <set>

#include "extract/tables/cells.h"
#include "extract/tables/continuation.h"
#include "extract/tables/flow.h"
#include "extract/tables/furniture.h"
#include "extract/tables/fused_columns.h"
#include "extract/tables/page_tables.h"

namespace scrutineer::extract {
namespace {

// Marks tables with nothing but furniture above or below them on their page.
void mark_page_ends(std::vector<PlacedTable>& tables, const Page& page, const std::vector<bool>& furniture) {
  double highest = 1e9, lowest = -1e9;  // of words outside tables
  for (std::size_t w = 0; w < page.words.size(); ++w) {
    const Box& box = page.words[w].box;
    if (furniture[w] || std::any_of(tables.begin(), tables.end(), [&](const PlacedTable& t) {
          return t.table.box.contains(box.centre_x(), box.centre_y());
        }))
      continue;
    highest = std::min(highest, box.centre_y());
    lowest = std::max(lowest, box.centre_y());
  }
  for (PlacedTable& t : tables) {
    const auto above = [&](const PlacedTable& o) { return &o != &t && o.table.box.y0 < t.table.box.y0; };
    const auto below = [&](const PlacedTable& o) { return &o != &t && o.table.box.y1 > t.table.box.y1; };
    t.first_on_page = t.table.box.y0 < highest && std::none_of(tables.begin(), tables.end(), above);
    t.last_on_page = t.table.box.y1 > lowest && std::none_of(tables.begin(), tables.end(), below);
  }
}

}  // namespace

void find_tables(Document& document, const TableSettings& settings, std::vector<PageTrace>* trace) {
  if (trace) trace->assign(document.pages.size(), {});
  std::vector<std::vector<PlacedTable>> found;
  std::vector<std::vector<Box>> boxes;
  std::map<int, std::vector<const TaggedTable*>> on_page;
  for (const TaggedTable& table : document.tagged) {
    std::set<int> pages;
    for (const TaggedCell& cell : table.cells)
      for (const TaggedContent& content : cell.content) pages.insert(content.page);
    for (int page : pages) on_page[page].push_back(&table);
  }
  for (Page& page : document.pages) {
    std::vector<const TaggedTable*> tagged;
    if (const auto its = on_page.find(page.number); its != on_page.end()) tagged = its->second;
    PageTrace* const here = trace ? &(*trace)[found.size()] : nullptr;
    found.push_back(page_tables(page, tagged, settings, here));
    // Native words stand where they were set: two of them in a cell are meant so.
    if (std::any_of(page.words.begin(), page.words.end(), [](const Word& w) { return w.by_ocr; }))
      for (PlacedTable& t : found.back())
        for (const double gutter : part_fused_columns(t.table, page, settings))
          t.columns.insert(std::lower_bound(t.columns.begin(), t.columns.end(), gutter), gutter);
    boxes.emplace_back();
    for (const PlacedTable& t : found.back()) boxes.back().push_back(t.table.box);
  }
  const std::vector<std::vector<bool>> furniture = page_furniture(document.pages, boxes, settings);
  std::vector<PlacedTable> all;
  for (std::size_t p = 0; p < found.size(); ++p) {
    mark_page_ends(found[p], document.pages[p], furniture[p]);
    for (PlacedTable& t : found[p]) all.push_back(std::move(t));
  }
  std::vector<std::size_t> number(all.size());
  const std::vector<PlacedTable> joined = join_continued(std::move(all), settings, number);
  std::vector<std::vector<TablePlace>> places(document.pages.size());
  for (std::size_t p = 0, n = 0; p < boxes.size(); ++p)
    for (const Box& box : boxes[p]) places[p].push_back({box, number[n++]});
  if (trace)
    for (std::size_t p = 0; p < places.size(); ++p)
      for (TracedCandidate& candidate : (*trace)[p].candidates)
        for (const TablePlace& place : places[p])
          if (candidate.chosen && candidate.table.box == place.box) candidate.number = place.table;
  document.tables.clear();
  for (const PlacedTable& t : joined) document.tables.push_back(t.table);
  document.flow = running_text(document.pages, places, furniture, settings);
}

}  // namespace scrutineer::extract
