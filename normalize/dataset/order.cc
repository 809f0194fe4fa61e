#include "normalize/dataset/order.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>

namespace scrutineer::normalize {

namespace {

using Ranks = std::unordered_map<std::string, std::size_t>;

// Rows of no known document go last.
std::size_t rank_of(const Ranks& ranks, const std::string& document_id) {
  const auto found = ranks.find(document_id);
  return found == ranks.end() ? ranks.size() : found->second;
}

template <class Row, class Key>
void sort_by(std::vector<Row>& rows, const Ranks& ranks, Key key) {
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& left, const Row& right) {
    if (left.document_id == right.document_id) return key(left) < key(right);
    return rank_of(ranks, left.document_id) < rank_of(ranks, right.document_id);
  });
}

// An issue's number has a letter before it, so that it is never taken for a figure's id.
template <class Row>
void number(std::vector<Row>& rows, std::string Row::*id, std::string_view letter) {
  std::unordered_map<std::string, int> counts;
  for (Row& row : rows) {
    const std::string& owner = row.document_id.empty() ? "dataset" : row.document_id;
    row.*id = fmt::format("{}-{}{}", owner, letter, ++counts[owner]);
  }
}

IndicatorRow row_of(const rules::Indicator& indicator) {
  return {indicator.id,       indicator.name,           indicator.definition,  indicator.unit,
          indicator.polarity, indicator.numerator,      indicator.denominator, indicator.frequency,
          indicator.theme,    indicator.national_codes, indicator.source};
}

}  // namespace

bool path_before(std::string_view left, std::string_view right) { return left < right; }

void sort_rows(Dataset& dataset) {
  std::stable_sort(
      dataset.documents.begin(), dataset.documents.end(),
      [](const DocumentRow& left, const DocumentRow& right) { return path_before(left.file, right.file); });
  Ranks ranks;
  for (const DocumentRow& document : dataset.documents) ranks.try_emplace(document.document_id, ranks.size());
  sort_by(dataset.observations, ranks,
          [](const Observation& o) { return std::tuple(o.place.page, o.table, o.row, o.column); });
  sort_by(dataset.notes, ranks, [](const Note& n) { return std::tuple(n.page, n.table, n.row); });
  sort_by(dataset.tables, ranks, [](const TableRow& t) { return t.table; });
  sort_by(dataset.cells, ranks, [](const CellRow& c) { return std::tuple(c.table, c.row, c.column); });
}

void number_observations(std::vector<Observation>& observations) {
  number(observations, &Observation::observation_id, "");
}

void number_issues(std::vector<Issue>& issues) { number(issues, &Issue::issue_id, "i"); }

void fill_indicators(Dataset& dataset, const rules::Library& library) {
  std::map<std::string, IndicatorRow> given;
  for (IndicatorRow& row : dataset.indicators) given.try_emplace(row.indicator_id, row);
  std::map<std::string, IndicatorRow> occurring;
  const auto add = [&](const std::string& id) {
    if (id.empty() || occurring.contains(id)) return;
    if (const rules::Indicator* indicator = library.indicator(id))
      occurring[id] = row_of(*indicator);
    else if (const auto own = given.find(id); own != given.end())
      occurring[id] = own->second;
  };
  for (const Observation& observation : dataset.observations) add(observation.indicator_id);
  for (const Note& note : dataset.notes) add(note.indicator_id);
  dataset.indicators.clear();
  for (auto& [id, row] : occurring) dataset.indicators.push_back(std::move(row));
}

}  // namespace scrutineer::normalize
