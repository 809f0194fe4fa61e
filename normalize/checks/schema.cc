#include <fmt/format.h>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/printed_value.h"

namespace scrutineer::normalize {
namespace {

// Types, vocabularies and keys are tested where a dataset is read (dataset/csv.h, schema_issues); this is
// what only a whole row shows.
void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Observation& figure : input.dataset.observations)
    if (!figure.value && figure.qualifier.empty()) {
      issues.push_back(issue_at(figure, schema.name, "error",
                                "The observation has neither a value nor a qualifier.",
                                "a value or a qualifier", ""));
    } else if (!is_value_printed(figure)) {
      const std::string quoted = fmt::format("\"{}\"", cut_text(read_from(figure)));
      issues.push_back(issue_at(
          figure, schema.name, "error",
          fmt::format(
              "The value is {}, but its {} prints another figure: {}; where that was misread, correct "
              "`repaired` too.",
              figure.value->str(), figure.repaired.empty() ? "`text`" : "`repaired`", quoted),
          "a figure of " + quoted, figure.value->str()));
    }
}

}  // namespace

const Check schema = {"schema", "error", "A dataset that breaks its schema.", run};

}  // namespace scrutineer::normalize
