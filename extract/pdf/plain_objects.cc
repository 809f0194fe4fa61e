#include "extract/pdf/plain_objects.h"

#include <algorithm>

#include "extract/pdf/lexer.h"
#include "extract/pdf/streams.h"

namespace scrutineer::extract {
namespace {

constexpr int max_depth = 30;
constexpr std::size_t max_object = 4u << 20;          // bytes
constexpr std::size_t max_object_stream = 64u << 20;  // bytes, decoded

using Kind = PlainObject::Kind;

PlainObject of_number(double value) {
  PlainObject object;
  object.kind = Kind::number;
  object.number = value;
  return object;
}

// `N G R` stands in a list as two numbers and a keyword: the numbers give way to the reference.
void fold_reference(std::vector<PlainObject>& list) {
  if (list.size() < 2 || !list.back().is(Kind::number) || !list[list.size() - 2].is(Kind::number)) return;
  const double number = list[list.size() - 2].number;
  list.pop_back();
  list.back() = {};
  list.back().kind = Kind::reference;
  list.back().reference = number > 0 && number < 1e8 ? static_cast<int>(number) : 0;
}

// Values up to the closing token, keys of a dictionary among them as names.
std::vector<PlainObject> parse_list(ContentLexer& lexer, TokenKind close, int depth, std::size_t at_most);

void parse_into(std::vector<PlainObject>& list, const Token& token, ContentLexer& lexer, int depth) {
  PlainObject object;
  switch (token.kind) {
    case TokenKind::number:
      list.push_back(of_number(token.number));
      return;
    case TokenKind::name:
      object.kind = Kind::name;
      object.name = token.text;
      break;
    case TokenKind::array_open:
      object.kind = Kind::array;
      object.items = parse_list(lexer, TokenKind::array_close, depth + 1, SIZE_MAX);
      break;
    case TokenKind::dictionary_open: {
      object.kind = Kind::dictionary;
      std::vector<PlainObject> flat = parse_list(lexer, TokenKind::dictionary_close, depth + 1, SIZE_MAX);
      for (std::size_t i = 0; i + 1 < flat.size(); i += 2) {
        if (!flat[i].is(Kind::name)) break;
        object.keys.push_back(std::move(flat[i].name));
        object.items.push_back(std::move(flat[i + 1]));
      }
      break;
    }
    case TokenKind::keyword:
      if (token.text == "R") {
        fold_reference(list);
        return;
      }
      break;  // true, false, null
    default:
      break;
  }
  list.push_back(std::move(object));
}

std::vector<PlainObject> parse_list(ContentLexer& lexer, TokenKind close, int depth, std::size_t at_most) {
  std::vector<PlainObject> list;
  if (depth > max_depth) return list;
  while (list.size() < at_most) {
    const Token token = lexer.next();
    const bool stop =
        token.kind == TokenKind::end || token.kind == close ||
        (token.kind == TokenKind::keyword && (token.text == "endobj" || token.text == "stream"));
    if (stop) break;
    parse_into(list, token, lexer, depth);
  }
  return list;
}

}  // namespace

const PlainObject& PlainObject::at(std::string_view key) const {
  static const PlainObject none;
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? none : items[static_cast<std::size_t>(found - keys.begin())];
}

PlainObject parse_object(std::string_view text) {
  ContentLexer lexer(text.substr(0, max_object));
  // Three values at most: the two numbers of a reference fold only when its R was read.
  std::vector<PlainObject> list;
  for (int i = 0; i < 3; ++i) {
    const Token token = lexer.next();
    if (token.kind == TokenKind::end || (token.kind == TokenKind::keyword && token.text != "R")) break;
    parse_into(list, token, lexer, 0);
    if (!list.back().is(Kind::number)) break;
  }
  return list.empty() ? PlainObject{} : std::move(list.front());
}

PlainObjects::PlainObjects(QPDF& qpdf, std::string_view bytes)
    : qpdf_(qpdf), bytes_(bytes), table_(qpdf.getXRefTable()) {
  const std::size_t header = bytes.substr(0, 1024).find("%PDF-");
  header_ = header == std::string_view::npos ? 0 : header;
}

PlainObject PlainObjects::get(int number) {
  const auto entry = table_.lower_bound(QPDFObjGen(number, 0));
  if (entry == table_.end() || entry->first.getObj() != number) return {};
  if (entry->second.getType() == 2) {
    const ObjectStream& from = stream(entry->second.getObjStreamNumber());
    const auto found = from.offsets.find(number);
    return found == from.offsets.end() ? PlainObject{}
                                       : parse_object(std::string_view(from.data).substr(found->second));
  }
  if (entry->second.getType() != 1 || entry->second.getOffset() < 0) return {};
  const std::size_t offset = static_cast<std::size_t>(entry->second.getOffset());
  PlainObject object = at_offset(number, offset + header_);
  return object.is(Kind::null) && header_ > 0 ? at_offset(number, offset) : object;
}

PlainObject PlainObjects::resolved(const PlainObject& object) {
  PlainObject out = object;
  for (int step = 0; step < 4 && out.is(Kind::reference); ++step) out = get(out.reference);
  return out.is(Kind::reference) ? PlainObject{} : out;
}

// Null where another object or none begins there.
PlainObject PlainObjects::at_offset(int number, std::size_t offset) const {
  if (offset >= bytes_.size()) return {};
  const std::string_view rest = bytes_.substr(offset, max_object);
  ContentLexer head(rest.substr(0, 64));
  const Token id = head.next(), generation = head.next(), keyword = head.next();
  if (id.kind != TokenKind::number || id.number != number || generation.kind != TokenKind::number ||
      keyword.kind != TokenKind::keyword || !keyword.text.starts_with("obj"))
    return {};
  const std::size_t body = static_cast<std::size_t>(keyword.text.data() - rest.data()) + 3;
  return parse_object(rest.substr(body, rest.find("endobj", body) - body));
}

const PlainObjects::ObjectStream& PlainObjects::stream(int number) {
  const auto [entry, fresh] = streams_.try_emplace(number);
  ObjectStream& out = entry->second;
  if (!fresh) return out;
  QPDFObjectHandle object = qpdf_.getObjectByID(number, 0);
  auto data = decoded_stream(object, max_object_stream);
  if (!data) return out;
  out.data = std::move(*data);
  long long first = 0;
  object.getDict().getKey("/First").getValueAsInt(first);
  if (first < 0 || static_cast<std::size_t>(first) > out.data.size()) return out;
  ContentLexer lexer(std::string_view(out.data).substr(0, static_cast<std::size_t>(first)));
  for (;;) {
    const Token id = lexer.next(), offset = lexer.next();
    if (id.kind != TokenKind::number || offset.kind != TokenKind::number) break;
    const double at = offset.number + static_cast<double>(first);
    if (id.number > 0 && id.number < 1e8 && at >= 0 && at < static_cast<double>(out.data.size()))
      out.offsets.emplace(static_cast<int>(id.number), static_cast<std::size_t>(at));
  }
  return out;
}

}  // namespace scrutineer::extract
