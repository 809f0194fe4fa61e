#include "normalize/indicator_index.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "normalize/prepared_words.h"

namespace scrutineer::normalize {
namespace {

// What a wording loses where it and the text differ in more than common words. Tuned by leaving each wording
// of the catalogue out and asking for it, and on wordings and look-alikes of many councils' reports
// (tests/normalize/wordings.tsv).
struct FitSettings {
  double text_lacks_subject = 0.65;    // the wording's subject stands neither in the text nor in its context
  double context_has_subject = 0.95;   // it stands in the context alone
  double wording_lacks_subject = 0.8;  // the text is about something more
  double least_own_share = 0.3;        // of the wording's weight that the text itself must have
  double text_lacks_number = 0.85;     // the wording's limit or age is not in the text
};
constexpr FitSettings kFit;

bool is_subject(std::string_view word) { return word.starts_with('@'); }
bool is_bar(std::string_view word) { return word.starts_with('!'); }
bool is_number(std::string_view word) {
  return !word.empty() && std::isdigit(static_cast<unsigned char>(word[0]));
}

// Endings that do not change what an English word is about. Cruder than Porter's: only equality counts here.
std::string stem(std::string word) {
  const auto drop = [&](std::string_view ending, std::size_t least) {
    if (word.size() < ending.size() + least || !word.ends_with(ending)) return false;
    word.resize(word.size() - ending.size());
    return true;
  };
  if (is_number(word) || is_subject(word) || is_bar(word)) return word;
  if (word.ends_with("ies") && word.size() > 4)
    word.replace(word.size() - 3, 3, "y");
  else if (!word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is"))
    drop("s", 3);
  drop("ment", 4) || drop("ing", 4) || drop("ed", 4) || drop("ation", 4) || drop("ion", 4);
  if (word.size() > 4) drop("e", 3);
  return word;
}

// Words of letters and digits; 19-21 and 17 to 18 are one.
std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end = [&] {
    while (!word.empty() && (word.back() == '-' || word.back() == '_')) word.pop_back();
    if (!word.empty()) words.push_back(stem(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (std::isalnum(c) || c == '_' || c == '@' || c == '!' || c >= 0x80)
      word += static_cast<char>(std::tolower(c));
    else if (c == '-' && !word.empty() && is_number(word) && i + 1 < text.size() &&
             std::isdigit(static_cast<unsigned char>(text[i + 1])))
      word += '-';
    else if (c != '\'')
      end();
  }
  end();
  return words;
}

std::string folded_code(std::string_view code) {
  std::string folded;
  for (const char c : code) {
    const auto u = static_cast<unsigned char>(c);
    if (!std::isalnum(u)) continue;
    if (c == '0' && !folded.empty() && !std::isdigit(static_cast<unsigned char>(folded.back()))) continue;
    folded += static_cast<char>(std::tolower(u));
  }
  return folded;
}

// `NI 65; LAIT 15 (percent)`: the codes, folded.
std::vector<std::string> codes_of(const std::string& national_codes) {
  std::vector<std::string> codes;
  std::string code;
  int depth = 0;
  for (const char c : national_codes + ";") {
    if (c == '(') ++depth;
    if (c == ';') {
      if (auto folded = folded_code(code); !folded.empty()) codes.push_back(std::move(folded));
      code.clear();
      depth = 0;
    } else if (depth == 0) {
      code += c;
    }
    if (c == ')' && depth > 0) --depth;
  }
  return codes;
}

// Dashes and curly quotes as ASCII, so that ranges and abbreviations read alike.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\u2013") || rest.starts_with("\u2014") || rest.starts_with("\u2212"))
      out += '-', i += 3;
    else if (rest.starts_with("\u2019") || rest.starts_with("\u2018"))
      out += '\'', i += 3;
    else if (rest.starts_with("\u00a0"))
      out += ' ', i += 2;
    else
      out += text[i++];
  }
  return out;
}

}  // namespace

std::vector<std::string> wordings_of(const rules::Indicator& indicator) {
  std::vector<std::string> wordings = indicator.aliases;
  wordings.push_back(indicator.name);
  return wordings;
}

std::vector<std::string> wordings_of(const std::vector<rules::Indicator>& indicators) {
  std::vector<std::string> all;
  for (const rules::Indicator& indicator : indicators)
    for (std::string& wording : wordings_of(indicator)) all.push_back(std::move(wording));
  return all;
}

IndicatorIndex::IndicatorIndex(const rules::Library& library) : terms_(library.pack("indicator-words")) {
  const PreparedWords prepared(library);
  std::vector<std::vector<std::string>> texts;
  std::vector<std::size_t> owners;
  std::unordered_map<std::string, std::size_t> by_id;
  for (const rules::Indicator& indicator : library.indicators()) {
    const std::size_t number = ids_.size();
    by_id.emplace(indicator.id, number);
    ids_.push_back(indicator.id);
    units_.push_back(indicator.unit);
    codes_.push_back(codes_of(indicator.national_codes));
    for (const std::string& wording : wordings_of(indicator)) {
      auto known = prepared.words(wording);
      texts.push_back(known ? *std::move(known) : words(wording));
      owners.push_back(number);
    }
  }
  weigh(texts, owners);
  for (const rules::Trap& trap : library.traps()) {
    const auto one = by_id.find(trap.indicator), other = by_id.find(trap.not_this);
    if (one == by_id.end() || other == by_id.end() || one == other || trap.other_if.empty()) continue;
    traps_.emplace_back(one->second, other->second, trap.other_if);
  }
}

std::optional<bool> IndicatorIndex::holds(Trap& trap, std::string_view text) {
  std::call_once(trap.once, [&] {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    trap.compiled = std::make_unique<const RE2>(trap.other_if, options);
  });
  if (!trap.compiled->ok()) return std::nullopt;
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *trap.compiled);
}

