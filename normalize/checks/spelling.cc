#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t letters = 6;   // of a word, before one letter off is a slip and not another word
  std::size_t labels = 600;  // of a document at most: beyond, it is a list of names
};
constexpr Settings settings;

bool is_word(const std::string& word) {
  return word.size() >= settings.letters &&
         std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

// Grammar, not spelling: "child" and "childs", "complete" and "completed", "organise" and "organize".
bool is_inflected(std::string a, std::string b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.starts_with(a)) return true;
  std::replace(a.begin(), a.end(), 'z', 's'), std::replace(b.begin(), b.end(), 'z', 's');
  if (a == b) return true;
  return a.back() != b.back();  // "service", "services"; "allocated", "allocates"
}

using Labels = std::map<std::string, const Observation*>;  // folded, the first figure of each

// Words of the catalogue are no slips.
std::set<std::string> known_words(const CheckInput& input, const Labels& labels) {
  std::set<std::string> known;
  for (const auto& [label, figure] : labels)
    if (const rules::Indicator* indicator = input.library.indicator(figure->indicator_id))
      for (const std::string& text : {indicator->name, indicator->definition})
        for (const std::string& word : words(text)) known.insert(word);
  return known;
}

// The one word in which two labels of as many words differ.
std::pair<std::string, std::string> odd_words(const std::vector<std::string>& a,
                                              const std::vector<std::string>& b) {
  std::pair<std::string, std::string> odd;
  if (a.size() != b.size()) return odd;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (!odd.first.empty()) return {};
    odd = {a[i], b[i]};
  }
  return odd;
}

void against_alike(const CheckInput& input, const Labels& labels, std::vector<Issue>& issues) {
  if (labels.size() > settings.labels) return;
  std::map<std::string, int> uses;
  std::map<std::size_t, std::vector<std::pair<std::vector<std::string>, const Observation*>>> by_length;
  for (const auto& [label, figure] : labels) {
    const std::vector<std::string> split = words(label);
    for (const std::string& word : std::set<std::string>(split.begin(), split.end())) ++uses[word];
    by_length[split.size()].emplace_back(split, figure);
  }
  const std::set<std::string> known = known_words(input, labels);
  const auto is_slip = [&](const std::string& word, const std::string& right) {
    return uses[word] == 1 && !known.contains(word) && (uses[right] > 1 || known.contains(right));
  };
  for (const auto& [length, alike] : by_length)
    for (std::size_t i = 0; length > 2 && i < alike.size(); ++i)
      for (std::size_t j = 0; j < alike.size(); ++j) {
        const auto [word, right] = odd_words(alike[i].first, alike[j].first);
        if (word.empty() || !is_word(word) || !is_word(right) || is_inflected(word, right)) continue;
        if (edit_distance(word, right) != 1 || !is_slip(word, right)) continue;
        issues.push_back(issue_at(*alike[i].second, spelling.name, "info",
                                  fmt::format("The label has \"{}\" where its like has \"{}\" (\"{}\").",
                                              word, right, alike[j].second->label),
                                  right, word));
        break;
      }
}

// "the the": one word twice with a blank between; empty where there is none.
std::string repeated_word(const std::string& label) {
  const auto is_plain = [](const std::string& word) {
    return word.size() > 1 &&
           std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
  };
  std::string before;
  for (std::size_t from = 0; from < label.size();) {
    const std::size_t to = std::min(label.find(' ', from), label.size());
    const std::string word = label.substr(from, to - from);
    if (is_plain(word) && is_plain(before) && folded(word) == folded(before)) return before + ' ' + word;
    before = word;
    from = to + 1;
  }
  return "";
}

// Repeated words, and slips that packs know: "within in".
void by_itself(const CheckInput& input, const Labels& labels, std::vector<Issue>& issues) {
  for (const auto& [label, figure] : labels) {
    std::string slip, right;
    if (const auto known = rules_of(input, figure->document_id)->first("check-slip", label))
      slip = label.substr(known->begin, known->end - known->begin);
    if (slip.empty()) slip = repeated_word(figure->label), right = slip.substr(0, slip.find(' '));
    if (slip.empty()) continue;
    issues.push_back(
        issue_at(*figure, spelling.name, "info", fmt::format("The label has \"{}\".", slip), right, slip));
  }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::string, Labels> by_document;
  for (const Observation& figure : input.dataset.observations)
    if (figure.table > 0) by_document[figure.document_id].try_emplace(folded(figure.label), &figure);
  for (const auto& [document, labels] : by_document) {
    against_alike(input, labels, issues);
    by_itself(input, labels, issues);
  }
}

}  // namespace

const Check spelling = {"spelling", "A label differs from its like by a slip.", run};

}  // namespace scrutineer::normalize
