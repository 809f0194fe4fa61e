// The dataset's words for what extract/ tells by enumerations: the vocabularies of text_source, source and
// icon (SCHEMA.md), each in the order of its enumeration.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "extract/document.h"

namespace scrutineer::normalize {

inline constexpr std::array<std::string_view, 4> text_source_words = {"native", "ocr", "mixed", "text"};
inline constexpr std::array<std::string_view, 5> table_source_words = {"tagged", "ruled", "aligned", "ocr",
                                                                       "text"};
inline constexpr std::array<std::string_view, 8> icon_words = {
    "tick", "cross", "triangle", "disc", "arrow-up", "arrow-down", "arrow-side", "other"};

constexpr std::string_view word_of(extract::TextSource source) {
  return text_source_words[static_cast<std::size_t>(source)];
}
constexpr std::string_view word_of(extract::TableSource source) {
  return table_source_words[static_cast<std::size_t>(source)];
}
constexpr std::string_view word_of(extract::SignShape shape) {
  return icon_words[static_cast<std::size_t>(shape)];
}

static_assert(word_of(extract::TextSource::native) == "native" &&
              word_of(extract::TextSource::text) == text_source_words.back());
static_assert(word_of(extract::TableSource::tagged) == "tagged" &&
              word_of(extract::TableSource::text) == table_source_words.back());
static_assert(word_of(extract::SignShape::tick) == "tick" &&
              word_of(extract::SignShape::other) == icon_words.back());

}  // namespace scrutineer::normalize
