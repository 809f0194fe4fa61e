#include "extract/pdf/tags.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace scrutineer::extract {
namespace {

constexpr int max_colspan = 200, max_rowspan = 5000;
constexpr std::size_t max_columns = 2000;  // cells beyond are dropped

// Elements of these types hold no tables, so that their children need not be looked at in search of one.
bool never_holds_tables(const std::string& type) {
  constexpr std::array leaves = {"/P",    "/H",       "/H1",       "/H2",    "/H3",     "/H4",
                                 "/H5",   "/H6",      "/Span",     "/Lbl",   "/Figure", "/Formula",
                                 "/Link", "/Caption", "/Artifact", "/Quote", "/Code",   "/TOC",
                                 "/TOCI", "/Form",    "/Reference"};
  return std::find(leaves.begin(), leaves.end(), type) != leaves.end();
}

class TreeReader {
 public:
  TreeReader(QPDFObjectHandle root, const PdfFile& pdf, int first_page, int last_page,
             const PdfSettings& settings)
      : role_map_(root.getKey("/RoleMap")), class_map_(root.getKey("/ClassMap")), settings_(settings) {
    int number = 0;
    for (const QPDFObjectHandle& page : pdf.pages) {
      ++number;
      if (number >= first_page && number <= last_page) pages_[page.getObjGen()] = number;
    }
  }

  void search(QPDFObjectHandle node, int page, int depth);
  std::vector<TaggedTable> take() { return std::move(tables_); }

 private:
  struct Row {
    std::vector<TaggedCell> cells;
  };

  bool enter(QPDFObjectHandle node, int depth);
  std::string type_of(QPDFObjectHandle element);
  int page_of(QPDFObjectHandle element, int inherited) const;
  template <typename Act>
  void each_kid(QPDFObjectHandle element, const Act& act);
  void read_table(QPDFObjectHandle element, int page, int depth);
  void collect_rows(QPDFObjectHandle element, int page, int depth, std::vector<Row>& rows);
  void collect_cells(QPDFObjectHandle element, int page, int depth, Row& row);
  void collect_content(QPDFObjectHandle kid, int page, int depth, TaggedCell& cell);
  void read_spans(QPDFObjectHandle element, TaggedCell& cell);
  void read_attributes(QPDFObjectHandle attributes, TaggedCell& cell, int depth);

