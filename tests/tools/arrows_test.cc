// The folders' arrows: extract and rules include nothing of ours, normalize includes extract and rules, tools
// all.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const std::map<std::string, std::set<std::string>> arrows = {
    {"extract", {"extract"}},
    {"rules", {"rules"}},
    {"normalize", {"normalize", "extract", "rules"}},
    {"tools", {"tools", "normalize", "extract", "rules"}},
};

bool is_source(const fs::path& file) { return file.extension() == ".cc" || file.extension() == ".h"; }

// What a line includes of ours: the text between the quotes, else empty.
std::string included(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string::npos || line[begin] != '#') return {};
  const std::size_t word = line.find_first_not_of(" \t", begin + 1);
  if (word == std::string::npos || line.compare(word, 7, "include") != 0) return {};
  const std::size_t open = line.find('"', word);
  const std::size_t close = open == std::string::npos ? open : line.find('"', open + 1);
  return close == std::string::npos ? std::string{} : line.substr(open + 1, close - open - 1);
}

}  // namespace

TEST_SUITE("folders") {
  TEST_CASE("includes obey the arrows between the folders, and are written from the top") {
    const fs::path root = SCRUTINEER_SOURCE_DIR;
    std::size_t seen = 0;
    for (const auto& [folder, allowed] : arrows) {
      for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        if (!is_source(entry.path())) continue;
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) {
          const std::string header = included(line);
          if (header.empty()) continue;
          ++seen;
          const std::string from = header.substr(0, header.find('/'));
          CHECK_MESSAGE(allowed.contains(from), fs::relative(entry.path(), root), " includes ", header);
          CHECK_MESSAGE(fs::exists(root / header), fs::relative(entry.path(), root), " includes ", header);
        }
      }
    }
    CHECK(seen > 50);
  }

  TEST_CASE("Poppler, qpdf, Tesseract and Leptonica are met in extract/ alone") {
    const fs::path root = SCRUTINEER_SOURCE_DIR;
    for (const char* folder : {"rules", "normalize", "tools"})
      for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        if (!is_source(entry.path())) continue;
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);)
          for (const char* library : {"<poppler", "<qpdf", "<tesseract", "<leptonica"})
            CHECK_MESSAGE(line.find(library) == std::string::npos, fs::relative(entry.path(), root), ": ",
                          line);
      }
  }
}
