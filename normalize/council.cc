#include "normalize/council.h"

#include <algorithm>
#include <cctype>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>
#include <unordered_map>

namespace scrutineer::normalize {
namespace {

// Tuned on the reports at hand; in mentions.
struct CouncilSettings {
  double full_name = 3;   // what a full name weighs beside a bare place
  double least = 3;       // the least weight that decides
  double least_bare = 6;  // the same where no full name stands anywhere
  double lead = 1.25;     // by which factor the first must lead the second
  double lead_bare = 3;   // the same where its bare name stands in no heading, or in tables' cells alone
};
constexpr CouncilSettings kSettings;

struct Word {
  std::string folded;  // lower case, `&` as and
  bool capital = false;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::string word;
  bool capital = false;
  const auto end = [&] {
    if (!word.empty()) words.push_back({word, capital});
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (std::isalnum(c) || c >= 0x80) {
      if (text.substr(i).starts_with("\u2019")) {  // a possessive: the place’s
        end();
        i += 2;
        continue;
      }
      if (word.empty()) capital = std::isupper(c) != 0;
      word += static_cast<char>(std::tolower(c));
    } else {
      end();
      if (c == '&') words.push_back({"and", false});
      // Where a sentence or an item ends no name goes on; a point within a site (place.gov.uk) is kept as a
      // word.
      if (c == '.' && i + 1 < text.size() && std::isalpha(static_cast<unsigned char>(text[i + 1])))
        words.push_back({".", false});
      else if (c == ',')  // a break too, but for names that hold one: "X, Y and Z"
        words.push_back({",", false});
      else if (c != ' ' && c != '-' && c != '\'' && c != '\n' && c != '&')
        words.push_back({"|", false});
    }
  }
  end();
  return words;
}

struct Name {
  std::vector<std::string> words;
  std::string council;  // the table's name
  bool full = false;    // more than the bare place
};

// All names that begin with one word, taken apart when a text has that word: most texts have few of them.
class Namesakes {
 public:
  // Both must outlive this.
  void add(std::string_view text, const std::string& council) { texts_.push_back({text, &council}); }
  // The longest first. Safe from any thread once all are added.
  const std::vector<Name>& names() const;

 private:
  struct Text {
    std::string_view text;
    const std::string* council;
  };
  std::vector<Text> texts_;
  mutable std::once_flag once_;
  mutable std::vector<Name> names_;
};

struct Names {
  std::deque<std::string> made;  // names that the table does not print
  std::unordered_map<std::string, Namesakes> by_first_word;
};

bool is_abbreviation(std::string_view name) {
  return name.size() <= 5 &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isupper(c) != 0; });
}

bool says_council(const std::vector<std::string>& words) {
  static const std::vector<std::string> marks = {"council", "borough",   "county",      "district",
                                                 "city",    "comhairle", "corporation", "authority"};
  return std::any_of(words.begin(), words.end(), [&](const std::string& w) {
    return std::find(marks.begin(), marks.end(), w) != marks.end();
  });
}

