#include "tools/issues/check_list.h"

#include <fmt/format.h>

#include "normalize/checks/check.h"

namespace scrutineer::tools {

std::string check_list() {
  std::string text;
  for (const normalize::Check& check : normalize::all_checks())
    text += fmt::format("{:<27} {:<21} {}\n", check.name, check.severities, check.summary);
  return text;
}

}  // namespace scrutineer::tools
