#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/ratings.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  // A step up to this share of the figure may pass for a level arrow, and up to this for the words "No
  // change".
  Rational still{1, 10}, no_change{1, 50};
  int arrows = 2;  // contradictions of size from which a report's arrows may tell of performance
  // Where so many of a report's signs for better and worse, and this share of them, contradict the step
  // before, they tell of something else, whether its key was kept or not.
  int otherwise = 4;
  Rational share_otherwise{1, 3};
};
const Settings settings;

// A key that explains direction by something other than the step from the figure before: a regression, a year
// ago.
bool direction_is_explained(const CheckInput& input, const std::string& document_id) {
  const auto rules = rules_of(input, document_id);
  const auto explains = [&](const std::string& text) {
    return rules->first("check-direction", text) && rules->first("check-direction-basis", text);
  };
  for (const Note& note : input.dataset.notes)
    if (note.document_id == document_id && (note.kind == "key" || note.kind == "footnote") &&
        (explains(note.text) || (note.kind == "key" && rules->first("check-direction-key", note.text))))
      return true;
  // A key set as a table.
  for (const CellRow& cell : input.dataset.cells)
    if (cell.document_id == document_id &&
        (rules->first("check-direction-key", cell.text) || (cell.header && explains(cell.text))))
      return true;
  return false;
}

// rising, falling or same; empty where the polarity does not tell.
std::string direction_of(const Observation& figure) {
  if (figure.trend == "rising" || figure.trend == "falling" || figure.trend == "same") return figure.trend;
  if (figure.polarity != "higher" && figure.polarity != "lower") return "";
  if (figure.trend == "improving") return figure.polarity == "higher" ? "rising" : "falling";
  if (figure.trend == "worsening") return figure.polarity == "higher" ? "falling" : "rising";
  return "";
}

bool contradicts(const std::string& direction, const Observation& before, const Observation& now,
                 const Rational& still = settings.still) {
  const Interval was = *interval_of(before), is = *interval_of(now);
  if (!was.low || !was.high || !is.low || !is.high) return false;
  if (direction == "rising") return *is.high < *was.low;
  if (direction == "falling") return *is.low > *was.high;
  const Rational step = now.value->exact() - before.value->exact(), size = before.value->exact();
  return !meet(was, is) && (step < 0 ? Rational(-step) : step) > still * (size < 0 ? Rational(-size) : size);
}

// A cell of the figure's row says in words, not by an arrow, that nothing has changed.
bool says_no_change(const CheckInput& input, const Observation& figure) {
  const auto rules = rules_of(input, figure.document_id);
  return std::any_of(input.dataset.cells.begin(), input.dataset.cells.end(), [&](const CellRow& cell) {
    if (figure.table == 0 || cell.table != figure.table || cell.row != figure.row || cell.header ||
        cell.document_id != figure.document_id)
      return false;
    const auto trend = rules->first("trend", cell.text);
    return trend && trend->gives() == "same" &&
           std::any_of(cell.text.begin(), cell.text.end(),
                       [](unsigned char c) { return std::isalpha(c) != 0; });
  });
}

// Plain arrows of some reports tell of performance, not of size: up is better. So where at least two arrows
// contradict the figures, none of them at a figure that is better when higher, and no arrow follows a figure
// that is better when lower.
struct ArrowVotes {
  int against_size = 0, lower_against = 0, speak_for_size = 0;
};

bool tell_of_performance(const ArrowVotes& votes) {
  return votes.against_size >= settings.arrows && votes.lower_against > 0 && votes.speak_for_size == 0;
}

void count_arrow(const CheckInput& input, const Observation& before, const Observation& now,
                 ArrowVotes& votes) {
  if (now.trend != "rising" && now.trend != "falling") return;
  const std::string better = better_way(input, now, now);
  const bool against = contradicts(now.trend, before, now);
  votes.against_size += against;
  votes.lower_against += against && better == "lower";
  if (against ? better == "higher" : better == "lower" && !meet(*interval_of(before), *interval_of(now)))
    ++votes.speak_for_size;
}

// The last figure of the same length before this one; null where there is none.
const Observation* step_before(const Figures& points, std::size_t at) {
  for (std::size_t i = at; i-- > 0;)
    if (whole_months(*points[i]) == whole_months(*points[at]) &&
        points[i]->period_end < points[at]->period_end)
      return points[i];
  return nullptr;
}

