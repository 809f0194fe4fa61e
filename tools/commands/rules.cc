#include "rules/rules.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

#include "tools/commands/arguments.h"
#include "tools/commands/command.h"
#include "tools/commands/pack_proposal.h"
#include "tools/commands/starter_pack.h"
#include "tools/convert/conversion.h"
#include "tools/convert/document.h"
#include "tools/convert/progress.h"
#include "tools/exit_status.h"
#include "tools/workers/pool.h"

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
    fmt::print(": {}", counted(static_cast<std::size_t>(counts[pack.name]), "pattern", "patterns"));
    if (!pack.council.empty()) fmt::print(", {}", pack.council);
    if (!pack.description.empty()) fmt::print(". {}", pack.description);
    fmt::print("\n");
  }
  fmt::print("{} indicators, {} councils, {} official figures\n", library.indicators().size(),
             library.councils().size(), library.references().size());
  return exit_done;
}

// What a rule may ask, and the answers that it may give.
int list_kinds(const std::string& wanted) {
  bool any = false;
  for (const rules::Kind& kind : rules::kinds()) {
    if (!wanted.empty() && kind.name != wanted) continue;
    any = true;
    fmt::print("{}: {}\n", kind.name, kind.question);
    if (!kind.answers.empty()) fmt::print("    gives {}\n", fmt::join(kind.answers, ", "));
  }
  if (!any) throw UsageError(fmt::format("there is no kind '{}'; scrutineer rules kinds lists them", wanted));
  return exit_done;
}

int check_packs(const rules::Library& library) {
  const std::vector<rules::Problem> problems = library.check();
  for (const rules::Problem& problem : problems)
    fmt::print("{}:{}: {}\n", problem.file, problem.line, problem.message);
  fmt::print("{}, {}, {}\n", counted(library.packs().size(), "pack", "packs"),
             counted(library.rules().size(), "pattern", "patterns"),
             counted(problems.size(), "problem", "problems"));
  return problems.empty() ? exit_done : exit_failed;
}

void write_pack(const StarterPack& pack, const fs::path& folder) {
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
}

// What a worker answers of a report: the council that it speaks of, a line end, the rules proposed.
std::string proposal_of(const Conversion& conversion) {
  const normalize::Normalized result = read_and_normalize(conversion, conversion.inputs.front());
  return result.dataset.documents.front().council + "\n" + pack_proposal(result, *conversion.library);
}

int new_pack_from(Conversion conversion, const fs::path& report, const fs::path& folder) {
  conversion.inputs = find_inputs({report});
  if (conversion.inputs.size() != 1) throw UsageError("name one report, or a council");
  int status = exit_done;
  Tasks tasks;
  tasks.count = 1;
  tasks.work = [&](std::size_t) { return proposal_of(conversion); };
  tasks.processor_seconds = [&](std::size_t) {
    return processor_seconds(conversion, conversion.inputs.front());
  };
  std::string answer;
  tasks.done = [&](const Outcome& outcome) {
    answer = outcome.answer;
    if (outcome.problem.empty()) return;
    tell(fmt::format("{}: {}{}{}", report.string(), outcome.problem, outcome.advice.empty() ? "" : "; ",
                     outcome.advice));
    status = exit_failed;
  };
  run_tasks(tasks, 1);
  if (status != exit_done) return status;
  const std::size_t line = answer.find('\n');
  const std::string council = answer.substr(0, line);
  if (council.empty())
    throw UsageError(
        fmt::format("{}: names no council that is known; say it with --council NAME", report.string()));
  StarterPack pack = starter_pack(*conversion.library, council);
  pack.text += answer.substr(line + 1);
  write_pack(pack, folder);
  return exit_done;
}

bool is_report(const std::string& name) {
  const std::string ending = fs::path(name).extension().string();
  return fs::is_regular_file(name) || ending == ".pdf" || ending == ".txt";
}

constexpr const char* what = "say what: list, check, kinds, new REPORT or new COUNCIL";

int run_rules(const Command& self, const std::vector<std::string>& arguments) {
  ReadingArguments reading;
  std::string folder = ".";
  std::vector<std::string> words;
  po::options_description options("Options");
  auto add = options.add_options();
  add("output,o", po::value(&folder)->value_name("DIR"),
      "new: folder for the pack (default: the present one)");
  add_reading_options(options, reading);
  if (!parse_arguments(self, options, arguments, words)) return exit_done;
  if (words.empty()) throw UsageError(what);
  if (words[0] == "kinds" && words.size() <= 2) return list_kinds(words.size() == 2 ? words[1] : "");
  Conversion conversion;
  conversion.read = read_options(reading);
  conversion.normalize = {reading.pack, reading.council};
  conversion.library = load_library(reading, UnsoundPacks::left);
  if (words[0] == "list" && words.size() == 1) return list_packs(*conversion.library);
  if (words[0] == "check" && words.size() == 1) return check_packs(*conversion.library);
  if (words[0] == "new" && words.size() == 2) {
    if (is_report(words[1])) return new_pack_from(conversion, words[1], folder);
    write_pack(starter_pack(*conversion.library, words[1]), folder);
    return exit_done;
  }
  throw UsageError(words[0] == "new" ? "name one report, or one council in quotes where its name has blanks"
                                     : what);
}

}  // namespace

const Command rules_command{"rules",
                            "list | check | kinds [KIND] | new REPORT [--council NAME] | new COUNCIL",
                            "Shows the rule packs, checks them, lists what rules may ask and answer, starts "
                            "a new pack from a report or "
                            "for a council.",
                            run_rules};

}  // namespace scrutineer::tools
