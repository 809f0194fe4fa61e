#include <fmt/format.h>

#include <map>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

void raise(const Observation& part, const Observation& whole, std::string_view why,
           std::vector<Issue>& issues) {
  Issue issue = issue_at(
      part, subset_exceeds_whole.name, "error",
      fmt::format("{} for {} exceeds {}, {}.", printed(part), period_words(part), printed(whole), why),
      "at most " + whole.value->str(), part.value->str());
  issue.observation_ids.push_back(whole.observation_id);
  issues.push_back(std::move(issue));
}

bool exceeds(const Observation& part, const Observation& whole) {
  const Interval a = *interval_of(part), b = *interval_of(whole);
  return a.low && b.high && *a.low > *b.high;
}

// An age band or a sex cannot count more than all.
void breakdowns(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) {
    const auto rules = rules_of(input, row.front()->document_id);
    for (const Observation* part : valued(row, "actual")) {
      if (part->breakdown.empty() || part->unit != "count") continue;
      const auto kind = rules->first("breakdown", part->breakdown);
      if (!kind || (kind->gives() != "age" && kind->gives() != "sex")) continue;
      for (const Observation* whole : valued(row, "actual"))
        if (whole->breakdown.empty() && whole->unit == "count" && whole->table == part->table &&
            same_period(*part, *whole) && exceeds(*part, *whole))
          raise(*part, *whole, "the whole", issues);
    }
  }
}

// Within 10 days is a part of within 15 days, where the labels are otherwise one.
void nested_limits(const CheckInput& input, std::vector<Issue>& issues) {
  struct Limited {
    const Observation* figure;
    int limit;
  };
  std::map<std::string, std::vector<Limited>> families;
  for (const Observation& figure : input.dataset.observations) {
    if (!figure.value || figure.measure != "actual" || (figure.unit != "percent" && figure.unit != "count"))
      continue;
    const auto within = rules_of(input, figure.document_id)->first("check-limit", figure.label);
    if (!within) continue;
    const int limit = std::stoi(within->groups[0]);
    std::string stem = figure.label;
    stem.replace(within->begin, within->end - within->begin, "within #");
    families[figure.document_id + '\x1f' + folded(stem) + '#' + folded(figure.breakdown) + '\x1f' +
             figure.unit + '\x1f' + folded(figure.section) + period_words(figure)]
        .push_back({&figure, limit});
  }
  for (const auto& [key, family] : families)
    for (const Limited& part : family)
      for (const Limited& whole : family)
        if (part.limit < whole.limit && exceeds(*part.figure, *whole.figure))
          raise(*part.figure, *whole.figure,
                fmt::format("though within {} is a part of within {}", part.limit, whole.limit), issues);
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  breakdowns(input, issues);
  nested_limits(input, issues);
}

}  // namespace

const Check subset_exceeds_whole = {"subset-exceeds-whole", "error",
                                    "A part above its whole, such as within 10 days above within 15.", run};

}  // namespace scrutineer::normalize
