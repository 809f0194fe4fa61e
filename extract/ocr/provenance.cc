#include "extract/ocr/provenance.h"

#include <algorithm>

#include "extract/ocr/as_shown.h"

namespace scrutineer::extract {
namespace {

// Whether more than half of the box lies in one of the areas.
bool mostly_within(const Box& box, const std::vector<Box>& areas) {
  return std::any_of(areas.begin(), areas.end(), [&](const Box& area) {
    const Box common = intersection(box, area);
    return !common.empty() && 2 * common.width() * common.height() > box.width() * box.height();
  });
}

bool is_native(const Word& word) { return !word.by_ocr; }

TextSource source_of(const Document& document) {
  const bool native = std::any_of(document.pages.begin(), document.pages.end(), [](const Page& page) {
    return std::any_of(page.words.begin(), page.words.end(), is_native);
  });
  return native ? TextSource::mixed : TextSource::ocr;
}

}  // namespace

void mark_ocr(Document& document, const ReadByOcr& read) {
  if (read.empty()) return;
  document.text_source = source_of(document);
  for (Table& table : document.tables) {
    const auto areas = read.areas.find(table.first_page);
    if (read.pages.contains(table.first_page) ||
        (areas != read.areas.end() && mostly_within(table.box, areas->second)))
      table.source = TableSource::ocr;
  }
  place_as_shown(document, read.pages);
}

}  // namespace scrutineer::extract
