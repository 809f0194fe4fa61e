#include <algorithm>
#include <map>
#include <tuple>

#include "normalize/checks/all.h"

namespace scrutineer::normalize {

const std::vector<Check>& all_checks() {
  static const std::vector<Check> checks = {
      duplicate_code,
      mismatched_code,
      malformed_code,
      duplicate_label,
      label_mismatch,
      label_description_mismatch,
      blank_description,
      sequence_gap,
      spelling,
      percent_out_of_range,
      negative_value,
      implausible_value,
      unit_mismatch,
      malformed_period,
      missing_value,
      ocr_suspect,
      ocr_noise,
      ratio_mismatch,
      denominator_mismatch,
      sum_mismatch,
      sum_instead_of_average,
      average_mismatch,
      cumulative_decrease,
      subset_exceeds_whole,
      duplicate_observation,
      revision,
      outlier_jump,
      repeated_value,
      rag_mismatch,
      polarity_target_conflict,
      target_basis_mismatch,
      trend_mismatch,
      narrative_mismatch,
      period_mismatch,
      frequency_mismatch,
      header_ambiguous,
      basis_unclear,
      benchmark_outlier,
      benchmark_mismatch,
      stale_benchmark,
      comparator_mismatch,
      reference_mismatch,
      definition_differs,
      council_mismatch,
      row_shifted,
      header_misaligned,
      low_confidence,
      schema,
  };
  return checks;
}

namespace {

// The rows of each document, in the order in which the documents first occur.
std::vector<Dataset> by_document(const Dataset& dataset) {
  std::vector<Dataset> parts;
  std::map<std::string, std::size_t> places;
  const auto split = [&](auto Dataset::*rows) {
    for (const auto& row : dataset.*rows) {
      const auto [place, added] = places.try_emplace(row.document_id, parts.size());
      if (added) parts.emplace_back();
      (parts[place->second].*rows).push_back(row);
    }
  };
  split(&Dataset::documents);
  split(&Dataset::observations);
  split(&Dataset::notes);
  split(&Dataset::cells);
  return parts;
}

}  // namespace

std::vector<Issue> run_checks(const CheckInput& input, const std::vector<std::string>& off) {
  std::vector<Issue> issues;
  const auto is_on = [&](const Check& check) {
    return std::find(off.begin(), off.end(), check.name) == off.end();
  };
  for (const Dataset& document : by_document(input.dataset))
    for (const Check& check : all_checks())
      if (!check.across_documents && is_on(check)) check.run({document, input.library}, issues);
  for (const Check& check : all_checks())
    if (check.across_documents && is_on(check)) check.run(input, issues);

  std::map<std::string, std::size_t> document_order;
  for (const DocumentRow& document : input.dataset.documents)
    document_order.try_emplace(document.document_id, document_order.size());
  const auto order = [&](const Issue& issue) {
    const auto document = document_order.find(issue.document_id);
    return std::tuple(document == document_order.end() ? document_order.size() : document->second,
                      issue.document_id, issue.place.page, issue.place.box.y0, issue.place.box.x0,
                      issue.check, issue.message);
  };
  std::stable_sort(issues.begin(), issues.end(),
                   [&](const Issue& a, const Issue& b) { return order(a) < order(b); });

  std::map<std::string, int> numbers;  // by document, so that joined shards number as one run does
  for (Issue& issue : issues)
    issue.issue_id = issue.document_id + "-i" + std::to_string(++numbers[issue.document_id]);
  return issues;
}

}  // namespace scrutineer::normalize
