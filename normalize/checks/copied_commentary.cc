#include "normalize/checks/copied_commentary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t least_words = 8;  // of a clause, before its being said twice is no chance
  // Words of at least four letters that the clause shares with the label that it speaks of, and by how many
  // more than with the label under which it stands.
  int shared = 3, more = 2;
  std::size_t letters = 4;
};
constexpr Settings settings;

struct Clause {
  const Commentary* commentary = nullptr;
  std::string text;  // as printed
};

bool has_letters(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

// The clause of the sentence's last leading figure, up to the next comma; empty where no figure stands in it.
std::string clause_of(const Sentence& sentence) {
  if (sentence.figures.empty()) return "";
  const std::size_t comma = sentence.text.find(", ", sentence.figures.front().end);
  return sentence.text.substr(0, comma);
}

// Without its figures, so that clauses can be compared; empty where it is too short.
std::string shape_of(const std::string& clause) {
  std::string shape;
  std::size_t count = 0;
  for (const std::string& word : words(clause))
    if (has_letters(word)) shape += word + ' ', ++count;
  return count >= settings.least_words ? shape : "";
}

int shared_words(const std::string& label, const std::string& clause) {
  std::set<std::string> of_label;
  for (const std::string& word : words(label))
    if (word.size() >= settings.letters) of_label.insert(word);
  std::set<std::string> shared;
  for (const std::string& word : words(clause))
    if (of_label.contains(word)) shared.insert(word);
  return static_cast<int>(shared.size());
}

void raise(const CheckInput& input, const Clause& copy, const Clause& source, std::vector<Issue>& issues) {
  const Observation* at = latest_actual(input, copy.commentary->row);
  if (!at) return;
  Issue issue = issue_at(
      *at, narrative_mismatch.name, "warning",
      fmt::format(
          "The commentary says what that of \"{}\" says, with another figure, and speaks of it: \"{}\".",
          source.commentary->note->label, copy.text),
      at->label, source.commentary->note->label);
  if (const Observation* other = latest_actual(input, source.commentary->row))
    issue.observation_ids.push_back(other->observation_id);
  issues.push_back(std::move(issue));
}

}  // namespace

void copied_commentary(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::string, std::vector<Clause>> said;  // by document and shape
  for (const Commentary& commentary : commentaries(input))
    for (const Sentence& sentence : commentary.sentences) {
      const std::string clause = clause_of(sentence), shape = shape_of(clause);
      if (!shape.empty())
        said[commentary.note->document_id + '\x1f' + shape].push_back({&commentary, clause});
    }
  for (const auto& [shape, clauses] : said) {
    if (clauses.size() != 2) continue;  // a phrase of the whole report
    const auto fit = [](const Clause& clause, const Clause& with) {
      return shared_words(with.commentary->note->label, clause.text);
    };
    for (const auto& [copy, source] :
         {std::pair(clauses[0], clauses[1]), std::pair(clauses[1], clauses[0])}) {
      if (copy.commentary->note->label == source.commentary->note->label) continue;
      const int of_source = fit(copy, source);
      if (of_source >= settings.shared && of_source >= fit(copy, copy) + settings.more)
        raise(input, copy, source, issues);
    }
  }
}

}  // namespace scrutineer::normalize
