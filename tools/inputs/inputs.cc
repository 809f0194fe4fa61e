#include "tools/inputs/inputs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <map>
#include <string_view>

#include "extract/ocr/image_file.h"
#include "extract/sha256.h"

namespace scrutineer::tools {

namespace fs = std::filesystem;

namespace {

// ISO 32000-1, annex H: readers look for the header within the first 1024 bytes.
constexpr std::size_t header_bytes = 1024;

bool is_report(const fs::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::string_view known[] = {".pdf", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff"};
  if (std::find(std::begin(known), std::end(known), extension) != std::end(known)) return true;
  std::array<char, header_bytes> start{};
  std::ifstream in(file, std::ios::binary);
  in.read(start.data(), start.size());
  const std::string_view head(start.data(), static_cast<std::size_t>(in.gcount()));
  return head.find("%PDF-") != std::string_view::npos || extract::image_format(head);
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with("."); }

void add_folder(const fs::path& folder, std::vector<fs::path>& files) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
  while (!error && entry != end) {
    const bool is_folder = entry->is_directory(error) && !error;
    if (is_folder && (is_hidden(entry->path()) || fs::exists(entry->path() / "datapackage.json", error)))
      entry.disable_recursion_pending();
    else if (entry->is_regular_file(error) && !is_hidden(entry->path()) && is_report(entry->path()))
      files.push_back(entry->path());
    entry.increment(error);
  }
}

// Absolute, without `.` and `..`; links are not followed, so that a file keeps the name it was given by.
fs::path plain(const fs::path& path) {
  const fs::path normal = fs::absolute(path).lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();  // a name typed as a folder's, `reports/`
}

fs::path common_folder(const std::vector<fs::path>& files) {
  if (files.empty()) return {};
  fs::path common = files.front().parent_path();
  for (const fs::path& file : files) {
    const fs::path folder = file.parent_path();
    const auto [ours, theirs] = std::mismatch(common.begin(), common.end(), folder.begin(), folder.end());
    fs::path shared;
    for (auto part = common.begin(); part != ours; ++part) shared /= *part;
    common = shared;
  }
  return common;
}

void give_ids(std::vector<Input>& inputs) {
  std::map<std::string, int> copies;
  for (Input& input : inputs) {
    input.sha256 = fs::is_regular_file(input.path) ? extract::sha256_of_file(input.path) : std::string{};
    const std::string id = (input.sha256.empty() ? extract::sha256(input.file) : input.sha256).substr(0, 16);
    const int copy = ++copies[id];
    input.document_id = copy == 1 ? id : id + "-" + std::to_string(copy);
  }
}

}  // namespace

std::vector<Input> find_inputs(const std::vector<fs::path>& given) {
  std::vector<fs::path> files;
  for (const fs::path& path : given) {
    std::error_code error;
    if (fs::is_directory(path, error))
      add_folder(plain(path), files);
    else
      files.push_back(plain(path));
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());

  const fs::path folder = common_folder(files);
  std::vector<Input> inputs;
  for (const fs::path& file : files) {
    std::error_code error;
    const std::uintmax_t bytes = fs::is_regular_file(file, error) ? fs::file_size(file, error) : 0;
    inputs.push_back({file, file.lexically_relative(folder).generic_string(), {}, {}, error ? 0 : bytes});
  }
  std::sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.file < b.file; });
  give_ids(inputs);
  return inputs;
}

std::vector<Input> shard_of(const std::vector<Input>& inputs, int index, int count) {
  std::vector<Input> shard;
  for (const Input& input : inputs) {
    const unsigned long number = std::stoul(input.document_id.substr(0, 8), nullptr, 16);
    if (number % static_cast<unsigned long>(count) == static_cast<unsigned long>(index - 1))
      shard.push_back(input);
  }
  return shard;
}

}  // namespace scrutineer::tools
