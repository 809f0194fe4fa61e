#include "normalize/misread.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace scrutineer::normalize {

namespace {

// Tuned on the codes and months of slides read by OCR.
struct Settings {
  double alike = 0.3;        // the cost of a sign for another that OCR takes it for
  double most_cost = 1.3;    // of a word that is a misreading
  double most_share = 0.34;  // of the word's length
  std::size_t longest = 24;  // bytes: no code or period is longer
};
constexpr Settings settings;

std::string tight(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c != ' ') result += c;
  return result;
}

double sign_cost(char a, char b, const rules::RuleSet& rules) {
  if (a == b) return 0;
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  if (lower(a) == lower(b)) return 0;
  const char pair[] = {std::min(a, b), std::max(a, b), '\0'};
  return rules.first("confusable", pair) ? settings.alike : 1;
}

}  // namespace

double misread_cost(std::string_view seen, std::string_view meant, const rules::RuleSet& rules) {
  const std::string a = tight(seen.substr(0, settings.longest)), b = tight(meant.substr(0, settings.longest));
  std::vector<double> above(b.size() + 1), here(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = static_cast<double>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    here[0] = static_cast<double>(i);
    for (std::size_t j = 1; j <= b.size(); ++j)
      here[j] =
          std::min({above[j] + 1, here[j - 1] + 1, above[j - 1] + sign_cost(a[i - 1], b[j - 1], rules)});
    std::swap(above, here);
  }
  return above[b.size()];
}

bool may_be_misread(std::string_view seen, std::string_view meant, const rules::RuleSet& rules) {
  const double length = static_cast<double>(std::max(seen.size(), meant.size()));
  const double cost = misread_cost(seen, meant, rules);
  return cost <= settings.most_cost && cost <= settings.most_share * length;
}

std::string nearest_code(std::string_view seen, const std::vector<std::string>& candidates,
                         const rules::RuleSet& rules) {
  std::string best;
  double least = settings.most_cost + 1;
  for (const std::string& candidate : candidates) {
    if (candidate == best || !may_be_misread(seen, candidate, rules)) continue;
    const double cost = misread_cost(seen, candidate, rules);
    if (cost > least) continue;
    best = cost == least ? "" : candidate;
    least = cost;
  }
  return best;
}

}  // namespace scrutineer::normalize
