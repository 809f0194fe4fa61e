#include "tools/convert/parts.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "extract/sha256.h"

namespace scrutineer::tools {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::hours kept_unused{24 * 30};

fs::path parts_folder(const fs::path& output) {
  fs::path target = fs::weakly_canonical(fs::absolute(output));
  if (!target.has_filename()) target = target.parent_path();
  return target.parent_path() / fmt::format(".{}.parts", target.filename().string());
}

// Empty where there is no home either.
fs::path user_cache() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && cache[0] == '/') return fs::path(cache) / "scrutineer";
  const char* home = std::getenv("HOME");
  return home != nullptr && home[0] == '/' ? fs::path(home) / ".cache" / "scrutineer" : fs::path();
}

void remove_unused(const fs::path& folder) {
  const auto oldest = fs::file_time_type::clock::now() - kept_unused;
  std::error_code ignored;
  for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    const fs::file_time_type used = entry->last_write_time(ignored);
    if (!ignored && used < oldest) fs::remove_all(entry->path(), ignored);
  }
}

}  // namespace

Parts open_cache(const std::string& options, const fs::path& otherwise) {
  Parts parts;
  parts.options = extract::sha256(options).substr(0, 16);
  parts.folder = user_cache();
  std::error_code error;
  if (!parts.folder.empty()) fs::create_directories(parts.folder, error);
  if (parts.folder.empty() || error || ::access(parts.folder.c_str(), W_OK) != 0) parts.folder = otherwise;
  remove_unused(parts.folder);
  return parts;
}

Parts open_parts(const fs::path& output, const std::string& options, bool resume) {
  Parts parts;
  parts.folder = parts_folder(output);
  parts.options = extract::sha256(options).substr(0, 16);
  fs::create_directories(parts.folder);
  parts.lock = ::open(parts.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (parts.lock < 0)
    throw std::runtime_error(fmt::format("{}: cannot open: {}", parts.folder.string(), std::strerror(errno)));
  if (::flock(parts.lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(parts.lock);
    throw std::runtime_error(fmt::format(
        "{}: another run is writing there; wait for it, or name another output", output.string()));
  }
  if (!resume)
    for (const auto& entry : fs::directory_iterator(parts.folder)) fs::remove_all(entry.path());
  return parts;
}

fs::path part_of(const Parts& parts, const Input& input) {
  return parts.folder / fmt::format("{}.{}", input.document_id, parts.options);
}

void close_parts(Parts& parts, bool remove) {
  std::error_code ignored;
  if (remove) fs::remove_all(parts.folder, ignored);
  if (parts.lock >= 0) ::close(parts.lock);
  parts.lock = -1;
}

}  // namespace scrutineer::tools
