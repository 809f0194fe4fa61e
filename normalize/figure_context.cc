#include "normalize/figure_context.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace scrutineer::normalize {

namespace {

using Tokens = std::vector<Token>;
using Words = std::initializer_list<std::string_view>;

// Ages and definitions are small; counts that follow "over" or "at least" are not.
constexpr std::int64_t largest_age = 99, largest_definition = 31, smallest_limit = 3;

const Token* token(const Tokens& t, std::size_t i) { return i < t.size() ? &t[i] : nullptr; }
const Token* before(const Tokens& t, std::size_t i, std::size_t back = 1) {
  return i >= back ? &t[i - back] : nullptr;
}

bool is_any(const Token* t, Words words) {
  return t && t->is_word() && std::find(words.begin(), words.end(), t->lower) != words.end();
}
bool is_mark(const Token* t, std::string_view marks) {
  return t && t->kind == Token::Kind::mark && marks.find(t->mark) != std::string_view::npos;
}
bool joined(const Token* t) { return t && !t->space_before; }

// KS2, COVID-19, 24/7, A2.1, addresses. A decimal may stand at a capital word that lost its blank: SE5.1.
bool is_part_of_a_name(const Tokens& t, const Amount& a) {
  if (!joined(token(t, a.first))) return false;
  const Token* previous = before(t, a.first);
  if (!previous) return false;
  if (previous->is_word()) return !(a.value.places() > 0 && previous->capital && previous->text.size() > 1);
  if (is_mark(previous, "#@_\\$^&")) return true;
  const Token* earlier = before(t, a.first, 2);
  return is_mark(previous, "-/.:'") && earlier && joined(previous) && !is_mark(earlier, "()");
}

// 0-17s, 17yr, 5th, 13in: what may stand right behind a number without making it something else.
bool is_glued(const Tokens& t, const Amount& a) {
  const Token* next = token(t, a.last);
  if (!joined(next)) return false;
  if (next->is_word())
    return !is_any(next, {"in",  "of",   "to",   "and", "at",  "for",      "by",       "as",    "the",
                          "was", "were", "from", "hrs", "hr",  "mins",     "min",      "secs",  "days",
                          "km",  "kg",   "kgs",  "mw",  "kwh", "children", "families", "people"});
  const Token* second = token(t, a.last + 1);
  if (is_mark(next, "-:/_@\\$^") && joined(second)) return true;
  return is_mark(next, ".") && joined(second) && second->is_word();
}

bool is_range_or_product(const Tokens& t, const Amount& a) {
  const Token* next = token(t, a.last);
  const Token* second = token(t, a.last + 1);
  const Token* previous = before(t, a.first);
  const Token* earlier = before(t, a.first, 2);
  if (is_mark(next, "-") && second && second->is_number()) return true;
  if (is_mark(previous, "-") && earlier && earlier->is_number() &&
      (joined(previous) || joined(token(t, a.first))))
    return true;
  // "SN 463/ Reg 406": the stroke parts one body's figure from the next body
  const bool parted = is_mark(next, "/") && second && second->is_word() && second->capital && !joined(second);
  if (is_mark(next, "/\\*") && !parted) return true;
  if (is_mark(previous, "/\\")) return true;
  if (is_any(next, {"x"}) || is_any(previous, {"x"})) return true;
  if (next && next->text == "×") return true;
  if (previous && previous->text == "×") return true;
  return false;
}

// 02, 03000 416205
bool is_coded(const Tokens& t, const Amount& a) {
  const Token& first = t[a.first];
  if (first.is_number() && first.digits() > 1 && first.text[0] == '0') return true;
  const auto leading_zero = [](const Token* x) {
    return x && x->is_number() && x->digits() > 2 && x->text[0] == '0';
  };
  return leading_zero(before(t, a.first)) || leading_zero(token(t, a.last));
}

// "10." at the head of a line or of a sentence
bool is_list_number(const Tokens& t, const Amount& a) {
  const Token* next = token(t, a.last);
  const Token* previous = before(t, a.first);
  // A note's or list's number whose mark was lost: "1 Comparison with ..."
  const Token* follows = token(t, a.last + 1);
  if (!previous && next && next->capital && next->text.size() > 3 && !next->lower.ends_with('s') && follows &&
      follows->is_word() && a.value.places() == 0 && a.value.digits() <= largest_definition)
    return true;
  if (!is_mark(next, ".),") || a.value.places() > 0) return false;
  if (!previous) return !is_mark(next, ",") || !token(t, a.last + 1) || token(t, a.last + 1)->capital;
  const Token* second = token(t, a.last + 1);
  return is_mark(next, ".") && is_mark(previous, ".:;") &&
         (!second || (second->is_word() && second->capital));
}

bool is_age(const Tokens& t, const Amount& a) {
  if (a.value.places() > 0 || a.value.digits() > largest_age) return false;
  for (std::size_t back = 1; back <= 4; ++back) {
    if (is_any(before(t, a.first, back), {"aged", "age", "ages"})) return true;
    if (is_mark(before(t, a.first, back), ".;:(")) break;
  }
  const Token* next = token(t, a.last);
  const Token* second = token(t, a.last + 1);
  if (is_mark(next, "+") && joined(next)) return true;
  if (is_any(next, {"and", "or"}) && is_any(second, {"over", "under", "above", "below", "older", "younger"}))
    return true;
  const bool limit = is_any(before(t, a.first), {"under", "over", "below", "above"});
  const bool noun =
      next && next->is_word() && joined(next) == false &&
      !is_any(next, {"and", "or", "in", "who", "at", "of", "the", "to", "with", "years", "year", "yrs"});
  return limit && !noun && !is_mark(next, "%");
}

bool is_time_definition(const Tokens& t, const Amount& a) {
  const auto word = read_measure_word(t, a.last);
  if (!word) {  // "the 5 or 20 day target"
    const Token* next = token(t, a.last);
    const Token* second = token(t, a.last + 1);
    return is_any(next, {"or", "and", "to"}) && second && second->is_number() &&
           read_measure_word(t, a.last + 2).has_value();
  }
  if (word->singular && !(a.value == Decimal(1, 0))) return true;
  if (is_any(token(t, word->next), {"old", "olds"})) return true;
  const Token* previous = before(t, a.first);
  if (is_any(previous, {"within", "every", "under", "over", "least", "atleast", "last", "previous", "next",
                        "per", "first"}))
    return true;
  if (word->seconds > 0 && word->unit != "hours") return false;  // answering times are reported, not defined
  if (word->unit == "tonnes" || word->unit == "kilograms") return false;
  if (is_any(previous, {"target", "was", "were", "is", "are", "at", "averaged", "averages", "averaging",
                        "average", "took", "takes", "taking", "from", "to", "by", "against"}) ||
      is_mark(previous, "=:(,"))
    return false;
  return !(is_any(previous, {"of"}) &&
           is_any(before(t, a.first, 2), {"average", "total", "target", "mean", "median", "figure"}));
}

// "3 or more placements", "more than 1 placement", "the last 2", "per 10,000"
bool is_limit(const Tokens& t, const Amount& a) {
  const Token* previous = before(t, a.first);
  if (is_any(previous,
             {"per", "every", "each", "last", "previous", "next", "past", "first", "top", "within"}))
    return true;
  if (is_any(token(t, a.last), {"monthly", "weekly", "yearly", "hourly", "daily"})) return true;
  const bool small = a.value.places() == 0 && a.value.digits() <= largest_definition;
  const Token* second = token(t, a.last + 1);
  if (small && is_any(token(t, a.last), {"or"}) && is_any(second, {"more", "fewer", "less", "over"}))
    return true;
  if (small && is_any(token(t, a.last), {"plus"})) return true;
  const Token* earlier = before(t, a.first, 2);
  const bool compared = (is_any(previous, {"than"}) && is_any(earlier, {"more", "less", "fewer"})) ||
                        is_any(previous, {"least", "atleast"}) || is_mark(previous, "><");
  return compared && a.value.places() == 0 && a.value.digits() <= smallest_limit;
}

// A lone 2019 is a year unless it counts the noun that follows: "2019 visits were made".
bool is_year(const Tokens& t, const Amount& a) {
  const Token& first = t[a.first];
  if (a.last != a.first + 1 || first.digits() != 4 || first.value < 1950 || first.value > 2060) return false;
  const Token* previous = before(t, a.first);
  if (is_mark(previous, "-=:") && first.space_before) return false;  // "Q2 - 2011"
  if (previous &&
      (previous->capital || is_any(previous, {"in", "by", "since", "from", "during", "until", "early", "late",
                                              "mid", "to", "and", "for", "the", "before", "after"})))
    return true;
  const Token* next = token(t, a.last);
  const bool plural = next && next->is_word() && !next->capital &&
                      (next->lower.ends_with('s') || is_any(next, {"children", "people", "young"})) &&
                      !is_any(next, {"was", "is", "has", "as", "this", "census", "figures"});
  return !plural;
}

bool is_clock(const Tokens& t, const Amount& a) {
  return is_any(token(t, a.last), {"am", "pm", "noon", "o"}) ||
         (is_mark(before(t, a.first), ":") && joined(before(t, a.first)) && joined(&t[a.first]) &&
          before(t, a.first, 2) && before(t, a.first, 2)->is_number());
}

}  // namespace

