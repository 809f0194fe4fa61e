// The folder beside the output that holds each finished document as a small dataset of its own, so that a run
// that was ended can be resumed.
#pragma once

#include <filesystem>
#include <string>

#include "tools/inputs/inputs.h"

namespace scrutineer::tools {

struct Parts {
  std::filesystem::path folder;
  std::string options;  // hash of all that a part depends on but the document
  int lock = -1;        // holds the folder against a second run
};

// `.NAME.parts` beside `output`. What an earlier run left there is kept where `resume`, else removed.
// Throws std::runtime_error where another run holds it, or it cannot be made.
Parts open_parts(const std::filesystem::path& output, const std::string& options, bool resume);

// A folder that keeps parts from one run to the next: `scrutineer/` in the user's cache ($XDG_CACHE_HOME,
// else
// ~/.cache; XDG Base Directory Specification), else `otherwise`. It may be deleted at any time: a part
// appears there whole or not at all, under a name made of its document, the options, the rules and the build
// of the program. Parts that no run has used for a month are removed. It needs no close_parts().
Parts open_cache(const std::string& options, const std::filesystem::path& otherwise);

std::filesystem::path part_of(const Parts& parts, const Input& input);

// Gives the lock back; removes the folder where `remove`.
void close_parts(Parts& parts, bool remove);

}  // namespace scrutineer::tools
