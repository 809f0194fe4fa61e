#include "normalize/prose/label.h"

#include <algorithm>

#include "normalize/prose/clause.h"

namespace scrutineer::normalize::prose {
namespace {

using Kind = Token::Kind;

std::string spaced(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) {
    if (!text.empty() && !part.empty()) text += ' ';
    text += part;
  }
  return text;
}

class Labels {
 public:
  explicit Labels(const LabelInput& input) : in_(input), t_(input.tokens), out_(input.figures.size()) {}

  std::vector<Statement> all() {
    for (std::size_t f = 0; f < t_.size(); ++f)
      if (t_[f].kind == Kind::figure) out_[index(f)] = read(f);
    return std::move(out_);
  }

 private:
  std::size_t index(std::size_t f) const { return static_cast<std::size_t>(t_[f].index); }
  const Mention& mention(std::size_t f) const { return in_.figures[index(f)]; }
  bool compares(std::size_t f) const { return in_.line.of[index(f)].clause == Clause::compares; }
  bool word_at(std::size_t i, std::string_view word) const { return i < t_.size() && t_[i].lower == word; }

  Statement read(std::size_t f) {
    Statement made;
    const std::size_t of = behind(f);
    if (word_at(of, "of") && of + 1 < t_.size() && refers_back(t_[of + 1].lower))
      made = part_of_those(f);
    else if (word_at(f + 1, "of") && mention(f).role == Role::actual)
      made = share(f);
    else if (word_at(f + 1, "per") && f >= 2 && word_at(f - 1, "of"))
      made = rate(f);
    else if (f + 1 < t_.size() && is_relative(t_[f + 1].lower))
      made = relative(f);
    else if (acts(f))
      made = acting(f);
    else if (f + 1 < t_.size() && begins_noun(t_[f + 1]) && mention(f).role == Role::actual &&
             mention(f).figure.unit != "percent")
      made = count(f);
    if (made.reading == Reading::none) made = spoken_of(f);
    if (const auto share = in_.rules.first("prose-fraction", made.label); share && share->begin == 0)
      made.label.erase(0, share->end);
    made.hint = label_text(t_, {f + 1, clause_end(in_, f)});
    const std::string band = take_age_band(made.label), beside = take_age_band(made.hint);
    if (!band.empty()) made.breakdown = band;
    if (!beside.empty()) made.breakdown = beside;
    name_part(f, made);
    // "8.3% of the young people aged 22-25 ... and 77.1% of the young people ...": of the same ones.
    const int left = neighbour(f);
    if (made.breakdown.empty() && left >= 0 && made.reading == Reading::share &&
        out_[static_cast<std::size_t>(left)].head == made.head)
      made.breakdown = out_[static_cast<std::size_t>(left)].breakdown;
    return made;
  }

  // "11 of the young people were accepted as UASC": the part that the words beside the figure name.
  void name_part(std::size_t f, Statement& made) const {
    if (!made.breakdown.empty()) return;
    const std::size_t next = next_figure(t_, f);
    const std::size_t end = next < t_.size() ? t_[next].begin : in_.sentence.size();
    const auto part = in_.rules.first("prose-part", in_.sentence.substr(t_[f].end, end - t_[f].end));
    if (part && !part->groups.empty()) made.breakdown = part->groups.front();
  }

  // "62.7% of our assessments were completed in time"
  Statement share(std::size_t f) {
    const Phrase own = trimmed(t_, {f + 2, clause_end(in_, f)});
    if (own.empty()) return {};
    if (in_.rules.first("prose-instance", label_text(t_, own)))
      if (Statement made = of_instances(f); made.reading != Reading::none) return made;
    Statement made = stated(Reading::share, f, own);
    // "We answered 85% of calls within 20 seconds"
    if (!made.predicate && f > 0 && is_participle(t_[f - 1])) {
      const std::size_t head = head_end(t_, own);
      made.label = spaced({made.head, t_[f - 1].lower, label_text(t_, {head, own.end})});
      made.predicate = true;
    }
    return made;
  }

  // "Complaints were answered within 10 days in 83% of cases"
  Statement of_instances(std::size_t f) const {
    const Phrase clause = trimmed(t_, {clause_begin(in_, f), f});
    const std::size_t verb = finite_verb(t_, clause);
    if (verb == clause.end || in_.rules.first("prose-anaphora", label_text(t_, {clause.begin, verb})))
      return {};
    return plain(Reading::share, clause);
  }

