#include "rules/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <stdexcept>

#include "tools/commands/arguments.h"
#include "tools/commands/command.h"
#include "tools/commands/starter_pack.h"
#include "tools/exit_status.h"

namespace scrutineer::tools {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

int list_packs(const rules::Library& library) {
  std::map<std::string, int> counts;
  for (const rules::Rule& rule : library.rules()) ++counts[rule.pack];
  for (const rules::PackInfo& pack : library.infos()) {
    fmt::print("{}", pack.name);
    if (!pack.extends.empty()) fmt::print(" < {}", pack.extends);
    fmt::print(": {} patterns", counts[pack.name]);
    if (!pack.council.empty()) fmt::print(", {}", pack.council);
    if (!pack.description.empty()) fmt::print(". {}", pack.description);
    fmt::print("\n");
  }
  fmt::print("{} indicators, {} councils, {} official figures\n", library.indicators().size(),
             library.councils().size(), library.references().size());
  return exit_done;
}

int check_packs(const rules::Library& library) {
  const std::vector<rules::Problem> problems = library.check();
  for (const rules::Problem& problem : problems)
    fmt::print("{}:{}: {}\n", problem.file, problem.line, problem.message);
  fmt::print("{} packs, {} patterns, {} problems\n", library.packs().size(), library.rules().size(),
             problems.size());
  return problems.empty() ? exit_done : exit_failed;
}

int new_pack(const rules::Library& library, const std::string& council, const fs::path& folder) {
  const StarterPack pack = starter_pack(library, council);
  const fs::path file = folder / (pack.name + ".toml");
  if (fs::exists(file)) throw UsageError(fmt::format("{}: exists already", file.string()));
  std::error_code error;
  fs::create_directories(folder, error);
  std::ofstream out(file, std::ios::binary);
  out << pack.text;
  out.close();
  if (!out) throw std::runtime_error(fmt::format("{}: cannot be written", file.string()));
  fmt::print("written: {}\n", file.string());
  fmt::print(
      "Edit it, then: scrutineer rules check --rules {0}\nand: scrutineer convert REPORTS -o DATASET --rules "
      "{0}\n",
      folder.string());
  return exit_done;
}

int run_rules(const Command& self, const std::vector<std::string>& arguments) {
  ReadingArguments reading;
  std::string folder = ".";
  std::vector<std::string> words;
  po::options_description options("Options");
  options.add_options()("output,o", po::value(&folder)->value_name("DIR"),
                        "folder for the new pack (default: the present one)");
  add_rules_option(options, reading.rules);
  if (!parse_arguments(self, options, arguments, words)) return exit_done;
  if (words.empty()) throw UsageError("say what: list, check or new COUNCIL");
  const auto library = load_library(reading);
  if (words[0] == "list" && words.size() == 1) return list_packs(*library);
  if (words[0] == "check" && words.size() == 1) return check_packs(*library);
  if (words[0] == "new" && words.size() == 2) return new_pack(*library, words[1], folder);
  throw UsageError(words[0] == "new" ? "name one council, in quotes where its name has blanks"
                                     : "say what: list, check or new COUNCIL");
}

}  // namespace

const Command rules_command{"rules", "list | check | new COUNCIL",
                            "Shows the rule packs, checks them, starts a new one.", run_rules};

}  // namespace scrutineer::tools
