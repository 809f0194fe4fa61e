// The only place where Tesseract is met.
#pragma once

#include <string>
#include <vector>

#include "extract/ocr/image.h"
#include "extract/ocr/pix.h"

namespace scrutineer::extract {

struct ReadSymbol {
  std::string text;  // one code point or ligature, UTF-8
  PixelBox box;
};

struct ReadWord {
  std::string text;
  PixelBox box;
  double confidence = 0;  // 0 to 1
  std::vector<ReadSymbol> symbols;
};

// What a picture shows: a line, whose whole picture is given to the network as it is (see line_picture.h), or
// a single sign, which is looked for in it.
enum class Layout { line, character };

// Whether the engine and its English data are there. The first call loads them.
bool engine_present();

// Reads dark writing on white. The engine is loaded by the first call and kept by the process, so that who
// reads no scans pays nothing for it. Not safe from several threads. Throws std::runtime_error where there is
// no engine.
std::vector<ReadWord> read_writing(const Image& grey, Layout layout);

}  // namespace scrutineer::extract
