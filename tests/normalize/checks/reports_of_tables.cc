#include <array>
#include <utility>

#include "normalize/checks/reports_parts.h"

namespace scrutineer::normalize::testing {
namespace {

void add_cells(SmallDataset& small, int row, const std::vector<std::string>& texts) {
  int column = 0;
  for (const std::string& text : texts) {
    CellRow cell;
    cell.document_id = "d", cell.table = 1, cell.row = row, cell.column = ++column;
    cell.header = row == 1, cell.text = text, cell.place.page = 1;
    small.dataset.cells.push_back(cell);
  }
}

SmallDataset grid(Dice& dice) {  // figures with the cells that they were read from
  SmallDataset small;
  add_cells(small, 1, {"Measure", "Team", "Target", "Q1 2019/20", "Q2 2019/20", "Comment"});
  for (std::size_t i = 0; i < 8; ++i) {
    Share share(dice);
    const int row = static_cast<int>(i) + 2;
    const std::string first = share.next(), second = share.next();
    add_cells(small, row,
              {shares[i], "Area team north", "70%", first + "%", second + "%",
               "The team reviews each case that was late every month"});
    for (const auto& [quarter, value] : {std::pair{"2019 Q1", first}, {"2019 Q2", second}}) {
      Observation& figure = small.add(shares[i], quarter, value, "percent");
      figure.row = row, figure.column = quarter[6] - '0' + 3;
      Observation& aim = small.target(shares[i], quarter, "70", "percent");
      aim.row = row, aim.column = 3;
    }
  }
  return small;
}

SmallDataset scan(Dice& dice) {  // read by OCR, each figure with some doubt
  SmallDataset small;
  small.dataset.documents[0].text_source = "ocr";
  add_cells(small, 1, {"Code", "Measure", "Months"});
  for (std::size_t i = 0; i < 5; ++i) {
    Share share(dice);
    const std::string code = "DM 20" + std::to_string(i + 1);
    add_cells(small, static_cast<int>(i) + 2, {code, shares[i], ""});
    for (const char* month : {"2019-04", "2019-05", "2019-06", "2019-07", "2019-08", "2019-09", "2019-10"}) {
      Observation& figure = small.add(shares[i], month, share.next(), "percent");
      figure.local_code = code, figure.row = static_cast<int>(i) + 2;
      figure.confidence = 0.9 + 0.01 * dice.below(9);
    }
  }
  return small;
}

}  // namespace

const std::vector<ReportKind>& reports_of_tables() {
  static const std::vector<ReportKind> kinds = {{"grid", grid}, {"scan", scan}};
  return kinds;
}

}  // namespace scrutineer::normalize::testing
