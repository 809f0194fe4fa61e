#include "rules/prefilter.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <numeric>

namespace scrutineer::rules {
namespace {

// Sorts by a number that each has, below `starts.size() - 1`, and fills where those of each number start.
template <class Entries, class Starts, class NumberOf>
void sort_by(Entries& entries, Starts& starts, NumberOf number_of) {
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const auto& a, const auto& b) { return number_of(a) < number_of(b); });
  for (const auto& entry : entries) ++starts[number_of(entry) + 1];
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

}  // namespace

Prefilter::Entry Prefilter::entry_of(std::string_view literal, Clause clause) {
  Entry entry;
  entry.clause = clause;
  for (; is_mark(literal.front()); literal.remove_prefix(1))
    (literal.front() == word_edge ? entry.begins_word : entry.begins_text) = true;
  for (; is_mark(literal.back()); literal.remove_suffix(1))
    (literal.back() == word_edge ? entry.ends_word : entry.ends_text) = true;
  // What stands within is not looked at.
  std::copy_if(literal.begin(), literal.end(), std::back_inserter(entry.literal),
               [](char c) { return !is_mark(c); });
  return entry;
}

bool Prefilter::stands_at(const Entry& entry, std::string_view text, std::size_t at) {
  const std::size_t end = at + entry.literal.size();
  if (text.compare(at, entry.literal.size(), entry.literal) != 0) return false;
  if (entry.begins_text && at != 0) return false;
  if (entry.ends_text && end != text.size()) return false;
  if (entry.begins_word && (at > 0 && is_word(text[at - 1])) == is_word(text[at])) return false;
  return !entry.ends_word || (end < text.size() && is_word(text[end])) != is_word(text[end - 1]);
}

Prefilter::Prefilter(const std::vector<std::optional<Ways>>& patterns) {
  for (const std::optional<Ways>& ways : patterns) {
    const int number = count_++;
    if (!ways) {
      always_.push_back(number);
      continue;
    }
    for (const Way& way : *ways) {
      Clause clause{static_cast<int>(ways_.size()), 1};
      for (const auto& literals : way) {
        for (const std::string& literal : literals) {
          Entry entry = entry_of(literal, clause);
          (entry.literal.size() == 1 ? single_ : longer_).push_back(std::move(entry));
        }
        clause.bit <<= 1;
      }
      ways_.push_back({number, clause.bit - 1});
    }
  }
  const auto byte = [](const Entry& entry, std::size_t at) {
    return static_cast<unsigned char>(entry.literal[at]);
  };
  sort_by(single_, single_from_, [&](const Entry& entry) { return std::size_t{byte(entry, 0)}; });
  sort_by(longer_, longer_from_,
          [&](const Entry& entry) { return bucket_of(byte(entry, 0), byte(entry, 1)); });
}

template <class Hit>
void Prefilter::find(std::string_view text, Hit hit) const {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    for (std::uint32_t at = single_from_[first]; at < single_from_[first + 1u]; ++at)
      if (stands_at(single_[at], text, i)) hit(single_[at].clause);
    if (i + 1 == text.size()) break;
    const std::size_t bucket = bucket_of(first, static_cast<unsigned char>(text[i + 1]));
    for (std::uint32_t at = longer_from_[bucket]; at < longer_from_[bucket + 1]; ++at)
      if (stands_at(longer_[at], text, i)) hit(longer_[at].clause);
  }
}

std::vector<int> Prefilter::candidates(const Subject& subject) const {
  std::vector<int> found = always_;
  if (ways_.empty()) return found;
  if (subject.letters == Letters::odd) {
    found.resize(static_cast<std::size_t>(count_));
    std::iota(found.begin(), found.end(), 0);
    return found;
  }
  std::vector<std::uint32_t> held(ways_.size());
  find(subject.folded, [&](const Clause& clause) {
    const WayOf& way = ways_[static_cast<std::size_t>(clause.way)];
    std::uint32_t& bits = held[static_cast<std::size_t>(clause.way)];
    if (bits == way.all) return;
    bits |= clause.bit;
    if (bits == way.all) found.push_back(way.pattern);
  });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace scrutineer::rules
