#include "rules/prefilter.h"

#include <algorithm>
#include <numeric>

namespace scrutineer::rules {
namespace {

// U+017F and U+212A are s and k to a match that ignores case.
bool has_odd_letters(std::string_view text) {
  return text.find("\u017f") != std::string_view::npos || text.find("\u212a") != std::string_view::npos;
}

std::string folded(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace

void Prefilter::add(std::string_view pattern) {
  const int number = count_++;
  const auto ways = required_literals(pattern);
  if (!ways) {
    always_.push_back(number);
    return;
  }
  for (const Way& way : *ways) {
    Clause clause{static_cast<int>(ways_.size()), 1};
    for (const auto& literals : way) {
      for (const std::string& literal : literals) add(literal, clause);
      clause.bit <<= 1;
    }
    ways_.push_back({number, clause.bit - 1});
  }
}

void Prefilter::add(const std::string& literal, Clause clause) {
  const auto first = static_cast<unsigned char>(literal[0]);
  if (literal.size() == 1) {
    single_[first].push_back(clause);
    any_single_.set(first);
    return;
  }
  const std::size_t bucket = bucket_of(first, static_cast<unsigned char>(literal[1]));
  longer_[bucket].push_back({literal, clause});
  any_longer_.set(bucket);
}

template <class Hit>
void Prefilter::find(std::string_view text, Hit hit) const {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (any_single_[first])
      for (const Clause& clause : single_[first]) hit(clause);
    if (i + 1 == text.size()) break;
    const std::size_t bucket = bucket_of(first, static_cast<unsigned char>(text[i + 1]));
    if (!any_longer_[bucket]) continue;
    for (const Entry& entry : longer_[bucket])
      if (text.compare(i, entry.literal.size(), entry.literal) == 0) hit(entry.clause);
  }
}

std::vector<int> Prefilter::candidates(std::string_view text) const {
  std::vector<int> found = always_;
  if (ways_.empty()) return found;
  if (has_odd_letters(text)) {
    found.resize(static_cast<std::size_t>(count_));
    std::iota(found.begin(), found.end(), 0);
    return found;
  }
  std::vector<std::uint32_t> held(ways_.size());
  find(folded(text), [&](const Clause& clause) {
    const WayOf& way = ways_[static_cast<std::size_t>(clause.way)];
    std::uint32_t& bits = held[static_cast<std::size_t>(clause.way)];
    if (bits == way.all) return;
    bits |= clause.bit;
    if (bits == way.all && std::find(found.begin(), found.end(), way.pattern) == found.end())
      found.push_back(way.pattern);
  });
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace scrutineer::rules
