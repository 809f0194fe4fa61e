#include "normalize/dataset/field.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace scrutineer::normalize {

namespace {

bool is_control(unsigned char c) { return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f; }

// Length of the code point at the start of text, 0 where its bytes are no UTF-8.
std::size_t code_point_length(std::string_view text) {
  utf8proc_int32_t code = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &code);
  return length > 0 ? static_cast<std::size_t>(length) : 0;
}

}  // namespace

bool is_clean(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      if (is_control(c)) return false;
      ++i;
    } else {
      const std::size_t length = code_point_length(text.substr(i));
      if (length == 0) return false;
      i += length;
    }
  }
  return true;
}

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      out += is_control(c) ? ' ' : text[i];
      ++i;
      continue;
    }
    const std::size_t length = code_point_length(text.substr(i));
    if (length == 0) {
      out += "\xef\xbf\xbd";
      ++i;
    } else {
      out += text.substr(i, length);
      i += length;
    }
  }
  return out;
}

void put_field(std::string& out, std::string_view text) {
  std::string cleaned;
  if (!is_clean(text)) text = cleaned = clean_text(text);
  const bool outer_blank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!outer_blank && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void print_integer(std::string& out, std::int64_t value) {
  const fmt::format_int digits(value);
  out.append(digits.data(), digits.size());
}

void print_rounded(std::string& out, double value, int places) {
  std::int64_t scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  if (!std::isfinite(value)) value = 0;
  value = std::clamp(value, -1e12, 1e12);
  const std::int64_t digits = std::llround(value * static_cast<double>(scale));
  const std::int64_t size = digits < 0 ? -digits : digits;
  if (digits < 0) out += '-';
  print_integer(out, size / scale);
  std::int64_t rest = size % scale;
  if (rest == 0) return;
  out += '.';
  for (std::int64_t place = scale / 10; rest > 0; place /= 10) {
    out += static_cast<char>('0' + rest / place);
    rest %= place;
  }
}

bool parse_integer(std::string_view text, int& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

bool parse_number(std::string_view text, double& value) {
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

}  // namespace scrutineer::normalize
