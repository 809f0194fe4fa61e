// The validator's frame. A check is one file, checks/<name with _>.cc, that defines one `Check`; checks.cc
// lists them all. Checks see only the dataset, so that `validate` knows all that `convert` knew.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/dataset/types.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// The rows that a check looks at: a whole dataset's or one document's. They live elsewhere.
struct CheckedRows {
  std::span<const DocumentRow> documents;
  std::span<const Observation> observations;
  std::span<const Note> notes;
  std::span<const CellRow> cells;

  CheckedRows() = default;
  CheckedRows(const Dataset& dataset)
      : documents(dataset.documents),
        observations(dataset.observations),
        notes(dataset.notes),
        cells(dataset.cells) {}
};

// What several checks derive from the same rows, made once when first asked for (series.cc, sentences.cc).
struct Derived;
std::shared_ptr<Derived> nothing_derived();

// Below it a figure stays, flagged by low-confidence.
constexpr double default_min_confidence = 0.6;

struct CheckInput {
  CheckedRows dataset;
  const rules::Library& library;                   // catalogue, references; packs by DocumentRow::pack
  double min_confidence = default_min_confidence;  // 0 to 1
  // Not shared between threads. The dataset must not change while it is in use.
  std::shared_ptr<Derived> derived = nothing_derived();
};

struct Check {
  std::string_view name;        // CHECKS.md's, also the file's and the option's
  std::string_view severities;  // "error, warning": what its issues may be, the gravest first
  std::string_view summary;     // one line for --help and the documentation
  // Appends its findings. issue_id may stay empty: run_checks gives it.
  void (*run)(const CheckInput& input, std::vector<Issue>& issues);
  // False: it is given one document's rows at a time, so that a run's cost is linear in its documents.
  bool across_documents = false;
};

const std::vector<Check>& all_checks();

// Runs every check but those in `off`; issues in a stable order (document, page, place, check), with ids.
std::vector<Issue> run_checks(const CheckInput& input, const std::vector<std::string>& off = {});

// The same in two steps, of which the first may be taken for each document apart, in another process: checks
// of single documents, in no order yet and without ids; then those that compare documents, and the order of
// all. `within` is what the first step gave for every document of the input.
std::vector<Issue> run_checks_within(const CheckInput& input, const std::vector<std::string>& off = {});
std::vector<Issue> run_checks_across(const CheckInput& input, std::vector<Issue> within,
                                     const std::vector<std::string>& off = {});

}  // namespace scrutineer::normalize
