#include "tools/convert/parts.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "extract/sha256.h"

namespace scrutineer::tools {

namespace fs = std::filesystem;

namespace {

fs::path parts_folder(const fs::path& output) {
  fs::path target = fs::weakly_canonical(fs::absolute(output));
  if (!target.has_filename()) target = target.parent_path();
  return target.parent_path() / fmt::format(".{}.parts", target.filename().string());
}

}  // namespace

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
