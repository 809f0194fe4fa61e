#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/shares.h"
#include "normalize/checks/sums.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  // Nothing printed says that parts are meant to add up. They are where the label names things that happen in
  // a period, or where the sums of the same group hold. Shares of the total by which a sum that fails may
  // then differ and still be a sum; tuned on the seeds, whose greatest true difference is 2 of 5.
  Rational near_by_words{1, 2}, near_by_group{1, 5}, near_shares{1, 10};
  int group_holds = 2;  // sums of the group that hold, at the least
  // A total this many times its parts has a digit too many, or has lost its point.
  std::array<std::pair<Rational, Rational>, 2> slips{{{8, 12}, {80, 120}}};
};
const Settings settings;

// Things that happen, and are counted in the period in which they did.
bool counts_events(const CheckInput& input, const Observation& figure) {
  return rules_of(input, figure.document_id)->first("check-flow", figure.label).has_value();
}

Rational size_of(const Rational& value) { return value < 0 ? Rational(-value) : value; }

bool near(const Sum& sum, const Rational& share) {
  const Rational total = sum.total->value->exact();
  Rational parts = 0;
  for (const Observation* part : sum.parts)
    if (part->value) parts += part->value->exact();
  return size_of(total - parts) <= share * std::max(size_of(total), size_of(parts));
}

// A digit too many or a lost point.
bool is_slip(const Sum& sum) {
  const Rational total = sum.total->value->exact();
  Rational parts = 0;
  for (const Observation* part : sum.parts)
    if (part->value) parts += part->value->exact();
  if (parts <= 0 || total <= 0) return false;
  const Rational factor = total > parts ? Rational(total / parts) : Rational(parts / total);
  return std::any_of(settings.slips.begin(), settings.slips.end(),
                     [&](const auto& slip) { return slip.first <= factor && factor <= slip.second; });
}

// A stock's year is its last quarter, a mean lies between; only what exceeds every part was meant as a sum.
bool exceeds_parts(const Sum& sum) {
  return std::all_of(sum.parts.begin(), sum.parts.end(),
                     [&](const auto* part) { return !part->value || *part->value < *sum.total->value; });
}

bool is_meant(const CheckInput& input, const Sum& sum, int holding, int failing) {
  // One sum that fails among several that hold is a slip of any size.
  const bool by_group = holding >= settings.group_holds && holding > failing &&
                        (failing == 1 || near(sum, settings.near_by_group));
  switch (sum.kind) {
    case SumKind::time:
      return exceeds_parts(sum) && (by_group || (counts_events(input, *sum.total) &&
                                                 (near(sum, settings.near_by_words) || is_slip(sum))));
    case SumKind::shares:
      return near(sum, settings.near_shares);
    case SumKind::outcomes:
      return near(sum, settings.near_by_words) || is_slip(sum);
    case SumKind::breakdown:
    case SumKind::total_row:
      return by_group;
  }
  return false;
}

// What the figure would have to be for the sum to hold; nullopt where the figure has no part in it.
std::optional<Interval> needed(const Sum& sum, const Observation* figure) {
  if (sum.total == figure) {
    Interval total = sum_of(sum.parts);
    if (!sum.complete) total.high.reset();
    return total;
  }
  if (std::find(sum.parts.begin(), sum.parts.end(), figure) == sum.parts.end()) return std::nullopt;
  Interval others = exactly(0);
  for (const Observation* part : sum.parts)
    if (part != figure && part->value) others = others + *interval_of(*part);
  return *interval_of(*sum.total) - others;
}

// The one figure whose correction mends both; where both only hold it as a part, that must be all that is
// wrong.
const Observation* common_fault(const Sum& a, const Sum& b, bool all_faults) {
  Figures figures = a.parts;
  figures.insert(figures.begin(), a.total);
  for (const Observation* figure : figures) {
    if (!figure->value || (figure != a.total && figure != b.total && !all_faults)) continue;
    const auto from_a = needed(a, figure), from_b = needed(b, figure);
    if (from_a && from_b && meet(*from_a, *from_b)) return figure;
  }
  return nullptr;
}

Rational plain_sum(const Sum& sum) {
  Rational total = 0;
  for (const Observation* part : sum.parts)
    if (part->value) total += part->value->exact();
  return total;
}

