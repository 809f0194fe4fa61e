// The folders' arrows: extract and rules include nothing of ours, normalize includes extract and rules, tools
// all.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
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

bool begins(const std::string& line, std::string_view words) { return line.starts_with(words); }

// The name that a line at its start defines a struct or class of; empty for another line.
std::string defined(const std::string& line) {
  if (!line.ends_with("{")) return {};
  for (const std::string_view word : {"struct ", "class "})
    if (begins(line, word))
      return line.substr(word.size(), line.find_first_of(" {", word.size()) - word.size());
  return {};
}

// Types that a file defines, with their namespaces; those of unnamed namespaces and templates left out.
std::set<std::string> types_of(const fs::path& file) {
  std::set<std::string> types;
  std::vector<std::string> namespaces;
  std::ifstream in(file);
  std::string before;
  for (std::string line; std::getline(in, line); before = line) {
    if (const std::size_t at = line.find("namespace ");
        (at == 0 || begins(line, "inline namespace ")) && line.ends_with("{"))
      namespaces.push_back(line.substr(at + 10));
    else if (begins(line, "}  // namespace") && !namespaces.empty())
      namespaces.pop_back();
    else if (const std::string name = defined(line);
             !name.empty() && name.find(':') == std::string::npos && !begins(before, "template")) {
      std::string whole;
      for (const std::string& one : namespaces) whole += one;
      if (("{" + whole).find("{{") == std::string::npos) types.insert(whole + name);
    }
  }
  return types;
}

}  // namespace

TEST_SUITE("folders") {
  // Two types of one name are one to the linker, which keeps one of their functions (C++20, [basic.def.odr]).
  TEST_CASE("no two files define different types of one name in one namespace") {
    const fs::path root = SCRUTINEER_SOURCE_DIR;
    std::map<std::string, fs::path> seen;
    for (const auto& [folder, allowed] : arrows)
      for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        if (!is_source(entry.path())) continue;
        for (const std::string& type : types_of(entry.path())) {
          const auto [other, added] = seen.emplace(type, entry.path());
          CHECK_MESSAGE(added, type, " in ", other->second, " and in ", entry.path());
        }
      }
    CHECK(seen.size() > 100);
  }

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
