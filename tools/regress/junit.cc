#include "tools/regress/junit.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "normalize/dataset/field.h"

namespace scrutineer::tools {

namespace {

// XML 1.0 allows no control characters; clean_text has them out.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : normalize::clean_text(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace

std::string junit_xml(const std::vector<FixtureResult>& results) {
  const auto failed = [](const FixtureResult& r) { return r.error.empty() && !r.differences.empty(); };
  const auto failures = std::count_if(results.begin(), results.end(), failed);
  const auto errors =
      std::count_if(results.begin(), results.end(), [](const FixtureResult& r) { return !r.error.empty(); });
  double seconds = 0;
  for (const FixtureResult& result : results) seconds += result.seconds;
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  xml +=
      fmt::format("<testsuite name=\"regress\" tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"{:.3f}\">\n",
                  results.size(), failures, errors, seconds);
  for (const FixtureResult& result : results) {
    xml += fmt::format(" <testcase classname=\"fixtures\" name=\"{}\" time=\"{:.3f}\"", escaped(result.name),
                       result.seconds);
    if (!result.error.empty()) {
      xml += fmt::format(">\n  <error message=\"{}\"/>\n </testcase>\n", escaped(result.error));
    } else if (!result.differences.empty()) {
      xml += fmt::format(">\n  <failure message=\"{} difference{}\">", result.differences.size(),
                         result.differences.size() == 1 ? "" : "s");
      for (const normalize::Difference& difference : result.differences)
        xml += escaped(normalize::sentence(difference)) + "\n";
      xml += "</failure>\n </testcase>\n";
    } else {
      xml += "/>\n";
    }
  }
  return xml + "</testsuite>\n";
}

}  // namespace scrutineer::tools