std::string sentence(const Sum& sum) {
  const int places = sum.total->value->places();
  if (sum.kind == SumKind::shares)
    return fmt::format("The {} shares for {} add up to {}% ({}), more than rounding away from 100%.",
                       sum.parts.size(), period_words(*sum.total), to_decimal_text(plain_sum(sum), places),
                       printed_sum(sum.parts));
  const std::string parts = sum.parts.size() <= 12 ? " (" + printed_sum(sum.parts) + ")" : "";
  std::string labels;
  if (sum.kind == SumKind::outcomes) labels = ", \"" + sum.total->label + "\"";
  return fmt::format("The {} {} for {}{} add up to {}{} but {} is printed.", sum.parts.size(), sum.parts_are,
                     period_words(*sum.total), labels, interval_text(sum_of(sum.parts), places), parts,
                     printed(*sum.total));
}

std::string_view severity_of(const Sum& sum) {
  // A class that is not printed may make up for what is missing.
  const bool may_lack = sum.kind == SumKind::outcomes || sum.kind == SumKind::breakdown;
  const Interval parts = sum_of(sum.parts);
  return may_lack && parts.high && *parts.high < sum.total->value->exact() ? "warning" : "error";
}

void raise(const Sum& sum, const Observation& at, const Sum* other, std::vector<Issue>& issues) {
  const int places = at.value->places();
  std::string message = sentence(sum);
  if (other)
    message += fmt::format(" With {} the sum for {} holds too.", interval_text(*needed(sum, &at), places),
                           other->total == &at ? "its parts" : printed(*other->total));
  Issue issue = issue_at(at, sum_mismatch.name, severity_of(sum), message,
                         interval_text(*needed(sum, &at), places), at.value->str());
  if (sum.kind == SumKind::shares)
    issue.expected = "100", issue.found = to_decimal_text(plain_sum(sum), at.value->places());
  for (const Observation* figure : sum.parts)
    if (figure != &at) issue.observation_ids.push_back(figure->observation_id);
  if (sum.total != &at) issue.observation_ids.push_back(sum.total->observation_id);
  issues.push_back(std::move(issue));
}

void shares_of_wholes(const CheckedRows& dataset, std::vector<Issue>& issues) {
  for (const BrokenWhole& broken : broken_wholes(dataset)) {
    Rational sum = 0;
    for (const Observation* part : broken.parts) sum += part->value->exact();
    const std::string total = to_decimal_text(sum, broken.at->value->places());
    Issue issue =
        issue_at(*broken.at, sum_mismatch.name, "error",
                 fmt::format("The {} shares of {} add up to {}% ({}), those of {} to 100% ({}).",
                             broken.parts.size(), broken.at->breakdown, total, printed_sum(broken.parts),
                             broken.example.front()->breakdown, printed_sum(broken.example)),
                 "100", total);
    for (const Observation* part : broken.parts)
      if (part != broken.at) issue.observation_ids.push_back(part->observation_id);
    issues.push_back(std::move(issue));
  }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  shares_of_wholes(input.dataset, issues);
  std::vector<Sum> sums = sums_in_time(input);
  for (auto& more :
       {sums_of_breakdowns(input), sums_of_shares(input), sums_of_outcomes(input), sums_of_total_rows(input)})
    sums.insert(sums.end(), more.begin(), more.end());
  std::map<std::string, std::pair<int, int>> groups;  // sums that hold, that fail
  for (const Sum& sum : sums) {
    auto& [holding, failing] = groups[sum.group];
    ++(holds(sum) ? holding : failing);
  }
  std::vector<Sum> failed;
  for (const Sum& sum : sums)
    if (!holds(sum) && is_meant(input, sum, groups[sum.group].first, groups[sum.group].second))
      failed.push_back(sum);

  std::vector<bool> told(failed.size());
  for (std::size_t i = 0; i < failed.size(); ++i) {
    if (told[i]) continue;
    const Sum* other = nullptr;
    const Observation* at = failed[i].total;
    for (std::size_t j = i + 1; j < failed.size() && !other; ++j) {
      if (told[j] || failed[i].total->document_id != failed[j].total->document_id) continue;
      const auto same_table = [&](const Sum& sum) {
        return sum.total->document_id == at->document_id && sum.total->section == at->section;
      };
      const bool all_faults = std::count_if(failed.begin(), failed.end(), same_table) == 2;
      const Observation* fault = common_fault(failed[i], failed[j], all_faults);
      if (!fault) continue;
      other = &failed[j], at = fault, told[j] = true;
    }
    // Told by the sum whose total is at fault, where there is one; of two such by the one that knows all
    // parts.
    if (other && other->total == at && (failed[i].total != at || other->complete || !failed[i].complete))
      raise(*other, *at, &failed[i], issues);
    else
      raise(failed[i], *at, other, issues);
  }
}

}  // namespace

const Check sum_mismatch = {"sum-mismatch", "error, warning",
                            "Parts against their total: periods and year, outcomes and closed, breakdowns, a "
                            "column and its total row.",
                            run};

}  // namespace scrutineer::normalize
