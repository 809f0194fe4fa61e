#include "rules/required_literals.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <stdexcept>

namespace scrutineer::rules {
namespace {

struct Settings {
  std::size_t most_exact = 32;      // strings that a part of a pattern is spelled out to
  std::size_t most_literals = 400;  // of a clause: beyond, nearly every text holds one
  std::size_t most_clauses = 6;     // of a way: those beyond would hardly rule out more
  std::size_t most_ways = 40;       // of a pattern; more become one of a single clause
  std::size_t long_enough = 4;      // bytes: longer literals are hardly rarer
  std::size_t widest_class = 12;    // signs of a class ([1-4], \d) that is spelled out
  int deepest = 100;                // nested groups; RE2 itself allows 1000
};
constexpr Settings settings;

using Strings = std::vector<std::string>;

// What is known of the texts that a part of a pattern matches.
struct Known {
  std::optional<Strings> exact;  // it matches just these
  std::optional<Ways> ways;      // it matches only texts that one of these lets through
};

Known nothing() { return {}; }
Known just(std::string text) { return {Strings{std::move(text)}, std::nullopt}; }

// Blanks and marks make no literal rarer.
std::size_t shortest(const Strings& strings) {
  std::size_t least = settings.long_enough;
  for (const std::string& text : strings)
    least = std::min(least, static_cast<std::size_t>(std::count_if(
                                text.begin(), text.end(), [](char c) { return c != ' ' && !is_mark(c); })));
  return least;
}

// Whether to look for them rules out anything.
bool of_use(const Strings& strings) {
  return !strings.empty() && strings.size() <= settings.most_literals && shortest(strings) > 0;
}

// The rarer literals: long, then few.
std::pair<std::size_t, std::size_t> rarity(const Strings& strings) {
  return {shortest(strings), settings.most_literals - strings.size()};
}

std::optional<Ways> ways_of(const Known& known) {
  if (!known.exact) return known.ways;
  if (!of_use(*known.exact)) return std::nullopt;
  return Ways{{*known.exact}};
}

// One clause that every way implies; empty where it would be of no use.
Way as_one(const Ways& ways) {
  Strings all;
  for (const Way& way : ways) {
    const auto best = std::max_element(
        way.begin(), way.end(), [](const Strings& a, const Strings& b) { return rarity(a) < rarity(b); });
    all.insert(all.end(), best->begin(), best->end());
  }
  return of_use(all) ? Way{std::move(all)} : Way{};
}

void add_clauses(Way& way, const Way& more) {
  for (const Strings& clause : more)
    if (way.size() < settings.most_clauses) way.push_back(clause);
}

// Both hold.
void narrow(std::optional<Ways>& ways, const std::optional<Ways>& others) {
  if (!others) return;
  if (!ways) {
    ways = others;
    return;
  }
  if (ways->size() == 1 && others->size() > 1) {
    const Way first = std::move(ways->front());
    ways = others;
    for (Way& way : *ways) add_clauses(way, first);
    return;
  }
  const Way more = others->size() == 1 ? others->front() : as_one(*others);
  for (Way& way : *ways) add_clauses(way, more);
}

std::optional<Strings> product(const Strings& left, const Strings& right) {
  if (left.size() * right.size() > settings.most_exact) return std::nullopt;
  Strings all;
  for (const std::string& a : left)
    for (const std::string& b : right) all.push_back(a + b);
  return all;
}

// One after another.
class Sequence {
 public:
  // One sign that stands for itself.
  void add(char sign) {
    for (std::string& text : run_) text += sign;
  }
  void add(const Known& part) {
    if (part.exact) {
      if (auto longer = product(run_, *part.exact)) {
        run_ = *std::move(longer);
        return;
      }
      end_run();
      run_ = *part.exact;
      return;
    }
    end_run();
    run_ = {""};
    narrow(ways_, part.ways);
  }
  Known known() {
    if (whole_) return {std::move(run_), std::nullopt};
    end_run();
    return {std::nullopt, std::move(ways_)};
  }

