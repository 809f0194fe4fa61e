#include "rules/pattern_forms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <utility>

namespace scrutineer::rules {
namespace {

using Rune = char32_t;
using Range = std::pair<Rune, Rune>;

// Runes beyond ASCII that have no other case, in blocks: Latin-1's signs around the micro sign, General
// Punctuation to Currency Symbols, Arrows to Enclosed Alphanumerics' digits, Box Drawing to Miscellaneous
// Symbols and Arrows, variation selectors, pictographs.
constexpr std::array<Range, 7> caseless = {{{0xA0, 0xB4},
                                            {0xB6, 0xBF},
                                            {0x2000, 0x20CF},
                                            {0x2190, 0x24B5},
                                            {0x2500, 0x2BFF},
                                            {0xFE00, 0xFE0F},
                                            {0x1F300, 0x1FAFF}}};

struct Unfollowed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

bool is_upper(Rune c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(Rune c) { return c >= 'a' && c <= 'z'; }
bool is_digit(Rune c) { return c >= '0' && c <= '9'; }

// The range's runes fold to those of the folded range.
bool folds_whole(Rune low, Rune high) {
  if (low >= 0x80)
    return std::any_of(caseless.begin(), caseless.end(),
                       [&](const Range& block) { return low >= block.first && high <= block.second; });
  if (high >= 0x80) return false;
  const bool letters = (is_upper(low) && is_upper(high)) || (is_lower(low) && is_lower(high));
  const bool none = high < 'A' || (low > 'Z' && high < 'a') || low > 'z';
  return letters || none;
}

// Walks over RE2's syntax (re2/syntax.txt) and writes both forms.
class Writer {
 public:
  Writer(std::string_view pattern, bool fold) : rest_(pattern), fold_(fold) {}

  PatternForms write() {
    while (!rest_.empty()) {
      if (rest_.front() == '[')
        write_class();
      else if (rest_.starts_with("(?"))
        write_group();
      else
        write_sign();
    }
    forms_.followed = true;
    forms_.folded = fold_;
    return std::move(forms_);
  }

 private:
  char take() {
    if (rest_.empty()) throw Unfollowed("the pattern ends too early");
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }
  void put(std::string_view text) {
    forms_.utf8 += text;
    forms_.ascii += text;
  }
  void copy() { put(std::string(1, take())); }

  // (?: and (?flags:, but no flags for case; (?P<name>
  void write_group() {
    put("(?"), rest_.remove_prefix(2);
    const bool named = rest_.starts_with("P<");
    for (bool ended = false; !ended; copy()) {
      if (rest_.empty() || (fold_ && !named && rest_.front() == 'i')) throw Unfollowed("case");
      ended = named ? rest_.front() == '>' : rest_.front() == ':' || rest_.front() == ')';
    }
  }

  // Writes a sign that stands for itself and gives it; nullopt for an escape that stands for another thing.
  std::optional<Rune> write_sign() {
    const char c = take();
    if (c == '\\') return write_escape();
    if (static_cast<unsigned char>(c) >= 0x80) return write_rune(c);
    put(std::string(1, fold_ && is_upper(static_cast<Rune>(c)) ? static_cast<char>(c - 'A' + 'a') : c));
    return static_cast<Rune>(c);
  }

  std::optional<Rune> write_escape() {
    const char c = take();
    if (c == 'x') return write_hex();
    // Classes of Unicode's, quoted text, a byte, octal numbers.
    if (std::string_view("pPQEC").find(c) != std::string_view::npos || is_digit(static_cast<Rune>(c)) ||
        static_cast<unsigned char>(c) >= 0x80)
      throw Unfollowed("an escape");
    put(std::string{'\\', c});
    if (is_upper(static_cast<Rune>(c)) || is_lower(static_cast<Rune>(c))) return std::nullopt;
    return static_cast<Rune>(c);
  }

  Rune write_hex() {
    std::string digits;
    if (rest_.starts_with("{")) {
      take();
      while (rest_.empty() || rest_.front() != '}') digits += take();
      take();
    } else {
      digits += take();
      digits += take();
    }
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc() || end != digits.data() + digits.size()) throw Unfollowed("a number");
    const Rune rune = value;
    if (is_upper(rune) || is_lower(rune)) throw Unfollowed("a letter by its number");
    put_rune("\\x{" + digits + "}", rune);
    return rune;
  }

  Rune write_rune(char first) {
    std::string bytes(1, first);
    while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0) == 0x80) bytes += take();
    const auto lead = static_cast<unsigned char>(first);
    Rune rune = bytes.size() == 2 ? lead & 0x1Fu : bytes.size() == 3 ? lead & 0x0Fu : lead & 0x07u;
    for (std::size_t i = 1; i < bytes.size(); ++i)
      rune = rune << 6 | (static_cast<unsigned char>(bytes[i]) & 0x3Fu);
    put_rune(bytes, rune);
    return rune;
  }

  // Where the text is ASCII, one rune that it lacks is as good as another.
  void put_rune(std::string_view written, Rune rune) {
    forms_.utf8 += written;
    if (rune < 0x80) {
      forms_.ascii += written;
      return;
    }
    if (!folds_whole(rune, rune)) throw Unfollowed("a letter beyond ASCII");
    forms_.ascii += "\\xff";
  }

  void write_class() {
    copy();
    if (rest_.starts_with("^")) copy();
    for (bool first = true; first || rest_.empty() || rest_.front() != ']'; first = false) {
      if (rest_.starts_with("[:")) throw Unfollowed("a named class");
      const auto low = write_sign();
      if (rest_.size() < 2 || rest_[0] != '-' || rest_[1] == ']') continue;
      copy();
      const auto high = write_sign();
      if (!low || !high || (fold_ && !folds_whole(*low, *high)) ||
          (*low >= 0x80 && !folds_whole(*low, *high)))
        throw Unfollowed("a range");
    }
    copy();
  }

  std::string_view rest_;
  bool fold_;
  PatternForms forms_;
};

std::optional<PatternForms> written(std::string_view pattern, bool fold) {
  try {
    return Writer(pattern, fold).write();
  } catch (const Unfollowed&) {
    return std::nullopt;
  }
}

}  // namespace

PatternForms forms_of(std::string_view pattern) {
  if (auto forms = written(pattern, true)) return *std::move(forms);
  if (auto forms = written(pattern, false)) return *std::move(forms);
  return {};
}

}  // namespace scrutineer::rules
