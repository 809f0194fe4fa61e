#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "normalize/checks/all.h"
#include "normalize/dataset/order.h"

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

// Stretches of rows that stand together.
template <class Row>
using Runs = std::vector<std::span<const Row>>;

// Where the rows of one document stand in the whole dataset.
struct DocumentRuns {
  Runs<DocumentRow> documents;
  Runs<Observation> observations;
  Runs<Note> notes;
  Runs<CellRow> cells;
};

// The rows of each document, in the order in which the documents first occur.
std::vector<DocumentRuns> by_document(const CheckedRows& dataset) {
  std::vector<DocumentRuns> parts;
  std::unordered_map<std::string_view, std::size_t> places;
  const auto split = [&]<class Row>(std::span<const Row> rows, Runs<Row> DocumentRuns::*own) {
    for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
      const std::string& document = rows[from].document_id;
      while (to < rows.size() && rows[to].document_id == document) ++to;
      const auto [known, added] = places.try_emplace(document, parts.size());
      if (added) parts.emplace_back();
      (parts[known->second].*own).push_back(rows.subspan(from, to - from));
    }
  };
  split(dataset.documents, &DocumentRuns::documents);
  split(dataset.observations, &DocumentRuns::observations);
  split(dataset.notes, &DocumentRuns::notes);
  split(dataset.cells, &DocumentRuns::cells);
  return parts;
}

// The rows as one stretch; those of a dataset edited by hand may stand apart, and are copied together.
template <class Row>
std::span<const Row> joined(const Runs<Row>& runs, std::vector<Row>& copies) {
  if (runs.empty()) return {};
  if (runs.size() == 1) return runs.front();
  for (const auto& run : runs) copies.insert(copies.end(), run.begin(), run.end());
  return copies;
}

CheckedRows rows_of(const DocumentRuns& runs, Dataset& copies) {
  CheckedRows rows;
  rows.documents = joined(runs.documents, copies.documents);
  rows.observations = joined(runs.observations, copies.observations);
  rows.notes = joined(runs.notes, copies.notes);
  rows.cells = joined(runs.cells, copies.cells);
  return rows;
}

bool is_on(const Check& check, const std::vector<std::string>& off) {
  return std::find(off.begin(), off.end(), check.name) == off.end();
}

// By document in the dataset's order, then by place, check and message.
void put_in_order(std::vector<Issue>& issues, const CheckedRows& dataset) {
  std::unordered_map<std::string, std::size_t> ranks;
  for (const DocumentRow& document : dataset.documents) ranks.try_emplace(document.document_id, ranks.size());
  std::vector<std::pair<std::size_t, Issue*>> order;
  for (Issue& issue : issues) {
    const auto rank = ranks.find(issue.document_id);
    order.emplace_back(rank == ranks.end() ? ranks.size() : rank->second, &issue);
  }
  const auto key = [](const auto& ranked) {
    const auto& [rank, issue] = ranked;
    return std::tie(rank, issue->document_id, issue->place.page, issue->place.box.y0, issue->place.box.x0,
                    issue->check, issue->message);
  };
  std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  std::vector<Issue> ordered;
  ordered.reserve(issues.size());
  for (const auto& [rank, issue] : order) ordered.push_back(std::move(*issue));
  issues = std::move(ordered);
}

}  // namespace

std::vector<Issue> run_checks_within(const CheckInput& input, const std::vector<std::string>& off) {
  std::vector<Issue> issues;
  for (const DocumentRuns& runs : by_document(input.dataset)) {
    Dataset copies;
    const CheckInput own{rows_of(runs, copies), input.library,
                         input.min_confidence};  // with what its checks derive in common
    // Checks look back at what was found in their document; what others hold would make that quadratic.
    std::vector<Issue> found;
    for (const Check& check : all_checks())
      if (!check.across_documents && is_on(check, off)) check.run(own, found);
    std::move(found.begin(), found.end(), std::back_inserter(issues));
  }
  return issues;
}

std::vector<Issue> run_checks_across(const CheckInput& input, std::vector<Issue> within,
                                     const std::vector<std::string>& off) {
  for (const Check& check : all_checks())
    if (check.across_documents && is_on(check, off)) check.run(input, within);
  put_in_order(within, input.dataset);
  number_issues(within);
  return within;
}

std::vector<Issue> run_checks(const CheckInput& input, const std::vector<std::string>& off) {
  return run_checks_across(input, run_checks_within(input, off), off);
}

}  // namespace scrutineer::normalize
