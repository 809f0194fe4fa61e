#include <fmt/format.h>
#include <re2/re2.h>

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
std::map<std::string, std::set<std::string>> numbered(const std::string& text) {
  static const RE2 before(R"(\b(post|age|aged|under|over|year|key stage|ks|stage|level) ?(\d{1,3})\b)");
  static const RE2 after(R"(\b(\d{1,3}) (working days?|days?|weeks?|months?|miles?)\b)");
  const std::string plain = folded(text);
  std::map<std::string, std::set<std::string>> numbers;
  std::string word, number;
  re2::StringPiece rest(plain);
  while (RE2::FindAndConsume(&rest, before, &word, &number)) numbers[word].insert(number);
  rest = plain;
  while (RE2::FindAndConsume(&rest, after, &number, &word)) {
    if (word.back() == 's') word.pop_back();
    numbers[word].insert(number);
  }
  return numbers;
}

// One word, one number each, and they differ.
void against_numbers(const Observation& figure, const std::string& description, std::vector<Issue>& issues) {
  const auto in_label = numbered(figure.label), in_description = numbered(description);
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
void against_kind(const Observation& figure, const std::string& description, std::vector<Issue>& issues) {
  static const RE2 share(R"((?i)^\W*(?:the )?(?:%|per ?cent(?:age)?|proportion)(?: of)?\b\s*(.*))");
  static const RE2 number(R"((?i)^\W*(?:the )?(?:total )?number of\b\s*(.*))");
  std::string subject, rest;
  if (!RE2::PartialMatch(figure.label, share, &subject) || !RE2::PartialMatch(description, number, &rest))
    return;
  static const RE2 also_share(R"((?i)%|per ?cent|proportion|divided by|as a share)");
  if (RE2::PartialMatch(description, also_share) || figure.unit != "percent") return;
  if (likeness(subject, opening(rest)) < settings.same_subject) return;
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
  for (const Figures& row : rows(input.dataset)) {
    const Observation& figure = *row.front();
    const auto note =
        descriptions.find(figure.document_id + '\x1f' + figure.local_code + '\x1f' + folded(figure.label));
    if (note == descriptions.end()) continue;
    against_numbers(figure, note->second->text, issues);
    against_kind(figure, note->second->text, issues);
  }
}

}  // namespace

const Check label_description_mismatch = {
    "label-description-mismatch", "Label and description differ in an age, stage, period or kind of measure.",
    run};

}  // namespace scrutineer::normalize
