#include "normalize/dataset/whole_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::normalize {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view suffix = ".partial";

// The name that `.NAME.PID.partial` stands for; empty for another name.
std::string_view staged_name(std::string_view name) {
  if (!name.starts_with('.') || !name.ends_with(suffix)) return {};
  name = name.substr(1, name.size() - 1 - suffix.size());
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()) return {};
  const std::string_view number = name.substr(dot + 1);
  return number.find_first_not_of("0123456789") == std::string_view::npos ? name.substr(0, dot)
                                                                          : std::string_view{};
}

// A handle that holds the lock of a file or folder; -1 where another process does, or it is gone.
int locked(const fs::path& path) {
  const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return -1;
  // It may have been removed between the two calls.
  if (::flock(handle, LOCK_EX | LOCK_NB) == 0 && fs::exists(path)) return handle;
  ::close(handle);
  return -1;
}

void make(const fs::path& path, StagingKind kind) {
  if (kind == StagingKind::folder) {
    fs::create_directories(path);
    return;
  }
  const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (handle < 0) fail(path, "create", errno);
  ::close(handle);
}

}  // namespace

[[noreturn]] void fail(const fs::path& path, std::string_view action, int error) {
  throw std::runtime_error(fmt::format("{}: cannot {}: {}", path.string(), action, std::strerror(error)));
}

void sync(const fs::path& file) {
  const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) fail(file, "open", errno);
  // Some file systems cannot sync a folder (EINVAL); their renames are as durable as they get.
  const int error = ::fsync(handle) != 0 && errno != EINVAL ? errno : 0;
  ::close(handle);
  if (error != 0) fail(file, "sync", error);
}

void write_file(const fs::path& path, std::string_view bytes, bool sync) {
  const int handle = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (handle < 0) fail(path, "create", errno);
  int error = 0;
  while (!bytes.empty() && error == 0) {
    const ssize_t written = ::write(handle, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      error = errno;
  }
  if (error == 0 && sync && ::fsync(handle) != 0) error = errno;
  if (::close(handle) != 0 && error == 0) error = errno;
  if (error != 0) fail(path, "write", error);
}

bool is_staging(const fs::path& path) { return !staged_name(path.filename().string()).empty(); }

Staging open_staging(const fs::path& target, StagingKind kind) {
  constexpr int tries = 10;  // another process may take a new one for stale before it is locked
  const fs::path path =
      target.parent_path() / fmt::format(".{}.{}{}", target.filename().string(), ::getpid(), suffix);
  for (int i = 0; i < tries; ++i) {
    fs::remove_all(path);  // of a process long dead that had our number
    make(path, kind);
    if (const int lock = locked(path); lock >= 0) return {path, lock};
  }
  throw std::runtime_error(fmt::format("{}: cannot be locked", path.string()));
}

void close_staging(Staging& staging) {
  std::error_code ignored;
  fs::remove_all(staging.path, ignored);
  if (staging.lock >= 0) ::close(staging.lock);
  staging.lock = -1;
}

void remove_stale_staging(const fs::path& target) {
  std::error_code ignored;
  std::vector<fs::path> candidates;
  for (fs::directory_iterator entry(target.parent_path(), ignored), end; !ignored && entry != end;
       entry.increment(ignored))
    if (staged_name(entry->path().filename().string()) == target.filename().string())
      candidates.push_back(entry->path());
  for (const fs::path& candidate : candidates) {
    const int lock = locked(candidate);
    if (lock < 0) continue;
    fs::remove_all(candidate, ignored);
    ::close(lock);
  }
}

void write_whole(const fs::path& file, std::string_view bytes) {
  const fs::path target = fs::weakly_canonical(fs::absolute(file));
  if (fs::exists(target) && !fs::is_regular_file(target)) {
    write_file(target, bytes, false);
    return;
  }
  remove_stale_staging(target);
  Staging staging = open_staging(target, StagingKind::file);
  try {
    write_file(staging.path, bytes, true);
    if (::rename(staging.path.c_str(), target.c_str()) != 0) fail(target, "rename into place", errno);
    sync(target.parent_path());
  } catch (...) {
    close_staging(staging);
    throw;
  }
  close_staging(staging);
}

}  // namespace scrutineer::normalize
