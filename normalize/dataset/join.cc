#include "normalize/dataset/join.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "normalize/dataset/order.h"

namespace scrutineer::normalize {

namespace {

constexpr std::size_t hash_digits = 16;

// A document's id without the number that tells files of the same bytes apart.
std::string_view base_of(std::string_view id) {
  if (id.size() <= hash_digits + 1 || id[hash_digits] != '-') return id;
  const std::string_view number = id.substr(hash_digits + 1);
  return number.find_first_not_of("0123456789") == std::string_view::npos ? id.substr(0, hash_digits) : id;
}

struct Destination {
  std::size_t rank = 0;  // of the document in the joined dataset
  std::string id;
};
// For one part: where the rows of each of its document ids go.
using Destinations = std::unordered_map<std::string, Destination>;

// An observation_id or issue_id with its document's new id.
std::string renamed(const std::string& row_id, const Destinations& destinations) {
  const std::size_t dash = row_id.rfind('-');
  if (dash == std::string::npos) return row_id;
  const auto found = destinations.find(row_id.substr(0, dash));
  return found == destinations.end() ? row_id : found->second.id + row_id.substr(dash);
}

void rename_ids(Observation& row, const Destinations& destinations) {
  row.observation_id = renamed(row.observation_id, destinations);
}
void rename_ids(Issue& row, const Destinations& destinations) {
  row.issue_id = renamed(row.issue_id, destinations);
  for (std::string& id : row.observation_ids) id = renamed(id, destinations);
}
void rename_ids(Note&, const Destinations&) {}
void rename_ids(TableRow&, const Destinations&) {}
void rename_ids(CellRow&, const Destinations&) {}

template <class Row>
std::vector<Row> joined_rows(std::vector<Dataset>& parts, std::vector<Row> Dataset::*rows,
                             const std::vector<Destinations>& destinations, std::size_t documents) {
  struct Ranked {
    std::size_t rank;
    Row* row;
  };
  std::vector<Ranked> order;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (Row& row : parts[p].*rows) {
      rename_ids(row, destinations[p]);
      const auto found = destinations[p].find(row.document_id);
      const bool known = found != destinations[p].end();
      if (known) row.document_id = found->second.id;
      order.push_back({known ? found->second.rank : documents, &row});  // rows of no document go last
    }
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Ranked& left, const Ranked& right) { return left.rank < right.rank; });
  std::vector<Row> all;
  all.reserve(order.size());
  for (const Ranked& ranked : order) all.push_back(std::move(*ranked.row));
  for (Dataset& part : parts) part.*rows = {};
  return all;
}

struct Source {
  std::size_t part = 0, index = 0;  // of the document in its part
};

// Puts the documents in their order, gives them their ids, and tells for each part what becomes of its ids.
std::vector<Destinations> join_documents(std::vector<Dataset>& parts, std::vector<DocumentRow>& documents) {
  std::vector<Source> sources;
  for (std::size_t p = 0; p < parts.size(); ++p)
    for (std::size_t i = 0; i < parts[p].documents.size(); ++i) sources.push_back({p, i});
  std::stable_sort(sources.begin(), sources.end(), [&parts](const Source& left, const Source& right) {
    return path_before(parts[left.part].documents[left.index].file,
                       parts[right.part].documents[right.index].file);
  });
  std::vector<Destinations> destinations(parts.size());
  std::map<std::string, int, std::less<>> counts;
  for (const Source& source : sources) {
    DocumentRow row = std::move(parts[source.part].documents[source.index]);
    const std::string base(base_of(row.document_id));
    const int number = ++counts[base];
    std::string id = number == 1 ? base : base + "-" + std::to_string(number);
    destinations[source.part].try_emplace(row.document_id, Destination{documents.size(), id});
    row.document_id = std::move(id);
    documents.push_back(std::move(row));
  }
  return destinations;
}

}  // namespace

Dataset join(std::vector<Dataset> parts) {
  Dataset out;
  const std::vector<Destinations> destinations = join_documents(parts, out.documents);
  const auto rows = [&](auto member) {
    out.*member = joined_rows(parts, member, destinations, out.documents.size());
  };
  rows(&Dataset::observations);
  rows(&Dataset::issues);
  rows(&Dataset::notes);
  rows(&Dataset::tables);
  rows(&Dataset::cells);
  number_issues(out.issues);
  std::map<std::string, IndicatorRow> indicators;
  for (Dataset& part : parts)
    for (IndicatorRow& row : part.indicators) indicators.try_emplace(row.indicator_id, std::move(row));
  for (auto& [id, row] : indicators) out.indicators.push_back(std::move(row));
  return out;
}

}  // namespace scrutineer::normalize
