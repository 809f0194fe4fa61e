#include "extract/tables/page_index.h"

#include <algorithm>
#include <numeric>

namespace scrutineer::extract {

PageIndex::PageIndex(const Page& page) : page_(page), by_height_(page.words.size()) {
  std::iota(by_height_.begin(), by_height_.end(), std::size_t{0});
  std::stable_sort(by_height_.begin(), by_height_.end(), [&](std::size_t a, std::size_t b) {
    return page.words[a].box.centre_y() < page.words[b].box.centre_y();
  });
}

std::vector<std::size_t> PageIndex::words_in(const Box& box) const {
  auto w = std::lower_bound(by_height_.begin(), by_height_.end(), box.y0,
                            [&](std::size_t i, double y) { return page_.words[i].box.centre_y() < y; });
  std::vector<std::size_t> found;
  for (; w != by_height_.end() && page_.words[*w].box.centre_y() <= box.y1; ++w)
    if (const double x = page_.words[*w].box.centre_x(); x >= box.x0 && x <= box.x1) found.push_back(*w);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace scrutineer::extract
