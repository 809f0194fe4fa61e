#include <fmt/format.h>
#include <re2/re2.h>

#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// A range of years whose second half is no year: 2020-022. Empty where there is none.
std::string broken_years(const std::string& text) {
  static const RE2 years(R"(\b((?:19|20)\d{2} ?[-/–] ?(?:0\d{2}|20\d))\b)");
  std::string found;
  RE2::PartialMatch(text, years, &found);
  return found;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Observation& figure : input.dataset.observations)
    if (figure.period_start && figure.period_end && *figure.period_end < *figure.period_start)
      issues.push_back(
          issue_at(figure, malformed_period.name, "info",
                   fmt::format("The period of {} ends on {} before it starts on {}.", printed(figure),
                               iso(*figure.period_end), iso(*figure.period_start)),
                   "", figure.period_label));
  std::set<std::string> seen;
  const auto raise = [&](Issue issue, const std::string& found) {
    if (!seen.insert(issue.document_id + '\x1f' + found).second) return;
    issue.check = malformed_period.name, issue.severity = "info", issue.found = found;
    issue.message = fmt::format("\"{}\" is no range of years.", found);
    issues.push_back(std::move(issue));
  };
  for (const Observation& figure : input.dataset.observations)
    for (const std::string* text : {&figure.label, &figure.period_label})
      if (const std::string found = broken_years(*text); !found.empty())
        raise(issue_at(figure, malformed_period.name, "info", "", "", found), found);
  for (const Note& note : input.dataset.notes)
    if (const std::string found = broken_years(note.text); !found.empty()) {
      Issue issue;
      issue.document_id = note.document_id, issue.local_code = note.local_code, issue.label = note.label;
      issue.place = {note.page, note.box};
      raise(std::move(issue), found);
    }
}

}  // namespace

const Check malformed_period = {"malformed-period", "info",
                                "A period that cannot be, such as 2020-022 or an end before its start.", run};

}  // namespace scrutineer::normalize
