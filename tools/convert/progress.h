// What a run tells on standard error while it goes: a bar on a terminal, plain lines else, JSON lines where
// asked for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::tools {

enum class ProgressStyle { bar, lines, json, quiet };

struct Progress {
  ProgressStyle style = ProgressStyle::lines;
  std::size_t total = 0, done = 0;
};

// One document's end.
struct DocumentEnd {
  std::string file, document_id;
  std::string status;         // complete, partial or failed
  std::string error, advice;  // one sentence each, or empty
  std::size_t figures = 0, tables = 0;
  double seconds = 0;
  bool resumed = false;  // taken over from a run before
};

// `quiet` wins over `json`; the bar needs a terminal on standard error.
Progress start_progress(std::size_t total, bool quiet, bool json);
// A document that is not complete is told in every style.
void tell_document(Progress& progress, const DocumentEnd& end);
void tell_issues(const Progress& progress, std::size_t errors, std::size_t warnings, std::size_t infos);
// How a baseline did: how many issues it accepts, and those of it that no longer occur.
void tell_accepted(const Progress& progress, const std::string& baseline, std::size_t accepted,
                   const std::vector<std::string>& gone);
void tell_written(const Progress& progress, const std::string& dataset);

// "1 figure", "12 figures"
std::string counted(std::size_t count, std::string_view one, std::string_view several);

// A line for the user on standard error, "scrutineer: " before it.
void tell(const std::string& message);

}  // namespace scrutineer::tools
