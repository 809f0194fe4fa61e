#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <unordered_set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  // Shares of the stems of the shorter label's telling words: below `other` two reports mean different
  // indicators, from there to `same` the label is near.
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
  return !figure.council_code.empty() && has_letter && folded(figure.label) != folded(figure.local_code) &&
         !rules_of(input, figure.document_id)->first("unit-note", figure.label);
}

// "NI 192" of "LGBF NI 192", without blanks and dashes, in capitals.
std::string national_form(const std::string& code) {
  std::string plain;
  for (const unsigned char c : code)
    if (std::isalnum(c) != 0 || c == '&') plain += static_cast<char>(std::toupper(c));
  if (plain.starts_with("LGBF")) plain.erase(0, 4);
  return plain;
}

// The national codes whose subject the label has.
std::set<std::string> subjects_of(const rules::RuleSet& rules, const std::string& label) {
  std::set<std::string> codes;
  for (const rules::Match& match : rules.all("national-code", label)) codes.insert(match.gives());
  return codes;
}

// A code of a national set over a label that names another indicator of such a set, and nothing of its own.
void against_national_codes(const CheckInput& input, const Figures& rows,
                            const std::set<std::string>& no_labels, std::vector<Issue>& issues) {
  std::map<std::string, const rules::Rule*> national;
  for (const rules::Rule& rule : input.library.rules())
    if (rule.kind == "national-code") national.try_emplace(rule.gives, &rule);
  std::set<std::string> told;
  for (const Observation* row : rows) {
    const auto own = national.find(national_form(row->local_code));
    if (own == national.end() || no_labels.contains(label_key(*row))) continue;
    const std::set<std::string> subjects = subjects_of(*rules_of(input, row->document_id), row->label);
    if (subjects.empty() || subjects.contains(own->first)) continue;
    double nearest = 0;
    for (const std::string& wording : own->second->yes)
      nearest = std::max(nearest, likeness_of_stems(wording, row->label));
    if (nearest >= settings.same || !told.insert(row->document_id + row->local_code).second) continue;
    const std::string& meant = own->second->yes.front();
    Issue issue =
        issue_at(*row, mismatched_code.name, nearest < settings.other ? "error" : "warning",
                 fmt::format("The code {} stands for \"{}\" nationally, but here for \"{}\", which is {}.",
                             row->local_code, meant, row->label, *subjects.begin()),
                 meant, row->label);
    issue.period_start.reset(), issue.period_end.reset();
    issues.push_back(std::move(issue));
  }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  const Figures rows = coded_rows(input);
  const std::set<std::string> no_labels = captions(rows);
  against_national_codes(input, rows, no_labels, issues);
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
      const bool one_indicator = !figure.indicator_id.empty() && other->indicator_id == figure.indicator_id;
      nearest = std::max(nearest, one_indicator ? 1.0 : likeness_of_stems(label, figure.label));
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
    "mismatched-code", "error, warning",
    "A code stands for another indicator than in another report of the same council, or nationally.", run,
    true};

}  // namespace scrutineer::normalize