  // "a rate of 65.6 per 10,000 population with a plan"
  Statement rate(std::size_t f) const {
    // "This is a rate of 48.6 per 10,000": of what the sentence before counted.
    const Phrase clause = trimmed(t_, {clause_begin(in_, f), f});
    const std::size_t verb = finite_verb(t_, clause);
    const Phrase base = trimmed(t_, {f + 1, clause_end(in_, f)});
    const std::string words = label_text(t_, base);
    if (!in_.earlier_head.empty() && std::count(words.begin(), words.end(), ' ') <= 1 && verb < clause.end &&
        (verb == clause.begin || in_.rules.first("prose-anaphora", label_text(t_, {clause.begin, verb})))) {
      Statement made;
      made.reading = Reading::earlier;
      return made;
    }
    const Phrase own = trimmed(t_, {f + 1, clause_end(in_, f)});
    // "287 children had a plan, a rate of 41.2 per 10,000": of the same children.
    if (std::count(words.begin(), words.end(), ' ') <= 1)
      if (const int left = neighbour(f); left >= 0) return same_as(left);
    Statement made = plain(Reading::share, own);
    made.label = spaced({t_[f - 2].lower, made.label});
    return made;
  }

  // "146 children were subject to a plan"
  Statement count(std::size_t f) {
    const Phrase own = trimmed(t_, {f + 1, clause_end(in_, f)});
    if (own.empty()) return {};
    if (f > 0 && word_at(f - 1, "from"))
      if (const int left = neighbour(f); left >= 0) return joined_from(own, left);
    return stated(Reading::count, f, own);
  }

  // The figure's own words, and where they hold no verb those of the figure that it is joined with: "98% of
  // those aged 19 and 97% of those aged 20 were ...", "197 families with 423 children were ...".
  Statement stated(Reading reading, std::size_t f, Phrase own) {
    Statement made;
    made.reading = reading;
    made.head = label_text(t_, {own.begin, head_end(t_, own)});
    made.label = label_text(t_, own);
    made.predicate = finite_verb(t_, own) < own.end || has_participle(t_, own);
    if (finite_verb(t_, own) == own.end) borrow(made, f, own);
    const int left = neighbour(f);
    if (made.predicate || left < 0) return made;
    // "compared to 398 children", "from 2,553 to 2,973 visits": no more than the noun of what was said
    // before.
    const bool named = out_[static_cast<std::size_t>(left)].label.find(made.label) != std::string::npos;
    if (compares(f) || named) return same_as(left);
    return made;
  }

