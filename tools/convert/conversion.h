// Reports to one dataset: what convert, tables, explain and regress share.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "extract/read.h"
#include "normalize/checks/check.h"
#include "normalize/dataset/types.h"
#include "normalize/normalize.h"
#include "rules/rules.h"
#include "tools/convert/parts.h"
#include "tools/convert/progress.h"
#include "tools/inputs/inputs.h"

namespace scrutineer::tools {

// How long a document may take of the processor.
struct TimeSettings {
  double seconds = 60;               // whatever its size
  double seconds_per_megabyte = 60;  // more for each: a scanned page of 30 KB takes OCR some 1.2 s
};

struct Conversion {
  std::vector<Input> inputs;
  std::filesystem::path output;
  extract::ReadOptions read;
  normalize::NormalizeOptions normalize;
  std::shared_ptr<const rules::Library> library;
  std::vector<std::filesystem::path> rules;  // folders and files added to the library
  std::vector<std::string> checks_off;
  double min_confidence = normalize::default_min_confidence;
  int jobs = 1;
  std::optional<double> timeout;  // seconds a document, in place of TimeSettings
  bool resume = false;
  bool tables_only = false;        // raw tables, no figures and no checks
  bool timings = false;            // Converted::times is asked for
  std::filesystem::path pictures;  // folder that gets a picture of each page (page_picture.h); empty: none
  bool count_rules = false;        // each part tells which rules matched (matched_rules)
};

struct DocumentRead {
  normalize::Dataset dataset;           // its issues are those within the document (checks/check.h)
  double seconds = 0;                   // 0 where it was taken over from a run before
  extract::StageTimes times = {};       // where they were asked for
  std::set<std::string> matched_rules;  // their places (rules/matched_rules.h), where they are counted
};

// Reads every input in worker processes: one dataset each, in their order. A document that fails is a row of
// its documents.csv. Throws and ends early as convert_inputs does.
std::vector<DocumentRead> read_inputs(const Conversion& conversion, const Parts& parts, Progress& progress);

struct Converted {
  normalize::Dataset dataset;    // issues included
  std::size_t not_complete = 0;  // documents that failed or are partial
  extract::StageTimes times;     // of the workers and of this process
  std::set<std::string> matched_rules;
};

// Reads and checks every input, joins what they gave, runs the checks that compare documents. Nothing is
// written under `output`: that is the caller's last step; `parts`, opened beside it, holds what is finished.
// Throws std::runtime_error for a fault that is not a document's. Returns early, with whatever it has, when
// interrupted().
Converted convert_inputs(const Conversion& conversion, const Parts& parts, Progress& progress);

// All that a part depends on but the document: options, rules, checks, this build of the program.
std::string options_key(const Conversion& conversion);

double processor_seconds(const Conversion& conversion, const Input& input);

// --jobs where it is not given: one for each processor that this process may use.
int default_jobs();

}  // namespace scrutineer::tools
