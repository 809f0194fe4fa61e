// Writes OUT, a C++ file that holds packs and tables as string literals (embedded.h): run when the program is
// built.
//   embed_rules OUT FILE...
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rules/pack.h"
#include "rules/prepared.h"

namespace {

using namespace scrutineer::rules;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw std::runtime_error(fmt::format("{}: cannot be read", file.string()));
  return text;
}

std::string literal(const std::string& text) { return fmt::format("R\"scrutineer({})scrutineer\"", text); }

std::string embedded(std::vector<std::filesystem::path> files) {
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.filename() < b.filename(); });
  std::string packs, tables;
  for (const std::filesystem::path& file : files) {
    const std::string name = file.filename().string();
    if (file.extension() == ".toml") {
      packs += fmt::format("    {},\n", literal(prepared(read_pack(text_of(file), "rules/data/" + name))));
    } else {
      tables += fmt::format("    {{\"{}\", {}}},\n", name, literal(text_of(file)));
    }
  }
  return fmt::format(
      "#include \"rules/embedded.h\"\n\nnamespace scrutineer::rules {{\n\n"
      "const std::vector<std::string_view>& embedded_packs() {{\n"
      "  static const std::vector<std::string_view> packs = {{\n{}  }};\n  return packs;\n}}\n\n"
      "const std::vector<EmbeddedFile>& embedded_tables() {{\n"
      "  static const std::vector<EmbeddedFile> tables = {{\n{}  }};\n  return tables;\n}}\n\n"
      "}}  // namespace scrutineer::rules\n",
      packs, tables);
}

}  // namespace

int main(int count, char** values) {
  if (count < 3) return 2;
  try {
    const std::string text = embedded({values + 2, values + count});
    std::ofstream out(values[1], std::ios::binary);
    out << text;
    out.close();
    if (!out) throw std::runtime_error(fmt::format("{}: cannot be written", values[1]));
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
