#include "extract/text/read_text.h"

#include "extract/error.h"
#include "extract/sha256.h"
#include "extract/text/flat_table.h"
#include "extract/text/laid_out.h"
#include "extract/text/lines.h"
#include "extract/text/period_line.h"
#include "extract/text/series.h"
#include "extract/text/text_blocks.h"
#include "extract/text/text_table.h"

namespace scrutineer::extract {

namespace {

bool is_period_line(const TextLine& line) { return read_period_line(line.text).has_value(); }

}  // namespace

Document read_text(const std::filesystem::path& file, std::string bytes) {
  Document document;
  document.file = file.string();
  document.sha256 = sha256(bytes);
  document.text_source = TextSource::text;
  const std::string repaired = repaired_utf8(bytes);
  const std::vector<TextLine> lines = split_lines(repaired);
  bool text = false;
  for (const TextLine& line : lines) text = text || line.text.find_first_not_of(" \t") != std::string::npos;
  if (!text) throw Error(file, 0, "the file holds no text", "convert the report again");
  if (is_laid_out(repaired)) {
    read_laid_out(repaired, document);
    return document;
  }
  document.page_count = lines.back().page;
  for (int number = 1; number <= document.page_count; ++number) {
    Page page;
    page.number = number;
    document.pages.push_back(std::move(page));
  }
  std::vector<FlatTable> flat = flat_tables(lines);
  auto next = flat.begin();
  const auto begins_flat = [&](std::size_t i) { return next != flat.end() && next->begin == i; };
  for (std::size_t i = 0; i < lines.size();) {
    if (begins_flat(i)) {
      document.flow.push_back(document.tables.size());
      document.tables.push_back(std::move(next->table));
      i = next++->end;
      continue;
    }
    if (is_table_line(lines[i])) {
      document.flow.push_back(document.tables.size());
      document.tables.push_back(read_text_table(lines, i));
      continue;
    }
    if (is_period_line(lines[i])) {
      for (Table& table : read_series(lines, i)) {
        document.flow.push_back(document.tables.size());
        document.tables.push_back(std::move(table));
      }
      continue;
    }
    const std::size_t begin = i;
    while (i < lines.size() && !is_table_line(lines[i]) && !is_period_line(lines[i]) && !begins_flat(i)) ++i;
    for (Block& block : read_text_blocks(lines, begin, i)) document.flow.push_back(std::move(block));
  }
  return document;
}

}  // namespace scrutineer::extract