const std::vector<Name>& Namesakes::names() const {
  std::call_once(once_, [this] {
    for (const auto& [text, council] : texts_) {
      Name name{{}, *council, false};
      for (Word& word : words_of(text))
        if (word.folded != "|") name.words.push_back(std::move(word.folded));
      name.full = name.words.size() > 1 && says_council(name.words);
      names_.push_back(std::move(name));
    }
    std::stable_sort(names_.begin(), names_.end(),
                     [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
  });
  return names_;
}

// Folded; empty where the text has no word. What follows a blank changes nothing before it.
std::string first_word(std::string_view text) {
  for (std::size_t end = text.find(' ');; end = text.find(' ', end + 1)) {
    for (const Word& word : words_of(text.substr(0, end)))
      if (word.folded != "|") return word.folded;
    if (end == std::string_view::npos) return {};
  }
}

// Countries and regions stand in the table as comparators.
bool is_area(const rules::Council& council) { return council.type == "country" || council.type == "region"; }

std::shared_ptr<const Names> names_of(const rules::Library& library) {
  auto names = std::make_shared<Names>();
  const auto add = [&](std::string_view text, const std::string& council) {
    if (text.empty() || is_abbreviation(text)) return;
    if (const std::string first = first_word(text); !first.empty())
      names->by_first_word[first].add(text, council);
  };
  for (const rules::Council& council : library.councils()) {
    if (is_area(council)) continue;
    add(council.official_name, council.name);
    for (const std::string& alias : council.aliases) add(alias, council.name);
    if (council.type == "combined-authority") continue;  // its bare name is the region's
    add(council.name, council.name);
    add(names->made.emplace_back(council.name + " Council"), council.name);
  }
  return names;
}

const Names& names_for(const rules::Library& library) {
  static std::mutex mutex;
  static std::map<std::uint64_t, std::shared_ptr<const Names>> kept;
  const std::lock_guard lock(mutex);
  auto& made = kept[library.serial()];
  if (!made) made = names_of(library);
  return *made;
}

bool stands_at(const Name& name, const std::vector<Word>& words, std::size_t at) {
  if (at + name.words.size() > words.size() || !words[at].capital) return false;
  for (std::size_t i = 0; i < name.words.size(); ++i)
    if (words[at + i].folded != name.words[i]) return false;
  return true;
}

struct Tally {
  double weight = 0;
  double others = 0;  // of names of other bodies that hold the place's: its police, its roads
  bool full = false;
  bool headed = false;  // in a title or heading
  bool spoken = false;  // elsewhere than in a table's cells, which may list many places
};

void count_names(const NamedText& text, const Names& names, const rules::RuleSet& rules,
                 std::map<std::string, Tally>& tallies) {
  const std::vector<Word> words = words_of(text.text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    // A site (place.gov.uk) names its council whatever its case.
    const auto found = names.by_first_word.find(words[i].folded);
    if (found == names.by_first_word.end()) continue;
    const std::vector<Name>& namesakes = found->second.names();
    const bool site = i + 3 < words.size() && words[i + 1].folded == "." && words[i + 2].folded == "gov";
    const auto name = std::find_if(namesakes.begin(), namesakes.end(), [&](const Name& n) {
      return stands_at(n, words, i) || (site && n.words.size() == 1);
    });
    if (name == namesakes.end()) continue;
    const std::size_t next = i + name->words.size();
    const std::string after = next < words.size() ? words[next].folded : "";
    const std::string before = i > 0 ? words[i - 1].folded : "";
    i = next - 1;
    const bool full = name->full || site;
    Tally& tally = tallies[name->council];
    if (!full && rules.first("not-council", before + " _ " + after)) {
      tally.others += text.weight;
      continue;
    }
    if (!full && rules.first("ambiguous-place", name->council)) continue;
    tally.headed = tally.headed || text.place == NamedText::Place::heading;
    tally.spoken = tally.spoken || text.place != NamedText::Place::cell;
    // In a list of places "City of X" is one like the others.
    const bool weighty = full && text.place != NamedText::Place::cell;
    tally.weight += text.weight * (weighty ? kSettings.full_name : 1);
    tally.full = tally.full || full;
  }
}

std::string folded(std::string_view name) {
  std::string out;
  for (const Word& word : words_of(name))
    if (word.folded != "|" && word.folded != ",") out += word.folded + " ";
  return out;
}

}  // namespace

std::string council_spoken_of(const std::vector<NamedText>& texts, const rules::Library& library,
                              const rules::RuleSet& rules) {
  const Names& names = names_for(library);
  std::map<std::string, Tally> tallies;
  for (const NamedText& text : texts) count_names(text, names, rules, tallies);
  // Where nobody speaks of a council, a place is a place.
  const bool of_councils = std::any_of(texts.begin(), texts.end(), [&](const NamedText& text) {
    return rules.first("speaks-of-council", text.text).has_value();
  });
  const std::pair<const std::string, Tally>* best = nullptr;
  double second = 0;
  for (const auto& entry : tallies) {
    if (best == nullptr || entry.second.weight > best->second.weight) {
      if (best != nullptr) second = std::max(second, best->second.weight);
      best = &entry;
    } else {
      second = std::max(second, entry.second.weight);
    }
  }
  if (best == nullptr) return {};
  const Tally& tally = best->second;
  if (tally.others > tally.weight || (!tally.full && !of_councils && !tally.headed)) return {};
  const bool listed = !tally.headed && !tally.spoken;  // a row among those of other places
  const bool bare = listed || (!tally.full && (!tally.headed || !tally.spoken));
  const double least = tally.full && !listed ? kSettings.least : kSettings.least_bare;
  const double lead = bare ? kSettings.lead_bare : kSettings.lead;
  return tally.weight >= least && tally.weight >= lead * second ? best->first : std::string();
}

bool is_council_name(std::string_view text, const rules::Library& library, const rules::RuleSet& rules) {
  const std::vector<Word> words = words_of(text);
  if (words.empty()) return false;
  if (const auto shape = rules.first("council-name", text)) return shape->gives() == "council";
  const Names& names = names_for(library);
  const auto found = names.by_first_word.find(words.front().folded);
  if (found == names.by_first_word.end()) return false;
  const std::vector<Name>& namesakes = found->second.names();
  return std::any_of(namesakes.begin(), namesakes.end(), [&](const Name& name) {
    return name.words.size() == words.size() && stands_at(name, words, 0);
  });
}

bool is_own_council(std::string_view text, std::string_view council, const rules::Library& library) {
  if (text.empty() || council.empty()) return false;
  constexpr std::size_t kPlace = 6;     // letters of a place's first words; "West", "North" are anybody's
  constexpr std::size_t kInitials = 3;  // fewer are anything's
  std::string said = folded(text);
  for (const std::string_view word : {"the ", "our "})
    if (said.starts_with(word)) said.erase(0, word.size());
  const std::string place = folded(council);
  if (said == place || (said.size() > kPlace && place.starts_with(said))) return true;
  for (const rules::Council& row : library.councils()) {
    if (row.name != council) continue;
    for (const std::string& name : {row.official_name, row.name + " Council"}) {
      if (folded(name) == said) return true;
      std::string initials;
      for (const Word& word : words_of(name))
        if (word.capital) initials += word.folded.front();
      if (initials.size() >= kInitials && is_abbreviation(text) && initials + " " == said) return true;
    }
    for (const std::string& alias : row.aliases)
      if (folded(alias) == said) return true;
  }
  return false;
}

const rules::Council* council_in_force(std::string_view name, const std::optional<Period>& period,
                                       const rules::Library& library) {
  const std::string wanted = folded(name);
  const rules::Council* chosen = nullptr;
  const auto rank = [&](const rules::Council& council, bool exact) {
    const bool begun = !period || council.valid_from.empty() || council.valid_from <= iso(period->end);
    const bool running =
        period ? council.valid_to.empty() || council.valid_to >= iso(period->end) : council.valid_to.empty();
    return std::tuple(begun && running, exact, council.valid_to.empty());
  };
  std::tuple<bool, bool, bool> best{};
  for (const rules::Council& council : library.councils()) {
    if (is_area(council)) continue;
    const bool exact = folded(council.name) == wanted || folded(council.official_name) == wanted ||
                       folded(council.code) == wanted;
    const bool known = exact || folded(council.name + " Council") == wanted ||
                       std::any_of(council.aliases.begin(), council.aliases.end(),
                                   [&](const std::string& alias) { return folded(alias) == wanted; });
    if (!known) continue;
    const auto now = rank(council, exact);
    if (chosen == nullptr || now > best) chosen = &council, best = now;
  }
  return chosen;
}

}  // namespace scrutineer::normalize
