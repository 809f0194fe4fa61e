#include "tools/commands/starter_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "tools/commands/known_council.h"
#include "tools/commands/toml_text.h"

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

constexpr const char* starter = R"(# The reports of {official}.
#
# `scrutineer rules kinds` lists every kind of rule with the answers that it may give.
#
# A pack adds to the one it extends; only what these reports do otherwise need stand here. Each rule answers a question
# (its kind), with what it gives, where its pattern (RE2; case does not count) matches. `yes` are examples that it must match,
# `no` such as it must not: `scrutineer rules check --rules FOLDER` tries them, and wants one of each.

[pack]
name = "{name}"
extends = "{extends}"
council = "{council}"
description = "Performance reports of {official}"

# Which reports are read with this pack: one `sure` rule or two `maybe` that match the report's first words.
# The bare name of the place proves nothing: police forces, hospitals and neighbours print it too.
[[rule]]
kind = "report"
gives = "sure"
match = '\b(?:{official_pattern}|{pattern}(?: (?:city|county|borough|district|metropolitan borough))? council)\b'
yes = ["{official} performance report", "{council} Council performance report"]
no = ["{council} Police performance report"]

# The shape of the council's own codes, so that a misprinted one is noticed. `gives` names the family.
# [[rule]]
# kind = "code"
# gives = "PI"
# match = '^PI \d{{3}}$'
# yes = ["PI 012"]
# no = ["PI 12"]

# A column header that no pack understands: what stands under it. The roles are code, label, description, frequency,
# polarity, target, floor, actual, latest, previous, benchmark, rating, trend, commentary and more
# (`scrutineer rules kinds header`); `scrutineer explain FILE --page N` shows what each column was taken for.
# [[rule]]
# kind = "header"
# gives = "target"
# match = '^where we want to be$'
# yes = ["Where we want to be"]
# no = ["Where we are"]

# A column or a row that is a part of a whole: a team, an area, an age band.
# [[rule]]
# kind = "breakdown"
# gives = "team"
# match = '^(?:north|south) team$'
# yes = ["North team"]
# no = ["Team"]

# What only this council's usage tells: the indicator of rules/data/indicators.csv that a code and a label are, or none.
# [[rule]]
# kind = "indicator"
# gives = "none"
# match = '^PI 012 Visits$'
# yes = ["PI 012 Visits"]
# no = ["PI 013 Visits"]

# A word that is a rating, and a colour that is one (hue in degrees, saturation and value from 0 to 1).
# [[rule]]
# kind = "rating"
# gives = "amber"
# match = '^keep an eye$'
# yes = ["Keep an eye"]
# no = ["Keep"]
# [[colour]]
# rag = "green"
# hue = [80, 160]
# saturation = [0.3, 1]
# value = [0.3, 1]
# yes = ["#00B050"]
# no = ["#FF0000"]
)";

}  // namespace

StarterPack starter_pack(const rules::Library& library, const std::string& council) {
  const rules::Council& row = known_council(library, council);
  const std::vector<std::string> packs = library.packs();
  const std::string country = slug(row.country);
  const std::string extends = std::find(packs.begin(), packs.end(), country) != packs.end() ? country : "uk";
  const std::string name = slug(row.name);
  const bool bare = row.official_name.empty() || lower(row.official_name) == lower(row.name);
  const std::string official = bare ? row.name + " Council" : row.official_name;
  return {name, fmt::format(starter, fmt::arg("official", official), fmt::arg("name", name),
                            fmt::arg("extends", extends), fmt::arg("council", row.name),
                            fmt::arg("official_pattern", pattern_of(official)),
                            fmt::arg("pattern", pattern_of(row.name)))};
}

}  // namespace scrutineer::tools
