// Any bytes as a converted text: an Error or a document whose tables are whole grids.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extract/error.h"
#include "extract/text/read_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace scrutineer::extract;
  try {
    const Document document = read_text("fuzz.txt", std::string(reinterpret_cast<const char*>(data), size));
    for (const Table& table : document.tables) {
      long places = 0;
      for (const Cell& cell : table.cells) places += static_cast<long>(cell.rowspan) * cell.colspan;
      if (places != static_cast<long>(table.rows) * table.columns) std::abort();
    }
  } catch (const Error&) {
  }
  return 0;
}
