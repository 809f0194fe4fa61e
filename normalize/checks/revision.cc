#include <fmt/format.h>

#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::string, const Observation*> first;
  for (const Observation& figure : input.dataset.observations) {
    if (!figure.value || figure.council_code.empty() || figure.measure != "actual" || !figure.period_end)
      continue;
    if (figure.table == 0 || figure.label.empty()) continue;
    const std::string key = fmt::format(
        "{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", figure.council_code, folded(figure.local_code),
        folded(figure.label), figure.local_code.empty() ? folded(figure.section) : "",
        folded(figure.breakdown), figure.unit, figure.period_start ? iso(*figure.period_start) : "",
        iso(*figure.period_end));
    const auto [place, added] = first.try_emplace(key, &figure);
    const Observation& other = *place->second;
    if (added || other.document_id == figure.document_id || meet(*interval_of(other), *interval_of(figure)))
      continue;
    Issue issue = issue_at(figure, revision.name, "info",
                           fmt::format("{} is printed as {} here and as {} in another report of the run.",
                                       period_words(figure), printed(figure), printed(other)),
                           other.value->str(), figure.value->str());
    issue.observation_ids.push_back(other.observation_id);
    issues.push_back(std::move(issue));
  }
}

}  // namespace

const Check revision = {"revision", "info", "The same figure differs between two reports of the run.", run,
                        true};

}  // namespace scrutineer::normalize
