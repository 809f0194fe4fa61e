#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  // Shares of the shorter label's telling words: below `other` two reports mean different indicators, from
  // there to `same` the label is near.
  double other = 0.3, same = 0.5;
  std::size_t codes_of_a_caption = 3;  // a label under this many codes of a report names none of them
};
constexpr Settings settings;

std::string label_key(const Observation& figure) {
  return figure.document_id + '\x1f' + folded(figure.label);
}

// "All figures shown as percentages": a caption that was read as the label of many codes.
std::set<std::string> captions(const Dataset& dataset) {
  std::map<std::string, std::set<std::string>> codes;
  for (const Observation& figure : dataset.observations)
    codes[label_key(figure)].insert(folded(figure.local_code));
  std::set<std::string> found;
  for (const auto& [label, under] : codes)
    if (under.size() >= settings.codes_of_a_caption) found.insert(label);
  return found;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  const std::set<std::string> no_labels = captions(input.dataset);
  std::map<std::string, std::vector<const Observation*>> labels;  // of a council's code, over all its reports
  for (const Figures& row : rows(input)) {
    const Observation& figure = *row.front();
    const bool has_letter = std::any_of(figure.local_code.begin(), figure.local_code.end(),
                                        [](unsigned char c) { return std::isalpha(c) != 0; });
    if (figure.council_code.empty() || !has_letter || figure.label.empty() ||
        no_labels.contains(label_key(figure)) ||
        rules_of(input, figure.document_id)->first("unit-note", figure.label))
      continue;
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
