// The command `scrutineer`: hands over to the command named, and turns what it throws into a message and an
// exit status.
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/prepared_words.h"
#include "tools/commands/command.h"
#include "tools/convert/progress.h"
#include "tools/exit_status.h"
#include "tools/prepared.h"
#include "tools/version.h"
#include "tools/workers/interruption.h"

namespace scrutineer::tools {

namespace {

const std::array<const Command*, 7> commands = {&convert_command, &tables_command,  &validate_command,
                                                &regress_command, &explain_command, &rules_command,
                                                &merge_command};

const Command* command_named(std::string_view name) {
  for (const Command* command : commands)
    if (command->name == name) return command;
  return nullptr;
}

void print_help() {
  fmt::print(
      "Turns the performance reports of UK councils into one clean dataset, and flags what cannot be "
      "right.\n\n");
  for (const Command* command : commands) fmt::print("scrutineer {} {}\n", command->name, command->synopsis);
  fmt::print("\n");
  for (const Command* command : commands) fmt::print("  {:<9} {}\n", command->name, command->summary);
  fmt::print(
      "\n`scrutineer COMMAND --help` tells a command's options; `scrutineer --version` the version.\n"
      "Exit status: 0 done; 1 a fault of this program or machine; 2 wrong usage; 3 some documents failed or "
      "are\n"
      "partial; 4 issues at or above --fail-on.\n");
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.empty())
    throw UsageError("name a command: convert, tables, validate, regress, explain, rules or merge");
  const std::string& name = arguments.front();
  if (name == "--help" || name == "-h" || name == "help") {
    print_help();
    return exit_done;
  }
  if (name == "--version") {
    fmt::print("scrutineer {}\n", version());
    return exit_done;
  }
  if (const Command* command = command_named(name))
    return command->run(*command, {arguments.begin() + 1, arguments.end()});
  throw UsageError(fmt::format("there is no command '{}'", name));
}

int run_guarded(const std::vector<std::string>& arguments) {
  try {
    return run(arguments);
  } catch (const UsageError& error) {
    tell(error.what());
    const Command* command = arguments.empty() ? nullptr : command_named(arguments.front());
    fmt::print(stderr, "See: scrutineer {}{}--help\n", command ? command->name : "", command ? " " : "");
    return exit_usage;
  } catch (const std::bad_alloc&) {
    tell("there is not enough memory; convert in shards with --shard and join them with merge");
    return exit_fault;
  } catch (const std::exception& error) {
    tell(error.what());
    return exit_fault;
  }
}

}  // namespace

}  // namespace scrutineer::tools

int main(int count, char** values) {
  using namespace scrutineer::tools;
  // Tesseract's threads fight over the processors that the workers already use.
  ::setenv("OMP_THREAD_LIMIT", "1", 0);
  watch_for_interruption();
  scrutineer::normalize::use_prepared_words(prepared_words());
  const int status = run_guarded({values + 1, values + count});
  if (interrupted()) die_of_interruption();
  if (std::fflush(stdout) != 0) {
    tell("cannot write to standard output");
    return exit_fault;
  }
  return status;
}
