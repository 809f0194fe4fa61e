// How files are written, and what a file or folder grows under until it is whole and takes its final name:
// `.NAME.PID.partial` beside it, held by a lock for as long as its writer lives.
#pragma once

#include <filesystem>
#include <string_view>

namespace scrutineer::normalize {

// Throws std::runtime_error: `path: cannot action: what errno says`.
[[noreturn]] void fail(const std::filesystem::path& path, std::string_view action, int error);
// Waits until the disk has a file's bytes, or what a folder lists.
void sync(const std::filesystem::path& file);
// Writes to the file itself. Throws std::runtime_error.
void write_file(const std::filesystem::path& path, std::string_view bytes, bool sync);

enum class StagingKind { file, folder };

struct Staging {
  std::filesystem::path path;
  int lock = -1;
};

// Makes an empty file or folder for `target`, which must be absolute. Throws std::runtime_error.
Staging open_staging(const std::filesystem::path& target, StagingKind kind);

// Removes what is left under the staging's own name, and gives the lock back. Never throws.
void close_staging(Staging& staging);

// Removes what writers of `target` that were killed have left beside it. What a living one holds stays.
void remove_stale_staging(const std::filesystem::path& target);

// Writes a file that appears whole or not at all; what is no regular file (a pipe, a device) is written to as
// it is. Throws std::runtime_error (path and reason).
void write_whole(const std::filesystem::path& file, std::string_view bytes);

// Whether a name is one that open_staging gives.
bool is_staging(const std::filesystem::path& path);

}  // namespace scrutineer::normalize
