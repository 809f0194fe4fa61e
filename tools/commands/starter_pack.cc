#include "tools/commands/starter_pack.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "tools/exit_status.h"

namespace scrutineer::tools {

namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string slug(const std::string& name) {
  std::string out;
  for (const unsigned char c : lower(name)) {
    if (std::isalnum(c))
      out += static_cast<char>(c);
    else if (!out.empty() && out.back() != '-' && c != '\'')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

bool is_called(const rules::Council& council, const std::string& wanted) {
  if (lower(council.name) == wanted || lower(council.code) == wanted ||
      lower(council.official_name) == wanted)
    return true;
  return std::any_of(council.aliases.begin(), council.aliases.end(),
                     [&](const std::string& alias) { return lower(alias) == wanted; });
}

const rules::Council& council_named(const rules::Library& library, const std::string& name) {
  const std::string wanted = lower(name);
  const rules::Council* found = nullptr;
  std::vector<std::string> near;
  for (const rules::Council& council : library.councils()) {
    // A council that was abolished and made again under its name stands twice: the later row counts.
    if (is_called(council, wanted)) found = &council;
    if (wanted.size() >= 3 && lower(council.name).starts_with(wanted.substr(0, 3)))
      near.push_back(council.name);
  }
  if (found != nullptr) return *found;
  near.erase(std::unique(near.begin(), near.end()), near.end());
  throw UsageError(
      near.empty()
          ? fmt::format("'{}' is no council that is known; give its name or its GSS code", name)
          : fmt::format("'{}' is no council that is known; near it: {}", name, fmt::join(near, ", ")));
}

// RE2 and TOML's literal strings both take the name as it stands but for these signs.
std::string pattern_of(const std::string& name) {
  std::string out;
  for (const char c : name) {
    if (std::string_view(".()[]+*?|^$\\'").find(c) != std::string_view::npos)
      out += '.';
    else if (c == ' ')
      out += "\\s+";
    else
      out += c;
  }
  return out;
}

constexpr const char* starter = R"(# The reports of {official}.
#
# A pack adds to the one it extends; only what these reports do otherwise need stand here. Each rule answers a question
# (its kind), with what it gives, where its pattern (RE2; case does not count) matches. `yes` and `no` are examples that
# `scrutineer rules check --rules FOLDER` tries.

[pack]
name = "{name}"
extends = "{extends}"
council = "{council}"
description = "Performance reports of {official}"

# Which reports are read with this pack: one `sure` rule or two `maybe` that match the report's first words.
[[rule]]
kind = "report"
gives = "sure"
match = '\b{pattern}\b'
yes = ["{council} performance report"]
no = ["Another council's performance report"]

# The shape of the council's own codes, so that a misprinted one is noticed. `gives` names the family.
# [[rule]]
# kind = "code"
# gives = "PI"
# match = '^PI \d{{3}}$'
# yes = ["PI 012"]
# no = ["PI 12"]

# A column header that no pack understands: what stands under it. The roles are code, label, description, frequency,
# polarity, target, floor, actual, latest, previous, benchmark, rating, trend, commentary and more:
# `scrutineer explain FILE --page N` shows what each column was taken for.
# [[rule]]
# kind = "header"
# gives = "target"
# match = '^where we want to be$'
# yes = ["Where we want to be"]

# A word that is a rating, and a colour that is one (hue in degrees, saturation and value from 0 to 1).
# [[rule]]
# kind = "rating"
# gives = "amber"
# match = '^keep an eye$'
# yes = ["Keep an eye"]
# [[colour]]
# rag = "green"
# hue = [80, 160]
# saturation = [0.3, 1]
# value = [0.3, 1]
# yes = ["#00B050"]
)";

}  // namespace

StarterPack starter_pack(const rules::Library& library, const std::string& council) {
  const rules::Council& row = council_named(library, council);
  const std::vector<std::string> packs = library.packs();
  const std::string country = slug(row.country);
  const std::string extends = std::find(packs.begin(), packs.end(), country) != packs.end() ? country : "uk";
  const std::string name = slug(row.name);
  return {name,
          fmt::format(starter, fmt::arg("official", row.official_name.empty() ? row.name : row.official_name),
                      fmt::arg("name", name), fmt::arg("extends", extends), fmt::arg("council", row.name),
                      fmt::arg("pattern", pattern_of(row.name)))};
}

}  // namespace scrutineer::tools
