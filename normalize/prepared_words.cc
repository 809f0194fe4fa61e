#include "normalize/prepared_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <utility>

#include "normalize/indicator_index.h"

namespace scrutineer::normalize {
namespace {

std::string_view in_use;  // what use_prepared_words was given

// Differs where terms that words are found with do.
std::string key_of(const rules::Library& library) {
  std::string terms;
  for (const rules::Rule& rule : library.rules())
    if (rule.kind == "term" || (rule.kind == "trim" && rule.gives == "term"))
      terms += fmt::format("{}\x1f{}\x1f{}\x1f{}\n", rule.pack, rule.kind, rule.gives, rule.pattern);
  return fmt::format("{:016x}", std::hash<std::string>{}(terms));
}

// The text up to `end`, which is taken off with it.
std::string_view next(std::string_view& text, char end) {
  const std::size_t to = std::min(text.find(end), text.size());
  const std::string_view part = text.substr(0, to);
  text.remove_prefix(std::min(to + 1, text.size()));
  return part;
}

}  // namespace

std::string prepare_words(const rules::Library& library) {
  const IndicatorIndex index(library);
  std::string text = key_of(library) + "\n";
  for (const std::string& wording : wordings_of(library.indicators()))
    if (wording.find_first_of("\t\n") == std::string::npos)
      text += fmt::format("{}\t{}\n", wording, fmt::join(index.words(wording), " "));
  return text;
}

void use_prepared_words(std::string_view text) { in_use = text; }

PreparedWords::PreparedWords(const rules::Library& library) {
  std::string_view rest = in_use;
  if (rest.empty() || next(rest, '\n') != key_of(library)) return;
  while (!rest.empty()) {
    std::string_view line = next(rest, '\n');
    const std::string_view wording = next(line, '\t');
    words_.emplace(wording, line);
  }
}

std::optional<std::vector<std::string>> PreparedWords::words(std::string_view wording) const {
  const auto found = words_.find(wording);
  if (found == words_.end()) return std::nullopt;
  std::vector<std::string> words;
  for (std::string_view rest = found->second; !rest.empty();) words.emplace_back(next(rest, ' '));
  return words;
}

}  // namespace scrutineer::normalize
