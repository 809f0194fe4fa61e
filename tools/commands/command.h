// The commands: one file each, listed here in the order of --help.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::tools {

struct Command {
  std::string_view name, synopsis, summary;
  // Takes what follows the command's name; returns an ExitStatus, throws UsageError.
  int (*run)(const Command& self, const std::vector<std::string>& arguments);
};

extern const Command convert_command, tables_command, validate_command, regress_command, explain_command,
    rules_command, merge_command;

}  // namespace scrutineer::tools