 private:
  void end_run() {
    if (of_use(run_)) narrow(ways_, Ways{{run_}});
    whole_ = false;
  }
  Strings run_ = {""};  // what the parts since the last inexact one match
  bool whole_ = true;   // there was no inexact one
  std::optional<Ways> ways_;
};

// One of the two holds. Ways of a single clause become one: a text with any of their literals passes.
std::optional<Ways> either_way(Ways ways, const Ways& others) {
  for (const Way& way : others) {
    const auto single = std::find_if(ways.begin(), ways.end(), [](const Way& w) { return w.size() == 1; });
    if (way.size() == 1 && single != ways.end())
      single->front().insert(single->front().end(), way.front().begin(), way.front().end());
    else
      ways.push_back(way);
  }
  if (ways.size() <= settings.most_ways) return ways;
  const Way one = as_one(ways);
  return one.empty() ? std::nullopt : std::optional(Ways{one});
}

Known either(const Known& a, const Known& b) {
  if (a.exact && b.exact && a.exact->size() + b.exact->size() <= settings.most_exact) {
    Known known{a.exact, std::nullopt};
    known.exact->insert(known.exact->end(), b.exact->begin(), b.exact->end());
    return known;
  }
  const auto left = ways_of(a), right = ways_of(b);
  if (!left || !right) return {};
  return {std::nullopt, either_way(*left, *right)};
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !std::isalnum(static_cast<unsigned char>(c)); }

// Something of the syntax that is not followed here: nothing is known of the pattern.
struct Unfollowed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A recursive descent over RE2's syntax (re2/syntax.txt).
class Parser {
 public:
  explicit Parser(std::string_view pattern) : rest_(pattern) {}

  Known parse() {
    const Known known = alternatives(0);
    if (!rest_.empty()) throw Unfollowed("a parenthesis closes nothing");
    return known;
  }

 private:
  bool takes(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  char take() {
    if (rest_.empty()) throw Unfollowed("the pattern ends too early");
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  Known alternatives(int depth) {
    if (depth > settings.deepest) throw Unfollowed("groups are nested too deeply");
    Known all = sequence(depth);
    while (takes("|")) all = either(all, sequence(depth));
    return all;
  }

  Known sequence(int depth) {
    Sequence parts;
    while (!rest_.empty() && rest_.front() != '|' && rest_.front() != ')')
      if (is_plain())
        parts.add(lower(take()));
      else
        parts.add(repeated(atom(depth)));
    return parts.known();
  }

  // A letter, digit or blank that is not repeated: most of a pattern.
  bool is_plain() const {
    const auto c = static_cast<unsigned char>(rest_[0]);
    return (std::isalnum(c) || c == ' ') &&
           (rest_.size() == 1 || std::string_view("*+?{").find(rest_[1]) == std::string_view::npos);
  }

  Known atom(int depth) {
    const char c = take();
    switch (c) {
      case '(':
        return group(depth);
      case '[':
        return of_class();
      case '.':
        return nothing();
      case '^':
        return just({text_begin});
      case '$':
        return just({text_end});
      case '\\':
        return escaped();
      case '*':
      case '+':
      case '?':
        throw Unfollowed("nothing is repeated");
      default:
        return sign(c);
    }
  }

  // A sign that stands for itself. Beyond ASCII only those without case: £, and General Punctuation to
  // Currency Symbols (U+2000 to U+20CF); of the others other bytes may stand in the text.
  Known sign(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_mark(c)) throw Unfollowed("a control sign");
    if (byte < 0x80) return just(std::string(1, lower(c)));
    std::string bytes(1, c);
    while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0) == 0x80) bytes += take();
    const bool caseless = bytes == "\u00a3" ||
                          (bytes.size() == 3 && byte == 0xE2 && static_cast<unsigned char>(bytes[1]) <= 0x83);
    return caseless ? just(std::move(bytes)) : nothing();
  }

  Known group(int depth) {
    if (takes("?")) {
      if (takes("P<")) {
        while (take() != '>') continue;
      } else {
        while (true) {
          const char flag = take();
          if (flag == 'm') throw Unfollowed("lines");
          if (flag == ')') return just("");  // flags from here on: case does not matter here
          if (flag == ':') break;
          if (flag != '-' && !std::isalpha(static_cast<unsigned char>(flag)))
            throw Unfollowed("a group of another kind");
        }
      }
    }
    Known inner = alternatives(depth + 1);
    if (!takes(")")) throw Unfollowed("a group is not closed");
    return inner;
  }

