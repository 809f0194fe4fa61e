// What a figure is of, in the sentence's own words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/prose/phrase.h"
#include "normalize/prose/when.h"

namespace scrutineer::normalize::prose {

// How a label was found.
enum class Reading {
  share,      // "85% of reviews were held": the words behind the figure
  count,      // "146 children were subject to a plan"
  subject,    // "the rate of re-referrals was 21%": the words before the verb
  bracket,    // "the proportion who returned home (42.7%)"
  neighbour,  // that of another figure of the sentence: "compared to 142.3", "45 (12%)"
  earlier,    // that of an earlier sentence: "This is below ..."
  none
};

struct Statement {
  Reading reading = Reading::none;
  std::string label;
  std::string breakdown;
  std::string head;        // its noun phrase alone: "children"
  std::string hint;        // the words beside the figure, by which an earlier label is told: "within 10 days"
  bool predicate = false;  // a verb or participle says what is counted
  int whole = -1;          // index of the figure that it is a part of: "45 of them"
  int neighbour = -1;      // index of the figure whose label it shares
};

struct LabelInput {
  std::string_view sentence;
  const Tokens& tokens;
  const std::vector<Mention>& figures;
  const Timeline& line;
  const rules::RuleSet& rules;
  std::string earlier_head;  // the noun of the sentence before, for "7 became subject ..."
};

// One statement a figure, by index; definitions have Reading::none.
std::vector<Statement> statements(const LabelInput& input);

}  // namespace scrutineer::normalize::prose
