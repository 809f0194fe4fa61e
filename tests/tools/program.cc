#include "tools/program.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>

#include "normalize/scratch_folder.h"

namespace scrutineer {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void become_program(const std::vector<std::string>& arguments, const RunSettings& settings,
                                 const fs::path& out, const fs::path& err) {
  ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
  ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
  ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
  if (!settings.folder.empty() && ::chdir(settings.folder.c_str()) != 0) std::_Exit(126);
  if (settings.largest_file > 0) {
    const rlimit limit{static_cast<rlim_t>(settings.largest_file),
                       static_cast<rlim_t>(settings.largest_file)};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, SIG_IGN);  // a write then fails as on a full disk
  }
  ::setenv("XDG_CACHE_HOME", settings.cache.empty() ? "/dev/null/cache" : settings.cache.c_str(), 1);
  std::vector<std::string> words = arguments;
  words.insert(words.begin(), SCRUTINEER_PROGRAM);
  std::vector<char*> values;
  for (std::string& word : words) values.push_back(word.data());
  values.push_back(nullptr);
  ::execv(SCRUTINEER_PROGRAM, values.data());
  std::_Exit(127);
}

pid_t spawn(const std::vector<std::string>& arguments, const RunSettings& settings, const fs::path& out,
            const fs::path& err) {
  const pid_t process = ::fork();
  REQUIRE(process >= 0);
  if (process == 0) become_program(arguments, settings, out, err);
  return process;
}

}  // namespace

int wait_for(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

Ended run(const std::vector<std::string>& arguments, const RunSettings& settings) {
  const ScratchFolder scratch;
  const auto started = std::chrono::steady_clock::now();
  Ended ended;
  ended.status = wait_for(spawn(arguments, settings, scratch.path / "out", scratch.path / "err"));
  ended.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  ended.out = bytes_of(scratch.path / "out");
  ended.err = bytes_of(scratch.path / "err");
  return ended;
}

pid_t start(const std::vector<std::string>& arguments) {
  return spawn(arguments, {}, "/dev/null", "/dev/null");
}

std::vector<std::vector<std::string>> rows_of(const fs::path& file) {
  const std::string bytes = bytes_of(file);
  std::vector<std::vector<std::string>> rows(1);
  rows.back().emplace_back();
  bool quoted = false;
  for (const char c : bytes) {
    if (c == '"')
      quoted = !quoted;  // a doubled quote inside a field is lost, which no test here minds
    else if (quoted || (c != ',' && c != '\r' && c != '\n'))
      rows.back().back() += c;
    else if (c == ',')
      rows.back().emplace_back();
    else if (c == '\n')
      rows.push_back({""});
  }
  rows.pop_back();  // after the last line end
  REQUIRE(!rows.empty());
  rows.erase(rows.begin());
  return rows;
}

std::vector<std::string> column_of(const fs::path& file, const std::string& name) {
  const std::string bytes = bytes_of(file);
  const std::string header = fmt::format(",{},", bytes.substr(0, bytes.find("\r\n")));
  const std::size_t at = header.find(fmt::format(",{},", name));
  REQUIRE_MESSAGE(at != std::string::npos, file, " has no column ", name);
  const auto index = std::count(header.begin(), header.begin() + static_cast<long>(at), ',');
  std::vector<std::string> fields;
  for (const auto& row : rows_of(file)) fields.push_back(row.at(static_cast<std::size_t>(index)));
  return fields;
}

std::string field(const fs::path& file, const std::string& key, const std::string& value,
                  const std::string& column) {
  const std::vector<std::string> keys = column_of(file, key), values = column_of(file, column);
  const auto found = std::find(keys.begin(), keys.end(), value);
  if (found == keys.end()) FAIL(file, " has no row with ", key, " ", value);
  return values.at(static_cast<std::size_t>(found - keys.begin()));
}

fs::path project_folder() { return SCRUTINEER_SOURCE_DIR; }

}  // namespace scrutineer
