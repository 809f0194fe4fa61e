#include "tools/regress/fixture.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <stdexcept>

namespace scrutineer::tools {

namespace fs = std::filesystem;

namespace {

// An option and its value, which may hold blanks, a line; blank lines and those from # on are passed over.
std::vector<std::string> options_in(const fs::path& file) {
  std::vector<std::string> options;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t blank = line.find(' ');
    options.push_back(line.substr(0, blank));
    if (blank != std::string::npos) options.push_back(line.substr(line.find_first_not_of(' ', blank)));
  }
  return options;
}

std::optional<Fixture> fixture_of(const fs::path& folder) {
  for (const char* report : {"report.pdf", "report.txt"})
    if (fs::is_regular_file(folder / report))
      return Fixture{fs::weakly_canonical(folder).filename().string(), folder / report, folder / "expected",
                     options_in(folder / "options.txt")};
  return std::nullopt;
}

}  // namespace

std::vector<Fixture> fixtures_in(const fs::path& folder) {
  if (!fs::is_directory(folder)) throw std::runtime_error(fmt::format("{}: is no folder", folder.string()));
  if (const auto one = fixture_of(folder.lexically_normal())) return {*one};
  std::vector<Fixture> fixtures;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_directory())
      if (auto fixture = fixture_of(entry.path())) fixtures.push_back(*std::move(fixture));
  if (fixtures.empty())
    throw std::runtime_error(
        fmt::format("{}: holds no folder with a report.pdf or report.txt", folder.string()));
  std::sort(fixtures.begin(), fixtures.end(),
            [](const Fixture& a, const Fixture& b) { return a.name < b.name; });
  return fixtures;
}

}  // namespace scrutineer::tools
