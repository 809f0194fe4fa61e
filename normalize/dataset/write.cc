#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "normalize/dataset/csv.h"
#include "normalize/dataset/datapackage.h"
#include "normalize/dataset/field.h"
#include "normalize/dataset/grid.h"
#include "normalize/dataset/schema.h"
#include "normalize/dataset/whole_file.h"

namespace scrutineer::normalize {

namespace fs = std::filesystem;

namespace {

template <class Row>
std::string csv_of(const std::vector<Row>& rows, const File<Row>& file) {
  std::string out;
  out.reserve(rows.size() * file.columns.size() * 8 + 1024);
  const char* comma = "";
  for (const auto& column : file.columns) {
    out += comma;
    out += column.field.name;
    comma = ",";
  }
  out += "\r\n";
  std::string field;
  for (const Row& row : rows) {
    bool first = true;
    for (const auto& column : file.columns) {
      if (!first) out += ',';
      first = false;
      field.clear();
      column.print(row, field);
      put_field(out, field);
    }
    out += "\r\n";
  }
  return out;
}

// The folder as rename needs it: absolute, links followed, no trailing slash.
fs::path target_of(const fs::path& folder) {
  if (folder.empty()) throw std::runtime_error("no folder was named for the dataset");
  fs::path target = fs::weakly_canonical(fs::absolute(folder));
  if (!target.has_filename()) target = target.parent_path();
  return target;
}

void write_files(const Dataset& dataset, const fs::path& folder, const WriteOptions& options) {
  std::vector<fs::path> written;
  const auto write = [&](const fs::path& file, std::string_view bytes) {
    write_file(file, bytes, false);
    written.push_back(file);
  };
  for_each_file([&](const auto& file) {
    write(folder / (std::string(file.name) + ".csv"), csv_of(dataset.*(file.rows), file));
  });
  write(folder / "datapackage.json", datapackage_json());
  for (const auto& [name, bytes] : options.beside) write(folder / name, bytes);
  const bool grids = options.grids && !dataset.tables.empty();
  if (grids) {
    fs::create_directory(folder / "tables");
    for_each_grid(dataset, [&](const std::string& name, const std::string& csv) {
      write(folder / "tables" / name, csv);
    });
  }
  if (!options.sync) return;
  // All at the end: a journalling file system settles most of them with the first.
  for (const fs::path& file : written) sync(file);
  if (grids) sync(folder / "tables");
  sync(folder);
}

// Puts `fresh` in the place of `target`. Where the file system can, the two change places in one step, so
// that at no moment the name stands for nothing; else the old one steps aside first.
void replace(const fs::path& fresh, const fs::path& target) {
  if (!fs::exists(target)) {
    if (::rename(fresh.c_str(), target.c_str()) != 0) fail(target, "rename into place", errno);
    return;
  }
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) {
    fs::remove_all(fresh);
    return;
  }
  const fs::path aside = fresh.string() + "-old";
  if (::rename(target.c_str(), aside.c_str()) != 0) fail(target, "move aside", errno);
  if (::rename(fresh.c_str(), target.c_str()) != 0) {
    const int error = errno;
    ::rename(aside.c_str(), target.c_str());
    fail(target, "rename into place", error);
  }
  fs::remove_all(aside);
}

// Whether a file or folder within a dataset is one that write_dataset makes.
bool is_ours(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  if (entry.is_directory()) return name == "tables" || name == ".parts";
  if (name == "datapackage.json" || is_staging(entry.path())) return true;
  bool ours = false;
  for_each_file([&](const auto& file) { ours = ours || name == std::string(file.name) + ".csv"; });
  return ours;
}

}  // namespace

void check_target(const fs::path& folder) {
  const fs::path target = target_of(folder);
  if (!fs::exists(target)) return;
  if (!fs::is_directory(target))
    throw std::runtime_error(
        fmt::format("{}: a file stands where the dataset's folder should", target.string()));
  if (!fs::is_empty(target) && !fs::exists(target / "datapackage.json"))
    throw std::runtime_error(
        fmt::format("{}: the folder is not empty and is no dataset (it has no datapackage.json); "
                    "name another, or empty it",
                    target.string()));
  // Replacing the dataset replaces the folder: what somebody else has put there must not go with it.
  for (const fs::directory_entry& entry : fs::directory_iterator(target)) {
    if (is_ours(entry)) continue;
    throw std::runtime_error(
        fmt::format("{}: {} is no part of the dataset and would be lost; move it out, or name another folder",
                    target.string(), entry.path().filename().string()));
  }
}

void write_dataset(const Dataset& dataset, const fs::path& folder, const WriteOptions& options) {
  check_target(folder);
  const fs::path target = target_of(folder);
  if (options.sync) remove_stale_staging(target);
  Staging staging = open_staging(target, StagingKind::folder);
  try {
    write_files(dataset, staging.path, options);
    replace(staging.path, target);
    if (options.sync) sync(target.parent_path());
  } catch (...) {
    close_staging(staging);
    throw;
  }
  close_staging(staging);
}

void settle_fields(Dataset& dataset) {
  std::string field;
  for_each_file([&](const auto& file) {
    if (file.name == issues_file().name) return;
    for (auto& row : dataset.*(file.rows)) {
      std::remove_reference_t<decltype(row)> settled;
      for (const auto& column : file.columns) {
        field.clear();
        column.print(row, field);
        if (!field.empty()) column.parse(is_clean(field) ? field : clean_text(field), settled);
      }
      row = std::move(settled);
    }
  });
}

std::string issues_csv(const std::vector<Issue>& issues) { return csv_of(issues, issues_file()); }

void rewrite_issues(const std::vector<Issue>& issues, const fs::path& folder) {
  write_whole(target_of(folder) / "issues.csv", issues_csv(issues));
}

}  // namespace scrutineer::normalize
