// Labels that stand as a title, and lists of parts.
#include <algorithm>

#include "normalize/prose/labels.h"

namespace scrutineer::normalize::prose {
namespace {

constexpr std::size_t kLongestItem = 7;  // words of a list's item: "people with a learning disability"

}  // namespace

// Where the words before the figure end: at its bracket, where it stands alone in one.
std::size_t Labels::opening(std::size_t f) const {
  const bool alone = f > 1 && t_[f - 1].kind == Kind::open && f + 1 < t_.size() &&
                     (t_[f + 1].kind == Kind::close || t_[f + 1].kind == Kind::comma);
  return alone && t_[f - 2].kind != Kind::figure && t_[f - 2].kind != Kind::close ? f - 1 : f;
}

// The words of the list's item that the figure is for; empty where they are none.
Phrase Labels::item(std::size_t f, std::size_t from) const {
  const std::size_t to = opening(f);
  std::size_t begin = from;
  for (std::size_t i = from; i < to; ++i)
    if (t_[i].kind == Kind::figure || t_[i].kind == Kind::close || t_[i].kind == Kind::stop) begin = i + 1;
  return trimmed(t_, {begin, to});
}

// The token behind the colon that ends a title: "Website visits: 412k". Gives 0 where there is none.
std::size_t Labels::title_end(std::size_t f) const {
  for (std::size_t i = 1; i < f; ++i) {
    if (t_[i].kind == Kind::figure) return 0;
    if (t_[i].kind == Kind::stop && t_[i].depth == 0) return t_[i].text == ":" ? i + 1 : 0;
  }
  return 0;
}

// "Major applications: 94% determined within 13 weeks", "Visits: Northgate 188,450, Riverside 141,020"
Statement Labels::titled(std::size_t f) const {
  const std::size_t from = title_end(f);
  if (from == 0 || t_[f].depth > (opening(f) < f ? 1 : 0) || mention(f).role != Role::actual || compares(f))
    return {};
  Phrase title = trimmed(t_, {0, from - 1});
  // "Timeliness has slipped: ...", but "Complaints received: 112"
  for (std::size_t i = title.begin; i < title.end; ++i)
    if (t_[i].verb == "be" || t_[i].verb == "have") title.end = i;
  title = trimmed(t_, title);
  const std::string name = label_text(t_, title);
  if (name.empty() || in_.rules.first("prose-anaphora", name)) return {};
  const Phrase own = item(f, from);
  if (finite_verb(t_, own) < own.end || own.end > own.begin + kLongestItem) return {};
  if (own.empty()) {
    if (word_at(f + 1, "of")) return {};
    std::size_t end = clause_end(in_, f);
    for (std::size_t i = f + 1; i < end; ++i)
      if (t_[i].kind == Kind::comma) end = i;
    Statement made = plain(Reading::subject, title);
    made.label = spaced({name, label_text(t_, {behind(f), std::max(behind(f), end)})});
    return made;
  }
  Statement made = plain(Reading::subject, title);
  std::size_t items = 0;
  for (std::size_t i = from; i < t_.size(); ++i)
    if (t_[i].kind == Kind::figure && same_unit(i, f) && !item(i, from).empty()) ++items;
  if (items > 1)
    made.breakdown = label_text(t_, own);
  else
    made.label = spaced({name, label_text(t_, own)});
  return made;
}

// "were highest in Harbour ward (214), Castle ward (187) and Millbrook (96)": a figure in brackets behind a
// name, after another such.
Statement Labels::listed(std::size_t f) {
  if (opening(f) == f || mention(f).role != Role::actual) return {};
  std::size_t g = f;
  while (g > 0 && t_[g - 1].kind != Kind::figure) --g;
  if (g == 0) return {};
  --g;
  if (opening(g) == g || mention(g).role != Role::actual || !same_unit(f, g)) return {};
  const Phrase own = item(f, g + 1);
  const auto named = [&](const Phrase& p) {
    return !p.empty() && p.end <= p.begin + kLongestItem && finite_verb(t_, p) == p.end &&
           t_[p.begin].text[0] >= 'A' && t_[p.begin].text[0] <= 'Z';
  };
  if (!named(own)) return {};
  Statement& first = out_[index(g)];
  // "The Chief Executive's Department (£1.2m) and Highways (£3.0m) have underspent": each has a name of its
  // own.
  if (first.breakdown.empty() && opening(g) > 0 && label_text(t_, item(g, 0)) == first.label) {
    Statement made = plain(Reading::subject, own);
    made.predicate = first.predicate;
    return made;
  }
  if (first.breakdown.empty()) {
    std::size_t begin = opening(g);
    while (begin > 0 && begins_noun(t_[begin - 1]) && !is_determiner(t_[begin - 1].lower)) --begin;
    if (begin == 0 || !named({begin, opening(g)})) return {};
    first.breakdown = label_text(t_, {begin, opening(g)});
  }
  Statement made = same_as(t_[g].index);
  made.breakdown = label_text(t_, own);
  return made;
}

}  // namespace scrutineer::normalize::prose
