#include "tools/issues/baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "normalize/dataset/field.h"
#include "normalize/dataset/parse_csv.h"

namespace scrutineer::tools {

namespace {

using normalize::Issue;

struct BaselineColumn {
  std::string_view name;
  std::string AcceptedIssue::*field;
  bool required = false;
};

constexpr std::array<BaselineColumn, 9> columns = {{{"check", &AcceptedIssue::check, true},
                                                    {"file", &AcceptedIssue::file, true},
                                                    {"local_code", &AcceptedIssue::local_code},
                                                    {"label", &AcceptedIssue::label},
                                                    {"period_start", &AcceptedIssue::period_start},
                                                    {"period_end", &AcceptedIssue::period_end},
                                                    {"message", &AcceptedIssue::message},
                                                    {"reason", &AcceptedIssue::reason},
                                                    {"date", &AcceptedIssue::date}}};
constexpr std::size_t columns_of_identity = 6;

std::string path_of(const ReportPaths& paths, const std::string& document_id) {
  const auto found = paths.find(document_id);
  return found == paths.end() ? document_id : found->second;
}

std::string identity(const AcceptedIssue& row) {
  std::string key;
  for (std::size_t i = 0; i < columns_of_identity; ++i) key += row.*columns[i].field + '\x1f';
  return key;
}

AcceptedIssue row_of(const Issue& issue, const ReportPaths& paths) {
  const auto day = [](const auto& date) { return date ? normalize::iso(*date) : std::string{}; };
  return {issue.check,
          path_of(paths, issue.document_id),
          issue.local_code,
          issue.label,
          day(issue.period_start),
          day(issue.period_end),
          issue.message,
          {},
          {}};
}

// Which of the baseline's columns stands in each of the file's places; -1 for another.
std::vector<int> order_of(const std::vector<std::string>& header, const std::string& file) {
  std::vector<int> order;
  for (const std::string& name : header) {
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const BaselineColumn& known) { return known.name == name; });
    order.push_back(column == columns.end() ? -1 : static_cast<int>(column - columns.begin()));
  }
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].required && std::find(order.begin(), order.end(), static_cast<int>(i)) == order.end())
      throw std::runtime_error(fmt::format("{}: is no baseline: it has no column {}", file, columns[i].name));
  return order;
}

// Baseline rows by identity, each list in the file's order.
using Accepted = std::map<std::string, std::vector<const AcceptedIssue*>>;

Accepted by_identity(const std::vector<AcceptedIssue>& baseline) {
  Accepted accepted;
  for (const AcceptedIssue& row : baseline) accepted[identity(row)].push_back(&row);
  for (auto& [key, rows] : accepted) std::reverse(rows.begin(), rows.end());
  return accepted;
}

// Takes the first row that accepts the issue; null where none is left.
const AcceptedIssue* take(Accepted& accepted, const Issue& issue, const ReportPaths& paths) {
  const auto rows = accepted.find(identity_of(issue, paths));
  if (rows == accepted.end() || rows->second.empty()) return nullptr;
  const AcceptedIssue* row = rows->second.back();
  rows->second.pop_back();
  return row;
}

std::set<std::string, std::less<>> files_of(const ReportPaths& paths) {
  std::set<std::string, std::less<>> files = {""};  // of an issue of the dataset as a whole
  for (const auto& [id, file] : paths) files.insert(file);
  return files;
}

void put_row(std::string& csv, const AcceptedIssue& row) {
  for (const BaselineColumn& column : columns) {
    if (column.field != columns.front().field) csv += ',';
    normalize::put_field(csv, row.*column.field);
  }
  csv += "\r\n";
}

}  // namespace

ReportPaths report_paths(const std::vector<normalize::DocumentRow>& documents) {
  ReportPaths paths;
  for (const normalize::DocumentRow& document : documents) paths[document.document_id] = document.file;
  return paths;
}

std::string identity_of(const Issue& issue, const ReportPaths& paths) {
  return identity(row_of(issue, paths));
}

std::vector<AcceptedIssue> read_baseline(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) throw std::runtime_error(fmt::format("{}: cannot be read", file.string()));
  const auto rows = normalize::csv_rows(bytes.str());
  if (!rows)
    throw std::runtime_error(
        fmt::format("{}: is no CSV: a quotation mark stands where none may", file.string()));
  if (rows->empty()) throw std::runtime_error(fmt::format("{}: is no baseline: it is empty", file.string()));
  const std::vector<int> order = order_of(rows->front(), file.string());
  std::vector<AcceptedIssue> baseline;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const std::vector<std::string>& fields = (*rows)[i];
    if (fields.size() > order.size())
      throw std::runtime_error(fmt::format("{}: row {} has {} fields, the header {}", file.string(), i + 1,
                                           fields.size(), order.size()));
    AcceptedIssue& row = baseline.emplace_back();
    for (std::size_t place = 0; place < fields.size(); ++place)
      if (order[place] >= 0) row.*columns[static_cast<std::size_t>(order[place])].field = fields[place];
  }
  return baseline;
}

AgainstBaseline compare_with_baseline(const std::vector<Issue>& issues, const ReportPaths& paths,
                                      const std::vector<AcceptedIssue>& baseline) {
  Accepted accepted = by_identity(baseline);
  AgainstBaseline result;
  for (const Issue& issue : issues) {
    if (const AcceptedIssue* row = take(accepted, issue, paths))
      result.accepted.push_back({issue, row->reason});
    else
      result.fresh.push_back(issue);
  }
  const auto files = files_of(paths);
  for (const AcceptedIssue& row : baseline) {
    const auto& left = accepted[identity(row)];
    if (files.contains(row.file) && std::find(left.begin(), left.end(), &row) != left.end())
      result.gone.push_back(row);
  }
  return result;
}

std::string baseline_csv(const std::vector<Issue>& issues, const ReportPaths& paths,
                         const std::vector<AcceptedIssue>& before, const std::vector<AcceptedIssue>& kept,
                         const Acceptance& acceptance) {
  std::string csv;
  for (const BaselineColumn& column : columns) {
    if (!csv.empty()) csv += ',';
    csv += column.name;
  }
  csv += "\r\n";
  const auto files = files_of(paths);
  for (const AcceptedIssue& row : before)
    if (!files.contains(row.file)) put_row(csv, row);
  for (const AcceptedIssue& row : kept)
    if (files.contains(row.file)) put_row(csv, row);
  Accepted accepted = by_identity(before);
  for (const Issue& issue : issues) {
    AcceptedIssue row = row_of(issue, paths);
    const AcceptedIssue* known = take(accepted, issue, paths);
    row.reason = known ? known->reason : acceptance.reason;
    row.date = known ? known->date : acceptance.date;
    put_row(csv, row);
  }
  return csv;
}

}  // namespace scrutineer::tools
