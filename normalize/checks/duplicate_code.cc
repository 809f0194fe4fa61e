#include <fmt/format.h>

#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  // Labels that share less than this part of the shorter one's telling words are two indicators. Tuned on the
  // seeds, where a chart's title and its table row share two thirds and more.
  double same_indicator = 0.5;
};
constexpr Settings settings;

// A running number is no code: it starts again in every table.
bool has_letter(std::string_view code) {
  return std::any_of(code.begin(), code.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

// The catalogue tells apart what shares most of its words: care leavers in work, care leavers in suitable
// homes. One table gives a code one wording, so that there a second indicator is no second view of the first.
bool are_two_indicators(const Observation& a, const Observation& b) {
  return a.table == b.table && !a.indicator_id.empty() && !b.indicator_id.empty() && a.unit == b.unit &&
         a.indicator_id != b.indicator_id;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::string, std::vector<const Observation*>> labels;  // of a code, the first figure of each label
  for (const Figures& row : rows(input)) {
    const Observation& figure = *row.front();
    if (!has_letter(figure.local_code) || figure.label.empty()) continue;
    auto& known = labels[figure.document_id + '\x1f' + folded(figure.local_code)];
    const bool alike = std::any_of(known.begin(), known.end(), [&](const Observation* other) {
      // A chart's short title and its table's row may share no word and be one indicator.
      const bool one_indicator = !figure.indicator_id.empty() && other->indicator_id == figure.indicator_id;
      return one_indicator || (!are_two_indicators(*other, figure) &&
                               likeness(other->label, figure.label) >= settings.same_indicator);
    });
    if (!alike && !known.empty()) {
      Issue issue = issue_at(figure, duplicate_code.name, "error",
                             fmt::format("The code {} stands for two indicators: \"{}\" and \"{}\".",
                                         figure.local_code, known.front()->label, figure.label),
                             "one indicator", fmt::format("{} indicators", known.size() + 1));
      issue.observation_ids.push_back(known.front()->observation_id);
      issue.period_start.reset(), issue.period_end.reset();
      issues.push_back(std::move(issue));
    }
    if (!alike) known.push_back(&figure);
  }
}

}  // namespace

const Check duplicate_code = {"duplicate-code", "error",
                              "One local code stands for two different indicators in a report.", run};

}  // namespace scrutineer::normalize
