// Rule packs: every wording, colour and threshold that the readers of reports need, as data.
//
// A pack is a TOML file. All packs' patterns have one shape: a *kind* (what question it answers: "header",
// "marker", "comparator" ...), what it *gives* (the answer), a RE2 pattern, and examples that it must match
// (yes) and must not match (no). Packs build on each other: uk < country < council < report series.
// rules/README-like comments at the head of rules/data/uk.toml list every kind and its answers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::rules {

// One pattern of a pack. Matching ignores case, leaves out white space at the text's ends, and is unanchored
// unless the pattern anchors itself. Several patterns in the file are alternatives of one.
struct Rule {
  std::string kind, gives, pattern;
  std::vector<std::string> yes, no;
  std::string pack, file;
  int line = 0;
};

struct Match {
  const Rule* rule = nullptr;
  std::size_t begin = 0, end = 0;   // byte offsets of the whole match in the text given
  std::vector<std::string> groups;  // capture groups from 1; empty where a group took no part
  const std::string& gives() const { return rule->gives; }
};

// A colour class: red, green, blue as 0..255 are turned to hue (degrees), saturation and value (0..1).
struct ColourRule {
  std::string rag;                    // green, amber, red, blue, grey
  double hue_from = 0, hue_to = 360;  // degrees; from > to wraps through 0
  double saturation_from = 0, saturation_to = 1, value_from = 0, value_to = 1;
  std::vector<std::string> yes, no;  // #RRGGBB
  std::string pack, file;
  int line = 0;
};

// What a pack says of itself.
struct PackInfo {
  std::string name, extends, council, country, description;
  std::string file;
  int line = 0;
};

// A question that rules answer. The vocabulary of the answers is empty where any text may be given.
struct Kind {
  std::string name, question;
  std::vector<std::string> answers;
};

const std::vector<Kind>& kinds();

// The rules in force for one document: a pack and all that it builds on. Immutable, safe from any thread.
class RuleSet {
 public:
  virtual ~RuleSet() = default;
  virtual const std::string& pack() const = 0;
  // The council that the pack is for (a name in the councils table); empty for uk and countries.
  virtual const std::string& council() const = 0;
  // england, scotland ... where the pack or one below it names one; else empty.
  virtual const std::string& country() const = 0;
  // The first rule of a kind that matches: the most specific pack first, within a pack in the file's order.
  virtual std::optional<Match> first(std::string_view kind, std::string_view text) const = 0;
  // Every place where a rule of the kind matches, by begin; where matches overlap the first rule's wins.
  virtual std::vector<Match> all(std::string_view kind, std::string_view text) const = 0;
  // A colour's rating, empty where none.
  virtual std::string rag_of(int red, int green, int blue) const = 0;
  // A number from the packs' [settings]; throws std::out_of_range where no pack names it.
  virtual double setting(std::string_view name) const = 0;
};

struct Indicator {
  std::string id, name, definition, unit, polarity, numerator, denominator, frequency, theme, national_codes,
      source;
  std::vector<std::string> aliases;
  std::optional<double> plausible_min, plausible_max;
  bool may_exceed_hundred = false;  // a percentage that can rise above 100 (take-up, change, budget)
};

struct Trap {  // a pair that looks alike
  std::string indicator, not_this, how_to_tell;
  std::string other_if;  // RE2, case ignored: a label or description that it matches is not_this; empty where
                         // words do not tell
};

struct Council {
  std::string name, code, official_name, country, region, type, valid_from,
      valid_to;  // dates ISO 8601 or empty
  std::vector<std::string> aliases;
};

struct Reference {  // an official figure
  std::string source, council_code, indicator_id, period_start, period_end, value, unit;
  int decimals = 0;
};

struct Problem {  // found by `rules check`
  std::string file;
  int line = 0;
  std::string message;
};

// All packs and tables: those compiled in and those of the folders given. Immutable, safe from any thread.
class Library {
 public:
  // A folder in `extra` adds *.toml (a pack of a name already known replaces that one), indicators.csv,
  // traps.csv, councils.csv (a row of a known id, or code and valid_from, replaces that one) and
  // reference*.csv; a file in it is such a table of official figures. Throws std::runtime_error naming file
  // and line where a pack cannot be read or a pattern does not compile.
  static std::shared_ptr<const Library> load(const std::vector<std::filesystem::path>& extra = {});
  virtual ~Library() = default;

  // Differs for every library that this process loads: the key of what is derived from one and kept.
  virtual std::uint64_t serial() const = 0;
  virtual std::vector<std::string> packs() const = 0;
  virtual const std::vector<PackInfo>& infos() const = 0;
  virtual std::shared_ptr<const RuleSet> pack(std::string_view name) const = 0;  // throws std::out_of_range
  // The pack whose "report" rules recognise the text (the report's words, from its start); `uk` where none
  // does.
  virtual std::shared_ptr<const RuleSet> pack_for(std::string_view text) const = 0;
  // Those of all packs, pack by pack in the order of infos(), each in its file's order.
  virtual const std::vector<Rule>& rules() const = 0;
  virtual const std::vector<ColourRule>& colours() const = 0;
  virtual const std::vector<Indicator>& indicators() const = 0;
  virtual const Indicator* indicator(std::string_view id) const = 0;
  virtual const std::vector<Trap>& traps() const = 0;
  virtual const std::vector<Council>& councils() const = 0;
  virtual const std::vector<Reference>& references() const = 0;
  // Examples against patterns, patterns never reached, unknown kinds and answers: empty where all is well.
  virtual std::vector<Problem> check() const = 0;
};

}  // namespace scrutineer::rules
