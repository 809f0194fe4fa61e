#include "normalize/figure_group.h"

#include <algorithm>
#include <array>
#include <optional>

#include "normalize/calendar.h"
#include "normalize/figure_parts.h"

namespace scrutineer::normalize {

namespace {

using Tokens = std::vector<Token>;

constexpr std::size_t kLongestCell = 120;      // bytes; longer cells are sentences
constexpr std::size_t kMostPartWords = 4;      // words of a part's name
constexpr std::size_t kMostTrailingWords = 8;  // words after a percentage that say what it is of

// A cell seen as values, the names of parts, and brackets.
struct Piece {
  enum class Kind { value, name, bracket };
  Kind kind = Kind::name;
  std::size_t first = 0, last = 0;  // tokens
};

struct GroupReader {
  std::string_view cell;
  const rules::RuleSet& rules;
  Tokens t;
  std::vector<Piece> pieces;

  std::string_view text(std::size_t first, std::size_t last) const {
    return cell.substr(t[first].begin, t[last - 1].end - t[first].begin);
  }
  std::string name(const Piece& piece) const { return std::string(text(piece.first, piece.last)); }
};

// Words of sentences, which no part's name has.
bool is_sentence_word(const Token& token) {
  static constexpr std::array<std::string_view, 24> words = {
      "had",  "has",   "have", "was", "were",     "is",      "are",     "or",
      "and",  "to",    "of",   "by",  "from",     "the",     "than",    "since",
      "with", "which", "that", "due", "compared", "against", "between", "after"};
  return token.is_word() && std::find(words.begin(), words.end(), token.lower) != words.end();
}

bool is_joint(const Token& token) {
  return token.is('-') || token.is(':') || token.is('=') || token.is(',') || token.is(';') || token.is('.');
}

// An age in a part's name: `17-18yr olds`, `<16` after a dash, `16+`. The token after it; 0 where none.
std::size_t read_age(const Tokens& t, std::size_t i) {
  const auto number = [&](std::size_t n) { return n < t.size() && t[n].is_number() && t[n].digits() <= 2; };
  const auto years = [&](std::size_t n) {
    while (n < t.size() && (t[n].is("yr") || t[n].is("yrs") || t[n].is("year") || t[n].is("years") ||
                            t[n].is("old") || t[n].is("olds") || (t[n].is('-') && !t[n].space_before)))
      ++n;
    return n;
  };
  if (number(i) && i + 1 < t.size() && t[i + 1].is('-') && number(i + 2)) {
    const std::size_t end = years(i + 3);
    const bool joined = !t[i + 1].space_before && !t[i + 2].space_before;
    return end > i + 3 || (joined && end < t.size() && !t[end].is('%')) ? end : 0;
  }
  if ((t[i].is('<') || t[i].is('>')) && number(i + 1) && i > 0 && t[i - 1].is('-') &&
      (i + 2 >= t.size() || !t[i + 2].is('%')))
    return years(i + 2);
  return 0;
}

std::optional<std::size_t> closing(const Tokens& t, std::size_t open) {
  for (std::size_t n = open + 1; n < t.size(); ++n)
    if (t[n].is(')')) return n;
  return std::nullopt;
}

void add_name(GroupReader& r, std::size_t first, std::size_t last) {
  if (!r.pieces.empty() && r.pieces.back().kind == Piece::Kind::name && r.pieces.back().last == first)
    r.pieces.back().last = last;
  else
    r.pieces.push_back({Piece::Kind::name, first, last});
}

// False where a token fits none of the kinds.
bool find_pieces(GroupReader& r) {
  const Tokens& t = r.t;
  for (std::size_t i = 0; i < t.size();) {
    if (const std::size_t age = read_age(t, i)) {
      add_name(r, i, age);
      i = age;
    } else if (t[i].is('(')) {
      const auto close = closing(t, i);
      if (!close || *close == i + 1) return false;
      r.pieces.push_back({Piece::Kind::bracket, i + 1, *close});
      i = *close + 1;
    } else if (const auto amount = read_amount(t, i); amount && amount->first == i) {
      r.pieces.push_back({Piece::Kind::value, i, amount->last});
      i = amount->last;
    } else if (t[i].is_word()) {
      // digits at a word belong to it: Q1, P2
      std::size_t end = i + 1;
      while (end < t.size() && !t[end].space_before &&
             (t[end].is_word() || t[end].is_number() || t[end].is('\'') || t[end].is('/') || t[end].is('&')))
        ++end;
      add_name(r, i, end);
      i = end;
    } else if (is_joint(t[i])) {
      ++i;
    } else {
      return false;
    }
  }
  return true;
}

bool names_a_part(const GroupReader& r, const Piece& piece) {
  std::size_t words = 0;
  for (std::size_t i = piece.first; i < piece.last; ++i) {
    if (is_sentence_word(r.t[i])) return false;
    words += r.t[i].is_word();
  }
  return words <= kMostPartWords;
}

bool is_total(const GroupReader& r, std::size_t first, std::size_t last) {
  const std::string text(r.text(first, last));
  return r.rules.first("total", text).has_value();
}

std::optional<Figure> figure_of(const GroupReader& r, std::size_t first, std::size_t last) {
  auto figure = read_figure(r.text(first, last), r.rules);
  if (figure && figure->value) {
    figure->begin += r.t[first].begin;
    figure->end += r.t[first].begin;
    return figure;
  }
  return std::nullopt;
}

// `(62%)` after a count, `(5)` after a rate: a figure of its own. `(27/64)`: the parts of the one before.
bool read_bracket(const GroupReader& r, const Piece& bracket, std::vector<PartFigure>& found) {
  const auto fraction = read_fraction(r.t, bracket.first);
  if (fraction && fraction->last == bracket.last) {
    found.back().figure.numerator = fraction->numerator;
    found.back().figure.denominator = fraction->denominator;
    return true;
  }
  const bool digits = std::any_of(r.t.begin() + static_cast<std::ptrdiff_t>(bracket.first),
                                  r.t.begin() + static_cast<std::ptrdiff_t>(bracket.last),
                                  [](const Token& token) { return token.is_number(); });
  if (!digits) return true;  // a source
  const bool words = std::any_of(r.t.begin() + static_cast<std::ptrdiff_t>(bracket.first),
                                 r.t.begin() + static_cast<std::ptrdiff_t>(bracket.last),
                                 [](const Token& token) { return token.is_word(); });
  if (words) return false;
  auto figure = figure_of(r, bracket.first, bracket.last);
  if (!figure) return false;
  // a target, or last year's: nothing tells
  const Figure& before = found.back().figure;
  const bool rated = before.unit.empty() && before.value->places() > 0 && figure->value->places() == 0;
  if (figure->unit == before.unit && !rated) return false;
  // "0 leavers (0%)": what is counted, and its share
  if (figure->unit == "percent" && before.unit.empty() && before.value->places() == 0)
    found.back().figure.unit = "count";
  if (figure->unit.empty() && figure->value->places() == 0) figure->unit = "count";
  found.push_back({found.back().part, std::move(*figure)});
  return true;
}

// The name's words that a total begins with belong to the value before: "19.02 Overall PACT 21.02".
std::size_t after_total(const GroupReader& r, const Piece& name) {
  return is_total(r, name.first, name.first + 1) ? name.first + 1 : name.first;
}

void state(const GroupReader& r, const Piece& value, std::size_t first, std::size_t last,
           std::vector<PartFigure>& found) {
  auto figure = figure_of(r, value.first, value.last);
  if (!figure) return;
  const bool whole = first == last || is_total(r, first, last);
  found.push_back({whole ? "" : std::string(r.text(first, last)), std::move(*figure)});
}

bool add_brackets(const GroupReader& r, std::size_t& i, std::vector<PartFigure>& found) {
  while (i < r.pieces.size() && r.pieces[i].kind == Piece::Kind::bracket) {
    if (found.empty() || !read_bracket(r, r.pieces[i], found)) return false;
    ++i;
  }
  return true;
}

// A total with its value stands first in the text, in either order; then parts, all in one order.
std::vector<PartFigure> read_pairs(const GroupReader& r) {
  const auto& p = r.pieces;
  const auto is = [&](std::size_t i, Piece::Kind kind) { return i < p.size() && p[i].kind == kind; };
  std::vector<PartFigure> found;
  std::size_t i = 0;
  std::optional<std::size_t> name_begins;  // of the next name, where its head was the total's
  if (is(0, Piece::Kind::value) && is(1, Piece::Kind::name)) {
    if (const std::size_t rest = after_total(r, p[1]); rest > p[1].first) {
      state(r, p[0], p[1].first, rest, found);
      if (found.empty()) return {};
      i = rest < p[1].last ? 1 : 2;
      if (rest < p[1].last) name_begins = rest;
    }
  }
  const bool value_first = is(i, Piece::Kind::value);
  if (i == 0 && value_first && p.size() > 1 &&
      std::all_of(p.begin() + 1, p.end(), [](const Piece& x) { return x.kind == Piece::Kind::bracket; })) {
    state(r, p[0], p[0].last, p[0].last, found);  // "120 (40.0%)"
    return !found.empty() && add_brackets(r, ++i, found) ? found : std::vector<PartFigure>{};
  }
  while (i < p.size()) {
    const std::size_t before = found.size();
    if (value_first) {
      if (!is(i, Piece::Kind::value)) return {};
      const Piece& value = p[i++];
      std::size_t early = i;  // `44% (35/80) East`
      while (is(early, Piece::Kind::bracket)) ++early;
      if (!is(early, Piece::Kind::name) || !names_a_part(r, p[early])) return {};
      state(r, value, p[early].first, p[early].last, found);
      if (found.size() == before || !add_brackets(r, i, found)) return {};
      i = early + 1;
    } else {
      if (!is(i, Piece::Kind::name) || !is(i + 1, Piece::Kind::value)) return {};
      Piece name = p[i];
      name.first = name_begins.value_or(name.first);
      name_begins.reset();
      if (!names_a_part(r, name)) return {};
      state(r, p[i + 1], name.first, name.last, found);
      if (found.size() == before) return {};
      i += 2;
      // "PACT 1 leaver (1.88%)": the name of what is counted
      if (is(i, Piece::Kind::name) && is(i + 1, Piece::Kind::bracket) && names_a_part(r, p[i])) ++i;
    }
    if (!add_brackets(r, i, found)) return {};
  }
  return found;
}

// `42% within 3 days (27/64)`, `84% of interviews held`, `22/32 completed (69%)`, `3 days of return. 35/80
// (44%)`: the one percentage, with its fraction where one is printed that makes it.
std::optional<Figure> read_share(const GroupReader& r) {
  std::optional<Amount> share;
  std::optional<Fraction> fraction;
  bool bracketed =
      false;  // what stands in brackets behind a percentage is its fraction even where it differs
  for (std::size_t i = 0; i < r.t.size();) {
    if (const auto part = read_fraction(r.t, i); part && !fraction) {
      fraction = part;
      bracketed = share && r.t[i - 1].is('(') && part->last < r.t.size() && r.t[part->last].is(')');
      i = part->last;
      continue;
    }
    const auto amount = read_amount(r.t, i);
    if (amount && amount->first == i && amount->unit == "percent") {
      if (share) return std::nullopt;
      share = amount;
    }
    i = amount && amount->first == i ? amount->last : i + 1;
  }
  if (!share) return std::nullopt;
  const auto numbers = std::count_if(r.t.begin(), r.t.end(), [](const Token& t) { return t.is_number(); });
  const bool alone =
      static_cast<std::size_t>(numbers) <=
      static_cast<std::size_t>(std::count_if(r.t.begin() + static_cast<std::ptrdiff_t>(share->first),
                                             r.t.begin() + static_cast<std::ptrdiff_t>(share->last),
                                             [](const Token& t) { return t.is_number(); }));
  const auto words = std::count_if(r.t.begin(), r.t.end(), [](const Token& t) { return t.is_word(); });
  if (fraction ? !(bracketed || agrees(*share, *fraction))
               : !alone || share->first != 0 || static_cast<std::size_t>(words) > kMostTrailingWords)
    return std::nullopt;
  Figure figure = figure_of(*share, r.cell, r.t);
  if (fraction) {
    figure.numerator = fraction->numerator;
    figure.denominator = fraction->denominator;
  }
  return figure;
}

}  // namespace

std::vector<PartFigure> read_figure_group(std::string_view cell, const rules::RuleSet& rules) {
  if (cell.size() > kLongestCell ||
      std::none_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return {};
  GroupReader r{cell, rules, tokenize(cell), {}};
  if (read_period(cell)) return {};
  if (auto share = read_share(r)) return {{"", std::move(*share)}};
  if (!find_pieces(r)) return {};
  std::vector<PartFigure> found = read_pairs(r);
  if (found.empty()) return {};
  // What a lone value counts is no part of it: "1 leaver (1.88%)".
  const bool one = std::all_of(found.begin(), found.end(),
                               [&](const PartFigure& f) { return f.part == found.front().part; });
  if (one && r.pieces.front().kind == Piece::Kind::value) {
    const Piece& name = r.pieces[std::min<std::size_t>(1, r.pieces.size() - 1)];
    const bool age = std::any_of(r.t.begin() + static_cast<std::ptrdiff_t>(name.first),
                                 r.t.begin() + static_cast<std::ptrdiff_t>(name.last),
                                 [](const Token& token) { return token.is_number(); });
    if (age && !found.front().figure.unit.empty()) return found;  // "69% - <16"
    if (found.size() < 2) return {};  // "4 Ward": nothing shows that it is a figure
    for (PartFigure& f : found) f.part.clear();
  } else if (one && found.size() == 1 && found.front().figure.unit.empty()) {
    return {};  // "Level 3"
  }
  return found;
}

std::vector<Figure> read_figure_pair(std::string_view cell, const rules::RuleSet& rules) {
  if (cell.size() > kLongestCell) return {};
  const auto stroke = cell.find('/'), bracket = cell.find('(');
  std::string_view first, second;
  if (bracket != std::string_view::npos && bracket > 0 && cell.ends_with(')')) {
    first = cell.substr(0, bracket);
    second = cell.substr(bracket + 1, cell.size() - bracket - 2);
  } else if (stroke != std::string_view::npos && cell.find('/', stroke + 1) == std::string_view::npos) {
    first = cell.substr(0, stroke);
    second = cell.substr(stroke + 1);
  }
  const auto one = read_figure(first, rules), other = read_figure(second, rules);
  if (!one || !other) return {};
  return {*one, *other};
}

}  // namespace scrutineer::normalize
