#include "normalize/checks/standing_claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "normalize/checks/all.h"
#include "normalize/checks/ratings.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// Nothing in the sentence is of another time or another row: each figure is the latest one or stands beside
// it.
bool speaks_of_latest(const Sentence& sentence, const Observation& at, const Figures& row) {
  const bool of_now = std::all_of(sentence.periods.begin(), sentence.periods.end(),
                                  [&](const auto& period) { return period.period.end == *at.period_end; });
  return of_now && std::all_of(sentence.figures.begin(), sentence.figures.end(), [&](const Figure& figure) {
           return figure.value && std::any_of(row.begin(), row.end(), [&](const Observation* other) {
                    return (other == &at || other->measure != "actual") && other->value &&
                           meet(*interval_of(*other), interval_of(figure));
                  });
         });
}

bool is_about(const rules::RuleSet& rules, const Sentence& sentence, const Observation& at) {
  constexpr double same_subject = 0.6;  // of the label's telling words
  const bool gives_it =
      std::any_of(sentence.figures.begin(), sentence.figures.end(), [&](const Figure& figure) {
        return figure.value && figure.unit == at.unit && meet(interval_of(figure), *interval_of(at));
      });
  return gives_it || rules.first("check-refers", sentence.text) ||
         likeness(at.label, sentence.text) >= same_subject;
}

bool contradicts(const std::string& told, const Observation& at, const Observation& target,
                 const std::string& better) {
  const Rational goal = target.value->exact();
  const Interval value = *interval_of(at);
  if (told == "above") return better == "higher" && value.high && *value.high < goal;
  if (told == "below") return better == "higher" && value.low && *value.low > goal;
  if (better.empty() || target.tolerance) return false;
  // What the council rates green it may call met, whatever its tolerance is.
  if (told == "met") return standing(at, goal, better) == Standing::missed && at.rag != "green";
  return standing(at, goal, better) == Standing::met && at.rag != "red" && at.rag != "amber";
}

// How the row's figure must stand to the other's where the word holds; nothing where its polarity does not
// tell.
std::string side_of(const std::string& told, const std::string& better) {
  if (told == "better") return better == "higher" ? "above" : better == "lower" ? "below" : "";
  if (told == "worse") return better == "higher" ? "below" : better == "lower" ? "above" : "";
  return told == "equal" ? "" : told;
}

// The last word of comparison before the place.
std::string word_before(const std::vector<rules::Match>& words, std::size_t place) {
  std::string told;
  for (const rules::Match& word : words)
    if (word.end <= place) told = word.gives();
  return told;
}

const Observation* benchmark_of(const Figures& row, const Observation& at, const std::string& comparator) {
  const Observation* found = nullptr;
  for (const Observation* other : row) {
    if (other->measure != "benchmark" || other->comparator != comparator || !other->value ||
        other->unit != at.unit || !other->breakdown.empty())
      continue;
    if (found && *found->value != *other->value) return nullptr;
    found = other;
  }
  return found;
}

}  // namespace

void wrong_standings(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  const Observation* at = latest_actual(input, commentary.row);
  const Observation* target = at ? beside(*at, commentary.row, "target") : nullptr;
  if (!target || polarity_conflict(commentary.row).target) return;
  const auto rules = rules_of(input, at->document_id);
  const std::string better = better_way(input, *at, *target);
  for (const Sentence& sentence : commentary.sentences) {
    const auto told = rules->first("check-standing", sentence.text);
    if (!told || rules->all("check-standing", sentence.text).size() > 1 ||
        rules->first("check-no-standing", sentence.text) || !is_about(*rules, sentence, *at) ||
        !speaks_of_latest(sentence, *at, commentary.row) || !contradicts(told->gives(), *at, *target, better))
      continue;
    Issue issue = issue_at(
        *at, narrative_mismatch.name, "warning",
        fmt::format("{} for {} is printed with a target of {}, but the text says otherwise: {}.",
                    printed(*at), period_words(*at), printed(*target), quoted(sentence.text)),
        at->value->exact() < target->value->exact() ? "below the target" : "above the target", told->gives());
    issue.observation_ids.push_back(target->observation_id);
    issues.push_back(std::move(issue));
    return;
  }
}

void wrong_standings_in_paragraphs(const CheckInput& input, std::vector<Issue>& issues) {
  constexpr std::size_t shared_words = 4;  // of the sentence with the label of the row that it judges
  std::unordered_map<std::string, const Figures*> known;  // made when it is first needed
  for (const Note& note : input.dataset.notes) {
    if (note.kind != "commentary" || note.table != 0 ||
        !rules_of(input, note.document_id)->first("check-standing", note.text))
      continue;
    for (const Sentence& sentence : sentences_of(input, note)) {
      const Observation* at = row_spoken_of(input, note, sentence.text, shared_words);
      if (at && known.empty())
        for (const Figures& row : rows(input)) known.try_emplace(row_key(*row.front()), &row);
      const auto row = at ? known.find(row_key(*at)) : known.end();
      if (row != known.end()) wrong_standings(input, {&note, *row->second, {sentence}}, issues);
    }
  }
}

void wrong_comparisons(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  const Observation* at = latest_actual(input, commentary.row);
  if (!at || polarity_conflict(commentary.row).target) return;
  const auto rules = rules_of(input, at->document_id);
  const std::string better = better_way(input, *at, *at);
  for (const Sentence& sentence : commentary.sentences) {
    const auto words = rules->all("check-against", sentence.text);
    if (words.empty() || rules->first("check-no-standing", sentence.text) ||
        !speaks_of_latest(sentence, *at, commentary.row))
      continue;
    for (const rules::Match& body : rules->all("comparator", sentence.text)) {
      const std::string side = side_of(word_before(words, body.begin), better);
      const Observation* other = benchmark_of(commentary.row, *at, body.gives());
      if (side.empty() || !other || (side != "above" && side != "below")) continue;
      const Interval is = *interval_of(*at), was = *interval_of(*other);
      const bool wrong = side == "above" ? is.high && was.low && *is.high < *was.low
                                         : is.low && was.high && *is.low > *was.high;
      if (!wrong) continue;
      Issue issue =
          issue_at(*at, narrative_mismatch.name, "warning",
                   fmt::format("{} is printed beside {} for {}, but the text says otherwise: {}.",
                               printed(*at), printed(*other), other->comparator_label, quoted(sentence.text)),
                   side == "above" ? "below" : "above", side);
      issue.observation_ids.push_back(other->observation_id);
      issues.push_back(std::move(issue));
      return;
    }
  }
}

void shares_of_a_rate(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  const Observation* at = latest_actual(input, commentary.row);
  if (!at) return;
  const auto rules = rules_of(input, at->document_id);
  const auto rate = rules->first("check-rate-base", at->label);
  if (!rate) return;
  for (const Sentence& sentence : commentary.sentences) {
    const auto share = rules->first("check-share-of", sentence.text);
    if (!share || Decimal::parse(share->groups[0]) != at->value) continue;
    issues.push_back(issue_at(*at, narrative_mismatch.name, "warning",
                              fmt::format("The text reads {} as a share, but the label is a rate per {}: {}.",
                                          printed(*at), rate->groups[0], quoted(sentence.text)),
                              "a rate per " + rate->groups[0], share->groups[0] + "% of"));
    return;
  }
}

}  // namespace scrutineer::normalize
