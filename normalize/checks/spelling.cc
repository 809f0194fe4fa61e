#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

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

// The labels of a document as numbers of their words, so that comparing each with each is cheap.
struct SplitLabels {
  struct Label {
    std::vector<std::size_t> words;  // numbers
    const Observation* figure = nullptr;
  };
  std::map<std::size_t, std::vector<Label>> by_length;
  std::vector<std::string_view> words;  // by number; they live as long as the labels
  std::vector<int> uses;                // by number: labels that have the word
};

SplitLabels split(const Labels& labels) {
  SplitLabels result;
  std::unordered_map<std::string_view, std::size_t> numbers;
  for (const auto& [label, figure] : labels) {
    SplitLabels::Label own{{}, figure};
    const std::string_view text = label;  // folded: single blanks part its words
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t to = std::min(text.find(' ', from), text.size());
      const auto [number, added] = numbers.try_emplace(text.substr(from, to - from), numbers.size());
      if (added) result.words.push_back(number->first), result.uses.push_back(0);
      const bool again = std::find(own.words.begin(), own.words.end(), number->second) != own.words.end();
      result.uses[number->second] += !again;
      own.words.push_back(number->second);
      from = to + 1;
    }
    const std::size_t length = own.words.size();
    result.by_length[length].push_back(std::move(own));
  }
  return result;
}

// Where the one word stands in which two labels of as many words differ.
std::optional<std::size_t> odd_place(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  std::optional<std::size_t> odd;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (odd) return std::nullopt;
    odd = i;
  }
  return odd;
}

void against_alike(const CheckInput& input, const Labels& labels, std::vector<Issue>& issues) {
  if (labels.size() > settings.labels) return;
  const SplitLabels all = split(labels);
  std::optional<std::set<std::string>> known;  // made when it is first needed
  const auto is_known = [&](const std::string& word) {
    if (!known) known = known_words(input, labels);
    return known->contains(word);
  };
  for (const auto& [length, alike] : all.by_length)
    for (std::size_t i = 0; length > 2 && i < alike.size(); ++i)
      for (std::size_t j = 0; j < alike.size(); ++j) {
        const auto place = odd_place(alike[i].words, alike[j].words);
        if (!place) continue;
        const std::size_t own = alike[i].words[*place], other = alike[j].words[*place];
        const std::string word(all.words[own]), right(all.words[other]);
        if (!is_word(word) || !is_word(right) || is_inflected(word, right)) continue;
        if (edit_distance(word, right) != 1 || all.uses[own] != 1 || is_known(word)) continue;
        if (all.uses[other] <= 1 && !is_known(right)) continue;
        issues.push_back(issue_at(*alike[i].figure, spelling.name, "info",
                                  fmt::format("The label has \"{}\" where its like has \"{}\" (\"{}\").",
                                              word, right, alike[j].figure->label),
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
  const Observation* last = nullptr;  // figures of a row mostly stand together
  for (const Observation& figure : input.dataset.observations) {
    if (figure.table == 0) continue;
    if (!last || last->label != figure.label || last->document_id != figure.document_id)
      by_document[figure.document_id].try_emplace(folded(figure.label), &figure);
    last = &figure;
  }
  for (const auto& [document, labels] : by_document) {
    against_alike(input, labels, issues);
    by_itself(input, labels, issues);
  }
}

}  // namespace

const Check spelling = {"spelling", "info", "A label differs from its like by a slip.", run};

}  // namespace scrutineer::normalize
