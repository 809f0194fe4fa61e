#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

// Letters that OCR takes for digits are those digits; blanks and case say nothing.
std::string as_read(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == ' ') continue;
    if (c == 'O' || c == 'o')
      result += '0';
    else if (c == 'l' || c == 'I' || c == '|')
      result += '1';
    else
      result += c;
  }
  return result;
}

using Place = std::tuple<std::string, int, int>;  // document, table, row

void run(const CheckInput& input, std::vector<Issue>& issues) {
  std::map<Place, std::vector<const CellRow*>> cells;
  for (const CellRow& cell : input.dataset.cells)
    if (!cell.text.empty()) cells[{cell.document_id, cell.table, cell.row}].push_back(&cell);
  std::set<std::pair<std::string, std::string>> told;
  for (const Observation& figure : input.dataset.observations) {
    if (figure.local_code.empty() || figure.table == 0) continue;
    const auto row = cells.find({figure.document_id, figure.table, figure.row});
    if (row == cells.end()) continue;
    const CellRow* noisy = nullptr;
    bool printed_so = false;
    for (const CellRow* cell : row->second) {
      printed_so = printed_so || cell->text.find(figure.local_code) != std::string::npos;
      if (!noisy && as_read(cell->text) == as_read(figure.local_code)) noisy = cell;
    }
    if (printed_so || !noisy || !told.emplace(figure.document_id, figure.local_code).second) continue;
    Issue issue = issue_at(figure, ocr_noise.name, "info",
                           fmt::format("The code is printed {} and was read as {}, like its fellows.",
                                       noisy->text, figure.local_code),
                           figure.local_code, noisy->text);
    issue.period_start.reset(), issue.period_end.reset();
    issue.place = noisy->place;
    issues.push_back(std::move(issue));
  }
}

}  // namespace

const Check ocr_noise = {"ocr-noise", "info", "A code that was repaired: letters stood for its digits.", run};

}  // namespace scrutineer::normalize
