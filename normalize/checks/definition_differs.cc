#include <fmt/format.h>

#include "normalize/checks/all.h"
#include "normalize/checks/official.h"

namespace scrutineer::normalize {
namespace {

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) {
    const Observation& figure = *row.front();
    const rules::Indicator* indicator = input.library.indicator(figure.indicator_id);
    if (!indicator ||
        !rules_of(input, figure.document_id)->first("check-national-code", indicator->national_codes))
      continue;
    const std::string limit = added_limit(input, figure);
    if (limit.empty()) continue;
    issues.push_back(
        issue_at(figure, definition_differs.name, "info",
                 fmt::format("The label adds \"{}\", which the national measure \"{}\" ({}) does not have.",
                             limit, indicator->name, indicator->national_codes),
                 indicator->name, limit));
  }
}

}  // namespace

const Check definition_differs = {
    "definition-differs", "info",
    "The wording adds a limit that the national indicator of that code or name lacks.", run};

}  // namespace scrutineer::normalize
