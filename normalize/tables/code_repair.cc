#include "normalize/tables/code_repair.h"

#include <re2/re2.h>

#include <cctype>
#include <map>

namespace scrutineer::normalize {

namespace {

constexpr int kFellows = 2;  // codes of one form before another is taken for a slip

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// # for a run of digits, everything else as it is: "MKC 1306" is "MKC #".
std::string form_of(const std::string& code) {
  std::string form;
  for (const char c : code)
    if (!is_digit(c))
      form += c;
    else if (form.empty() || form.back() != '#')
      form += '#';
  return form;
}

// The code in a form like "DM #" where its letters that look like digits make it so; else empty.
std::string in_form(const std::string& code, const std::string& form) {
  std::string result;
  std::size_t at = 0;
  const auto skip_blanks = [&] {
    while (at < code.size() && code[at] == ' ') ++at;
  };
  for (const char f : form) {
    skip_blanks();
    if (f == ' ') {
      result += ' ';
      continue;
    }
    if (f != '#') {
      if (at >= code.size() || code[at] != f) return "";
      result += code[at++];
      continue;
    }
    const std::size_t from = result.size();
    for (; at < code.size(); ++at) {
      if (is_digit(code[at]))
        result += code[at];
      else if (code[at] == 'O' || code[at] == 'o')
        result += '0';
      else if (code[at] == 'I' || code[at] == 'l' || code[at] == '|')
        result += '1';
      else
        break;
    }
    if (result.size() == from) return "";
  }
  skip_blanks();
  return at == code.size() ? result : "";
}

}  // namespace

std::string plain_code(const std::string& code, const rules::RuleSet& rules) {
  if (const auto repair = rules.first("code-repair", code)) return repair->gives();
  static const RE2 suffix(R"((?i)\s*\((?:%|val|value|no\.?|n|number)\)$)");
  // a narrow column breaks a code behind its hyphen: "CE-FIN- 01"
  static const RE2 broken(R"((\w[-./_]) (\w))");
  std::string plain = code;
  RE2::Replace(&plain, suffix, "");
  RE2::GlobalReplace(&plain, broken, R"(\1\2)");
  return plain;
}

void repair_codes(std::vector<Row>& rows) {
  std::map<std::string, int> forms;
  for (const Row& row : rows)
    if (row.kind == RowKind::data && !row.code.empty()) ++forms[form_of(row.code)];
  std::string usual;
  for (const auto& [form, times] : forms)
    if (form.find('#') != std::string::npos && (usual.empty() || times > forms[usual])) usual = form;
  if (usual.empty() || forms[usual] < kFellows) return;
  for (Row& row : rows) {
    if (row.code.empty() || form_of(row.code) == usual) continue;
    // Digits alone that stand without the blank are another form, not misread.
    const std::string repaired = in_form(row.code, usual);
    std::string tight, tight_repaired;
    for (const char c : row.code) tight += c == ' ' ? "" : std::string(1, c);
    for (const char c : repaired) tight_repaired += c == ' ' ? "" : std::string(1, c);
    if (!repaired.empty() && tight != tight_repaired) row.code = repaired;
  }
}

}  // namespace scrutineer::normalize