  void borrow(Statement& made, std::size_t f, Phrase own) {
    const std::size_t g = next_figure(t_, f);
    if (g >= t_.size()) return;
    const std::string& joint = t_[g - 1].lower;
    if (joint != "and" && joint != "with" && joint != "from") return;
    if (made.reading == Reading::share ? !word_at(g + 1, "of")
                                       : g + 1 >= t_.size() || !begins_noun(t_[g + 1]))
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
  Statement joined_from(Phrase own, int left) const {
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

  static bool refers_back(std::string_view lower) {
    return is_relative(lower) || lower == "these" || lower == "them";
  }

  // "18 of which are unaccompanied", "87.8% of which were offered within 72 hours"
  Statement part_of_those(std::size_t f) {
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
  Statement relative(std::size_t f) {
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
  std::size_t behind(std::size_t f) const {
    if (f + 3 < t_.size() && t_[f + 1].kind == Kind::open && t_[f + 2].kind == Kind::figure &&
        t_[f + 3].kind == Kind::close)
      return f + 4;
    return f + 1;
  }

  // A verb with the figure itself as its subject: "7 became subject ...", "Of these, 34 were placed ...".
  bool acts(std::size_t f) const {
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
  Statement acting(std::size_t f) {
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

  // The words stand before the figure.
  Statement spoken_of(std::size_t f) {
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
  Statement before_bracket(std::size_t f) {
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
  Statement exception(std::size_t f) {
    const Phrase clause = trimmed(t_, {clause_begin(in_, f), f});
    const std::size_t verb = finite_verb(t_, clause);
    if (verb == clause.end) return {};
    Statement made = plain(Reading::count, clause);
    made.head = label_text(t_, {clause.begin, verb});
    made.predicate = true;
    return made;
  }

  // "the rate of re-referrals was 21%"
  Statement subject(std::size_t f) {
    const int left = mention(f).role == Role::actual ? coordinated(f) : -1;
    if (left >= 0) return same_as(left);
    const Phrase clause = trimmed(t_, {clause_begin(in_, f), f});
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
      if (mention(f).role == Role::target)
        if (const int near = measured(f); near >= 0) return same_as(near);
      Statement made;
      made.reading = Reading::earlier;
      return made;
    }
    Statement made = plain(Reading::subject, own);
    made.predicate = verb < clause.end;
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

  // "Statistical neighbours averaged 85%": the subject is the body alone, the measure was told before.
  bool names_comparator(std::size_t f, const std::string& words) const {
    const std::string& body = mention(f).comparator_label;
    const std::size_t at = body.empty() ? std::string::npos : words.find(body);
    if (mention(f).role != Role::benchmark || at == std::string::npos) return false;
    std::string rest = words;
    rest.erase(at, body.size());
    rest.erase(0, std::min(rest.find_first_not_of(' '), rest.size()));
    return rest.empty() || in_.rules.first("prose-anaphora", rest).has_value();
  }

  // "a 4% reduction in referrals"
  Statement changed(std::size_t f) const {
    for (std::size_t i = f + 1; i < std::min(f + 4, t_.size()); ++i)
      if (t_[i].lower == "in") {
        const Phrase own = trimmed(t_, {i + 1, clause_end(in_, f)});
        if (!own.empty()) return plain(Reading::share, own);
      }
    return {};
  }

  Statement plain(Reading reading, Phrase own) const {
    Statement made;
    made.reading = reading;
    made.label = label_text(t_, own);
    made.head = head_of(own);
    made.predicate = true;
    return made;
  }

  // The head noun; of "number of contacts", the contacts.
  std::string head_of(Phrase own) const {
    const std::string head = label_text(t_, {own.begin, head_end(t_, own)});
    const std::size_t of = own.begin + 1;
    if (!word_at(of, "of") || of + 1 >= own.end || !in_.rules.first("prose-measure", head + " of")) return head;
    const Phrase counted = trimmed(t_, {of + 1, own.end});
    return label_text(t_, {counted.begin, head_end(t_, counted)});
  }

  Statement same_as(int figure) const {
    Statement made = out_[static_cast<std::size_t>(figure)];
    if (made.reading == Reading::earlier || made.reading == Reading::none) return made;
    made.reading = Reading::neighbour;
    made.neighbour = figure;
    return made;
  }

  // The nearest figure before, of which something is said.
  int neighbour(std::size_t f) const {
    for (std::size_t i = f; i > 0; --i)
      if (t_[i - 1].kind == Kind::figure && !out_[index(i - 1)].label.empty()) return t_[i - 1].index;
    return -1;
  }

  // What a target or an earlier figure is set against: the first actual figure before it, else the one behind
  // it.
  int measured(std::size_t f) {
    int nearest = -1;
    for (std::size_t i = f; i > 0; --i)
      if (t_[i - 1].kind == Kind::figure && mention(i - 1).role == Role::actual && !compares(i - 1) &&
          !out_[index(i - 1)].label.empty() && same_unit(i - 1, f)) {
        // "287 children, a rate of 41.2 per 10,000, compared with 262": a count is set against a count.
        if (!counts(f) || counts(i - 1)) return t_[i - 1].index;
        if (nearest < 0) nearest = t_[i - 1].index;
      }
    if (nearest >= 0) return nearest;
    const std::size_t next = next_figure(t_, f);
    if (mention(f).role != Role::target || next >= t_.size() || !word_at(next + 1, "of")) return -1;
    if (mention(next).role != Role::actual) return -1;
    out_[index(next)] = share(next);
    return out_[index(next)].label.empty() ? -1 : t_[next].index;
  }

  bool same_unit(std::size_t a, std::size_t b) const {
    return (mention(a).figure.unit == "percent") == (mention(b).figure.unit == "percent");
  }

  // A whole number without a unit.
  bool counts(std::size_t f) const {
    const Figure& figure = mention(f).figure;
    return (figure.unit.empty() || figure.unit == "count") && figure.text.find('.') == std::string::npos &&
           !word_at(f + 1, "per");
  }

  // "22.6% for those aged 19-21 and 14.6% for those aged 22-25": no verb and no new subject between the two.
  int coordinated(std::size_t f) const {
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

  const LabelInput& in_;
  const Tokens& t_;
  std::vector<Statement> out_;
};

}  // namespace

std::vector<Statement> statements(const LabelInput& input) { return Labels(input).all(); }

}  // namespace scrutineer::normalize::prose
