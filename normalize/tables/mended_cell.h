// How a cell that OCR misread is written anew.
#pragma once

#include <string>
#include <utility>

#include "extract/table.h"

namespace scrutineer::normalize {

inline bool was_ocr(const extract::Table& table, const extract::Cell& cell) {
  return table.source == extract::TableSource::text || cell.confidence < 1;
}

// Cell::printed keeps what was read first; the confidence is multiplied by `confidence`.
inline void mend(extract::Cell& cell, std::string text, double confidence) {
  if (cell.printed.empty()) cell.printed = cell.text;
  cell.text = std::move(text);
  cell.lines = {cell.text};
  cell.confidence *= confidence;
}

}  // namespace scrutineer::normalize
