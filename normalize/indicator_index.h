// The catalogue's wordings, made ready to be compared with labels.
#pragma once

#include <re2/re2.h>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/rules.h"

namespace scrutineer::normalize {

struct PhraseScore {
  std::size_t indicator = 0;  // in the catalogue's order
  double score = 0;           // 0 to 1
};

// All names and aliases, indicator by indicator.
std::vector<std::string> wordings_of(const std::vector<rules::Indicator>& indicators);
std::vector<std::string> wordings_of(const rules::Indicator& indicator);

// Safe from any thread.
class IndicatorIndex {
 public:
  // Keeps no reference to the library but its rule set of indicators' words.
  explicit IndicatorIndex(const rules::Library& library);

  // How well each indicator's best wording fits a text: Dice's coefficient over words weighted by inverse
  // document frequency. A word of the wording that only the context has counts `context_share`. Left out are
  // indicators without a common word, wordings whose numbers (20 weeks, 3 or more) are others than the
  // text's, and those that lack what bars others (a term that begins with !).
  std::vector<PhraseScore> score(std::string_view text, std::string_view context, double context_share) const;

  const std::string& id(std::size_t indicator) const { return ids_[indicator]; }
  const std::string& unit(std::size_t indicator) const { return units_[indicator]; }
  // Whether a code is among the indicator's national codes, white space and leading zeros folded.
  bool has_code(std::size_t indicator, std::string_view code) const;

  // The look-alike that the text's own words make of the indicator, by the traps; nullopt where it stays what
  // it is.
  std::optional<std::size_t> look_alike(std::size_t indicator, std::string_view text) const;
  // Whether a trap tells these two apart.
  bool tells_apart(std::size_t one, std::size_t other, std::string_view text) const;

  // Whether a breakdown's words are such as tell indicators apart: numbers and subjects of the catalogue.
  bool names_part(std::string_view breakdown) const;
  // Whether a text has a term that bars every wording of the catalogue; whether it names a subject.
  bool bars_all(std::string_view text) const;
  bool has_subject(std::string_view text) const;
  // Whether one of the indicator's wordings has all words of the text.
  bool has_words_of(std::string_view indicator, std::string_view text) const;

  // The words of a text in common terms, for tests and `explain`.
  std::vector<std::string> words(std::string_view text) const;

 private:
  struct Phrase {
    std::size_t indicator = 0;
    std::vector<int> words;     // sorted, unique
    std::vector<int> numbers;   // those of words that are numbers
    std::vector<int> subjects;  // those of words that are subjects
    std::vector<int> bars;      // those of words that bar other wordings
    double weight = 0;
  };
  // Of a hundred traps a report meets a few: the others' patterns are never compiled.
  struct Trap {
    std::size_t indicator = 0, other = 0;
    std::string other_if;
    std::once_flag once = {};
    std::unique_ptr<const RE2> compiled = {};
  };
  // Nullopt where the trap's pattern is none.
  static std::optional<bool> holds(Trap& trap, std::string_view text);
  // A text's words by their numbers; -1 stands for none that the catalogue knows.
  struct Words {
    std::vector<int> known, numbers, subjects, bars;
    double weight = 0;
    std::size_t count = 0;  // of all words, unknown ones too
    bool has_number = false, strange_subject = false, strange_bar = false;
  };

  Words words_of(std::string_view text) const;
  // What the phrase's score is multiplied by for what it or the text lacks; 0 where they cannot mean the
  // same.
  double fit(const Phrase& phrase, const Words& text, const std::vector<int>& context) const;
  void weigh(const std::vector<std::vector<std::string>>& texts, const std::vector<std::size_t>& owners);
  double weight_of(int word) const {
    return word < 0 ? unknown_weight_ : weights_[static_cast<std::size_t>(word)];
  }

  std::shared_ptr<const rules::RuleSet> terms_;
  std::vector<std::string> ids_, units_;
  std::vector<std::vector<std::string>> codes_;
  std::unordered_map<std::string, int> vocabulary_;
  std::vector<double> weights_;
  double unknown_weight_ = 1;
  std::vector<Phrase> phrases_;
  std::vector<std::vector<int>> postings_;  // word to phrases
  mutable std::deque<Trap> traps_;
};

}  // namespace scrutineer::normalize
