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
  std::size_t siblings_for_signs = 2;    // codes of the family before another dash or blank is called a slip
  std::size_t siblings_for_letters = 5;  // and before another letter is
};
constexpr Settings settings;

struct Code {
  std::string text,
      shape;  // the shape has # for each run of digits and no last letter: `MKC 345a` is `MKC #`
  std::vector<std::string> numbers;  // the runs of digits
  const Observation* first = nullptr;
};

Code code_of(const Observation& figure) {
  Code code{figure.local_code, "", {}, &figure};
  bool digits = false;
  for (const char c : figure.local_code) {
    if (std::isdigit(static_cast<unsigned char>(c))) {
      if (!digits) code.shape += '#', code.numbers.emplace_back();
      code.numbers.back() += c;
      digits = true;
    } else {
      code.shape += c;
      digits = false;
    }
  }
  if (code.shape.size() > 1 && std::islower(static_cast<unsigned char>(code.shape.back())) &&
      code.shape[code.shape.size() - 2] == '#')
    code.shape.pop_back();
  return code;
}

std::string without_blanks(std::string text) {
  static const RE2 blanks(R"([\s\x{A0}]+)");
  RE2::GlobalReplace(&text, blanks, "");
  return text;
}

// Dashes of every length are one sign, and where there is none a blank or a point may stand for it.
std::string without_signs(std::string text) {
  static const RE2 signs(R"([\s\x{A0}\x{2010}-\x{2015}\x{2212}_./-]+)");
  RE2::GlobalReplace(&text, signs, "");
  return text;
}

std::string letters_of(const std::string& shape) { return shape.substr(0, shape.find('#')); }

// One letter more, less, other or swapped in a prefix of three letters or so, and a number that the family
// has room for.
bool is_letter_slip(const Code& odd, const std::string& shape, const std::vector<const Code*>& family) {
  const std::string prefix = without_signs(letters_of(shape)),
                    odd_prefix = without_signs(letters_of(odd.shape));
  if (prefix.size() < 3 || odd_prefix.size() < 2 || edit_distance(prefix, odd_prefix) != 1) return false;
  if (shape.substr(letters_of(shape).size()) != odd.shape.substr(letters_of(odd.shape).size())) return false;
  if (odd.numbers.size() != 1) return false;
  const auto number = [](const Code& code) { return std::pair(code.numbers[0].size(), code.numbers[0]); };
  bool lower = false, higher = false;
  for (const Code* code : family) {
    if (number(*code) == number(odd)) return false;
    if (number(*code).first != number(odd).first) continue;
    lower = lower || number(*code) < number(odd);
    higher = higher || number(odd) < number(*code);
  }
  return lower && higher;
}

std::string rebuilt(const Code& odd, const std::string& shape) {
  std::string text;
  std::size_t number = 0;
  for (const char c : shape)
    text += c == '#' && number < odd.numbers.size() ? odd.numbers[number++] : std::string(1, c);
  const char last = odd.text.back();
  if (std::islower(static_cast<unsigned char>(last)) && !text.empty() &&
      std::isdigit(static_cast<unsigned char>(text.back())))
    text += last;
  return text;
}

void report(const Code& odd, const std::string& shape, std::size_t family, std::string_view severity,
            std::vector<Issue>& issues) {
  const std::string expected = rebuilt(odd, shape);
  Issue issue = issue_at(
      *odd.first, malformed_code.name, severity,
      fmt::format("The code {} does not have the form of the {} like {}.", odd.text, family, expected),
      expected, odd.text);
  issue.period_start.reset(), issue.period_end.reset();
  issues.push_back(std::move(issue));
}

void check_document(const std::vector<Code>& codes, std::vector<Issue>& issues) {
  std::map<std::string, std::vector<const Code*>> families;
  for (const Code& code : codes) families[code.shape].push_back(&code);
  for (const auto& [odd_shape, odd_ones] : families)
    for (const auto& [shape, family] : families) {
      if (shape == odd_shape || family.size() <= odd_ones.size() || odd_shape.find('#') == std::string::npos)
        continue;
      if (family.size() < settings.siblings_for_signs) continue;
      std::string_view severity;
      if (without_blanks(odd_shape) == without_blanks(shape))
        severity = "info";
      else if (without_signs(odd_shape) == without_signs(shape))
        severity = "warning";
      else if (odd_ones.size() == 1 && family.size() >= settings.siblings_for_letters &&
               is_letter_slip(*odd_ones[0], shape, family))
        severity = "warning";
      if (severity.empty()) continue;
      for (const Code* odd : odd_ones) report(*odd, shape, family.size(), severity, issues);
      break;
    }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::string, std::vector<Code>> by_document;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Observation& figure : input.dataset.observations)
    if (!figure.local_code.empty() && seen.emplace(figure.document_id, figure.local_code).second)
      by_document[figure.document_id].push_back(code_of(figure));
  for (const auto& [document, codes] : by_document) check_document(codes, issues);
}

}  // namespace

const Check malformed_code = {"malformed-code", "warning, info",
                              "A code is one slip off the form that its fellows have.", run};

}  // namespace scrutineer::normalize
