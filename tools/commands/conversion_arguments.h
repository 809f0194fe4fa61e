// The command line of convert and tables.
#pragma once

#include <string>
#include <vector>

#include "tools/commands/checking_arguments.h"
#include "tools/commands/command.h"
#include "tools/convert/conversion.h"

namespace scrutineer::tools {

enum class ConversionKind { figures, tables };

struct RunArguments {
  Checking checking;
  bool quiet = false, json_progress = false;
};

// Reads the arguments, finds the inputs, loads the rules, and hands over to `convert`.
int run_conversion(const Command& command, const std::vector<std::string>& arguments, ConversionKind kind,
                   int (*convert)(const Conversion&, const RunArguments&));

}  // namespace scrutineer::tools
