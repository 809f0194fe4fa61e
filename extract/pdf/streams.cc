#include "extract/pdf/streams.h"

#include <algorithm>
#include <qpdf/Pipeline.hh>
#include <stdexcept>

namespace scrutineer::extract {
namespace {

class BoundedString : public Pipeline {
 public:
  BoundedString(std::string& out, std::size_t limit)
      : Pipeline("bounded", nullptr), out_(out), limit_(limit) {}

  void write(unsigned char const* data, std::size_t size) override {
    const std::size_t room = limit_ - std::min(limit_, out_.size());
    out_.append(reinterpret_cast<const char*>(data), std::min(room, size));
    if (size > room) throw std::length_error("a stream is too long");
  }
  void finish() override {}

 private:
  std::string& out_;
  std::size_t limit_;
};

}  // namespace

std::optional<std::string> decoded_stream(QPDFObjectHandle stream, std::size_t limit, bool images) {
  if (!stream.isStream()) return std::nullopt;
  const qpdf_stream_decode_level_e level = images ? qpdf_dl_all : qpdf_dl_specialized;
  std::string out;
  BoundedString sink(out, limit);
  try {
    bool filtered = false;
    stream.pipeStreamData(nullptr, &filtered, 0, level, true,
                          false);  // asks only whether the filters are known
    if (!filtered) return std::nullopt;
    stream.pipeStreamData(&sink, &filtered, 0, level, true, false);
  } catch (const std::exception&) {
    // Damaged or too long: what was decoded before still counts.
  }
  return out;
}

}  // namespace scrutineer::extract
