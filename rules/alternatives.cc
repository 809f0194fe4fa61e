#include "rules/alternatives.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <stdexcept>

namespace scrutineer::rules {
namespace {

// Tuned on the processor time of short reports.
struct Settings {
  std::size_t least = 60;         // bytes: smaller alternatives stay together, since each costs something
  std::size_t longest_tail = 16;  // bytes that are repeated in each alternative
  int deepest = 20;               // groups within groups that are taken apart
};
constexpr Settings settings;

struct Unfollowed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

bool starts_quantifier(std::string_view text) {
  return !text.empty() && std::string_view("*+?{").find(text.front()) != std::string_view::npos;
}

// Where the class that begins at `at` ends.
std::size_t end_of_class(std::string_view pattern, std::size_t at) {
  ++at;
  if (at < pattern.size() && pattern[at] == '^') ++at;
  for (bool first = true; first || at >= pattern.size() || pattern[at] != ']'; first = false) {
    if (at >= pattern.size()) throw Unfollowed("a class is not closed");
    if (pattern.substr(at).starts_with("[:")) {
      const std::size_t end = pattern.find(":]", at);
      if (end == std::string_view::npos) throw Unfollowed("a class is not closed");
      at = end + 2;
    } else {
      at += pattern[at] == '\\' ? 2 : 1;
    }
  }
  return at + 1;
}

std::size_t end_of_group(std::string_view pattern, std::size_t at);

// Where the sign, escape, class or group that begins at `at` ends, without what repeats it.
std::size_t end_of_atom(std::string_view pattern, std::size_t at) {
  switch (pattern[at]) {
    case '\\':
      if (at + 1 >= pattern.size()) throw Unfollowed("the pattern ends too early");
      if (pattern[at + 1] == 'Q') throw Unfollowed("quoted text");
      return at + 2;  // what may follow, as in \x{2013}, holds no sign of the syntax looked at here
    case '[':
      return end_of_class(pattern, at);
    case '(':
      return end_of_group(pattern, at);
    default:
      return at + 1;
  }
}

std::size_t end_of_group(std::string_view pattern, std::size_t at) {
  const std::string_view inner = pattern.substr(at + 1);
  if (inner.starts_with("?") && !inner.starts_with("?P<")) {
    // Flags without a colon hold for what follows them, beyond an alternative's end.
    const std::size_t sign = inner.find_first_of(":)");
    if (sign == std::string_view::npos || inner[sign] == ')') throw Unfollowed("flags");
  }
  for (++at; at < pattern.size() && pattern[at] != ')';) at = end_of_atom(pattern, at);
  if (at >= pattern.size()) throw Unfollowed("a group is not closed");
  return at + 1;
}

std::vector<std::string_view> parted(std::string_view pattern) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '|') {
      parts.push_back(pattern.substr(from, at - from));
      from = ++at;
    } else if (pattern[at] == ')') {
      throw Unfollowed("a parenthesis closes nothing");
    } else {
      at = end_of_atom(pattern, at);
    }
  }
  parts.push_back(pattern.substr(from));
  return parts;
}

int groups_in(std::string_view pattern) {
  int groups = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '(') {
      const std::string_view inner = pattern.substr(at + 1);
      if (!inner.starts_with("?") || inner.starts_with("?P<")) ++groups;
      ++at;
    } else {
      at = end_of_atom(pattern, at);
    }
  }
  return groups;
}

// Neighbours that are small, joined.
std::vector<std::string> joined(const std::vector<std::string_view>& parts) {
  std::vector<std::string> all;
  for (const std::string_view part : parts)
    if (all.empty() || all.back().size() >= settings.least || part.size() >= settings.least)
      all.emplace_back(part);
    else
      all.back().append("|").append(part);
  return all;
}

// One group of alternatives, with what must stand before and after it.
struct Framed {
  std::string_view before, open, inner, after;  // open: ( or (?:
};

// `before` has but one way to match at a place: then which alternative is tried first stays the same when it
// stands in each of them.
std::optional<Framed> framed(std::string_view sequence) {
  std::size_t at = 0;
  while (at < sequence.size() && sequence[at] != '(') {
    const std::size_t end = end_of_atom(sequence, at);
    if (starts_quantifier(sequence.substr(end))) return std::nullopt;
    at = end;
  }
  if (at == sequence.size()) return std::nullopt;
  const std::size_t end = end_of_group(sequence, at);
  Framed parts{sequence.substr(0, at), sequence.substr(at, 1), sequence.substr(at + 1, end - at - 2),
               sequence.substr(end)};
  if (parts.inner.starts_with("?:"))
    parts.open = sequence.substr(at, 3), parts.inner.remove_prefix(2);
  else if (parts.inner.starts_with("?"))
    return std::nullopt;
  if (starts_quantifier(parts.after) || parts.before.size() + parts.after.size() > settings.longest_tail ||
      groups_in(parts.inner) > 0)
    return std::nullopt;
  return parts;
}

void take_apart(std::string_view pattern, int groups_before, int depth, std::vector<Alternative>& all) {
  for (const std::string& part : joined(parted(pattern))) {
    const int groups = groups_in(part);
    const bool single = parted(part).size() == 1;
    const auto frame = single && depth < settings.deepest ? framed(part) : std::nullopt;
    const auto inner = frame ? joined(parted(frame->inner)) : std::vector<std::string>();
    const bool needless = frame && frame->open == "(?:" && parted(frame->inner).size() == 1;  // the group
    if (inner.size() > 1 || (needless && !starts_quantifier(frame->inner))) {
      for (const std::string& alternative : inner) {
        const bool bare =
            frame->open == "(?:" && !starts_quantifier(alternative) && parted(alternative).size() == 1;
        std::string whole(frame->before);
        if (bare)
          whole += alternative;
        else
          whole.append(frame->open).append(alternative).append(")");
        take_apart(whole.append(frame->after), groups_before, depth + 1, all);
      }
    } else {
      all.push_back({part, groups_before, {}});
    }
    groups_before += groups;
  }
}

}  // namespace

Alternatives alternatives_of(std::string_view pattern) {
  Alternatives alternatives;
  try {
    alternatives.groups = groups_in(pattern);
    take_apart(pattern, 0, 0, alternatives.parts);
  } catch (const Unfollowed&) {
    alternatives.parts = {{std::string(pattern), 0, {}}};
  }
  for (Alternative& part : alternatives.parts) part.literals = required_literals(part.pattern);
  return alternatives;
}

}  // namespace scrutineer::rules
