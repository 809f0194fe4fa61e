#include <fmt/format.h>

#include <map>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t rows_with = 4;  // described rows of the table, at the least
  double share_with = 0.8;    // and their share of all its rows
};
constexpr Settings settings;

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::set<std::string> described;
  const auto key = [](const std::string& document, const std::string& code, const std::string& label) {
    return document + '\x1f' + code + '\x1f' + folded(label);
  };
  for (const Note& note : input.dataset.notes)
    if (note.kind == "description") described.insert(key(note.document_id, note.local_code, note.label));
  std::map<std::pair<std::string, int>, std::pair<std::size_t, Figures>> tables;  // rows described, rows not
  for (const Figures& row : rows(input)) {
    const Observation& figure = *row.front();
    if (figure.table == 0) continue;
    auto& [with, without] = tables[{figure.document_id, figure.table}];
    if (described.contains(key(figure.document_id, figure.local_code, figure.label)))
      ++with;
    else
      without.push_back(&figure);
  }
  for (const auto& [table, counts] : tables) {
    const auto& [with, without] = counts;
    if (with < settings.rows_with ||
        static_cast<double>(with) < settings.share_with * static_cast<double>(with + without.size()))
      continue;
    for (const Observation* figure : without)
      issues.push_back(
          issue_at(*figure, blank_description.name, "info",
                   fmt::format("The description is empty; {} other rows of the table have one.", with),
                   "a description", ""));
  }
}

}  // namespace

const Check blank_description = {"blank-description", "info",
                                 "A description cell is empty where the others are full.", run};

}  // namespace scrutineer::normalize