// Numbers the words, weighs each by the share of indicators that use it, and makes the phrases.
void IndicatorIndex::weigh(const std::vector<std::vector<std::string>>& texts,
                           const std::vector<std::size_t>& owners) {
  struct Users {  // indicators that use a word, which come one after another
    std::size_t count = 0, last = 0;
  };
  std::vector<Users> users;
  std::vector<std::vector<int>> numbered(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (const std::string& word : texts[i]) {
      const auto [at, added] = vocabulary_.try_emplace(word, static_cast<int>(users.size()));
      if (added) users.emplace_back();
      Users& own = users[static_cast<std::size_t>(at->second)];
      if (own.count == 0 || own.last != owners[i]) ++own.count, own.last = owners[i];
      numbered[i].push_back(at->second);
    }
  const double indicators = static_cast<double>(ids_.size());
  for (const Users& own : users)
    weights_.push_back(std::log(1 + indicators / static_cast<double>(own.count)));
  // A word that the catalogue does not know is as telling as one that ten indicators use.
  unknown_weight_ = std::log(1 + indicators / 10);
  postings_.resize(users.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) continue;
    Phrase phrase;
    phrase.indicator = owners[i];
    for (std::size_t k = 0; k < texts[i].size(); ++k) {
      if (is_number(texts[i][k])) phrase.numbers.push_back(numbered[i][k]);
      if (is_subject(texts[i][k])) phrase.subjects.push_back(numbered[i][k]);
      if (is_bar(texts[i][k])) phrase.bars.push_back(numbered[i][k]);
    }
    phrase.words = std::move(numbered[i]);
    std::sort(phrase.words.begin(), phrase.words.end());
    for (const int word : phrase.words) {
      phrase.weight += weight_of(word);
      postings_[static_cast<std::size_t>(word)].push_back(static_cast<int>(phrases_.size()));
    }
    phrases_.push_back(std::move(phrase));
  }
}

