#include "tools/commands/known_council.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <vector>

#include "tools/exit_status.h"

namespace scrutineer::tools {

namespace {

constexpr std::size_t near_names_told = 6;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_called(const rules::Council& council, const std::string& wanted) {
  if (lower(council.name) == wanted || lower(council.code) == wanted ||
      lower(council.official_name) == wanted || lower(council.name + " council") == wanted)
    return true;
  return std::any_of(council.aliases.begin(), council.aliases.end(),
                     [&](const std::string& alias) { return lower(alias) == wanted; });
}

// Levenshtein's distance.
std::size_t edits(const std::string& one, const std::string& other) {
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t j = 0; j <= other.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t change = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

// The names with the fewest edits, those that hold what was given or are held by it first.
std::vector<std::string> near_to(const rules::Library& library, const std::string& wanted) {
  std::set<std::pair<std::size_t, std::string>> ranked;
  for (const rules::Council& council : library.councils()) {
    const std::string name = lower(council.name);
    const bool holds = wanted.size() >= 4 && (name.find(wanted) != std::string::npos ||
                                              (name.size() >= 4 && wanted.find(name) != std::string::npos));
    const std::size_t distance = holds ? 0 : edits(wanted, name);
    if (distance <= std::max<std::size_t>(2, wanted.size() / 3)) ranked.insert({distance, council.name});
  }
  std::vector<std::string> names;
  for (const auto& [distance, name] : ranked)
    if (names.size() < near_names_told) names.push_back(name);
  return names;
}

}  // namespace

const rules::Council& known_council(const rules::Library& library, const std::string& name) {
  const std::string wanted = lower(name);
  const rules::Council* found = nullptr;
  for (const rules::Council& council : library.councils())
    if (is_called(council, wanted)) found = &council;
  if (found != nullptr) return *found;
  const std::vector<std::string> near = near_to(library, wanted);
  const std::string advice =
      near.empty()
          ? "give its name or its GSS code, or add it to a councils.csv in a folder given with --rules"
          : fmt::format("near it: {}", fmt::join(near, ", "));
  throw UsageError(fmt::format(
      "'{}' is no council that is known; {}. A report of no council, such as a police force's or an "
      "NHS body's, is read with --council none",
      name, advice));
}

}  // namespace scrutineer::tools
