#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  // Shares of the shorter label's telling words: below `other` two reports mean different indicators, from
  // there to `same` the label is near.
  double other = 0.3, same = 0.5;
};
constexpr Settings settings;

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::string, std::vector<const Observation*>> labels;  // of a council's code, over all its reports
  for (const Figures& row : rows(input.dataset)) {
    const Observation& figure = *row.front();
    const bool has_letter = std::any_of(figure.local_code.begin(), figure.local_code.end(),
                                        [](unsigned char c) { return std::isalpha(c) != 0; });
    if (figure.council_code.empty() || !has_letter || figure.label.empty()) continue;
    auto& known = labels[figure.council_code + '\x1f' + folded(figure.local_code)];
    double nearest = 0;
    const Observation* elsewhere = nullptr;
    for (const Observation* other : known) {
      nearest = std::max(nearest, likeness(other->label, figure.label));
      if (other->document_id != figure.document_id) elsewhere = other;
    }
    known.push_back(&figure);
    if (!elsewhere || nearest >= settings.same) continue;
    Issue issue = issue_at(
        figure, mismatched_code.name, nearest < settings.other ? "error" : "warning",
        fmt::format("The code {} stands for \"{}\" here and for \"{}\" in another report of the council.",
                    figure.local_code, figure.label, elsewhere->label),
        elsewhere->label, figure.label);
    issue.observation_ids.push_back(elsewhere->observation_id);
    issue.period_start.reset(), issue.period_end.reset();
    issues.push_back(std::move(issue));
  }
}

}  // namespace

const Check mismatched_code = {
    "mismatched-code", "A code stands for another indicator than in another report of the same council.", run,
    true};

}  // namespace scrutineer::normalize
