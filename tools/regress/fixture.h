// Fixtures: small reports of our own making with the datasets that converting them must give.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace scrutineer::tools {

// fixtures/<name>/report.pdf or report.txt, the report.html that it was made from, expected/, a dataset, and
// where it is to be read with options of convert's, options.txt: one a line, such as `--password harbour`.
struct Fixture {
  std::string name;
  std::filesystem::path report;
  std::filesystem::path expected;    // the folder; need not exist yet
  std::vector<std::string> options;  // as a command line gives them
};

// The fixtures of a folder, by name; or the one that the folder itself is. Folders without a report are
// passed over. Throws std::runtime_error where there is no such folder or no fixture in it.
std::vector<Fixture> fixtures_in(const std::filesystem::path& folder);

}  // namespace scrutineer::tools