  Known escaped() {
    const char c = take();
    switch (c) {
      case 'b':
        return just({word_edge});
      case 'A':
        return just({text_begin});
      case 'z':
        return just({text_end});
      case 'B':
        return just("");
      case 'd':
        return of_signs("0123456789");
      case 'p':
      case 'P':
        if (take() == '{')
          while (take() != '}') continue;
        return nothing();
      case 'x':
        if (take() == '{')
          while (take() != '}') continue;
        else
          take();
        return nothing();
      case 'Q':
      case 'E':
        throw Unfollowed("quoted text");
      default:
        break;
    }
    if (is_punctuation(c)) return just(std::string(1, c));
    if (std::isdigit(static_cast<unsigned char>(c))) throw Unfollowed("an octal escape");
    if (static_cast<unsigned char>(c) >= 0x80) throw Unfollowed("an escape beyond ASCII");
    return nothing();  // \s \w \D \t ...
  }

  static Known of_signs(std::string_view signs) {
    Strings all;
    for (const char c : signs) all.emplace_back(1, c);
    return {all, std::nullopt};
  }

  // A class; spelled out where it is a few ASCII signs.
  Known of_class() {
    bool spelled = !takes("^");
    std::string signs;
    for (bool first = true; first || rest_.empty() || rest_.front() != ']'; first = false) {
      if (takes("[:")) {
        while (!takes(":]")) take();
        spelled = false;
        continue;
      }
      const std::optional<char> from = class_sign();
      if (!from) {
        spelled = false;
        continue;
      }
      char to = *from;
      if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
        take();
        if (const auto end = class_sign())
          to = *end;
        else
          spelled = false;
      }
      for (int c = *from; spelled && c <= to; ++c)
        if (const char sign = lower(static_cast<char>(c)); signs.find(sign) == std::string::npos)
          signs += sign;
      if (signs.size() > settings.widest_class) spelled = false;
    }
    take();
    return spelled ? of_signs(signs) : nothing();
  }

  // A class's next sign where it is one of ASCII.
  std::optional<char> class_sign() {
    const char c = take();
    if (static_cast<unsigned char>(c) >= 0x80) {
      while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0) == 0x80) take();
      return std::nullopt;
    }
    if (is_mark(c)) throw Unfollowed("a control sign");
    if (c != '\\') return c;
    const Known known = escaped();
    if (known.exact && known.exact->size() == 1 && known.exact->begin()->size() == 1 &&
        !is_mark(known.exact->begin()->front()))
      return known.exact->begin()->front();
    return std::nullopt;  // \d \s: more than one; \b means nothing of use here
  }

  Known repeated(Known part) {
    while (!rest_.empty()) {
      if (takes("*")) {
        part = nothing();
      } else if (takes("+")) {
        part = {std::nullopt, ways_of(part)};
      } else if (takes("?")) {
        part = either(part, just(""));
      } else if (const auto least = count()) {
        part = *least == 0 ? nothing() : Known{std::nullopt, ways_of(part)};
      } else {
        return part;
      }
      takes("?");  // as few as possible
    }
    return part;
  }

  // {2,5}: the lower bound. A brace that bounds nothing stands for itself.
  std::optional<int> count() {
    if (!rest_.starts_with("{")) return std::nullopt;
    const std::size_t end = rest_.find('}');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inner = rest_.substr(1, end - 1);
    if (inner.empty() || inner.find_first_not_of("0123456789,") != std::string_view::npos || inner[0] == ',')
      return std::nullopt;
    int least = 0;
    std::from_chars(inner.data(), inner.data() + inner.size(), least);
    rest_.remove_prefix(end + 1);
    return least;
  }

  std::string_view rest_;
};

// Each once, without those that begin with another of them.
Strings fewest(Strings strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
  Strings kept;
  for (std::string& text : strings)  // in order, those that begin with another follow it
    if (kept.empty() || !text.starts_with(kept.back())) kept.push_back(std::move(text));
  return kept;
}

}  // namespace

std::optional<Ways> required_literals(std::string_view pattern) {
  try {
    auto ways = ways_of(Parser(pattern).parse());
    if (!ways) return std::nullopt;
    for (Way& way : *ways)
      for (Strings& clause : way) clause = fewest(std::move(clause));
    return ways;
  } catch (const Unfollowed&) {
    return std::nullopt;
  }
}

}  // namespace scrutineer::rules
