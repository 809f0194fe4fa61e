// A page's words by height, for quick "which words stand in this box".
#pragma once

#include <vector>

#include "extract/page.h"

namespace scrutineer::extract {

class PageIndex {
 public:
  explicit PageIndex(
      const Page& page);  // keeps a reference: the page must outlive it, its words stay as they are
  const Page& page() const { return page_; }
  // Words whose middle is in the box, in the page's order.
  std::vector<std::size_t> words_in(const Box& box) const;

 private:
  const Page& page_;
  std::vector<std::size_t> by_height_;
};

}  // namespace scrutineer::extract
