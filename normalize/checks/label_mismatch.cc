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
  double same_subject = 0.6;  // of the telling words, before two labels of a code name one thing
  std::size_t letters = 4;    // of an abbreviation, before one wrong letter is a slip and not another name
};
constexpr Settings settings;

// "number" or "share", as the label says how it is measured; empty where it does not.
std::string kind_of(const rules::RuleSet& rules, const std::string& label) {
  const auto opening = rules.first("check-opening", label);
  const bool share = rules.first("check-share", label).has_value();
  if (opening && opening->gives() == "number") return share ? "" : "number";
  return opening || label.find('%') != std::string::npos ? "share" : "";
}

// One code, one unit, and the words of one thing: "% of re-referrals" and "Number of re-referrals". Where the
// units differ too, the code stands for two measures and duplicate-code speaks.
void against_kinds(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::pair<std::string, std::string>, Figures> by_code;
  for (const Observation& figure : input.dataset.observations)
    if (!figure.local_code.empty() && figure.value && figure.measure == "actual") {
      Figures& labels = by_code[{figure.document_id, folded(figure.local_code)}];
      if (std::none_of(labels.begin(), labels.end(),
                       [&](const auto* other) { return folded(other->label) == folded(figure.label); }))
        labels.push_back(&figure);
    }
  for (const auto& [key, labels] : by_code) {
    if (labels.size() != 2) continue;
    const Observation &first = *labels[0], &second = *labels[1];
    const auto rules = rules_of(input, first.document_id);
    const std::string one = kind_of(*rules, first.label), other = kind_of(*rules, second.label);
    if (one.empty() || other.empty() || one == other || first.unit != second.unit) continue;
    if (likeness(first.label, second.label) < settings.same_subject) continue;
    const bool first_fits = (one == "share") == (first.unit == "percent");
    const Observation &odd = first_fits ? second : first, &right = first_fits ? first : second;
    Issue issue = issue_at(
        odd, label_mismatch.name, "warning",
        fmt::format("{} is headed \"{}\" here and \"{}\" elsewhere, both over {}.", odd.local_code, odd.label,
                    right.label, odd.unit == "percent" ? "percentages" : "figures that are none"),
        right.label, odd.label);
    issue.observation_ids.push_back(right.observation_id);
    issues.push_back(std::move(issue));
  }
}

// The words straight before "(ICPCs)", and the letters in it without a plural's s.
struct Abbreviation {
  std::string letters;
  std::vector<std::string> before;  // lower case
};

std::vector<Abbreviation> abbreviations(const std::string& label) {
  std::vector<Abbreviation> found;
  for (std::size_t open = label.find('('); open != std::string::npos; open = label.find('(', open + 1)) {
    const std::size_t close = label.find(')', open);
    if (close == std::string::npos) break;
    std::string letters = label.substr(open + 1, close - open - 1);
    if (letters.size() > 1 && letters.back() == 's') letters.pop_back();
    const bool capitals =
        std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (capitals && letters.size() >= settings.letters)
      found.push_back({letters, words(std::string_view(label).substr(0, open))});
  }
  return found;
}

// The words whose initials the letters are but for one of them; empty where there are none such, or where
// all fit.
std::vector<std::string> words_with_one_odd(const Abbreviation& abbreviation) {
  const std::size_t count = abbreviation.letters.size();
  if (abbreviation.before.size() < count) return {};
  const std::vector<std::string> last(abbreviation.before.end() - static_cast<std::ptrdiff_t>(count),
                                      abbreviation.before.end());
  std::size_t odd = 0, at = 0;
  for (std::size_t i = 0; i < count; ++i)
    if (last[i].front() != abbreviation.letters[i] - 'A' + 'a') ++odd, at = i;
  // An odd word in the middle is a little word that the letters leave out.
  return odd == 1 && at == 0 ? last : std::vector<std::string>{};
}

// Whether somebody writes the abbreviation out with the right first word: "Initial Child Protection
// Conference".
bool stands_for_others(const CheckInput& input, const Abbreviation& abbreviation,
                       const std::vector<std::string>& odd) {
  std::string rest;
  for (std::size_t i = 1; i < odd.size(); ++i) rest += ' ' + odd[i];
  if (rest.back() == 's') rest.pop_back();
  const char first = static_cast<char>(abbreviation.letters.front() - 'A' + 'a');
  const auto writes_out = [&](const std::string& text) {
    const std::string plain = folded(text);
    for (std::size_t at = plain.find(rest); at != std::string::npos; at = plain.find(rest, at + 1)) {
      const std::size_t blank = plain.rfind(' ', at == 0 ? 0 : at - 1);
      if (plain[blank == std::string::npos ? 0 : blank + 1] == first) return true;
    }
    return false;
  };
  for (const rules::Indicator& indicator : input.library.indicators()) {
    if (writes_out(indicator.name) || writes_out(indicator.definition)) return true;
    for (const std::string& alias : indicator.aliases)
      if (writes_out(alias)) return true;
  }
  return std::any_of(input.dataset.observations.begin(), input.dataset.observations.end(),
                     [&](const Observation& figure) { return writes_out(figure.label); });
}

void against_abbreviations(const CheckInput& input, std::vector<Issue>& issues) {
  std::set<std::string> told;
  for (const Observation& figure : input.dataset.observations) {
    if (figure.label.find('(') == std::string::npos || !told.insert(row_key(figure)).second) continue;
    for (const Abbreviation& abbreviation : abbreviations(figure.label)) {
      const auto odd = words_with_one_odd(abbreviation);
      if (odd.empty() || !stands_for_others(input, abbreviation, odd)) continue;
      std::string phrase, initials;
      for (const std::string& word : odd) {
        phrase += (phrase.empty() ? "" : " ") + word;
        initials += static_cast<char>(word.front() - 'a' + 'A');
      }
      issues.push_back(
          issue_at(figure, label_mismatch.name, "warning",
                   fmt::format("The label abbreviates \"{}\" as {}, which stands for other words.", phrase,
                               abbreviation.letters),
                   initials, abbreviation.letters));
    }
  }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  against_kinds(input, issues);
  against_abbreviations(input, issues);
}

}  // namespace

const Check label_mismatch = {
    "label-mismatch", "warning",
    "Two headings of one series name different measures, or an abbreviation contradicts its words.", run};

}  // namespace scrutineer::normalize
