#include "tools/issues/check_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "normalize/checks/check.h"

namespace scrutineer::tools {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 48> severities = {
    {{"duplicate-code", "error"},
     {"mismatched-code", "error, warning"},
     {"malformed-code", "warning, info"},
     {"duplicate-label", "warning"},
     {"label-mismatch", "warning"},
     {"label-description-mismatch", "warning"},
     {"blank-description", "info"},
     {"sequence-gap", "info"},
     {"spelling", "info"},
     {"percent-out-of-range", "error"},
     {"negative-value", "error"},
     {"implausible-value", "warning"},
     {"unit-mismatch", "error, warning, info"},
     {"malformed-period", "info"},
     {"missing-value", "warning, info"},
     {"ocr-suspect", "warning"},
     {"ocr-noise", "info"},
     {"ratio-mismatch", "error, warning, info"},
     {"denominator-mismatch", "warning"},
     {"sum-mismatch", "error, warning"},
     {"sum-instead-of-average", "error"},
     {"average-mismatch", "error"},
     {"cumulative-decrease", "error"},
     {"subset-exceeds-whole", "error"},
     {"duplicate-observation", "error"},
     {"revision", "info"},
     {"outlier-jump", "warning, info"},
     {"repeated-value", "info"},
     {"rag-mismatch", "error, warning"},
     {"polarity-target-conflict", "error"},
     {"target-basis-mismatch", "info"},
     {"trend-mismatch", "error, warning"},
     {"narrative-mismatch", "error, warning"},
     {"period-mismatch", "warning, info"},
     {"frequency-mismatch", "info"},
     {"header-ambiguous", "info"},
     {"basis-unclear", "info"},
     {"benchmark-outlier", "warning"},
     {"benchmark-mismatch", "warning"},
     {"stale-benchmark", "info"},
     {"comparator-mismatch", "info"},
     {"reference-mismatch", "warning"},
     {"definition-differs", "info"},
     {"council-mismatch", "warning, info"},
     {"row-shifted", "warning"},
     {"header-misaligned", "warning"},
     {"low-confidence", "info"},
     {"schema", "error"}}};

}  // namespace

std::string_view severities_of(std::string_view check) {
  const auto* found =
      std::find_if(severities.begin(), severities.end(), [&](const auto& one) { return one.first == check; });
  return found == severities.end() ? std::string_view{} : found->second;
}

std::string check_list() {
  std::string text;
  for (const normalize::Check& check : normalize::all_checks())
    text += fmt::format("{:<27} {:<21} {}\n", check.name, severities_of(check.name), check.summary);
  return text;
}

}  // namespace scrutineer::tools
