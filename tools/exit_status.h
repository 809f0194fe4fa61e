// What the command's exit status means to scripts. Where 3 and 4 both hold, 3 is given: issues are only as
// complete as the documents.
#pragma once

#include <stdexcept>
#include <string>

namespace scrutineer::tools {

enum ExitStatus {
  exit_done = 0,
  exit_fault = 1,   // ours: a disk that is full, a defect
  exit_usage = 2,   // a wrong option or argument
  exit_failed = 3,  // some documents failed or are partial; the others are whole
  exit_issues = 4,  // issues at or above --fail-on
};

// A wrong option or argument; what() is one sentence for the user.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace scrutineer::tools
