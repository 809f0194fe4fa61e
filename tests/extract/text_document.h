// Converted texts, and looks at the tables that are found in them.
#pragma once

#include <string>
#include <utility>

#include "extract/text/read_text.h"

namespace scrutineer::test {

inline extract::Document read(std::string text) { return extract::read_text("report.txt", std::move(text)); }

inline std::string text_at(const extract::Table& t, int row, int column) {
  const extract::Cell* c = t.at(row, column);
  return c ? c->text : "outside";
}

}  // namespace scrutineer::test
