#include "extract/ocr/engine.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <tesseract/capi.h>
#include <tesseract/version.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace scrutineer::extract {
namespace {

// Tesseract is loaded when the first scan asks for it: with it come some fifty libraries, which cost a native
// report more to load than reading a page does. OMP_THREAD_LIMIT has to be set before they come: on small
// pictures its threads wait for each other several times as long as they work.
struct Library {
  void* handle = nullptr;
  TessBaseAPI* api = nullptr;

  decltype(&TessBaseAPICreate) create = nullptr;
  decltype(&TessBaseAPIInit2) init = nullptr;
  decltype(&TessBaseAPISetVariable) set_variable = nullptr;
  decltype(&TessBaseAPISetPageSegMode) set_mode = nullptr;
  decltype(&TessBaseAPISetImage) set_image = nullptr;
  decltype(&TessBaseAPISetSourceResolution) set_resolution = nullptr;
  decltype(&TessBaseAPIRecognize) recognize = nullptr;
  decltype(&TessBaseAPIGetIterator) iterator = nullptr;
  decltype(&TessBaseAPIClear) clear = nullptr;
  decltype(&TessResultIteratorGetUTF8Text) text = nullptr;
  decltype(&TessResultIteratorConfidence) confidence = nullptr;
  decltype(&TessResultIteratorNext) next = nullptr;
  decltype(&TessResultIteratorDelete) delete_iterator = nullptr;
  decltype(&TessResultIteratorGetPageIteratorConst) place = nullptr;
  decltype(&TessPageIteratorBoundingBox) box = nullptr;
  decltype(&TessPageIteratorIsAtFinalElement) is_last = nullptr;
  decltype(&TessDeleteText) delete_text = nullptr;
};

template <typename Function>
bool find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(handle, name));
  return function != nullptr;
}

bool find_all(Library& l) {
  return find(l.handle, "TessBaseAPICreate", l.create) && find(l.handle, "TessBaseAPIInit2", l.init) &&
         find(l.handle, "TessBaseAPISetVariable", l.set_variable) &&
         find(l.handle, "TessBaseAPISetPageSegMode", l.set_mode) &&
         find(l.handle, "TessBaseAPISetImage", l.set_image) &&
         find(l.handle, "TessBaseAPISetSourceResolution", l.set_resolution) &&
         find(l.handle, "TessBaseAPIRecognize", l.recognize) &&
         find(l.handle, "TessBaseAPIGetIterator", l.iterator) &&
         find(l.handle, "TessBaseAPIClear", l.clear) &&
         find(l.handle, "TessResultIteratorGetUTF8Text", l.text) &&
         find(l.handle, "TessResultIteratorConfidence", l.confidence) &&
         find(l.handle, "TessResultIteratorNext", l.next) &&
         find(l.handle, "TessResultIteratorDelete", l.delete_iterator) &&
         find(l.handle, "TessResultIteratorGetPageIteratorConst", l.place) &&
         find(l.handle, "TessPageIteratorBoundingBox", l.box) &&
         find(l.handle, "TessPageIteratorIsAtFinalElement", l.is_last) &&
         find(l.handle, "TessDeleteText", l.delete_text);
}

Library load() {
  setenv("OMP_THREAD_LIMIT", "1", 1);
  Library library;
  library.handle =
      dlopen(fmt::format("libtesseract.so.{}", TESSERACT_MAJOR_VERSION).c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library.handle || !find_all(library)) return {};
  TessBaseAPI* api = library.create();
  if (!api || library.init(api, nullptr, "eng", tesseract::OEM_LSTM_ONLY) != 0) return {};
  library.set_variable(api, "tessedit_do_invert", "0");  // what is given is dark on white already
  library.set_variable(api, "debug_file", "/dev/null");
  library.api = api;
  return library;
}

const Library& library() {
  static const Library loaded = load();  // for the life of the process
  return loaded;
}

std::string text_at(const Library& l, const TessResultIterator* at, TessPageIteratorLevel level) {
  char* text = l.text(at, level);
  std::string out = text ? text : "";
  if (text) l.delete_text(text);
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

PixelBox box_at(const Library& l, const TessResultIterator* at, TessPageIteratorLevel level) {
  PixelBox box;
  l.box(l.place(at), level, &box.x0, &box.y0, &box.x1, &box.y1);
  return box;
}

std::vector<ReadWord> words_of(const Library& l, TessResultIterator* at) {
  std::vector<ReadWord> words;
  bool more = at != nullptr;
  while (more) {
    ReadWord word{text_at(l, at, tesseract::RIL_WORD), box_at(l, at, tesseract::RIL_WORD), 0, {}};
    word.confidence = static_cast<double>(l.confidence(at, tesseract::RIL_WORD)) / 100;
    for (;;) {
      const std::string symbol = text_at(l, at, tesseract::RIL_SYMBOL);
      if (!symbol.empty()) word.symbols.push_back({symbol, box_at(l, at, tesseract::RIL_SYMBOL)});
      const bool last = l.is_last(l.place(at), tesseract::RIL_WORD, tesseract::RIL_SYMBOL) != 0;
      more = l.next(at, tesseract::RIL_SYMBOL) != 0;
      if (last || !more) break;
    }
    if (!word.text.empty()) words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

bool engine_present() { return library().api != nullptr; }

std::vector<ReadWord> read_writing(const Image& grey, Layout layout) {
  const Library& l = library();
  if (!l.api) throw std::runtime_error("the OCR engine Tesseract or its English data is missing");
  l.set_mode(l.api, layout == Layout::line ? tesseract::PSM_RAW_LINE : tesseract::PSM_SINGLE_CHAR);
  l.set_image(l.api, grey.samples.data(), grey.width, grey.height, 1, grey.width);
  l.set_resolution(l.api, static_cast<int>(grey.dpi));
  std::vector<ReadWord> words;
  if (l.recognize(l.api, nullptr) == 0) {
    TessResultIterator* at = l.iterator(l.api);
    words = words_of(l, at);
    if (at) l.delete_iterator(at);
  }
  l.clear(l.api);
  return words;
}

}  // namespace scrutineer::extract
