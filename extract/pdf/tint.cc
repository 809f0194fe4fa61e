#include "extract/pdf/tint.h"

#include <algorithm>
#include <cmath>
#include <qpdf/Buffer.hh>

#include "extract/pdf/streams.h"

namespace scrutineer::extract {
namespace {

constexpr int max_depth = 4;
constexpr std::size_t max_samples = 4u << 20;  // bytes

std::vector<double> numbers(QPDFObjectHandle array) {
  std::vector<double> out;
  if (!array.isArray()) return out;
  for (QPDFObjectHandle& item : array.getArrayAsVector()) {
    const double value = item.isNumber() ? item.getNumericValue() : 0;
    out.push_back(std::abs(value) < 1e9 ? value : 0);
  }
  return out;
}

double interpolated(double x, double x0, double x1, double y0, double y1) {
  return x1 == x0 ? y0 : y0 + (x - x0) * (y1 - y0) / (x1 - x0);
}

}  // namespace

std::shared_ptr<const TintFunction> TintFunction::load(QPDFObjectHandle object, int depth) {
  QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
  if (!dictionary.isDictionary() || depth > max_depth) return nullptr;
  auto f = std::make_shared<TintFunction>();
  long long type = -1;
  dictionary.getKey("/FunctionType").getValueAsInt(type);
  f->type_ = static_cast<int>(type);
  f->domain_ = numbers(dictionary.getKey("/Domain"));
  f->range_ = numbers(dictionary.getKey("/Range"));
  if (f->domain_.size() < 2) return nullptr;
  if (type == 2) {
    f->c0_ = numbers(dictionary.getKey("/C0"));
    f->c1_ = numbers(dictionary.getKey("/C1"));
    if (f->c0_.empty()) f->c0_ = {0};
    if (f->c1_.empty()) f->c1_ = {1};
    QPDFObjectHandle n = dictionary.getKey("/N");
    if (n.isNumber()) f->exponent_ = n.getNumericValue();
    return f;
  }
  if (type == 3) {
    f->bounds_ = numbers(dictionary.getKey("/Bounds"));
    f->encode_ = numbers(dictionary.getKey("/Encode"));
    QPDFObjectHandle parts = dictionary.getKey("/Functions");
    if (!parts.isArray() || parts.getArrayNItems() > 64) return nullptr;
    for (QPDFObjectHandle& part : parts.getArrayAsVector()) f->parts_.push_back(load(part, depth + 1));
    const std::size_t count = f->parts_.size();
    if (count == 0 || f->bounds_.size() + 1 < count || f->encode_.size() < 2 * count) return nullptr;
    return f;
  }
  if (type != 0 || !object.isStream() || f->range_.size() < 2) return nullptr;
  for (double size : numbers(dictionary.getKey("/Size")))
    f->size_.push_back(static_cast<int>(std::clamp(size, 1.0, 65536.0)));
  long long bits = 8;
  dictionary.getKey("/BitsPerSample").getValueAsInt(bits);
  f->bits_ = static_cast<int>(bits);
  if ((bits != 8 && bits != 16) || f->size_.size() * 2 != f->domain_.size()) return nullptr;
  f->encode_ = numbers(dictionary.getKey("/Encode"));
  f->decode_ = numbers(dictionary.getKey("/Decode"));
  if (f->decode_.size() < f->range_.size()) f->decode_ = f->range_;
  const auto samples = decoded_stream(object, max_samples);
  if (!samples) return nullptr;
  f->samples_ = *samples;
  return f;
}

std::vector<double> TintFunction::operator()(std::span<const double> inputs) const {
  std::vector<double> in(domain_.size() / 2, 0);
  for (std::size_t i = 0; i < in.size() && i < inputs.size(); ++i)
    in[i] = std::max(domain_[2 * i], std::min(domain_[2 * i + 1], inputs[i]));
  if (type_ == 2) {
    std::vector<double> out;
    const double t = std::pow(in[0], exponent_);
    for (std::size_t i = 0; i < std::min(c0_.size(), c1_.size()); ++i)
      out.push_back(c0_[i] + t * (c1_[i] - c0_[i]));
    return out;
  }
  if (type_ == 3) {
    std::size_t k = 0;
    while (k + 1 < parts_.size() && in[0] >= bounds_[k]) ++k;
    if (!parts_[k]) return {};
    const double low = k == 0 ? domain_[0] : bounds_[k - 1];
    const double high = k + 1 == parts_.size() ? domain_[1] : bounds_[k];
    const double x = interpolated(in[0], low, high, encode_[2 * k], encode_[2 * k + 1]);
    return (*parts_[k])(std::span(&x, 1));
  }
  std::size_t sample = 0, stride = 1;
  for (std::size_t i = 0; i < in.size(); ++i) {
    const double top = size_[i] - 1;
    const double from = encode_.size() > 2 * i + 1 ? encode_[2 * i] : 0;
    const double to = encode_.size() > 2 * i + 1 ? encode_[2 * i + 1] : top;
    const double place =
        std::clamp(interpolated(in[i], domain_[2 * i], domain_[2 * i + 1], from, to), 0.0, top);
    sample += static_cast<std::size_t>(std::lround(place)) * stride;
    stride *= static_cast<std::size_t>(size_[i]);
    if (stride > max_samples || sample > max_samples) return {};
  }
  const std::size_t outputs = range_.size() / 2, bytes = static_cast<std::size_t>(bits_) / 8;
  std::vector<double> out;
  for (std::size_t j = 0; j < outputs; ++j) {
    const std::size_t at = (sample * outputs + j) * bytes;
    if (at + bytes > samples_.size()) return {};
    double value = static_cast<unsigned char>(samples_[at]);
    if (bytes == 2) value = value * 256 + static_cast<unsigned char>(samples_[at + 1]);
    out.push_back(interpolated(value, 0, bytes == 2 ? 65535 : 255, decode_[2 * j], decode_[2 * j + 1]));
  }
  return out;
}

}  // namespace scrutineer::extract