std::vector<std::string> IndicatorIndex::words(std::string_view text) const {
  const std::string source = plain(text);
  std::string common;
  std::size_t from = 0;
  for (const rules::Match& match : terms_->all("term", source)) {
    common.append(source, from, match.begin - from);
    common += match.gives() == "-" ? " " : " " + match.gives() + " ";
    from = match.end;
  }
  common.append(source, from, std::string::npos);
  std::vector<std::string> found = split_words(common);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

IndicatorIndex::Words IndicatorIndex::words_of(std::string_view text) const {
  Words found;
  for (const std::string& word : words(text)) {
    const auto at = vocabulary_.find(word);
    const int number = at == vocabulary_.end() ? -1 : at->second;
    found.weight += weight_of(number);
    ++found.count;
    if (is_number(word)) found.has_number = true;
    if (number < 0) {
      found.strange_subject = found.strange_subject || is_subject(word);
      found.strange_bar = found.strange_bar || is_bar(word);
      continue;
    }
    found.known.push_back(number);
    if (is_number(word)) found.numbers.push_back(number);
    if (is_subject(word)) found.subjects.push_back(number);
    if (is_bar(word)) found.bars.push_back(number);
  }
  return found;
}

double IndicatorIndex::fit(const Phrase& phrase, const Words& text, const std::vector<int>& context) const {
  const auto has = [](const std::vector<int>& there, int word) {
    return std::find(there.begin(), there.end(), word) != there.end();
  };
  const auto missing = [&](const std::vector<int>& wanted, const std::vector<int>& there) {
    return std::any_of(wanted.begin(), wanted.end(), [&](int w) { return !has(there, w); });
  };
  // One common word is a wording only where it is all of both.
  const bool lone_word =
      (text.count == 1 && text.subjects.empty()) || (phrase.words.size() == 1 && phrase.subjects.empty());
  if (lone_word && (text.count != 1 || phrase.words.size() != 1)) return 0;
  if (text.strange_bar || missing(text.bars, phrase.bars) || missing(phrase.bars, text.known)) return 0;
  const bool lacks_number = missing(phrase.numbers, text.numbers);
  if (text.has_number && lacks_number) return 0;
  const bool text_lacks = missing(phrase.subjects, text.subjects);
  const bool phrase_lacks = text.strange_subject || missing(text.subjects, phrase.subjects);
  if (text_lacks && phrase_lacks) return 0;
  double share = lacks_number ? kFit.text_lacks_number : 1;
  if (phrase_lacks) share *= kFit.wording_lacks_subject;
  if (text_lacks)
    share *= std::all_of(phrase.subjects.begin(), phrase.subjects.end(),
                         [&](int w) { return has(text.subjects, w) || has(context, w); })
                 ? kFit.context_has_subject
                 : kFit.text_lacks_subject;
  return share;
}

std::vector<PhraseScore> IndicatorIndex::score(std::string_view text, std::string_view context,
                                               double context_share) const {
  const Words asked = words_of(text);
  std::vector<double> common(phrases_.size(), 0);
  for (const int word : asked.known)
    for (const int phrase : postings_[static_cast<std::size_t>(word)])
      common[static_cast<std::size_t>(phrase)] += weight_of(word);
  std::vector<double> helped = common;
  const std::vector<int> around = context.empty() ? std::vector<int>{} : words_of(context).known;
  for (const int word : around) {
    if (std::find(asked.known.begin(), asked.known.end(), word) != asked.known.end()) continue;
    for (const int phrase : postings_[static_cast<std::size_t>(word)])
      helped[static_cast<std::size_t>(phrase)] += weight_of(word) * context_share;
  }
  std::map<std::size_t, double> best;
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    if (common[i] <= 0) continue;
    const Phrase& phrase = phrases_[i];
    const double share = fit(phrase, asked, around);
    if (share <= 0 || common[i] < kFit.least_own_share * phrase.weight) continue;
    double& score = best[phrase.indicator];
    score = std::max(score, 2 * helped[i] / (asked.weight + phrase.weight) * share);
  }
  std::vector<PhraseScore> scores;
  for (const auto& [indicator, value] : best) scores.push_back({indicator, std::min(value, 1.0)});
  return scores;
}

bool IndicatorIndex::names_part(std::string_view breakdown) const {
  const Words part = words_of(breakdown);
  return !part.strange_subject && !part.strange_bar && !(part.numbers.empty() && part.subjects.empty());
}

bool IndicatorIndex::bars_all(std::string_view text) const {
  return !text.empty() && words_of(text).strange_bar;
}

bool IndicatorIndex::has_subject(std::string_view text) const {
  if (text.empty()) return false;
  const Words found = words_of(text);
  return found.strange_subject || !found.subjects.empty();
}

bool IndicatorIndex::has_words_of(std::string_view indicator, std::string_view text) const {
  const std::vector<int> wanted = words_of(text).known;
  return std::any_of(phrases_.begin(), phrases_.end(), [&](const Phrase& phrase) {
    return ids_[phrase.indicator] == indicator && std::all_of(wanted.begin(), wanted.end(), [&](int word) {
             return std::find(phrase.words.begin(), phrase.words.end(), word) != phrase.words.end();
           });
  });
}

bool IndicatorIndex::has_code(std::size_t indicator, std::string_view code) const {
  const std::string folded = folded_code(code);
  const auto& codes = codes_[indicator];
  return !folded.empty() && std::any_of(codes.begin(), codes.end(), [&](const std::string& known) {
    // `LGBF CHN9` is CHN9.
    return known == folded ||
           (folded.size() >= 3 && known.ends_with(folded) && known.size() - folded.size() == 4);
  });
}

std::optional<std::size_t> IndicatorIndex::look_alike(std::size_t indicator, std::string_view text) const {
  for (Trap& trap : traps_) {
    if (trap.indicator == indicator && holds(trap, text) == true) return trap.other;
    if (trap.other == indicator && holds(trap, text) == false) return trap.indicator;
  }
  return std::nullopt;
}

bool IndicatorIndex::tells_apart(std::size_t one, std::size_t other, std::string_view) const {
  return std::any_of(traps_.begin(), traps_.end(), [&](const Trap& trap) {
    return (trap.indicator == one && trap.other == other) || (trap.indicator == other && trap.other == one);
  });
}

}  // namespace scrutineer::normalize
