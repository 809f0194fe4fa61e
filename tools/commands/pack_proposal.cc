#include "tools/commands/pack_proposal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <vector>

#include "normalize/indicators.h"
#include "tools/commands/toml_text.h"

namespace scrutineer::tools {

namespace {

constexpr std::size_t columns_told = 12, wordings_told = 20, examples_told = 4;
constexpr int least_of_family = 2;  // codes alike that make a family

// A code's letters and the shape of the rest: `MKC 1306` is of the family MKC, with runs of digits 4 long.
struct Family {
  std::string letters;
  std::map<std::string, std::set<std::string>> shapes;  // pattern, with its codes
};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

std::string letters_of(const std::string& code) {
  std::string letters;
  for (const char c : code) {
    if (!std::isalpha(static_cast<unsigned char>(c))) break;
    letters += c;
  }
  return letters;
}

// The code as a pattern: runs of digits by their length, a small letter behind digits may be any.
std::string shape_of(const std::string& code) {
  std::string shape;
  for (std::size_t i = 0; i < code.size();) {
    if (is_digit(code[i])) {
      std::size_t end = i;
      while (end < code.size() && is_digit(code[end])) ++end;
      shape += fmt::format("\\d{{{}}}", end - i);
      i = end;
    } else if (code[i] >= 'a' && code[i] <= 'z' && i > 0 && is_digit(code[i - 1])) {
      shape += "[a-z]";
      ++i;
    } else {
      shape += pattern_of(std::string(1, code[i++]));
    }
  }
  return shape;
}

std::map<std::string, Family> families_of(const normalize::Dataset& dataset) {
  std::map<std::string, Family> families;
  for (const normalize::Observation& figure : dataset.observations) {
    const std::string letters = letters_of(figure.local_code);
    if (letters.empty() || letters.size() == figure.local_code.size()) continue;
    Family& family = families[letters];
    family.letters = letters;
    family.shapes[shape_of(figure.local_code)].insert(figure.local_code);
  }
  std::erase_if(families, [](const auto& entry) {
    int codes = 0;
    for (const auto& [shape, of] : entry.second.shapes) codes += static_cast<int>(of.size());
    return codes < least_of_family;
  });
  return families;
}

std::string code_rules(const normalize::Dataset& dataset) {
  std::string out;
  for (const auto& [letters, family] : families_of(dataset)) {
    std::string shapes;
    std::vector<std::string> examples;
    for (const auto& [shape, codes] : family.shapes) {
      shapes += (shapes.empty() ? "" : "|") + shape;
      for (const std::string& code : codes)
        if (examples.size() < examples_told) examples.push_back(code);
    }
    out +=
        fmt::format("[[rule]]\nkind = \"code\"\ngives = \"{}\"\nmatch = '^(?:{})$'\nyes = {}\nno = [{}]\n\n",
                    letters, shapes, toml_list(examples), toml_string(letters));
  }
  return out.empty() ? "# The report prints no codes of one family.\n\n"
                     : "# The shapes of its codes.\n" + out;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// The first of the report's other texts: what a rule for `text` must not match.
std::string counterexample(const std::string& text, const std::vector<std::string>& others,
                           const std::string& otherwise) {
  for (const std::string& other : others)
    if (!other.empty() && lower(other) != lower(text)) return other;
  return otherwise;
}

std::string header_rules(const normalize::Normalized& result) {
  std::vector<std::string> headers;
  for (const normalize::Explanation& column : result.explanations)
    if (column.column != 0) headers.push_back(column.text);
  std::string out;
  std::set<std::string> told;
  for (const normalize::Explanation& column : result.explanations) {
    if (column.column == 0 || !column.role.empty() || column.text.empty()) continue;
    if (told.size() >= columns_told || !told.insert(column.text).second) continue;
    out += fmt::format(
        "# page {}, table {}, column {}\n# [[rule]]\n# kind = \"header\"\n# gives = \"ignore\"\n# match = "
        "'^{}$'\n"
        "# yes = [{}]\n# no = [{}]\n",
        column.page, column.table, column.column, pattern_of(column.text), toml_string(column.text),
        toml_string(counterexample(column.text, headers, "Another header")));
  }
  if (out.empty()) return "# Every column was placed.\n\n";
  return "# Columns that no rule placed: say what stands under them, and take the # away.\n" + out + "\n";
}

struct Wording {
  std::string code, label, unit, indicator, reason;
};

std::vector<Wording> wordings_of(const normalize::Normalized& result, const rules::Library& library) {
  std::vector<Wording> found;
  std::set<std::string> told;
  for (const normalize::Observation& figure : result.dataset.observations) {
    if (figure.measure != "actual") continue;
    if (!told.insert(figure.local_code + "\x1f" + figure.label).second) continue;
    const auto choice = normalize::choose_indicator(
        {figure.local_code, figure.label, "", figure.unit, figure.section, figure.breakdown}, library);
    found.push_back({figure.local_code, figure.label, figure.unit, figure.indicator_id, choice.reason});
  }
  return found;
}

std::string coded(const Wording& w) { return w.code.empty() ? w.label : w.code + " " + w.label; }

std::string indicator_rules(const std::vector<Wording>& wordings) {
  std::vector<std::string> names;
  for (const Wording& w : wordings) names.push_back(coded(w));
  std::string unmatched, matched;
  std::size_t count = 0;
  for (const Wording& w : wordings) {
    const std::string name = coded(w);
    if (!w.indicator.empty()) {
      matched += fmt::format("#   {} = {}\n", name, w.indicator);
      continue;
    }
    if (++count > wordings_told) continue;
    unmatched += fmt::format("# \"{}\", {}: {}\n", name, w.unit, w.reason);
    if (count > 1) continue;
    unmatched += fmt::format(
        "# [[rule]]\n# kind = \"indicator\"\n# gives = \"none\"\n# match = '^{}$'\n# yes = [{}]\n# no = "
        "[{}]\n",
        pattern_of(name), toml_string(name), toml_string(counterexample(name, names, "Another wording")));
  }
  std::string out;
  if (!unmatched.empty())
    out +=
        "# Wordings that found no indicator. Where one is in indicators.csv, a rule like the first can say "
        "so.\n" +
        unmatched + "\n";
  if (!matched.empty())
    out += "# Found; a rule of the kind `indicator` that gives `none` undoes one.\n" + matched;
  return out;
}

}  // namespace

std::string pack_proposal(const normalize::Normalized& result, const rules::Library& library) {
  return "\n# ---- from " + result.dataset.documents.front().file + "\n\n" + code_rules(result.dataset) +
         header_rules(result) + indicator_rules(wordings_of(result, library));
}

}  // namespace scrutineer::tools
