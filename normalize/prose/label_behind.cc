#include <algorithm>

#include "normalize/prose/labels.h"

namespace scrutineer::normalize::prose {

// "62.7% of our assessments were completed in time"
Statement Labels::share(std::size_t f) {
  const Phrase own = trimmed(t_, {f + 2, clause_end(in_, f)});
  if (own.empty()) return {};
  if (in_.rules.first("prose-instance", label_text(t_, own)))
    if (Statement made = of_instances(f); made.reading != Reading::none) return made;
  if (Statement made = share_of(f, own); made.reading != Reading::none) return made;
  Statement made = stated(Reading::share, f, own);
  // "Appraisals had been completed for 88% of staff"
  if (!made.predicate && f > 0 && t_[f - 1].lower == "for")
    if (const Statement whole = of_instances(f); whole.reading != Reading::none)
      made.label = spaced({whole.label, "for", made.label});
  // "We answered 85% of calls within 20 seconds"
  if (!made.predicate && f > 0 && is_participle(t_[f - 1])) {
    const std::size_t head = head_end(t_, own);
    made.label = spaced({made.head, t_[f - 1].lower, label_text(t_, {head, own.end})});
    made.predicate = true;
  }
  return made;
}

// "Arrears were £1.84m, equivalent to 3.9% of the rent roll", "Long-term absence accounts for 58% of all days
// lost": the share is what the words before it tell of.
Statement Labels::share_of(std::size_t f, Phrase own) const {
  const std::string_view before = in_.sentence.substr(0, t_[f].begin);
  const std::string whole = label_text(t_, {own.begin, std::max(own.begin, clause_end(in_, f))});
  if (in_.rules.first("prose-makes-up", before)) {
    const Phrase clause = trimmed(t_, {clause_begin(in_, f), f});
    const std::size_t verb = finite_verb(t_, clause);
    const std::string subject = label_text(t_, {clause.begin, verb});
    if (verb == clause.end || subject.empty() || in_.rules.first("prose-anaphora", subject)) return {};
    Statement made = plain(Reading::subject, {clause.begin, verb});
    made.label = spaced({subject, "of", whole});
    return made;
  }
  const int left = neighbour(f);
  if (left < 0 || has_participle(t_, own) || finite_verb(t_, own) < own.end ||
      !in_.rules.first("prose-same-share", before))
    return {};
  const Mention& sum = in_.figures[static_cast<std::size_t>(left)];
  if (sum.role != Role::actual || sum.figure.unit == mention(f).figure.unit) return {};
  Statement made = same_as(left);
  made.label = spaced({made.label, "of", whole});
  return made;
}

// "Complaints were answered within 10 days in 83% of cases"
Statement Labels::of_instances(std::size_t f) const {
  const Phrase clause = trimmed(t_, {clause_begin(in_, f), f});
  const std::size_t verb = finite_verb(t_, clause);
  if (verb == clause.end || in_.rules.first("prose-anaphora", label_text(t_, {clause.begin, verb})))
    return {};
  return plain(Reading::share, clause);
}

// "a rate of 65.6 per 10,000 population with a plan"
Statement Labels::rate(std::size_t f) const {
  // "This is a rate of 48.6 per 10,000": of what the sentence before counted.
  const Phrase clause = trimmed(t_, {clause_begin(in_, f), f});
  const std::size_t verb = finite_verb(t_, clause);
  const Phrase base = trimmed(t_, {f + 1, clause_end(in_, f)});
  const bool bare = base.empty() || in_.rules.first("prose-rate-base", label_text(t_, base)).has_value();
  if (!in_.earlier_head.empty() && bare && verb < clause.end &&
      (verb == clause.begin || in_.rules.first("prose-anaphora", label_text(t_, {clause.begin, verb})))) {
    Statement made;
    made.reading = Reading::earlier;
    return made;
  }
  const Phrase own = trimmed(t_, {f + 1, clause_end(in_, f)});
  // "287 children had a plan, a rate of 41.2 per 10,000": of the same children.
  if (bare)
    if (const int left = neighbour(f); left >= 0) return same_as(left);
  Statement made = plain(Reading::share, own);
  made.label = spaced({t_[f - 2].lower, made.label});
  return made;
}

// "146 children were subject to a plan"
Statement Labels::count(std::size_t f) {
  const Phrase own = trimmed(t_, {f + 1, clause_end(in_, f)});
  if (own.empty()) return {};
  if (f > 0 && word_at(f - 1, "from"))
    if (const int left = neighbour(f); left >= 0) return joined_from(own, left);
  return stated(Reading::count, f, own);
}

// The figure's own words, and where they hold no verb those of the figure that it is joined with: "98% of
// those aged 19 and 97% of those aged 20 were ...", "197 families with 423 children were ...".
Statement Labels::stated(Reading reading, std::size_t f, Phrase own) {
  Statement made;
  made.reading = reading;
  made.head = label_text(t_, {own.begin, head_end(t_, own)});
  made.label = label_text(t_, own);
  made.predicate = finite_verb(t_, own) < own.end || has_participle(t_, own);
  if (finite_verb(t_, own) == own.end) borrow(made, f, own);
  const int left = neighbour(f);
  if (reading == Reading::count && finite_verb(t_, own) == own.end)
    if (const std::size_t from = doing(f); from < f) {
      const std::size_t head = head_end(t_, own);
      // "We received 2,140 referrals": referrals received
      if (from + 1 == f && is_participle(t_[from]))
        made.label = spaced({made.head, t_[from].lower, label_text(t_, {head, own.end})});
      else
        made.label = spaced({label_text(t_, {from, f}), made.label});
      made.predicate = true;
    }
  if (made.predicate || left < 0) return made;
  // "compared to 398 children", "from 2,553 to 2,973 visits": no more than the noun of what was said
  // before.
  const bool named = out_[static_cast<std::size_t>(left)].label.find(made.label) != std::string::npos;
  if (compares(f) || named) return same_as(left);
  return made;
}

// Where the words begin that say who did what with the things counted: "The service received 1,206
// applications", "We | prevented homelessness for 284 households". f where nobody did anything.
std::size_t Labels::doing(std::size_t f) const {
  constexpr std::size_t kNear = 5;            // words from the verb to the figure
  constexpr std::size_t kLongestSubject = 5;  // words: a longer one tells a story
  if (compares(f) || t_[f].text.find_first_of("0123456789") == std::string::npos) return f;
  const Phrase clause = trimmed(t_, {clause_begin(in_, f), f});
  std::size_t verb = f;
  for (std::size_t i = f; i > clause.begin && i + kNear > f; --i) {
    const Token& token = t_[i - 1];
    if (token.kind != Kind::word || token.verb == "be" || token.verb == "have" || token.verb == "level")
      break;
    if (token.verb == "act" || is_participle(token)) verb = i - 1;
    if (token.verb == "act") break;
  }
  if (verb == f || verb == clause.begin || verb > clause.begin + kLongestSubject) return f;
  for (std::size_t i = clause.begin; i < verb; ++i)
    if (t_[i].kind == Kind::figure || is_relative(t_[i].lower)) return f;
  const std::string subject = label_text(t_, {clause.begin, verb});
  if (subject.empty()) return f;
  if (in_.rules.first("prose-actor", subject)) return verb;
  return in_.rules.first("prose-anaphora", subject) ? f : clause.begin;
}

void Labels::borrow(Statement& made, std::size_t f, Phrase own) {
  const std::size_t g = next_figure(t_, f);
  if (g >= t_.size()) return;
  const std::string& joint = t_[g - 1].lower;
  if (joint != "and" && joint != "with" && joint != "from") return;
  if (made.reading == Reading::share ? !word_at(g + 1, "of") : g + 1 >= t_.size() || !begins_noun(t_[g + 1]))
    return;
  const Phrase next = trimmed(t_, {made.reading == Reading::share ? g + 2 : g + 1, clause_end(in_, g)});
  std::size_t verb = finite_verb(t_, next);
  if (verb == next.end && joint != "and") verb = head_end(t_, next);
  if (verb >= next.end) return;
  const std::string said = label_text(t_, {verb, next.end});
  if (said.empty()) return;
  made.label = spaced({label_text(t_, own), said});
  made.predicate = true;
}

// "121 children came into care from 81 families", "143 children from 112 families left care"
Statement Labels::joined_from(Phrase own, int left) const {
  const Statement& main = out_[static_cast<std::size_t>(left)];
  Statement made = main;
  made.reading = Reading::count;
  made.neighbour = -1;
  const std::size_t head = head_end(t_, own);
  made.head = label_text(t_, {own.begin, head});
  const std::string predicate = label_text(t_, {head, own.end});
  if (!predicate.empty() && finite_verb(t_, own) < own.end)
    made.label = spaced({main.head, "from", made.head, predicate});
  else
    made.label = spaced({main.label, "from", made.head});
  return made;
}

bool Labels::refers_back(std::string_view lower) {
  return is_relative(lower) || lower == "these" || lower == "them";
}

// "18 of which are unaccompanied", "87.8% of which were offered within 72 hours"
Statement Labels::part_of_those(std::size_t f) {
  const int left = neighbour(f);
  Statement earlier;
  earlier.head = in_.earlier_head;
  if (left < 0 && earlier.head.empty()) return {};
  const Statement& whole = left >= 0 ? out_[static_cast<std::size_t>(left)] : earlier;
  const std::size_t of = behind(f);
  Phrase said = trimmed(t_, {of + 2, clause_end(in_, f, of + 1)});
  if (said.empty()) return {};
  if (!t_[said.begin].verb.empty()) ++said.begin;
  Statement made;
  made.reading = Reading::count;
  made.head = whole.head;
  made.predicate = true;
  made.whole = left;
  const std::string words = label_text(t_, said);
  // "unaccompanied children" names a part, "offered within 72 hours" says what was done.
  const bool noun = !said.empty() && begins_noun(t_[said.begin]);
  const bool adjective = said.begin + 1 < said.end && begins_noun(t_[said.begin + 1]);
  if (left >= 0 && noun && (adjective || !is_participle(t_[said.begin]))) {
    made.label = whole.label;
    made.breakdown = words;
  } else {
    made.label = spaced({whole.head, words});
  }
  return made;
}

// "a reduction on the 18 who came into care"
Statement Labels::relative(std::size_t f) {
  const int left = neighbour(f);
  const std::string head = left >= 0 ? out_[static_cast<std::size_t>(left)].head : in_.earlier_head;
  const std::string words = label_text(t_, {f + 2, clause_end(in_, f)});
  if (head.empty() || words.empty()) return {};
  Statement made;
  made.reading = Reading::count;
  made.head = head;
  made.label = spaced({head, words});
  made.predicate = true;
  if (left >= 0 && compares(f)) made.breakdown = out_[static_cast<std::size_t>(left)].breakdown;
  return made;
}

// Behind the figure and a bracket with another: "212 (84.8%) | were determined".
std::size_t Labels::behind(std::size_t f) const {
  if (f + 3 < t_.size() && t_[f + 1].kind == Kind::open && t_[f + 2].kind == Kind::figure &&
      t_[f + 3].kind == Kind::close)
    return f + 4;
  return f + 1;
}

// A verb with the figure itself as its subject: "7 became subject ...", "Of these, 34 were placed ...".
bool Labels::acts(std::size_t f) const {
  const std::size_t next = behind(f);
  if (next >= t_.size() || mention(f).role != Role::actual) return false;
  const bool of_which = f > 1 && is_relative(t_[f - 1].lower) && word_at(f - 2, "of");
  const bool starts = f == 0 || t_[f - 1].kind == Kind::comma || t_[f - 1].lower == "and" ||
                      t_[f - 1].kind == Kind::stop || of_which;
  if (!t_[next].verb.empty()) return t_[next].verb == "act" || starts;
  const bool passive = next + 1 >= t_.size() || is_preposition(t_[next + 1].lower);
  return starts && is_participle(t_[next]) && passive;
}

// "Of the 196 children ..., 7 became subject to a plan again"
Statement Labels::acting(std::size_t f) {
  const int left = neighbour(f);
  std::string head = left >= 0 ? out_[static_cast<std::size_t>(left)].head : in_.earlier_head;
  // "Of the assessments completed in the year, 87.4% were ..."
  if (left < 0 && f > 1 && word_at(0, "of") && t_[f - 1].kind == Kind::comma) {
    const Phrase of = trimmed(t_, {1, f - 1});
    const std::string named = label_text(t_, {of.begin, head_end(t_, of)});
    if (!named.empty() && !in_.rules.first("prose-anaphora", "of " + named)) head = named;
  }
  const std::size_t from = behind(f);
  const std::string words = label_text(t_, {from, clause_end(in_, f, from - 1)});
  if (head.empty() || words.empty()) return {};
  Statement made;
  made.reading = Reading::count;
  made.head = head;
  made.label = spaced({head, words});
  made.predicate = true;
  return made;
}

}  // namespace scrutineer::normalize::prose
