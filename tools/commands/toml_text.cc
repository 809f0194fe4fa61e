#include "tools/commands/toml_text.h"

#include <fmt/format.h>

#include <string_view>

namespace scrutineer::tools {

std::string pattern_of(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'')
      out += '.';
    else if (c == ' ' || c == '\n' || c == '\t')
      out += out.ends_with("\\s+") ? "" : "\\s+";
    else if (std::string_view(".()[]{}+*?|^$\\").find(c) != std::string_view::npos)
      out += fmt::format("\\{}", c);
    else
      out += c;
  }
  return out;
}

std::string toml_string(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += fmt::format("\\{}", c);
    else
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

std::string toml_list(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + toml_string(text);
  return "[" + out + "]";
}

}  // namespace scrutineer::tools
