#include <fmt/format.h>

#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t least_words = 4;  // a short label ("Sickness absence") may well stand under several heads
};
constexpr Settings settings;

// `HSC A10` and `HSC-A10` are one code printed twice.
std::string letters_and_digits(const std::string& code) {
  std::string plain = folded(code);
  std::erase(plain, ' ');
  return plain;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::string, const Observation*> first;
  for (const Figures& row : rows(input)) {
    const Observation& figure = *row.front();
    if (figure.local_code.empty() || words(figure.label).size() < settings.least_words) continue;
    const auto [place, added] =
        first.try_emplace(figure.document_id + '\x1f' + folded(figure.section) + '\x1f' +
                              std::to_string(figure.table) + '\x1f' + folded(figure.label),
                          &figure);
    const Observation& other = *place->second;
    if (added || letters_and_digits(other.local_code) == letters_and_digits(figure.local_code)) continue;
    Issue issue = issue_at(figure, duplicate_label.name, "warning",
                           fmt::format("The label \"{}\" stands under two codes, {} and {}.", figure.label,
                                       other.local_code, figure.local_code),
                           other.local_code, figure.local_code);
    issue.observation_ids.push_back(other.observation_id);
    issue.period_start.reset(), issue.period_end.reset();
    issues.push_back(std::move(issue));
  }
}

}  // namespace

const Check duplicate_label = {"duplicate-label", "warning", "One label stands under two codes of a table.",
                               run};

}  // namespace scrutineer::normalize
