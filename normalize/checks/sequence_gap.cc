#include <fmt/format.h>

#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t least_numbers = 5;  // in a table, before its row numbers are called a series
};
constexpr Settings settings;

// The row's own number: "7", "7a" or "7."; 0 for another kind of code.
int row_number(const std::string& code) {
  std::size_t digits = 0;
  while (digits < code.size() && std::isdigit(static_cast<unsigned char>(code[digits]))) ++digits;
  if (digits == 0 || digits > 3 || code.size() > digits + 1) return 0;
  return std::stoi(code.substr(0, digits));
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<std::string, std::map<int, const Observation*>> documents;
  for (const Figures& row : rows(input))
    if (const int number = row_number(row.front()->local_code))
      documents[row.front()->document_id].try_emplace(number, row.front());
  for (const auto& [document, numbers] : documents) {
    if (numbers.size() < settings.least_numbers || numbers.begin()->first != 1) continue;
    int before = 0;
    std::string missing;
    const Observation* after_gap = nullptr;
    for (const auto& [number, figure] : numbers) {
      for (int skipped = before + 1; skipped < number; ++skipped)
        missing += (missing.empty() ? "" : ", ") + std::to_string(skipped);
      if (number > before + 1 && !after_gap) after_gap = figure;
      before = number;
    }
    // Mostly gaps: the numbers are no series.
    if (!after_gap || static_cast<std::size_t>(before) > numbers.size() + numbers.size() / 4) continue;
    issues.push_back(issue_at(
        *after_gap, sequence_gap.name, "info",
        fmt::format("The numbers of the measures run from 1 to {} but {} is missing.", before, missing),
        fmt::format("1 to {}", before), missing + " missing"));
  }
}

}  // namespace

const Check sequence_gap = {"sequence-gap", "info", "A printed series of numbers skips.", run};

}  // namespace scrutineer::normalize
