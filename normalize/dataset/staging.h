// What a file or folder grows under until it is whole and takes its final name: `.NAME.PID.partial` beside
// it, held by a lock for as long as its writer lives.
#pragma once

#include <filesystem>

namespace scrutineer::normalize {

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

// Whether a name is one that open_staging gives.
bool is_staging(const std::filesystem::path& path);

}  // namespace scrutineer::normalize
