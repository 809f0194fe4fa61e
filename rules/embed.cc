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
#include "rules/tables.h"

namespace {

using namespace scrutineer::rules;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw std::runtime_error(fmt::format("{}: cannot be read", file.string()));
  return text;
}

std::string literal(const std::string& text) { return fmt::format("R\"scrutineer({})scrutineer\"", text); }

// The tables of rules/data, each from one file or several.
struct Tables {
  std::vector<Indicator> indicators;
  std::vector<Trap> traps;
  std::vector<Council> councils;
  std::vector<Reference> references;
};

template <class Row>
void append(std::vector<Row>& rows, std::vector<Row> more) {
  std::move(more.begin(), more.end(), std::back_inserter(rows));
}

void add_table(Tables& tables, const std::filesystem::path& path, const std::string& file) {
  const std::string name = path.filename().string(), text = text_of(path);
  if (name.starts_with("indicators"))
    append(tables.indicators, read_indicators(text, file));
  else if (name.starts_with("traps"))
    append(tables.traps, read_traps(text, file));
  else if (name.starts_with("councils"))
    append(tables.councils, read_councils(text, file));
  else if (name.starts_with("reference"))
    append(tables.references, read_references(text, file));
  else
    throw std::runtime_error(fmt::format("{}: there is no such table", file));
}

std::string function(std::string_view name, const std::string& text) {
  return fmt::format("std::string_view embedded_{}() {{ return {}; }}\n\n", name, literal(text));
}

std::string embedded(std::vector<std::filesystem::path> paths) {
  std::sort(paths.begin(), paths.end(),
            [](const auto& a, const auto& b) { return a.filename() < b.filename(); });
  std::string packs;
  Tables tables;
  for (const std::filesystem::path& path : paths) {
    const std::string file = "rules/data/" + path.filename().string();
    if (path.extension() == ".toml")
      packs += fmt::format("    {},\n", literal(prepared(read_pack(text_of(path), file))));
    else
      add_table(tables, path, file);
  }
  return fmt::format(
      "#include \"rules/embedded.h\"\n\nnamespace scrutineer::rules {{\n\n"
      "const std::vector<std::string_view>& embedded_packs() {{\n"
      "  static const std::vector<std::string_view> packs = {{\n{}  }};\n  return packs;\n}}\n\n"
      "{}{}{}{}}}  // namespace scrutineer::rules\n",
      packs, function("indicators", prepared(tables.indicators)), function("traps", prepared(tables.traps)),
      function("councils", prepared(tables.councils)), function("references", prepared(tables.references)));
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
