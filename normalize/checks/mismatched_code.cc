#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

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

// One figure of each code and label of a report, in order.
Figures coded_rows(const CheckInput& input) {
  Figures rows;
  std::unordered_set<std::string> seen;
  for (const Observation& figure : input.dataset.observations) {
    if (figure.local_code.empty() || figure.label.empty()) continue;
    if (seen.insert(figure.document_id + '\x1f' + figure.local_code + '\x1f' + figure.label).second)
      rows.push_back(&figure);
  }
  return rows;
}

std::string label_key(const Observation& figure) {
  return figure.document_id + '\x1f' + folded(figure.label);
}

// "All figures shown as percentages": a caption that was read as the label of many codes.
std::set<std::string> captions(const Figures& rows) {
  std::map<std::string, std::set<std::string>> codes;
  for (const Observation* figure : rows) codes[label_key(*figure)].insert(folded(figure->local_code));
  std::set<std::string> found;
  for (const auto& [label, under] : codes)
    if (under.size() >= settings.codes_of_a_caption) found.insert(label);
  return found;
}

bool names_a_measure(const CheckInput& input, const Observation& figure) {
  const bool has_letter = std::any_of(figure.local_code.begin(), figure.local_code.end(),
                                      [](unsigned char c) { return std::isalpha(c) != 0; });
  return !figure.council_code.empty() && has_letter &&
         !rules_of(input, figure.document_id)->first("unit-note", figure.label);
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  const Figures rows = coded_rows(input);
  const std::set<std::string> no_labels = captions(rows);
  // The wordings of a council's code over all its reports, each once.
  std::map<std::string, std::map<std::string, const Observation*>> labels;
  for (const Observation* row : rows) {
    const Observation& figure = *row;
    if (no_labels.contains(label_key(figure)) || !names_a_measure(input, figure)) continue;
    auto& known = labels[figure.council_code + '\x1f' + folded(figure.local_code)];
    if (!known.try_emplace(folded(figure.label), row).second) continue;
    double nearest = 0;
    const Observation* elsewhere = nullptr;
    for (const auto& [label, other] : known) {
      if (other == row) continue;
      nearest = std::max(nearest, likeness(label, figure.label));
      if (other->document_id != figure.document_id) elsewhere = other;
    }
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