  QPDFObjectHandle role_map_, class_map_;
  const PdfSettings& settings_;
  std::map<QPDFObjGen, int> pages_;
  std::map<std::string, std::string> roles_;
  std::set<QPDFObjGen> seen_;
  std::size_t elements_ = 0;
  std::vector<QPDFObjectHandle> nested_;
  std::vector<TaggedTable> tables_;
};

// False where the element was met before, or a bound is reached.
bool TreeReader::enter(QPDFObjectHandle node, int depth) {
  if (depth > settings_.max_tag_depth || ++elements_ > settings_.max_tag_elements) return false;
  return !node.isIndirect() || seen_.insert(node.getObjGen()).second;
}

// The standard type behind the producer's own (RoleMap).
std::string TreeReader::type_of(QPDFObjectHandle element) {
  QPDFObjectHandle name = element.getKey("/S");
  if (!name.isName()) return "";
  const std::string own = name.getName();
  if (!role_map_.isDictionary()) return own;
  const auto [entry, fresh] = roles_.try_emplace(own, own);
  if (fresh) {
    for (int step = 0; step < 8; ++step) {
      QPDFObjectHandle next = role_map_.getKey(entry->second);
      if (!next.isName() || next.getName() == entry->second) break;
      entry->second = next.getName();
    }
  }
  return entry->second;
}

// 0 for a page that is not in the file, or not read.
int TreeReader::page_of(QPDFObjectHandle element, int inherited) const {
  QPDFObjectHandle page = element.getKey("/Pg");
  if (page.isNull() && !element.hasKey("/Pg")) return inherited;
  const auto found = pages_.find(page.getObjGen());
  return found == pages_.end() ? 0 : found->second;
}

template <typename Act>
void TreeReader::each_kid(QPDFObjectHandle element, const Act& act) {
  QPDFObjectHandle kids = element.getKey("/K");
  if (kids.isArray()) {
    const int count = kids.getArrayNItems();
    for (int i = 0; i < count && elements_ <= settings_.max_tag_elements; ++i) act(kids.getArrayItem(i));
  } else if (!kids.isNull()) {
    act(kids);
  }
}

void TreeReader::search(QPDFObjectHandle node, int page, int depth) {
  if (!node.isDictionary() || !enter(node, depth)) return;
  const std::string type = type_of(node);
  if (never_holds_tables(type)) return;
  page = page_of(node, page);
  if (type == "/Table") {
    read_table(node, page, depth);
    return;
  }
  each_kid(node, [&](QPDFObjectHandle kid) { search(kid, page, depth + 1); });
}

void TreeReader::read_table(QPDFObjectHandle element, int page, int depth) {
  std::vector<Row> rows;
  std::vector<QPDFObjectHandle> outer;
  std::swap(outer, nested_);
  collect_rows(element, page, depth, rows);
  std::swap(outer, nested_);

  TaggedTable table;
  table.rows = static_cast<int>(rows.size());
  std::vector<int> taken_until;  // of each column: the first row that spans from above leave free
  bool content = false;
  for (int r = 0; r < table.rows; ++r) {
    std::size_t column = 0;
    for (TaggedCell& cell : rows[static_cast<std::size_t>(r)].cells) {
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
  for (QPDFObjectHandle& inner : outer) {
    // Entered while the cell's content was gathered; so it is read without entering again.
    read_table(inner, page_of(inner, page), depth + 1);
  }
}

void TreeReader::collect_rows(QPDFObjectHandle element, int page, int depth, std::vector<Row>& rows) {
  each_kid(element, [&](QPDFObjectHandle kid) {
    if (!kid.isDictionary() || !enter(kid, depth + 1)) return;
    const std::string type = type_of(kid);
    const int here = page_of(kid, page);
    if (type == "/TR") {
      rows.emplace_back();
      collect_cells(kid, here, depth + 1, rows.back());
    } else if (!never_holds_tables(type)) {
      collect_rows(kid, here, depth + 1, rows);  // THead, TBody, TFoot and wrappers of the producer's own
    }
  });
}

void TreeReader::collect_cells(QPDFObjectHandle element, int page, int depth, Row& row) {
  each_kid(element, [&](QPDFObjectHandle kid) {
    if (!kid.isDictionary() || !enter(kid, depth + 1)) return;
    const std::string type = type_of(kid);
    const int here = page_of(kid, page);
    if (type == "/TD" || type == "/TH") {
      TaggedCell cell;
      cell.header = type == "/TH";
      read_spans(kid, cell);
      each_kid(kid, [&](QPDFObjectHandle inner) { collect_content(inner, here, depth + 2, cell); });
      row.cells.push_back(std::move(cell));
    } else if (!never_holds_tables(type)) {
      collect_cells(kid, here, depth + 1, row);
    }
  });
}

void TreeReader::collect_content(QPDFObjectHandle kid, int page, int depth, TaggedCell& cell) {
  const auto add = [&](long long id, int on) {
    if (on > 0 && id >= 0 && id < 1'000'000) cell.content.push_back({on, static_cast<int>(id)});
  };
  if (kid.isInteger()) {
    add(kid.getIntValue(), page);
    return;
  }
  if (!kid.isDictionary()) return;
  if (kid.hasKey("/MCID")) {  // a marked-content reference; those into a form (Stm) have ids of their own
    long long id = -1;
    if (!kid.hasKey("/Stm") && kid.getKey("/MCID").getValueAsInt(id)) add(id, page_of(kid, page));
    return;
  }
  if (!enter(kid, depth)) return;
  if (type_of(kid) == "/Table") {
    nested_.push_back(kid);
    return;
  }
  const int here = page_of(kid, page);
  each_kid(kid, [&](QPDFObjectHandle inner) { collect_content(inner, here, depth + 1, cell); });
}

void TreeReader::read_spans(QPDFObjectHandle element, TaggedCell& cell) {
  QPDFObjectHandle classes = element.getKey("/C");
  const auto by_class = [&](QPDFObjectHandle name) {
    if (name.isName() && class_map_.isDictionary())
      read_attributes(class_map_.getKey(name.getName()), cell, 0);
  };
  if (classes.isArray()) {
    for (QPDFObjectHandle& name : classes.getArrayAsVector()) by_class(name);
  } else {
    by_class(classes);
  }
  read_attributes(element.getKey("/A"), cell, 0);  // an element's own attributes outrank its classes
}

// A dictionary, or an array of them with revision numbers between.
void TreeReader::read_attributes(QPDFObjectHandle attributes, TaggedCell& cell, int depth) {
  if (attributes.isArray() && depth == 0) {
    for (QPDFObjectHandle& item : attributes.getArrayAsVector()) read_attributes(item, cell, 1);
    return;
  }
  if (attributes.isStream()) attributes = attributes.getDict();
  if (!attributes.isDictionary()) return;
  const auto span = [&](const char* key, int& target, int most) {
    long long value = 0;
    if (attributes.getKey(key).getValueAsInt(value) && value >= 1)
      target = static_cast<int>(std::min<long long>(value, most));
  };
  span("/RowSpan", cell.rowspan, max_rowspan);
  span("/ColSpan", cell.colspan, max_colspan);
}

}  // namespace

std::vector<TaggedTable> tagged_tables(PdfFile& pdf, int first_page, int last_page,
                                       const PdfSettings& settings) {
  if (!pdf.qpdf || pdf.pages.empty()) return {};
  QPDFObjectHandle root = pdf.qpdf->getRoot().getKey("/StructTreeRoot");
  if (!root.isDictionary()) return {};
  TreeReader reader(root, pdf, first_page, last_page, settings);
  try {
    reader.search(root, 0, 0);
  } catch (const std::exception&) {
    // A damaged tree: the tables before the damage count.
  }
  return reader.take();
}

}  // namespace scrutineer::extract
