#include "tools/commands/arguments.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "normalize/dataset/csv.h"
#include "normalize/identify.h"
#include "rules/check.h"
#include "tools/commands/known_council.h"
#include "tools/exit_status.h"

namespace scrutineer::tools {

namespace po = boost::program_options;
namespace fs = std::filesystem;

std::optional<po::variables_map> parse_arguments(const Command& command, po::options_description options,
                                                 const std::vector<std::string>& arguments,
                                                 std::vector<std::string>& positional) {
  options.add_options()("help,h", "show this and stop");
  po::options_description all;
  all.add(options).add_options()("arguments", po::value(&positional));
  po::positional_options_description rest;
  rest.add("arguments", -1);
  po::variables_map values;
  try {
    po::store(po::command_line_parser(arguments)
                  .options(all)
                  .positional(rest)
                  .style(po::command_line_style::default_style & ~po::command_line_style::allow_guessing)
                  .run(),
              values);
    if (values.count("help") != 0) {
      std::ostringstream lines;
      lines << options;
      fmt::print("scrutineer {} {}\n\n{}\n\n{}", command.name, command.synopsis, command.summary,
                 lines.str());
      return std::nullopt;
    }
    po::notify(values);
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  return values;
}

void add_rules_options(po::options_description& options, ReadingArguments& to) {
  auto add = options.add_options();
  add("rules", po::value(&to.rules)->value_name("DIR"),
      "folder of rule packs and tables to add to those built in; may be repeated");
  add("reference", po::value(&to.references)->value_name("FILE"),
      "CSV of official figures to check against besides those built in; may be repeated");
}

void add_reading_options(po::options_description& options, ReadingArguments& to) {
  auto add = options.add_options();
  add("pack", po::value(&to.pack)->value_name("NAME"),
      "rule pack to read with (default: the one that fits the text)");
  add("council", po::value(&to.council)->value_name("NAME"),
      "whose report it is, or none for a report of no council, such as a police force's (default: read from "
      "the text)");
  add("ocr", po::value(&to.ocr)->value_name("auto|always|never"),
      "when to read by OCR: auto, pages without usable text and tables drawn as pictures (default); always, "
      "the words of every page; never");
  add("pages", po::value(&to.pages)->value_name("3-7"),
      "only these pages: one, such as 3, or a range, such as 3-7, 3- or -7");
  add("password", po::value(&to.password)->value_name("TEXT"), "opens locked files");
  add_rules_options(options, to);
}

int whole_number(const std::string& text, const std::string& option, int least) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least)
    throw UsageError(fmt::format("{} takes a whole number from {}, not '{}'", option, least, text));
  return value;
}

extract::ReadOptions read_options(const ReadingArguments& arguments) {
  extract::ReadOptions options;
  options.password = arguments.password;
  if (arguments.ocr == "auto")
    options.ocr = extract::OcrMode::automatic;
  else if (arguments.ocr == "always")
    options.ocr = extract::OcrMode::always;
  else if (arguments.ocr == "never")
    options.ocr = extract::OcrMode::never;
  else
    throw UsageError(fmt::format("--ocr takes auto, always or never, not '{}'", arguments.ocr));
  if (!arguments.pages.empty()) {
    if (arguments.pages.find(',') != std::string::npos)
      throw UsageError(fmt::format("--pages takes one page or one range, such as 3, 3-7, 3- or -7, not '{}'",
                                   arguments.pages));
    const std::size_t dash = arguments.pages.find('-');
    const std::string first = arguments.pages.substr(0, dash);
    const std::string last = dash == std::string::npos ? first : arguments.pages.substr(dash + 1);
    if (first.empty() && last.empty())
      throw UsageError("--pages takes a page or a range, such as 3, 3-7, 3- or -7");
    if (!first.empty()) options.first_page = whole_number(first, "--pages", 1);
    if (!last.empty()) options.last_page = whole_number(last, "--pages", 1);
    if (!last.empty() && options.last_page < options.first_page)
      throw UsageError(fmt::format("--pages {}: the last page stands before the first; say {}-{}",
                                   arguments.pages, options.last_page, options.first_page));
  }
  return options;
}

std::vector<fs::path> folders(const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (!fs::is_directory(name)) throw UsageError(fmt::format("{}: no such folder", name));
  return {names.begin(), names.end()};
}

std::vector<fs::path> rule_sources(const ReadingArguments& arguments) {
  std::vector<fs::path> sources = folders(arguments.rules);
  for (const std::string& name : arguments.references) {
    if (!fs::is_regular_file(name)) throw UsageError(fmt::format("--reference: {}: no such file", name));
    sources.emplace_back(name);
  }
  return sources;
}

void must_be_writable(const fs::path& output) {
  try {
    normalize::check_target(output);
  } catch (const std::runtime_error& error) {
    throw UsageError(error.what());
  }
}

void must_be_dataset(const fs::path& folder) {
  if (!fs::exists(folder)) throw UsageError(fmt::format("{}: there is no such folder", folder.string()));
  for (const char* file : {"documents.csv", "observations.csv"})
    if (!fs::is_regular_file(folder / file))
      throw UsageError(fmt::format("{}: is no dataset: it has no {}", folder.string(), file));
}

std::shared_ptr<const rules::Library> load_library(const ReadingArguments& arguments, UnsoundPacks unsound) {
  const std::vector<fs::path> extra = rule_sources(arguments);
  std::shared_ptr<const rules::Library> library;
  try {
    library = rules::Library::load(extra);
    if (!arguments.references.empty()) library->references();  // read now, not first in a worker
  } catch (const std::runtime_error& error) {
    throw UsageError(error.what());  // those built in are tested: it is one of the user's
  }
  // Those built in are tested.
  if (!arguments.rules.empty() && unsound == UnsoundPacks::refused)
    if (const auto problems = rules::vocabulary_problems(*library); !problems.empty())
      throw UsageError(fmt::format("{}:{}: {}; scrutineer rules check --rules {} tells all that is wrong",
                                   problems.front().file, problems.front().line, problems.front().message,
                                   arguments.rules.front()));
  const std::vector<std::string> packs = library->packs();
  if (!arguments.pack.empty() && std::find(packs.begin(), packs.end(), arguments.pack) == packs.end())
    throw UsageError(
        fmt::format("--pack: there is no pack '{}'; there are {}", arguments.pack, fmt::join(packs, ", ")));
  if (!arguments.council.empty() && arguments.council != normalize::no_council)
    known_council(*library, arguments.council);
  return library;
}

}  // namespace scrutineer::tools
