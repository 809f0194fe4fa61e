#include "tools/commands/checking_arguments.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ctime>
#include <filesystem>

#include "normalize/checks/check.h"
#include "normalize/dataset/order.h"
#include "normalize/dataset/whole_file.h"
#include "tools/exit_status.h"

namespace scrutineer::tools {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

using normalize::Issue;

bool is_among(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void must_be_check(const std::string& name, std::string_view option) {
  const auto& checks = normalize::all_checks();
  if (std::any_of(checks.begin(), checks.end(), [&](const auto& check) { return check.name == name; }))
    return;
  std::vector<std::string_view> known;
  for (const normalize::Check& check : checks) known.push_back(check.name);
  throw UsageError(
      fmt::format("{}: there is no check '{}'; there are {}", option, name, fmt::join(known, ", ")));
}

std::vector<std::string> checks_off(const CheckingArguments& arguments) {
  for (const std::string& name : arguments.only) must_be_check(name, "--only");
  for (const std::string& name : arguments.skip) must_be_check(name, "--skip");
  std::vector<std::string> off;
  for (const normalize::Check& check : normalize::all_checks())
    if (is_among(arguments.skip, check.name) ||
        (!arguments.only.empty() && !is_among(arguments.only, check.name)))
      off.emplace_back(check.name);
  return off;
}

std::map<std::string, std::string> severities(const std::vector<std::string>& given) {
  std::map<std::string, std::string> all;
  for (const std::string& one : given) {
    const std::size_t equals = one.find('=');
    const std::string level = equals == std::string::npos ? "" : one.substr(equals + 1);
    if (level != "error" && level != "warning" && level != "info")
      throw UsageError(
          fmt::format("--severity takes CHECK=error, CHECK=warning or CHECK=info, not '{}'", one));
    must_be_check(one.substr(0, equals), "--severity");
    all[one.substr(0, equals)] = level;
  }
  return all;
}

FailOn fail_on(const std::string& word) {
  if (word == "never") return FailOn::never;
  if (word == "error") return FailOn::error;
  if (word == "warning") return FailOn::warning;
  throw UsageError(fmt::format("--fail-on takes error, warning or never, not '{}'", word));
}

std::optional<IssueFormat> format_named(std::string_view name) {
  if (name == "csv") return IssueFormat::csv;
  if (name == "jsonl") return IssueFormat::jsonl;
  if (name == "sarif") return IssueFormat::sarif;
  return std::nullopt;
}

// --format says it; else the file's name does.
Checking::Output output_of(const std::string& file, const std::string& format) {
  const std::string extension = fs::path(file).extension().string();
  const std::string name = !format.empty() ? format : extension.empty() ? "" : extension.substr(1);
  if (const auto known = format_named(name)) return {file, *known};
  if (!format.empty()) throw UsageError(fmt::format("--format takes csv, jsonl or sarif, not '{}'", format));
  throw UsageError(fmt::format(
      "--issues: '{}' ends in none of .csv, .jsonl and .sarif; say with --format what to write", file));
}

std::string today() { return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr))); }

struct Counts {
  std::size_t errors = 0, warnings = 0, infos = 0;
};

Counts counts_of(const std::vector<Issue>& issues) {
  Counts counts;
  for (const Issue& issue : issues)
    ++(issue.severity == "error"     ? counts.errors
       : issue.severity == "warning" ? counts.warnings
                                     : counts.infos);
  return counts;
}

// Whoever writes over a baseline keeps its reasons.
std::vector<AcceptedIssue> accepted_before(const Checking& checking) {
  if (checking.baseline) return *checking.baseline;
  if (fs::is_regular_file(checking.write_baseline)) return read_baseline(checking.write_baseline);
  return {};
}

// What the baseline that is written accepts: the issues chosen, and those that the one before accepts.
std::vector<Issue> to_accept(const Findings& findings, const ReportPaths& paths,
                             const std::vector<AcceptedIssue>& before, const Checking& checking) {
  std::vector<Issue> all;
  const auto accepted = checking.baseline ? findings.against.accepted
                        : checking.accept.empty()
                            ? std::vector<AgainstBaseline::Known>{}
                            : compare_with_baseline(findings.left, paths, before).accepted;
  for (const auto& known : accepted) all.push_back(known.issue);
  for (const Issue& issue : findings.issues)
    if (checking.accept.empty() || is_among(checking.accept, issue.issue_id)) all.push_back(issue);
  return all;
}

// Rows about checks that did not run stay as they are.
std::vector<AcceptedIssue> of_other_checks(const std::vector<AcceptedIssue>& before,
                                           const Checking& checking) {
  std::vector<AcceptedIssue> rows = before;
  std::erase_if(rows, [&](const AcceptedIssue& row) { return !is_among(checking.off, row.check); });
  return rows;
}

void tell_baseline(const Findings& findings, const Checking& checking, const Progress& progress) {
  std::vector<std::string> gone;
  for (const AcceptedIssue& row : findings.against.gone)
    if (!is_among(checking.off, row.check))
      gone.push_back(fmt::format(
          "{}: {} at {}{}\"{}\"{}", row.file, row.check, row.local_code, row.local_code.empty() ? "" : " ",
          row.label,
          row.period_start.empty() ? "" : fmt::format(", {} to {}", row.period_start, row.period_end)));
  tell_accepted(progress, checking.baseline_file, findings.against.accepted.size(), gone);
}

}  // namespace

