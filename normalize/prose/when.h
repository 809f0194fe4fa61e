// The period of each figure of a sentence, clause by clause.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "normalize/prose/token.h"

namespace scrutineer::normalize::prose {

// What a clause does with its figures: says how things are; how they were before ("compared to 12 in
// 2022/23"); or how they have been since the period named last ("since then").
enum class Clause { states, compares, since };

struct When {
  std::optional<PeriodReading> period;
  bool stated = false;  // in the sentence itself, not taken over from one before
  Clause clause = Clause::states;
};

struct Timeline {
  std::vector<When> of;               // by figure
  std::optional<PeriodReading> main;  // of the sentence: what "this" in the next one speaks of
  // "In comparison to 2022/23, ...": what a figure is for that would contradict one already stated for
  // `main`.
  std::optional<PeriodReading> alternative;
};

// `inherited` is the period of the sentence before where this one goes on about the same, `report` that of
// the report.
Timeline timeline(std::string_view sentence, const Tokens& tokens, const std::vector<Mention>& figures,
                  const std::vector<PeriodReading>& periods, const std::optional<PeriodReading>& inherited,
                  const std::optional<Period>& report, const rules::RuleSet& rules);

}  // namespace scrutineer::normalize::prose
