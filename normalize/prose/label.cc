#include "normalize/prose/label.h"

#include <algorithm>

#include "normalize/prose/labels.h"

namespace scrutineer::normalize::prose {

std::string spaced(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) {
    if (!text.empty() && !part.empty()) text += ' ';
    text += part;
  }
  return text;
}

std::vector<Statement> Labels::all() {
  for (std::size_t f = 0; f < t_.size(); ++f)
    if (t_[f].kind == Kind::figure) out_[index(f)] = read(f);
  return std::move(out_);
}

Statement Labels::read(std::size_t f) {
  Statement made;
  const std::size_t of = behind(f);
  if (Statement title = titled(f); title.reading != Reading::none)
    made = title;
  else if (Statement part = listed(f); part.reading != Reading::none)
    return part;
  else if (word_at(of, "of") && of + 1 < t_.size() && refers_back(t_[of + 1].lower))
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
  // "91% (17-18 year olds)"
  if (f + 1 < t_.size() && t_[f + 1].kind == Kind::open && made.breakdown.empty()) {
    std::string aside(in_.sentence.substr(t_[f + 1].end));
    aside.erase(std::min(aside.find(')'), aside.size()));
    made.breakdown = take_age_band(aside);
  }
  name_part(f, made);
  // "8.3% of the young people aged 22-25 ... and 77.1% of the young people ...": of the same ones.
  const int left = neighbour(f);
  if (made.breakdown.empty() && left >= 0 && made.reading == Reading::share &&
      out_[static_cast<std::size_t>(left)].head == made.head)
    made.breakdown = out_[static_cast<std::size_t>(left)].breakdown;
  return made;
}

// "11 of the young people were accepted as UASC": the part that the words beside the figure name.
void Labels::name_part(std::size_t f, Statement& made) const {
  if (!made.breakdown.empty()) return;
  const std::size_t next = next_figure(t_, f);
  const std::size_t end = next < t_.size() ? t_[next].begin : in_.sentence.size();
  const auto part = in_.rules.first("prose-part", in_.sentence.substr(t_[f].end, end - t_[f].end));
  if (part && !part->groups.empty()) made.breakdown = part->groups.front();
}

Statement Labels::plain(Reading reading, Phrase own) const {
  Statement made;
  made.reading = reading;
  made.label = label_text(t_, own);
  made.head = head_of(own);
  made.predicate = true;
  return made;
}

// The head noun; of "number of contacts", the contacts.
std::string Labels::head_of(Phrase own) const {
  const std::string head = label_text(t_, {own.begin, head_end(t_, own)});
  const std::size_t of = own.begin + 1;
  if (!word_at(of, "of") || of + 1 >= own.end || !in_.rules.first("prose-measure", head + " of")) return head;
  const Phrase counted = trimmed(t_, {of + 1, own.end});
  return label_text(t_, {counted.begin, head_end(t_, counted)});
}

Statement Labels::same_as(int figure) const {
  Statement made = out_[static_cast<std::size_t>(figure)];
  if (made.reading == Reading::earlier || made.reading == Reading::none) return made;
  made.reading = Reading::neighbour;
  made.neighbour = figure;
  return made;
}

// The nearest figure before, of which something is said.
int Labels::neighbour(std::size_t f) const {
  for (std::size_t i = f; i > 0; --i)
    if (t_[i - 1].kind == Kind::figure && !out_[index(i - 1)].label.empty()) return t_[i - 1].index;
  return -1;
}

// What a target or an earlier figure is set against: the first actual figure before it, else the one behind
// it.
int Labels::measured(std::size_t f) {
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

bool Labels::same_unit(std::size_t a, std::size_t b) const {
  return (mention(a).figure.unit == "percent") == (mention(b).figure.unit == "percent");
}

// A whole number without a unit.
bool Labels::counts(std::size_t f) const {
  const Figure& figure = mention(f).figure;
  return (figure.unit.empty() || figure.unit == "count") && figure.text.find('.') == std::string::npos &&
         !word_at(f + 1, "per");
}

std::vector<Statement> statements(const LabelInput& input) { return Labels(input).all(); }

}  // namespace scrutineer::normalize::prose
