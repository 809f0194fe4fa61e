#include "tools/convert/conversion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sched.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "extract/sha256.h"
#include "normalize/checks/check.h"
#include "normalize/dataset/csv.h"
#include "normalize/dataset/join.h"
#include "rules/matched_rules.h"
#include "tools/convert/document.h"
#include "tools/version.h"
#include "tools/workers/interruption.h"
#include "tools/workers/pool.h"

namespace scrutineer::tools {

namespace fs = std::filesystem;

namespace {

constexpr const char* matched_rules_file = "matched-rules.txt";  // in a part: a place a line

// Parts are joined at once and follow a schema that this very program has written.
constexpr normalize::DatasetReadOptions part_reading{.validate = false};

// A page's picture in a part; shown beside the pictures of other documents it begins with its document's
// name.
std::string picture_name(int page) { return fmt::format("page-{:03}.svg", page); }

// Workers may write to the parts alone.
void take_pictures(const Conversion& conversion, const Input& input, const fs::path& part) {
  if (conversion.pictures.empty() || !fs::exists(part)) return;
  fs::create_directories(conversion.pictures);
  const std::string stem = fs::path(input.file).stem().string();
  for (const auto& entry : fs::directory_iterator(part))
    if (entry.path().extension() == ".svg")
      fs::copy_file(entry.path(), conversion.pictures / (stem + "-" + entry.path().filename().string()),
                    fs::copy_options::overwrite_existing);
}

// A worker's answer where the part could not be written: a fault of the run, not of the document.
constexpr const char* write_fault = "fault";

std::optional<normalize::Dataset> read_part(const fs::path& part) {
  if (!fs::exists(part / "datapackage.json")) return std::nullopt;
  try {
    auto read = normalize::read_dataset(part, part_reading);
    if (read.dataset.documents.size() != 1) return std::nullopt;
    return std::move(read.dataset);
  } catch (const std::runtime_error&) {
    return std::nullopt;  // cut off by a power failure: it is made again
  }
}

std::string make_part(const Conversion& conversion, const Parts& parts, const Input& input) {
  std::vector<PagePicture> pictures;
  extract::StageTimes times;
  extract::StageTimes* const asked = conversion.timings ? &times : nullptr;
  const rules::MatchedRules matched;
  normalize::Dataset dataset =
      read_and_normalize(conversion, input, conversion.pictures.empty() ? nullptr : &pictures, asked).dataset;
  if (!conversion.tables_only) {
    const extract::StageTimer timer("checks", asked);
    normalize::settle_fields(dataset);
    dataset.issues = normalize::run_checks_within({dataset, *conversion.library, conversion.min_confidence},
                                                  conversion.checks_off);
  }
  normalize::WriteOptions writing{.sync = false, .grids = false};
  for (const PagePicture& picture : pictures) writing.beside[picture_name(picture.page)] = picture.svg;
  if (conversion.count_rules)
    writing.beside[matched_rules_file] = fmt::format("{}\n", fmt::join(matched.places(), "\n"));
  try {
    const extract::StageTimer timer("writing parts", asked);
    fs::remove_all(part_of(parts, input));
    normalize::write_dataset(dataset, part_of(parts, input), writing);
  } catch (const std::runtime_error& error) {
    return to_text({write_fault, error.what()});
  }
  PartSummary summary = summary_of(dataset);
  summary.times = std::move(times);
  return to_text(summary);
}

DocumentEnd end_of(const Input& input, const PartSummary& summary) {
  DocumentEnd end;
  end.file = input.file;
  end.document_id = input.document_id;
  end.status = summary.status;
  end.error = summary.error;
  end.figures = summary.figures;
  end.tables = summary.tables;
  return end;
}

std::set<std::string> matched_rules_of(const fs::path& part) {
  std::set<std::string> places;
  std::ifstream file(part / matched_rules_file);
  for (std::string line; std::getline(file, line);) places.insert(line);
  return places;
}

// Takes over what a run before has finished; gives the places of the other inputs.
std::vector<std::size_t> unfinished(const Conversion& conversion, const Parts& parts, Progress& progress,
                                    std::vector<DocumentRead>& read) {
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < conversion.inputs.size(); ++i) {
    const Input& input = conversion.inputs[i];
    if (auto part = conversion.resume ? read_part(part_of(parts, input)) : std::nullopt) {
      std::error_code ignored;  // it may be another user's: its time tells open_cache that it is of use
      fs::last_write_time(part_of(parts, input), fs::file_time_type::clock::now(), ignored);
      DocumentEnd end = end_of(input, summary_of(*part));
      end.resumed = true;
      tell_document(progress, end);
      take_pictures(conversion, input, part_of(parts, input));
      read[i].dataset = *std::move(part);
      read[i].matched_rules = matched_rules_of(part_of(parts, input));
    } else {
      rest.push_back(i);
    }
  }
  return rest;
}

// What became of one document, once its worker has answered.
normalize::Dataset dataset_of(const Conversion& conversion, const Input& input, const Parts& parts,
                              const Outcome& outcome, Progress& progress, extract::StageTimes& times) {
  PartSummary summary = summary_of(outcome.answer);
  times.add(summary.times);
  if (summary.status == write_fault) throw std::runtime_error(summary.error);
  std::optional<normalize::Dataset> dataset;
  if (outcome.problem.empty()) {
    dataset = extract::timed("reading parts", conversion.timings ? &times : nullptr,
                             [&] { return read_part(part_of(parts, input)); });
    if (!dataset) throw std::runtime_error(fmt::format("{}: what was read of it is gone", input.file));
    take_pictures(conversion, input, part_of(parts, input));
  } else {
    dataset = failed_document(input, outcome.problem);
    summary = summary_of(*dataset);
  }
  DocumentEnd end = end_of(input, summary);
  end.advice = outcome.advice;
  end.seconds = outcome.seconds;
  tell_document(progress, end);
  return *std::move(dataset);
}

std::string bytes_key(const std::vector<fs::path>& sources) {
  std::vector<fs::path> files;
  for (const fs::path& source : sources) {
    if (!fs::is_directory(source)) {
      files.push_back(source);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(source))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::string key;
  for (const fs::path& file : files)
    key += fmt::format("{} {}\n", file.filename().string(), extract::sha256_of_file(file));
  return key;
}

}  // namespace

std::vector<DocumentRead> read_inputs(const Conversion& conversion, const Parts& parts, Progress& progress) {
  std::vector<DocumentRead> read(conversion.inputs.size());
  std::vector<std::size_t> rest = unfinished(conversion, parts, progress, read);
  // The largest first: begun last, it would keep one worker busy while the others have nothing left to do.
  std::stable_sort(rest.begin(), rest.end(), [&](std::size_t a, std::size_t b) {
    return conversion.inputs[a].bytes > conversion.inputs[b].bytes;
  });
  Tasks tasks;
  tasks.count = rest.size();
  tasks.writable = parts.folder;
  tasks.work = [&](std::size_t task) { return make_part(conversion, parts, conversion.inputs[rest[task]]); };
  tasks.processor_seconds = [&](std::size_t task) {
    return processor_seconds(conversion, conversion.inputs[rest[task]]);
  };
  tasks.done = [&](const Outcome& outcome) {
    const Input& input = conversion.inputs[rest[outcome.task]];
    DocumentRead& one = read[rest[outcome.task]];
    one.dataset = dataset_of(conversion, input, parts, outcome, progress, one.times);
    one.seconds = outcome.seconds;
    one.matched_rules = matched_rules_of(part_of(parts, input));
  };
  WorkerLimits limits;
  if (conversion.count_rules) limits.resident = 0;  // a worker that has read another keeps answers of it
  run_tasks(tasks, conversion.jobs, limits);
  for (std::size_t i = 0; i < read.size(); ++i)  // a part that a run before made may be of another path
    for (normalize::DocumentRow& row : read[i].dataset.documents) row.file = conversion.inputs[i].file;
  return read;
}

Converted convert_inputs(const Conversion& conversion, const Parts& parts, Progress& progress) {
  std::vector<DocumentRead> read = read_inputs(conversion, parts, progress);
  Converted converted;
  if (interrupted()) return converted;
  std::vector<normalize::Dataset> datasets;
  for (DocumentRead& one : read) {
    datasets.push_back(std::move(one.dataset));
    converted.matched_rules.merge(one.matched_rules);
    converted.times.add(one.times);
  }
  converted.dataset = normalize::join(std::move(datasets));
  if (!conversion.tables_only) {
    const extract::StageTimer timer("checks across", conversion.timings ? &converted.times : nullptr);
    converted.dataset.issues =
        normalize::run_checks_across({converted.dataset, *conversion.library, conversion.min_confidence},
                                     std::move(converted.dataset.issues), conversion.checks_off);
  }
  for (const normalize::DocumentRow& row : converted.dataset.documents)
    if (row.status != "complete") ++converted.not_complete;
  return converted;
}

std::string options_key(const Conversion& conversion) {
  return fmt::format(
      "{}\n{}-{} ocr {}\npassword {}\npack {}\ncouncil {}\ntables only {}\npictures {}\nrules {}\noff "
      "{}\nleast {}\n{}",
      build_key(), conversion.read.first_page, conversion.read.last_page,
      static_cast<int>(conversion.read.ocr), conversion.read.password, conversion.normalize.pack,
      conversion.normalize.council, conversion.tables_only, !conversion.pictures.empty(),
      conversion.count_rules, fmt::join(conversion.checks_off, " "), conversion.min_confidence,
      bytes_key(conversion.rules));
}

double processor_seconds(const Conversion& conversion, const Input& input) {
  if (conversion.timeout) return *conversion.timeout;
  const TimeSettings settings;
  return settings.seconds + settings.seconds_per_megabyte * static_cast<double>(input.bytes) / 1e6;
}

int default_jobs() {
  cpu_set_t usable;
  CPU_ZERO(&usable);
  if (sched_getaffinity(0, sizeof usable, &usable) != 0) return 1;
  return std::max(CPU_COUNT(&usable), 1);
}

}  // namespace scrutineer::tools
