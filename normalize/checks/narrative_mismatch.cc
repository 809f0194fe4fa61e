#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/claims.h"
#include "normalize/checks/copied_commentary.h"
#include "normalize/checks/rating_claims.h"
#include "normalize/checks/standing_claims.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// A code says which row is meant, whatever words the sentence has for it.
template <class Row>
std::string claim_key(const Row& row) {
  return row.document_id + '\x1f' + (row.local_code.empty() ? folded(row.label) : folded(row.local_code)) +
         '\x1f' + (row.period_end ? iso(*row.period_end) : "");
}

// A figure that a sentence states of the very label, period and breakdown of a table's.
void against_prose(const CheckedRows& dataset, std::vector<Issue>& issues) {
  if (std::all_of(dataset.observations.begin(), dataset.observations.end(),
                  [](const Observation& figure) { return figure.table > 0; }))
    return;
  std::set<std::string> told;
  for (const Issue& issue : issues)
    if (issue.check == narrative_mismatch.name) told.insert(claim_key(issue));
  const auto key = [](const Observation& figure) {
    return fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", claim_key(figure),
                       figure.period_start ? iso(*figure.period_start) : "", folded(figure.breakdown),
                       figure.measure, figure.comparator + folded(figure.comparator_label), figure.unit);
  };
  std::map<std::string, Figures> printed_in_tables;
  for (const Observation& figure : dataset.observations)
    if (figure.table > 0 && figure.value && figure.period_end)
      printed_in_tables[key(figure)].push_back(&figure);
  for (const Observation& stated : dataset.observations) {
    if (stated.table > 0 || !stated.value || stated.measure == "change") continue;
    const auto place = printed_in_tables.find(key(stated));
    if (place == printed_in_tables.end()) continue;
    // A code of two indicators does not say which.
    const bool one_row = std::all_of(place->second.begin(), place->second.end(), [&](const auto* figure) {
      return folded(figure->label) == folded(place->second.front()->label);
    });
    bool agrees = !one_row;
    for (const Observation* figure : place->second)
      agrees = agrees || meet(*interval_of(*figure), *interval_of(stated));
    const Observation& at = *place->second.front();
    if (agrees || !told.insert(claim_key(at)).second) continue;
    Issue issue = issue_at(at, narrative_mismatch.name, "error",
                           fmt::format("The text gives {} for {} but the table prints {}.", printed(stated),
                                       period_words(at), printed(at)),
                           at.value->str(), stated.value->str());
    issue.observation_ids.push_back(stated.observation_id);
    issues.push_back(std::move(issue));
  }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Commentary& commentary : commentaries(input)) {
    restated_figures(input, commentary, issues);
    restated_fractions(input, commentary, issues);
    wrong_directions(input, commentary, issues);
    denied_directions(input, commentary, issues);
    wrong_gaps(input, commentary, issues);
    denied_figures(input, commentary, issues);
    wrong_standings(input, commentary, issues);
    wrong_comparisons(input, commentary, issues);
    shares_of_a_rate(input, commentary, issues);
  }
  for (const Commentary& paragraph : paragraphs(input)) wrong_factors(input, paragraph, issues);
  against_prose(input.dataset, issues);
  wrong_standings_in_paragraphs(input, issues);
  copied_commentary(input, issues);
  wrong_rating_counts(input, issues);
  wrongly_named_ratings(input, issues);
  whole_beyond_best_part(input, issues);
}

}  // namespace

const Check narrative_mismatch = {
    "narrative-mismatch", "error, warning",
    "A sentence about a row restates one of its figures otherwise, or does not fit them.", run};

}  // namespace scrutineer::normalize