// Documents most of whose signs for better and worse, which a key gave their meaning, cannot be of the step
// before.
std::set<std::string> of_other_basis(const CheckInput& input) {
  std::map<std::string, std::pair<int, int>> judged;  // contradictions, all
  for (const Figures& figures : series(input)) {
    const Figures points = valued(figures, "actual");
    for (std::size_t i = 1; i < points.size(); ++i) {
      const bool judged_by_key = points[i]->trend == "improving" || points[i]->trend == "worsening";
      const std::string direction = judged_by_key ? direction_of(*points[i]) : "";
      const Observation* before = direction.empty() ? nullptr : step_before(points, i);
      if (!before || points[i]->basis == "cumulative") continue;
      auto& [against, all] = judged[points[i]->document_id];
      against += contradicts(direction, *before, *points[i]);
      ++all;
    }
  }
  std::set<std::string> documents;
  for (const auto& [document, counts] : judged)
    if (counts.first >= settings.otherwise && counts.first >= settings.share_otherwise * counts.second)
      documents.insert(document);
  return documents;
}

std::map<std::string, ArrowVotes> arrow_votes(const CheckInput& input) {
  std::map<std::string, ArrowVotes> votes;
  for (const Figures& figures : series(input)) {
    const Figures points = valued(figures, "actual");
    for (std::size_t i = 1; i < points.size(); ++i)
      if (whole_months(*points[i - 1]) == whole_months(*points[i]) && points[i]->basis != "cumulative" &&
          points[i - 1]->period_end < points[i]->period_end)
        count_arrow(input, *points[i - 1], *points[i], votes[points[i]->document_id]);
  }
  return votes;
}

// By document and table the last day for which a direction is printed. A direction of an earlier day stands
// in a row whose last figure is missing: which step it is of, nothing tells.
std::map<std::pair<std::string, int>, Date> last_days(const CheckedRows& dataset) {
  std::map<std::pair<std::string, int>, Date> days;
  for (const Observation& figure : dataset.observations)
    if (!figure.trend.empty() && figure.table > 0 && figure.period_end) {
      const auto [day, added] = days.try_emplace({figure.document_id, figure.table}, *figure.period_end);
      if (!added) day->second = std::max(day->second, *figure.period_end);
    }
  return days;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  if (std::all_of(input.dataset.observations.begin(), input.dataset.observations.end(),
                  [](const Observation& figure) { return figure.trend.empty(); }))
    return;
  std::set<std::string> explained = of_other_basis(input);
  for (const auto& [document, votes] : arrow_votes(input))
    if (tell_of_performance(votes)) explained.insert(document);
  for (const DocumentRow& document : input.dataset.documents)
    if (direction_is_explained(input, document.document_id)) explained.insert(document.document_id);
  const auto days = last_days(input.dataset);
  for (const Figures& figures : series(input)) {
    const Figures points = valued(figures, "actual");
    for (std::size_t i = 1; i < points.size(); ++i) {
      const Observation& now = *points[i];
      const std::string direction = direction_of(now);
      if (direction.empty() || explained.contains(now.document_id) || now.basis == "cumulative") continue;
      // A row of its own directions, one a period, tells each step.
      const auto last = days.find({now.document_id, now.table});
      const bool one_direction = std::count_if(points.begin(), points.end(), [](const Observation* point) {
                                   return !point->trend.empty();
                                 }) == 1;
      if (one_direction && last != days.end() && *now.period_end < last->second) continue;
      Figures earlier;
      for (std::size_t j = 0; j < i; ++j)
        if (whole_months(*points[j]) == whole_months(now) && points[j]->period_end < now.period_end)
          earlier.push_back(points[j]);
      if (earlier.empty()) continue;
      const bool in_words = direction == "same" && contradicts(direction, *earlier.back(), now, 0) &&
                            says_no_change(input, now);
      const Rational still = in_words ? settings.no_change : settings.still;
      if (!contradicts(direction, *earlier.back(), now, still)) continue;
      const bool borne_out = std::any_of(earlier.begin(), earlier.end(), [&](const Observation* before) {
        return !contradicts(direction, *before, now, still);
      });
      const Observation& before = *earlier.back();
      Issue issue =
          issue_at(now, trend_mismatch.name, borne_out ? "warning" : "error",
                   fmt::format("The trend is printed as {} but {} ({}) follows {} ({}){}.", now.trend,
                               printed(now), period_words(now), printed(before), period_words(before),
                               borne_out ? "; only an earlier figure bears it out" : ""),
                   now.value->exact() > before.value->exact() ? "rising" : "falling", now.trend);
      issue.observation_ids.push_back(before.observation_id);
      issues.push_back(std::move(issue));
    }
  }
}

}  // namespace

const Check trend_mismatch = {"trend-mismatch", "error, warning",
                              "A printed direction of movement against the figures.", run};

}  // namespace scrutineer::normalize
