#include "normalize/indicators.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <unordered_map>

#include "normalize/indicator_index.h"

namespace scrutineer::normalize {
namespace {

// Tuned on the wordings of two reports and by leaving the wordings of the catalogue out one by one; shares of
// words weighted by rarity, 0 to 1.
struct MatchSettings {
  double accept = 0.66;             // least score of a match
  double accept_with_code = 0.45;   // where the report's code is the indicator's national one
  double accept_look_alike = 0.5;   // least score of an indicator that a trap puts in another's place
  double margin = 0.04;             // by which the best must beat the next indicator
  double description_share = 0.95;  // what a match by the description counts beside one by the label
  double section_share = 0.6;       // what a word counts that stands only in the heading above
  std::size_t kept_answers = 20000;
};
constexpr MatchSettings kSettings;

bool is_days(std::string_view unit) { return unit == "days" || unit == "working-days"; }

bool is_time(std::string_view unit) { return is_days(unit) || unit == "weeks" || unit == "months"; }

// Whether figures of a unit can be an indicator's. `wordings`: the units that the label's words promise.
bool agrees(std::string_view figure, const std::vector<std::string>& wordings, const IndicatorIndex& index,
            std::size_t number) {
  const std::string& indicator = index.unit(number);
  const auto alike = [&](std::string_view unit) {
    return unit == indicator || (is_days(unit) && is_days(indicator)) ||
           (unit == "percentage-points" && indicator == "percent") ||
           // A number of days lost is a count of days.
           (is_days(unit) && indicator == "count" && index.id(number).find("days") != std::string::npos) ||
           (indicator == "ratio" && (unit == "count" || unit == "score"));
  };
  if (!figure.empty() && figure != "count" && figure != "score") return alike(figure);
  // A bare number: the label says what it is; where it says nothing, it is no rate, share or money.
  if (!wordings.empty())
    return std::any_of(wordings.begin(), wordings.end(), [&](const std::string& unit) {
      if (unit == "rate") return indicator.starts_with("rate-") || indicator == "percent";
      return unit == "time" ? is_time(indicator) || indicator == "percent" : alike(unit);
    });
  return figure.empty() || figure == indicator || indicator == "count" || indicator == "ratio";
}

struct Candidate {
  std::size_t indicator = 0;
  double score = 0;
};

// The best score of each indicator that the figures' unit allows, best first.
std::vector<Candidate> ranked(const IndicatorIndex& index, const IndicatorQuery& query,
                              const std::vector<std::string>& wordings) {
  std::map<std::size_t, double> best;
  const auto add = [&](std::string_view text, std::string_view context, double share) {
    if (text.empty()) return;
    for (const PhraseScore& found : index.score(text, context, kSettings.section_share)) {
      if (!agrees(query.unit, wordings, index, found.indicator)) continue;
      double& score = best[found.indicator];
      score = std::max(score, found.score * share);
    }
  };
  add(query.label, query.section, 1);
  add(query.description, {}, kSettings.description_share);
  std::vector<Candidate> candidates;
  for (const auto& [indicator, score] : best) candidates.push_back({indicator, score});
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  return candidates;
}

// The units that the label promises, or else the description; `rate` is one whose base is not said, `time`
// one whose unit is not.
std::vector<std::string> promised_units(const IndicatorQuery& query, const rules::Library& library) {
  const auto uk = library.pack("uk");
  for (const std::string_view text : {query.label, query.description}) {
    std::vector<std::string> units;
    for (const rules::Match& match : uk->all("unit", text)) units.push_back(match.gives());
    if (units.empty())
      if (const auto bare = uk->first("bare-unit", text)) units.push_back(bare->gives());
    if (!units.empty()) return units;
  }
  return {};
}

// "LAC" under the heading Caseloads: an abbreviation means what the heading tells, where that has a subject.
bool needs_heading(const IndicatorIndex& index, const IndicatorQuery& query) {
  constexpr std::size_t longest = 5;
  const bool capitals =
      query.label.size() <= longest &&
      std::all_of(query.label.begin(), query.label.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals && index.has_subject(query.section);
}

IndicatorChoice decide(const IndicatorIndex& index, const IndicatorQuery& query,
                       const rules::Library& library) {
  if (index.bars_all(query.breakdown)) return {"", 0, "its part is of another kind"};
  const std::vector<std::string> wordings = promised_units(query, library);
  const auto candidates = ranked(index, query, wordings);
  if (candidates.empty()) return {"", 0, "no indicator of the catalogue shares its words and unit"};

  Candidate best = candidates.front();
  bool by_code = index.has_code(best.indicator, query.local_code);
  double needed = by_code ? kSettings.accept_with_code : kSettings.accept;
  if (best.score < std::min(needed, kSettings.accept_look_alike))
    return {"", best.score,
            fmt::format("{} comes nearest, with {:.2f} of its words", index.id(best.indicator), best.score)};
  const std::string text = fmt::format("{} {}", query.label, query.description);
  const auto turned = index.look_alike(best.indicator, text);
  if (turned) {
    const auto other = std::find_if(candidates.begin(), candidates.end(),
                                    [&](const Candidate& c) { return c.indicator == *turned; });
    if (other == candidates.end() || other->score < kSettings.accept_look_alike)
      return {"", best.score,
              fmt::format("its words tell it from {}, and fit no look-alike of its unit",
                          index.id(best.indicator))};
    best = {*turned, std::max(best.score, other->score)};
    by_code = index.has_code(best.indicator, query.local_code);
    needed = by_code ? kSettings.accept_with_code : kSettings.accept;
  } else if (candidates.size() > 1) {
    const Candidate& next = candidates[1];
    const bool told_apart = index.tells_apart(best.indicator, next.indicator, text);
    if (best.score - next.score < kSettings.margin && !told_apart)
      return {"", best.score,
              fmt::format("{} and {} fit alike", index.id(best.indicator), index.id(next.indicator))};
  }
  if (best.score < needed)
    return {"", best.score,
            fmt::format("{} comes nearest, with {:.2f} of its words", index.id(best.indicator), best.score)};
  return {index.id(best.indicator), best.score,
          fmt::format("{} shares {:.2f} of its words{}", index.id(best.indicator), best.score,
                      by_code ? " and the national code" : "")};
}

// The indicator that the catalogue has for the breakdown alone, such as an age band; none else.
IndicatorChoice of_part(const IndicatorIndex& index, const IndicatorQuery& query,
                        const rules::Library& library) {
  if (query.breakdown.empty() || !index.names_part(query.breakdown)) return {};
  const std::string label = fmt::format("{} {}", query.label, query.breakdown);
  IndicatorQuery whole = query;
  whole.label = label;
  IndicatorChoice choice = decide(index, whole, library);
  return index.has_words_of(choice.id, query.breakdown) ? choice : IndicatorChoice{};
}

// Indexes and answers, kept for each library.
struct Memory {
  std::mutex mutex;
  std::map<std::uint64_t, std::shared_ptr<const IndicatorIndex>> indexes;
  std::unordered_map<std::string, IndicatorChoice> answers;
};

Memory& memory() {
  static Memory kept;
  return kept;
}

}  // namespace

IndicatorChoice choose_indicator(const IndicatorQuery& query, const rules::Library& library) {
  const std::string key =
      fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", library.serial(), query.local_code, query.label,
                  query.description, query.unit, query.section, query.breakdown);
  Memory& kept = memory();
  std::shared_ptr<const IndicatorIndex> index;
  {
    const std::lock_guard lock(kept.mutex);
    if (const auto found = kept.answers.find(key); found != kept.answers.end()) return found->second;
    auto& made = kept.indexes[library.serial()];
    if (!made) made = std::make_shared<const IndicatorIndex>(library);
    index = made;
  }
  const std::string headed = fmt::format("{} {}", query.section, query.label);
  IndicatorQuery asked = query;
  if (needs_heading(*index, query)) asked.label = headed;
  IndicatorChoice choice = of_part(*index, asked, library);
  if (choice.id.empty()) choice = decide(*index, asked, library);
  const std::lock_guard lock(kept.mutex);
  if (kept.answers.size() >= kSettings.kept_answers) kept.answers.clear();
  kept.answers.emplace(key, choice);
  return choice;
}

}  // namespace scrutineer::normalize