bool names_a_thing(const Tokens& t, std::size_t first) {
  const Token* previous = before(t, first);
  if (is_mark(previous, ".")) previous = before(t, first, 2);
  return is_any(previous, {"section",    "sections",    "sec",       "s",
                           "level",      "levels",      "stage",     "stages",
                           "step",       "phase",       "phases",    "key",
                           "tier",       "tiers",       "band",      "bands",
                           "grade",      "grades",      "part",      "page",
                           "pages",      "paragraph",   "para",      "appendix",
                           "annex",      "table",       "tables",    "figure",
                           "chart",      "graph",       "chapter",   "article",
                           "regulation", "regulations", "schedule",  "form",
                           "priority",   "priorities",  "objective", "outcome",
                           "goal",       "theme",       "pillar",    "recommendation",
                           "item",       "question",    "note",      "footnote",
                           "year",       "years",       "ward",      "zone",
                           "category",   "categories",  "type",      "class",
                           "group",      "cohort",      "version",   "option",
                           "no",         "nos",         "number",    "ref",
                           "extension",  "ext",         "covid",     "unit",
                           "block",      "junction",    "route",     "room",
                           "term",       "week",        "day",       "slide",
                           "measure",    "kpi",         "indicator", "clause",
                           "act",        "art",         "phone",     "tel",
                           "telephone"}) &&
         // "Year 11", but "at the end of the year 405 children"
         !(is_any(previous, {"year", "term", "week", "day"}) &&
           is_any(before(t, first, 2), {"the", "this", "last", "that", "each", "financial", "academic"})) &&
         // "the number 12", but "Number: 12" and "year, 12" are parted by a mark
         !(is_any(previous, {"number"}) && is_any(before(t, first, 2), {"total"}));
}

