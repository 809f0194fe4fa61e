#include <algorithm>

#include "normalize/prose/labels.h"

namespace scrutineer::normalize::prose {

// The words stand before the figure.
Statement Labels::spoken_of(std::size_t f) {
  if (in_.rules.first("prose-except", in_.sentence.substr(0, t_[f].begin))) return exception(f);
  const bool bracketed = t_[f].depth > 0;
  if (bracketed) {
    if (f >= 2 && t_[f - 1].kind == Kind::open && t_[f - 2].kind == Kind::figure &&
        mention(f).role == Role::actual)
      return same_as(static_cast<int>(t_[f - 2].index));
    if (Statement made = before_bracket(f); made.reading != Reading::none) return made;
  }
  if (mention(f).role == Role::target || mention(f).role == Role::benchmark || compares(f))
    if (const int near = measured(f); near >= 0) return same_as(near);
  return subject(f);
}

// "the proportion of children who returned home (42.7%)"
Statement Labels::before_bracket(std::size_t f) {
  std::size_t open = f;
  while (open > 0 && !(t_[open].kind == Kind::open && t_[open].depth == t_[f].depth)) --open;
  if (open == 0 || mention(f).role != Role::actual) return {};
  const std::string_view before = in_.sentence.substr(0, t_[open].begin);
  const auto measures = in_.rules.all("prose-measure", before);
  if (measures.empty() || t_[open - 1].kind == Kind::period) return {};
  const std::size_t from = measures.back().begin;
  const auto first = std::find_if(t_.begin(), t_.end(), [&](const Token& t) { return t.begin >= from; });
  const Phrase own = trimmed(t_, {static_cast<std::size_t>(first - t_.begin()), open});
  // A figure or a new main verb in between: the words are of something else.
  if (own.empty() || next_figure(t_, own.begin) < open || finite_verb(t_, own) < own.end) return {};
  return plain(Reading::bracket, own);
}

// "all interviews were offered except for 2"
Statement Labels::exception(std::size_t f) {
  const Phrase clause = trimmed(t_, {clause_begin(in_, f), f});
  const std::size_t verb = finite_verb(t_, clause);
  if (verb == clause.end) return {};
  Statement made = plain(Reading::count, clause);
  made.head = label_text(t_, {clause.begin, verb});
  made.predicate = true;
  return made;
}

// "the rate of re-referrals was 21%"
Statement Labels::subject(std::size_t f) {
  if (Statement made = paired(f); made.reading != Reading::none) return made;
  const int left = mention(f).role == Role::actual ? coordinated(f) : -1;
  if (left >= 0) return same_as(left);
  const Phrase clause = trimmed(t_, {clause_begin(in_, f), f});
  if (Statement made = named(f, clause); made.reading != Reading::none) return made;
  const std::size_t verb = finite_verb(t_, clause);
  const Phrase own = trimmed(t_, {clause.begin, verb});
  const std::string words = label_text(t_, own);
  const bool anaphora = in_.rules.first("prose-anaphora", words) || names_comparator(f, words);
  const bool counted = std::any_of(t_.begin() + static_cast<std::ptrdiff_t>(own.begin),
                                   t_.begin() + static_cast<std::ptrdiff_t>(std::max(own.begin, own.end)),
                                   [](const Token& t) { return t.kind == Kind::figure; });
  if (own.empty() || anaphora || counted) {
    if (mention(f).role == Role::change)
      if (Statement made = changed(f); made.reading != Reading::none) return made;
    if (const int before = neighbour(f); before >= 0) return same_as(before);
    if (Statement made = told_of(f, {verb, clause.end}); made.reading != Reading::none) return made;
    // "It took on average 18 days to process a claim"
    if (word_at(f + 1, "to") && verb < clause.end && t_[verb].verb != "be") {
      const std::string done = label_text(t_, {f + 2, clause_end(in_, f)});
      if (!done.empty()) {
        Statement made = plain(Reading::subject, {f + 2, clause_end(in_, f)});
        made.label = spaced({label_text(t_, {verb, verb + 1}), "to", done});
        return made;
      }
    }
    if (mention(f).role == Role::target)
      if (const int near = measured(f); near >= 0) return same_as(near);
    Statement made;
    made.reading = Reading::earlier;
    return made;
  }
  Statement made = plain(Reading::subject, own);
  made.predicate = verb < clause.end;
  // "Just over seven in ten (71%) reviews were carried out in time"
  if (const auto share = in_.rules.first("prose-fraction", words + " ");
      share && share->begin == 0 && share->end > words.size() && t_[f].depth > 0 && f + 2 < t_.size() &&
      t_[f + 1].kind == Kind::close) {
    const Phrase after = trimmed(t_, {f + 2, clause_end(in_, f + 1, f + 1)});
    return after.empty() ? Statement{} : plain(Reading::share, after);
  }
  // "Nearly two-thirds of children on a plan (64%) were seen alone"
  const std::size_t close = f + 1;
  if (!made.predicate && t_[f].depth > 0 && close + 1 < t_.size() && t_[close].kind == Kind::close &&
      !t_[close + 1].verb.empty()) {
    made.label = spaced({made.label, label_text(t_, {close + 1, clause_end(in_, close + 1, close + 1)})});
    made.predicate = true;
  }
  // "averaging at 52.5% completed in timescale"
  if (f + 1 < t_.size() && is_participle(t_[f + 1])) {
    made.label = spaced({made.label, label_text(t_, {f + 1, clause_end(in_, f)})});
    made.predicate = true;
  }
  return made;
}

// "There has been a fall in the number of people waiting, from 540 ...": the measure stands behind the verb.
Statement Labels::told_of(std::size_t f, Phrase behind) const {
  if (behind.empty() || mention(f).role != Role::actual) return {};
  const std::size_t from = t_[behind.begin].begin;
  const auto measures = in_.rules.all("prose-measure", in_.sentence.substr(from, t_[f].begin - from));
  if (measures.empty()) return {};
  std::size_t begin = behind.begin;
  while (begin < f && t_[begin].begin < from + measures.front().begin) ++begin;
  std::size_t end = begin;
  while (end < f && t_[end].kind == Kind::word && t_[end].lower != "from" && t_[end].lower != "to") ++end;
  const Phrase own = trimmed(t_, {begin, end});
  return own.empty() ? Statement{} : plain(Reading::subject, own);
}

// "a conversion rate of 29.9%", "The General Fund is reporting an underspend of £1.2m"
Statement Labels::named(std::size_t f, const Phrase& clause) const {
  const auto name = in_.rules.first("prose-named", in_.sentence.substr(0, t_[f].begin));
  if (!name || name->groups.empty() || mention(f).role != Role::actual) return {};
  Statement made;
  made.reading = Reading::subject;
  made.predicate = true;
  made.label = made.head = name->groups.front();
  if (name->gives() == "own") return made;
  std::size_t verb = finite_verb(t_, clause);
  for (std::size_t i = clause.begin; i < verb && i < clause.end; ++i)
    if (t_[i].begin >= name->begin) verb = i;
  const std::string subject = label_text(t_, {clause.begin, verb});
  if (!subject.empty() && !in_.rules.first("prose-anaphora", subject))
    made.label = spaced({subject, made.label});
  return made;
}

// "Burglary was down 11% and | vehicle crime up | 4%": a subject of its own without a verb.
Statement Labels::paired(std::size_t f) const {
  std::size_t g = f;
  while (g > 0 && t_[g - 1].kind != Kind::figure) --g;
  if (g == 0 || t_[g - 1].depth != t_[f].depth || mention(g - 1).role != mention(f).role) return {};
  if (out_[index(g - 1)].label.empty() || !same_unit(g - 1, f) || compares(f)) return {};
  std::size_t end = f;
  if (end > g && (word_at(end - 1, "up") || word_at(end - 1, "down") || word_at(end - 1, "at") ||
                  word_at(end - 1, "for")))
    --end;
  const Phrase own = trimmed(t_, {g, end});
  const bool joins = own.begin > g && (word_at(own.begin - 1, "and") || word_at(own.begin - 1, "the"));
  if (!joins || own.end != end || own.end < own.begin + 2) return {};
  for (std::size_t i = own.begin; i < own.end; ++i)
    if (t_[i].kind != Kind::word || !t_[i].verb.empty() || is_preposition(t_[i].lower)) return {};
  Statement made = plain(Reading::subject, own);
  // "... accounts for 58% of all days lost and stress-related absence for 27%"
  if (end < f && word_at(f - 1, "for"))
    if (const std::string& first = out_[index(g - 1)].label; word_at(g, "of"))
      made.label += first.substr(std::min(first.find(" of "), first.size()));
  return made;
}

// "Statistical neighbours averaged 85%": the subject is the body alone, the measure was told before.
bool Labels::names_comparator(std::size_t f, const std::string& words) const {
  const std::string& body = mention(f).comparator_label;
  const std::size_t at = body.empty() ? std::string::npos : words.find(body);
  if (mention(f).role != Role::benchmark || at == std::string::npos) return false;
  std::string rest = words;
  rest.erase(at, body.size());
  rest.erase(0, std::min(rest.find_first_not_of(' '), rest.size()));
  return rest.empty() || in_.rules.first("prose-anaphora", rest).has_value();
}

// "a 4% reduction in referrals"
Statement Labels::changed(std::size_t f) const {
  for (std::size_t i = f + 1; i < std::min(f + 4, t_.size()); ++i)
    if (t_[i].lower == "in") {
      const Phrase own = trimmed(t_, {i + 1, clause_end(in_, f)});
      if (!own.empty()) return plain(Reading::share, own);
    }
  return {};
}

// "22.6% for those aged 19-21 and 14.6% for those aged 22-25": no verb and no new subject between the two.
int Labels::coordinated(std::size_t f) const {
  for (std::size_t i = f; i > 0; --i) {
    const Token& token = t_[i - 1];
    if (token.kind == Kind::figure)
      return mention(i - 1).role == Role::actual && same_unit(i - 1, f) &&
                     !out_[index(i - 1)].label.empty() && out_[index(i - 1)].reading == Reading::subject
                 ? token.index
                 : -1;
    if (!token.verb.empty()) return -1;
  }
  return -1;
}

}  // namespace scrutineer::normalize::prose
