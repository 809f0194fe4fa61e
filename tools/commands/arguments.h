// Reading a command's arguments: Boost.Program_options with this project's words for what is wrong.
#pragma once

#include <boost/program_options.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/read.h"
#include "rules/rules.h"
#include "tools/commands/command.h"

namespace scrutineer::tools {

// Parses `arguments` by `options`; what is no option goes to `positional`. Prints the help and returns
// nullopt where
// --help is among them. Throws UsageError.
std::optional<boost::program_options::variables_map> parse_arguments(
    const Command& command, boost::program_options::options_description options,
    const std::vector<std::string>& arguments, std::vector<std::string>& positional);

// Options that several commands share, by the same names and meanings. Each adds to `options` and writes to
// its struct when the arguments are parsed.
struct ReadingArguments {
  std::string pages, ocr = "auto", password, pack, council;
  std::vector<std::string> rules, references;
};
void add_reading_options(boost::program_options::options_description& options, ReadingArguments& to);
// --rules and --reference.
void add_rules_options(boost::program_options::options_description& options, ReadingArguments& to);

// Throws UsageError where a value cannot be.
extract::ReadOptions read_options(const ReadingArguments& arguments);
std::vector<std::filesystem::path> folders(const std::vector<std::string>& names);
// The folders of --rules and the files of --reference, as rules::Library::load takes them. Throws UsageError
// where one does not exist.
std::vector<std::filesystem::path> rule_sources(const ReadingArguments& arguments);
// What becomes of packs of --rules that ask or answer what no rule can: they are refused, or left to
// `rules check`.
enum class UnsoundPacks { refused, left };
// The packs and tables, with those of --rules and --reference. Throws UsageError where one cannot be read,
// where
// --pack names none, and, with file and line, where a pack is unsound.
std::shared_ptr<const rules::Library> load_library(const ReadingArguments& arguments,
                                                   UnsoundPacks unsound = UnsoundPacks::refused);

// Throws UsageError where no dataset stands at `folder`.
void must_be_dataset(const std::filesystem::path& folder);

// Throws UsageError where what stands at `output` is no dataset and so must not be replaced.
void must_be_writable(const std::filesystem::path& output);

// Whole numbers as the command line gives them; throws UsageError naming the option.
int whole_number(const std::string& text, const std::string& option, int least);

}  // namespace scrutineer::tools
