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

// Where the rows of one document stand in the whole dataset.
struct DocumentRows {
  std::vector<const DocumentRow*> documents;
  std::vector<const Observation*> observations;
  std::vector<const Note*> notes;
  std::vector<const CellRow*> cells;
};

// The rows of each document, in the order in which the documents first occur.
std::vector<DocumentRows> by_document(const Dataset& dataset) {
  std::vector<DocumentRows> parts;
  std::unordered_map<std::string_view, std::size_t> places;
  const auto split = [&](const auto& rows, auto DocumentRows::*own) {
    std::string_view last;  // rows of a document mostly stand together
    std::size_t place = 0;
    for (const auto& row : rows) {
      if (parts.empty() || row.document_id != last) {
        last = row.document_id;
        const auto [known, added] = places.try_emplace(last, parts.size());
        if (added) parts.emplace_back();
        place = known->second;
      }
      (parts[place].*own).push_back(&row);
    }
  };
  split(dataset.documents, &DocumentRows::documents);
  split(dataset.observations, &DocumentRows::observations);
  split(dataset.notes, &DocumentRows::notes);
  split(dataset.cells, &DocumentRows::cells);
  return parts;
}

template <class Row>
void copy_rows(const std::vector<const Row*>& from, std::vector<Row>& to) {
  to.reserve(from.size());
  for (const Row* row : from) to.push_back(*row);
}

// A dataset of one document's rows. Only one is there at a time: a copy of all would double what a run takes.
Dataset dataset_of(const DocumentRows& rows) {
  Dataset own;
  copy_rows(rows.documents, own.documents);
  copy_rows(rows.observations, own.observations);
  copy_rows(rows.notes, own.notes);
  copy_rows(rows.cells, own.cells);
  return own;
}

bool is_on(const Check& check, const std::vector<std::string>& off) {
  return std::find(off.begin(), off.end(), check.name) == off.end();
}

// By document in the dataset's order, then by place, check and message.
void put_in_order(std::vector<Issue>& issues, const Dataset& dataset) {
  std::unordered_map<std::string, std::size_t> ranks;
  for (const DocumentRow& document : dataset.documents) ranks.try_emplace(document.document_id, ranks.size());
  std::vector<std::pair<std::size_t, const Issue*>> order;
  for (const Issue& issue : issues) {
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
  for (const auto& [rank, issue] : order) ordered.push_back(*issue);
  issues = std::move(ordered);
}

}  // namespace

std::vector<Issue> run_checks_within(const CheckInput& input, const std::vector<std::string>& off) {
  std::vector<Issue> issues;
  for (const DocumentRows& rows : by_document(input.dataset)) {
    const Dataset document = dataset_of(rows);
    const CheckInput own{document, input.library,
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
