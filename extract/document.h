// A report as read: its running text and raw tables in reading order. What extract/ hands to normalize/.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "extract/geometry.h"
#include "extract/page.h"
#include "extract/table.h"
#include "extract/tagged_table.h"

namespace scrutineer::extract {

enum class TextSource { native, ocr, mixed, text };

// A paragraph, list item or heading: lines that belong together, joined as join_line.h says.
struct Block {
  enum class Kind { heading, paragraph, note };  // note: small print under a table or at the page's foot
  Kind kind = Kind::paragraph;
  int level = 0;  // of a heading: 1 the largest; 0 else
  std::string text;
  int page = 0;  // from 1: where it begins
  Box box;       // on that page
};

struct PageFailure {
  int page = 0;
  std::string problem;
};

// An element of Document::flow: running text, or the index of a table in Document::tables.
using FlowItem = std::variant<Block, std::size_t>;

struct Document {
  std::string file;    // path as given
  std::string sha256;  // of the bytes, lower-case hex
  std::string title;   // from the file's metadata; may be empty or useless
  int page_count = 0;
  TextSource text_source = TextSource::native;
  std::vector<Page> pages;            // those read; empty of words for converted text
  std::vector<TaggedTable> tagged;    // as the file's tags state them; only on pages that were read
  std::vector<Table> tables;          // in reading order
  std::vector<FlowItem> flow;         // everything, in reading order
  std::vector<PageFailure> failures;  // pages that could not be read: the document is partial
};

}  // namespace scrutineer::extract