bool is_no_figure(const Tokens& t, const Amount& a, std::size_t named_before) {
  if (names_a_thing(t, a.first)) return true;
  const bool and_also = is_any(before(t, a.first), {"and", "or"}) || is_mark(before(t, a.first), ",&");
  if (named_before > 0 && and_also && named_before + 1 == a.first) return true;
  return is_part_of_a_name(t, a) || is_glued(t, a) || is_range_or_product(t, a) || is_coded(t, a) ||
         is_list_number(t, a) || is_age(t, a) || is_time_definition(t, a) || is_limit(t, a) ||
         is_year(t, a) || is_clock(t, a);
}

bool word_counts(const Tokens& t, std::size_t first, std::size_t last) {
  if (names_a_thing(t, first)) return false;
  const Token* previous = before(t, first);
  if (is_any(previous, {"the",      "these", "those", "other", "all", "between", "last",   "next",
                        "previous", "first", "past",  "every", "top", "per",     "within", "or",
                        "both",     "our",   "their", "his",   "her", "its"}))
    return false;
  const Token* next = token(t, last);
  if (!next || read_measure_word(t, last)) return false;
  if (is_mark(next, "-")) return false;
  if (!next->is_word())
    return is_any(previous, {"to", "by", "were", "was", "is", "are", "of", "from"}) && is_mark(next, ".,;)");
  return !is_any(next, {"or", "thirds", "third", "quarters", "fifths", "fold", "way", "stage", "tier",
                        "weekly", "monthly", "yearly", "pronged", "fewer", "more", "less", "times"});
}

}  // namespace scrutineer::normalize
