#include "extract/pdf/tags.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "extract/pdf/plain_objects.h"

namespace scrutineer::extract {
namespace {

constexpr int max_colspan = 200, max_rowspan = 5000;
constexpr std::size_t max_columns = 2000;  // cells beyond are dropped

// Elements of these types hold no tables, so that their children need not be looked at in search of one.
bool never_holds_tables(const std::string& type) {
  constexpr std::array leaves = {"P",        "H",     "H1",   "H2",     "H3",      "H4",   "H5",
                                 "H6",       "Span",  "Lbl",  "Figure", "Formula", "Link", "Caption",
                                 "Artifact", "Quote", "Code", "TOC",    "TOCI",    "Form", "Reference"};
  return std::find(leaves.begin(), leaves.end(), type) != leaves.end();
}

using Kind = PlainObject::Kind;

class TreeReader {
 public:
  TreeReader(PdfFile& pdf, int first_page, int last_page, const PdfSettings& settings)
      : objects_(*pdf.qpdf, pdf.bytes), settings_(settings) {
    int number = 0;
    for (const QPDFObjectHandle& page : pdf.pages) {
      ++number;
      if (number >= first_page && number <= last_page) pages_[page.getObjGen().getObj()] = number;
    }
  }

  void read(const PlainObject& root);
  std::vector<TaggedTable> take() { return std::move(tables_); }

 private:
  using Row = std::vector<TaggedCell>;

  void search(const PlainObject& node, int page, int depth);
  // The element behind a kid: null where it is none, was met before, or a bound is reached.
  PlainObject enter(const PlainObject& kid, int depth);
  std::string type_of(const PlainObject& element);
  int page_of(const PlainObject& element, int inherited) const;
  template <typename Act>
  void each_kid(const PlainObject& element, const Act& act);
  void read_table(const PlainObject& element, int page, int depth);
  void collect_rows(const PlainObject& element, int page, int depth, std::vector<Row>& rows);
  void collect_cells(const PlainObject& element, int page, int depth, Row& row);
  void collect_content(const PlainObject& kid, int page, int depth, TaggedCell& cell);
  void read_spans(const PlainObject& element, TaggedCell& cell);
  void read_attributes(const PlainObject& attributes, TaggedCell& cell, int depth);

