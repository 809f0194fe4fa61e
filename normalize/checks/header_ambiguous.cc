#include <fmt/format.h>

#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// A quarter or a month without a year, that heads two columns of one table for different years.
void run(const CheckInput& input, std::vector<Issue>& issues) {
  struct Column {
    const Observation* first = nullptr;
    std::string told;  // the quarter or month
  };
  std::map<std::tuple<std::string, int, std::string>, std::map<Date, Column>> headers;
  for (const Observation& figure : input.dataset.observations) {
    if (figure.table == 0 || figure.measure != "actual" || !figure.period_end) continue;
    const auto bare = rules_of(input, figure.document_id)->first("check-bare-period", figure.period_label);
    if (!bare) continue;
    headers[{figure.document_id, figure.table, folded(bare->groups[0])}].try_emplace(
        *figure.period_end, Column{&figure, bare->groups[0]});
  }
  for (const auto& [key, columns] : headers) {
    if (columns.size() < 2) continue;
    const Column &earlier = columns.begin()->second, &later = columns.rbegin()->second;
    Issue issue = issue_at(
        *earlier.first, header_ambiguous.name, "info",
        fmt::format(
            "Two columns are headed {} without a year (\"{}\" and \"{}\"); they were read as {} and {}.",
            earlier.told, earlier.first->period_label, later.first->period_label,
            period_words(*earlier.first), period_words(*later.first)),
        period_words(*earlier.first), earlier.first->period_label);
    issue.local_code.clear(), issue.label.clear();
    issue.observation_ids.push_back(later.first->observation_id);
    issues.push_back(std::move(issue));
  }
}

}  // namespace

const Check header_ambiguous = {
    "header-ambiguous", "info",
    "A header that two periods fit: a quarter without a year, twice in one table.", run};

}  // namespace scrutineer::normalize
