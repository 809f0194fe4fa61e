// The unit of a row's figures: the figure's own sign decides, then its fellows', then the words (SCHEMA.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/dataset/types.h"
#include "normalize/tables/columns.h"
#include "normalize/tables/rows.h"

namespace scrutineer::normalize {

// The figures of a row that stand in its columns of figures.
std::vector<Figure> figures_of(const Grid& grid, const Contents& contents, const std::vector<Column>& columns,
                               int row);

class RowUnit {
 public:
  RowUnit(const Row& row, const std::vector<Figure>& figures, const Report& report);
  // Sets unit and resolution. `figure` is absent for a rating without its figure.
  void settle(Observation& observation, const Column& column, const std::optional<Figure>& figure) const;

 private:
  std::string fellows_;  // the sign that most of the row's figures carry
  std::string words_;    // that the label or the description names
  bool counts_ = false;  // the row's figures are whole numbers without a sign
};

// How a column was understood, in a few words.
std::string describe(const Column& column);

}  // namespace scrutineer::normalize
