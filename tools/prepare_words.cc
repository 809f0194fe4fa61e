// Writes prepared.cc, the C++ file behind prepared.h: run when the program is built.
//   prepare_words FILE
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>

#include "normalize/prepared_words.h"
#include "rules/rules.h"

int main(int count, char** values) {
  using namespace scrutineer;
  if (count != 2) return 2;
  try {
    std::ofstream out(values[1], std::ios::binary);
    out << fmt::format(
        "#include \"tools/prepared.h\"\n\nnamespace scrutineer::tools {{\n\n"
        "std::string_view prepared_words() {{ return R\"scrutineer({})scrutineer\"; }}\n\n"
        "}}  // namespace scrutineer::tools\n",
        normalize::prepare_words(*rules::Library::load()));
    out.close();
    if (!out) throw std::runtime_error("cannot be written");
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}: {}\n", values[1], error.what());
    return 1;
  }
  return 0;
}
