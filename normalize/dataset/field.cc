#include "normalize/dataset/field.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace scrutineer::normalize {

namespace {

// What a byte asks of the writer of a field.
enum Kind : std::uint8_t { plain, quoting, control, beyond_ascii };

constexpr std::array<Kind, 256> kinds = [] {
  std::array<Kind, 256> table{};
  for (std::size_t c = 0; c < 256; ++c)
    table[c] = c >= 0x80 ? beyond_ascii : c < 0x20 || c == 0x7f ? control : plain;
  table['\t'] = plain;
  for (const char c : {',', '"', '\r', '\n'}) table[static_cast<unsigned char>(c)] = quoting;
  return table;
}();

Kind kind_of(char c) { return kinds[static_cast<unsigned char>(c)]; }

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
    const Kind kind = kind_of(text[i]);
    if (kind == control) return false;
    const std::size_t length = kind == beyond_ascii ? code_point_length(text.substr(i)) : 1;
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Kind kind = kind_of(text[i]);
    const std::size_t length = kind == beyond_ascii ? code_point_length(text.substr(i)) : 1;
    if (kind == control)
      out += ' ';
    else if (length == 0)
      out += "\xef\xbf\xbd";
    else
      out += text.substr(i, length);
    i += std::max<std::size_t>(length, 1);
  }
  return out;
}

void put_field(std::string& out, std::string_view text) {
  bool quoted = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  bool doubtful = false;
  for (const char c : text) {
    const Kind kind = kind_of(c);
    quoted = quoted || kind == quoting;
    doubtful = doubtful || kind >= control;
  }
  std::string cleaned;
  if (doubtful && !is_clean(text)) {
    text = cleaned = clean_text(text);
    quoted = quoted || text.front() == ' ' || text.back() == ' ';
  }
  if (!quoted) {
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