  PlainObjects objects_;
  PlainObject role_map_, class_map_;
  const PdfSettings& settings_;
  std::unordered_map<int, int> pages_;  // by object number
  std::unordered_map<std::string, std::string> roles_;
  std::unordered_set<int> seen_;
  std::size_t elements_ = 0;
  std::vector<std::pair<PlainObject, int>> nested_;  // tables within the table that is read, and their pages
  std::vector<TaggedTable> tables_;
};

void TreeReader::read(const PlainObject& root) {
  role_map_ = objects_.resolved(root.at("RoleMap"));
  class_map_ = objects_.resolved(root.at("ClassMap"));
  search(root, 0, 0);
}

PlainObject TreeReader::enter(const PlainObject& kid, int depth) {
  if (depth > settings_.max_tag_depth || ++elements_ > settings_.max_tag_elements) return {};
  if (kid.is(Kind::reference) && !seen_.insert(kid.reference).second) return {};
  PlainObject element = objects_.resolved(kid);
  return element.is(Kind::dictionary) ? element : PlainObject{};
}

// The standard type behind the producer's own (RoleMap).
std::string TreeReader::type_of(const PlainObject& element) {
  const PlainObject& own = element.at("S");
  if (!own.is(Kind::name)) return "";
  const auto [entry, fresh] = roles_.try_emplace(own.name, own.name);
  for (int step = 0; fresh && step < 8; ++step) {
    const PlainObject next = objects_.resolved(role_map_.at(entry->second));
    if (!next.is(Kind::name) || next.name == entry->second) break;
    entry->second = next.name;
  }
  return entry->second;
}

// 0 for a page that is not in the file, or not read.
int TreeReader::page_of(const PlainObject& element, int inherited) const {
  const PlainObject& page = element.at("Pg");
  if (!page.is(Kind::reference)) return inherited;
  const auto found = pages_.find(page.reference);
  return found == pages_.end() ? 0 : found->second;
}

template <typename Act>
void TreeReader::each_kid(const PlainObject& element, const Act& act) {
  const PlainObject& own = element.at("K");
  // An indirect array is meant as a list; an indirect dictionary is one kid, told apart by its number.
  PlainObject list;
  if (own.is(Kind::reference)) list = objects_.resolved(own);
  const PlainObject& kids = list.is(Kind::array) ? list : own;
  if (!kids.is(Kind::array)) {
    if (!kids.is(Kind::null)) act(kids);
    return;
  }
  for (const PlainObject& kid : kids.items) {
    if (elements_ > settings_.max_tag_elements) return;
    act(kid);
  }
}

// `node` is entered already.
void TreeReader::search(const PlainObject& node, int page, int depth) {
  const std::string type = type_of(node);
  if (never_holds_tables(type)) return;
  page = page_of(node, page);
  if (type == "Table") {
    read_table(node, page, depth);
    return;
  }
  each_kid(node, [&](const PlainObject& kid) {
    if (kid.is(Kind::number)) return;
    if (const PlainObject element = enter(kid, depth + 1); element.is(Kind::dictionary))
      search(element, page, depth + 1);
  });
}

void TreeReader::read_table(const PlainObject& element, int page, int depth) {
  std::vector<Row> rows;
  std::vector<std::pair<PlainObject, int>> nested;
  std::swap(nested, nested_);
  collect_rows(element, page, depth, rows);
  std::swap(nested, nested_);

  TaggedTable table;
  table.rows = static_cast<int>(rows.size());
  std::vector<int> taken_until;  // of each column: the first row that spans from above leave free
  bool content = false;
  for (int r = 0; r < table.rows; ++r) {
    std::size_t column = 0;
    for (TaggedCell& cell : rows[static_cast<std::size_t>(r)]) {
      while (column < taken_until.size() && taken_until[column] > r) ++column;
      if (column + static_cast<std::size_t>(cell.colspan) > max_columns) break;
      cell.row = r;
      cell.column = static_cast<int>(column);
      cell.rowspan = std::min(cell.rowspan, table.rows - r);
      const std::size_t end = column + static_cast<std::size_t>(cell.colspan);
      if (taken_until.size() < end) taken_until.resize(end, 0);
      for (; column < end; ++column) taken_until[column] = r + cell.rowspan;
      content |= !cell.content.empty();
      table.cells.push_back(std::move(cell));
    }
  }
  table.columns = static_cast<int>(taken_until.size());
  if (content) tables_.push_back(std::move(table));
  for (const auto& [inner, on] : nested) read_table(inner, on, depth + 1);
}

void TreeReader::collect_rows(const PlainObject& element, int page, int depth, std::vector<Row>& rows) {
  each_kid(element, [&](const PlainObject& kid) {
    const PlainObject inner = kid.is(Kind::number) ? PlainObject{} : enter(kid, depth + 1);
    if (!inner.is(Kind::dictionary)) return;
    const std::string type = type_of(inner);
    const int here = page_of(inner, page);
    if (type == "TR") {
      Row row;
      collect_cells(inner, here, depth + 1, row);
      rows.push_back(std::move(row));
    } else if (!never_holds_tables(type)) {
      collect_rows(inner, here, depth + 1, rows);  // THead, TBody, TFoot and wrappers of the producer's own
    }
  });
}

void TreeReader::collect_cells(const PlainObject& element, int page, int depth, Row& row) {
  each_kid(element, [&](const PlainObject& kid) {
    const PlainObject inner = kid.is(Kind::number) ? PlainObject{} : enter(kid, depth + 1);
    if (!inner.is(Kind::dictionary)) return;
    const std::string type = type_of(inner);
    const int here = page_of(inner, page);
    if (type == "TD" || type == "TH") {
      TaggedCell cell;
      cell.header = type == "TH";
      read_spans(inner, cell);
      each_kid(inner, [&](const PlainObject& part) { collect_content(part, here, depth + 2, cell); });
      row.push_back(std::move(cell));
    } else if (!never_holds_tables(type)) {
      collect_cells(inner, here, depth + 1, row);
    }
  });
}

void TreeReader::collect_content(const PlainObject& kid, int page, int depth, TaggedCell& cell) {
  const auto add = [&](const PlainObject& id, int on) {
    if (on > 0 && id.is(Kind::number) && id.number >= 0 && id.number < 1e6)
      cell.content.push_back({on, static_cast<int>(id.number)});
  };
  if (kid.is(Kind::number)) {
    add(kid, page);
    return;
  }
  const PlainObject element = enter(kid, depth);
  if (!element.is(Kind::dictionary)) return;
  if (const PlainObject& id = element.at("MCID"); !id.is(Kind::null)) {
    // A marked-content reference; those into a form (Stm) have ids of their own.
    if (element.at("Stm").is(Kind::null)) add(objects_.resolved(id), page_of(element, page));
    return;
  }
  const int here = page_of(element, page);
  if (type_of(element) == "Table") {
    nested_.emplace_back(element, here);
    return;
  }
  each_kid(element, [&](const PlainObject& inner) { collect_content(inner, here, depth + 1, cell); });
}

void TreeReader::read_spans(const PlainObject& element, TaggedCell& cell) {
  const PlainObject classes = objects_.resolved(element.at("C"));
  const auto by_class = [&](const PlainObject& name) {
    if (name.is(Kind::name)) read_attributes(class_map_.at(name.name), cell, 0);
  };
  by_class(classes);
  for (const PlainObject& name : classes.items) by_class(name);
  read_attributes(element.at("A"), cell, 0);  // an element's own attributes outrank its classes
}

// A dictionary, or an array of them with revision numbers between.
void TreeReader::read_attributes(const PlainObject& given, TaggedCell& cell, int depth) {
  const PlainObject attributes = objects_.resolved(given);
  if (attributes.is(Kind::array) && depth == 0) {
    for (const PlainObject& item : attributes.items) read_attributes(item, cell, 1);
    return;
  }
  if (!attributes.is(Kind::dictionary)) return;
  const auto span = [&](const char* key, int& target, int most) {
    const PlainObject value = objects_.resolved(attributes.at(key));
    if (value.is(Kind::number) && value.number >= 1)
      target = static_cast<int>(std::min<double>(value.number, most));
  };
  span("RowSpan", cell.rowspan, max_rowspan);
  span("ColSpan", cell.colspan, max_colspan);
}

}  // namespace

std::vector<TaggedTable> tagged_tables(PdfFile& pdf, int first_page, int last_page,
                                       const PdfSettings& settings) {
  if (!pdf.qpdf || pdf.pages.empty()) return {};
  try {
    TreeReader reader(pdf, first_page, last_page, settings);
    QPDFObjectHandle root = pdf.qpdf->getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary()) return {};
    reader.read(parse_object(root.unparseResolved()));
    return reader.take();
  } catch (const std::exception&) {
    return {};  // a damaged tree
  }
}

}  // namespace scrutineer::extract
