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
  // A description that starts with another kind of measure is about the same thing where it holds this share
  // of the label's telling words.
  double same_subject = 0.8;
  std::size_t opening_words = 14;  // of the description, in which the kind of measure is sought
};
constexpr Settings settings;

// What a number is a number of: "post" 16, "miles" 20. Each with the numbers that the text has.
std::map<std::string, std::set<std::string>> numbered(const rules::RuleSet& rules, const std::string& text) {
  const std::string plain = folded(text);
  std::map<std::string, std::set<std::string>> numbers;
  for (const rules::Match& match : rules.all("check-stage", plain))
    numbers[match.groups[0]].insert(match.groups[1]);
  for (const rules::Match& match : rules.all("check-length", plain)) {
    std::string word = match.groups[1];
    if (word.back() == 's') word.pop_back();
    numbers[word].insert(match.groups[0]);
  }
  return numbers;
}

// One word, one number each, and they differ.
void against_numbers(const rules::RuleSet& rules, const Observation& figure, const std::string& description,
                     std::vector<Issue>& issues) {
  const auto in_label = numbered(rules, figure.label), in_description = numbered(rules, description);
  for (const auto& [word, numbers] : in_label) {
    const auto other = in_description.find(word);
    if (other == in_description.end() || numbers.size() != 1 || other->second.size() != 1 ||
        numbers == other->second)
      continue;
    const std::string left = word + " " + *numbers.begin(), right = word + " " + *other->second.begin();
    issues.push_back(issue_at(figure, label_description_mismatch.name, "warning",
                              fmt::format("The label says \"{}\" and its description \"{}\".", left, right),
                              left, right));
    return;
  }
}

std::string opening(const std::string& text) {
  const std::vector<std::string> all = words(text);
  std::string joined;
  for (std::size_t i = 0; i < std::min(all.size(), settings.opening_words); ++i) joined += all[i] + ' ';
  return joined;
}

// "Percentage of children in ..." described as "Number of children in ...".
void against_kind(const rules::RuleSet& rules, const Observation& figure, const std::string& description,
                  std::vector<Issue>& issues) {
  const auto share = rules.first("check-opening", figure.label);
  const auto number = rules.first("check-opening", description);
  if (!share || share->gives() != "share" || !number || number->gives() != "number") return;
  const auto also_share = rules.first("check-share", description);
  if (figure.unit != "percent" || (also_share && also_share->gives() != "rate")) return;
  if (likeness(share->groups[0], opening(number->groups[0])) < settings.same_subject) return;
  issues.push_back(issue_at(figure, label_description_mismatch.name, "warning",
                            "The label names a percentage and its description a number.", "percentage",
                            "number"));
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::string, const Note*> descriptions;
  for (const Note& note : input.dataset.notes)
    if (note.kind == "description")
      descriptions.try_emplace(note.document_id + '\x1f' + note.local_code + '\x1f' + folded(note.label),
                               &note);
  for (const Figures& row : rows(input)) {
    const Observation& figure = *row.front();
    const auto rules = rules_of(input, figure.document_id);
    const auto note =
        descriptions.find(figure.document_id + '\x1f' + figure.local_code + '\x1f' + folded(figure.label));
    if (note == descriptions.end()) continue;
    against_numbers(*rules, figure, note->second->text, issues);
    against_kind(*rules, figure, note->second->text, issues);
  }
}

}  // namespace

const Check label_description_mismatch = {
    "label-description-mismatch", "warning",
    "Label and description differ in an age, stage, period or kind of measure.", run};

}  // namespace scrutineer::normalize
