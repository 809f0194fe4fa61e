// Decoded streams, bounded: a few bytes of Flate data can stand for gigabytes.
#pragma once

#include <optional>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace scrutineer::extract {

// The stream's data after its filters (Flate, LZW, run-length, ASCII ones; DCT images where `images` is set).
// What came out before damage or before `limit` bytes is given. Nothing where it is no stream or a filter is
// unknown.
std::optional<std::string> decoded_stream(QPDFObjectHandle stream, std::size_t limit, bool images = false);

}  // namespace scrutineer::extract