void add_checking_options(po::options_description& options, CheckingArguments& to) {
  auto add = options.add_options();
  add("only", po::value(&to.only)->value_name("CHECK"),
      "run this check alone; may be repeated (scrutineer validate --list names them)");
  add("skip", po::value(&to.skip)->value_name("CHECK"), "leave a check out; may be repeated");
  add("severity", po::value(&to.severity)->value_name("CHECK=LEVEL"),
      "tell a check's issues as error, warning or info; may be repeated");
  add("min-confidence", po::value(&to.min_confidence)->value_name("X"),
      fmt::format("flag figures read with a confidence below X, from 0 to 1, by OCR or from running text, as "
                  "low-confidence (default: {})",
                  normalize::default_min_confidence)
          .c_str());
  add("baseline", po::value(&to.baseline)->value_name("FILE"),
      "leave out the issues that this CSV accepts, and tell those of it that no longer occur");
  add("write-baseline", po::value(&to.write_baseline)->value_name("FILE"),
      "accept all issues found, or those of --accept: write them to this CSV for --baseline");
  add("accept", po::value(&to.accept)->value_name("ISSUE_ID"),
      "with --write-baseline: accept this issue of issues.csv alone; may be repeated");
  add("reason", po::value(&to.reason)->value_name("TEXT"), "why, for those that --write-baseline adds");
  add("issues", po::value(&to.issues)->value_name("FILE"),
      "write the issues there too, as .csv, .jsonl or .sarif; - is standard output; may be repeated");
  add("format", po::value(&to.format)->value_name("csv|jsonl|sarif"),
      "what --issues writes, whatever the file's name (without --issues: to standard output)");
  add("fail-on", po::value(&to.fail_on)->value_name("error|warning|never"),
      "exit with 4 where there are such issues (default: never)");
}

Checking checking(const CheckingArguments& arguments) {
  Checking checking;
  checking.off = checks_off(arguments);
  checking.severities = severities(arguments.severity);
  checking.fail_on = fail_on(arguments.fail_on);
  if (!(arguments.min_confidence >= 0 && arguments.min_confidence <= 1))
    throw UsageError(
        fmt::format("--min-confidence takes a number from 0 to 1, not {}", arguments.min_confidence));
  checking.min_confidence = arguments.min_confidence;
  for (const std::string& file : arguments.issues)
    checking.outputs.push_back(output_of(file, arguments.format));
  if (arguments.issues.empty() && !arguments.format.empty())
    checking.outputs.push_back(output_of("-", arguments.format));
  checking.baseline_file = arguments.baseline;
  checking.write_baseline = arguments.write_baseline;
  checking.reason = arguments.reason;
  checking.accept = arguments.accept;
  if (!checking.accept.empty() && checking.write_baseline.empty())
    throw UsageError("--accept says what --write-baseline FILE writes; give that too");
  // A baseline that is about to be written for the first time need not be there yet.
  const bool first = arguments.baseline == arguments.write_baseline && !fs::exists(arguments.baseline);
  try {
    if (!arguments.baseline.empty() && !first) checking.baseline = read_baseline(arguments.baseline);
  } catch (const std::runtime_error& error) {
    throw UsageError(fmt::format("--baseline: {}", error.what()));
  }
  return checking;
}

Findings findings_of(std::vector<Issue> issues, const normalize::Dataset& dataset, const Checking& checking) {
  for (Issue& issue : issues)
    if (const auto level = checking.severities.find(issue.check); level != checking.severities.end())
      issue.severity = level->second;
  Findings findings;
  if (checking.baseline) {
    findings.against = compare_with_baseline(issues, report_paths(dataset.documents), *checking.baseline);
    issues = findings.against.fresh;
  }
  normalize::number_issues(issues);
  findings.issues = std::move(issues);
  if (checking.accept.empty()) return findings;
  for (const std::string& id : checking.accept)
    if (std::none_of(findings.issues.begin(), findings.issues.end(),
                     [&](const Issue& issue) { return issue.issue_id == id; }))
      throw UsageError(
          fmt::format("--accept: there is no issue {}; the column issue_id of issues.csv, written "
                      "with the same --baseline and --skip, names them",
                      id));
  findings.left = findings.issues;
  std::erase_if(findings.left, [&](const Issue& issue) { return is_among(checking.accept, issue.issue_id); });
  return findings;
}

void publish(const Findings& findings, const normalize::Dataset& dataset, const std::string& folder,
             const Checking& checking, const Progress& progress) {
  const IssueList list{dataset, findings.issues, checking.baseline ? &findings.against : nullptr, folder};
  for (const Checking::Output& output : checking.outputs) {
    const std::string text = issues_as(output.format, list);
    if (output.file == "-")
      fmt::print("{}", text);
    else
      normalize::write_whole(output.file, text);
  }
  if (!checking.write_baseline.empty()) {
    const ReportPaths paths = report_paths(dataset.documents);
    const std::vector<AcceptedIssue> before = accepted_before(checking);
    normalize::write_whole(checking.write_baseline,
                           baseline_csv(to_accept(findings, paths, before, checking), paths, before,
                                        of_other_checks(before, checking), {checking.reason, today()}));
  }
  const Counts counts = counts_of(findings.issues);
  tell_issues(progress, counts.errors, counts.warnings, counts.infos);
  if (checking.baseline) tell_baseline(findings, checking, progress);
}

int status_of(std::size_t not_complete, const Findings& findings, const Checking& checking) {
  if (not_complete > 0) return exit_failed;
  const bool accepts = !checking.write_baseline.empty();
  if (accepts && checking.accept.empty()) return exit_done;  // they have just been accepted
  const Counts counts = counts_of(accepts ? findings.left : findings.issues);
  const bool error = checking.fail_on != FailOn::never && counts.errors > 0;
  const bool warning = checking.fail_on == FailOn::warning && counts.warnings > 0;
  return error || warning ? exit_issues : exit_done;
}

}  // namespace scrutineer::tools
