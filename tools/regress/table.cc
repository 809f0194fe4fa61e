#include "tools/regress/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>

#include "normalize/dataset/field.h"

namespace scrutineer::tools {

namespace {

using normalize::Change;
using normalize::Difference;

struct Heading {
  std::string_view file, words;
};
constexpr std::array<Heading, 6> headings = {{{"observations", "figures"},
                                              {"issues", "issues"},
                                              {"documents", "documents"},
                                              {"tables", "tables"},
                                              {"cells", "cells"},
                                              {"notes", "notes"}}};

constexpr std::size_t columns = 5;
using Line = std::array<std::string, columns>;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Characters of UTF-8, each taken for one place wide.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues_character(c); }));
}

std::string cut(std::string text, std::size_t widest) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  if (width_of(text) <= widest) return text;
  std::size_t bytes = 0;
  for (std::size_t width = 0; bytes < text.size(); ++bytes)
    if (!continues_character(text[bytes]) && ++width == widest) break;
  return text.substr(0, bytes) + "…";
}

Line line_of(const Difference& difference, const TableSettings& settings) {
  Line line = {std::string(normalize::words_of(difference.kind)),
               difference.row.empty() ? difference.report : difference.row, difference.detail,
               normalize::words_of(difference.changes), difference.place};
  // An issue is its sentence.
  const std::size_t widest = difference.file == "issues" ? 3 * settings.widest : settings.widest;
  for (std::string& field : line) field = cut(std::move(field), widest);
  return line;
}

// What makes differences alike: the same change; issues of one check that come or go.
std::string likeness_of(const Difference& difference) {
  if (difference.file == "issues" && difference.changes.empty()) return difference.row;
  return normalize::words_of(difference.changes);
}

// Differences of one file, without those that are like `alike` others before them.
std::string lines_of(const std::vector<const Difference*>& differences, const TableSettings& settings) {
  std::vector<Line> lines;
  std::map<std::pair<Difference::Kind, std::string>, std::size_t> seen;
  for (const Difference* difference : differences) {
    const std::string likeness = likeness_of(*difference);
    if (!likeness.empty() && ++seen[{difference->kind, likeness}] > settings.alike) continue;
    lines.push_back(line_of(*difference, settings));
  }
  std::array<std::size_t, columns> widths{};
  for (const Line& line : lines)
    for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], width_of(line[i]));
  std::string text;
  for (const Line& line : lines) {
    std::string row = "   ";
    for (std::size_t i = 0; i < columns; ++i)
      if (widths[i] > 0) row += " " + line[i] + std::string(widths[i] - width_of(line[i]) + 1, ' ');
    text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
  }
  for (const auto& [change, count] : seen)
    if (count > settings.alike)
      text += fmt::format("    {} more {}: {}\n", count - settings.alike, normalize::words_of(change.first),
                          cut(change.second, 2 * settings.widest));
  return text;
}

}  // namespace

std::string difference_table(const std::vector<Difference>& differences, const TableSettings& settings) {
  std::string text;
  for (const Heading& heading : headings) {
    std::vector<const Difference*> those;
    for (const Difference& difference : differences)
      if (difference.file == heading.file) those.push_back(&difference);
    if (!those.empty()) text += fmt::format("  {}\n{}", heading.words, lines_of(those, settings));
  }
  return text;
}

std::string summary(const std::vector<Difference>& differences) {
  std::string words;
  for (const Heading& heading : headings) {
    std::map<Difference::Kind, std::size_t> counts;
    for (const Difference& difference : differences)
      if (difference.file == heading.file) ++counts[difference.kind];
    if (counts.empty()) continue;
    words += fmt::format("{}{}: ", words.empty() ? "" : "; ", heading.words);
    const char* comma = "";
    for (const auto& [kind, count] : counts) {
      words += fmt::format("{}{} {}", comma, count, normalize::words_of(kind));
      comma = ", ";
    }
  }
  return words.empty() ? "none" : words;
}

std::string differences_csv(const std::vector<Difference>& differences) {
  std::string csv = "report,file,difference,row,detail,place,column,was,is\r\n";
  const auto put = [&](const Difference& difference, const Change& change) {
    const char* comma = "";
    for (const std::string_view field :
         {std::string_view(difference.report), std::string_view(difference.file),
          normalize::words_of(difference.kind), std::string_view(difference.row),
          std::string_view(difference.detail), std::string_view(difference.place),
          std::string_view(change.column), std::string_view(change.was), std::string_view(change.is)}) {
      csv += comma;
      normalize::put_field(csv, field);
      comma = ",";
    }
    csv += "\r\n";
  };
  for (const Difference& difference : differences) {
    if (difference.changes.empty()) put(difference, {});
    for (const Change& change : difference.changes) put(difference, change);
  }
  return csv;
}

}  // namespace scrutineer::tools
