#include "rules/prepared.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace scrutineer::rules {
namespace {

// Numbers end with a comma, texts begin with their size, lists and tables with their count:
// 5 is "5,", "ab" is "2,ab", {"a", "b"} is "2,1,a1,b".
class Writer {
 public:
  template <class Number>
  requires(std::is_arithmetic_v<Number> && !std::is_same_v<Number, bool>) void put(Number number) {
    fmt::format_to(std::back_inserter(text_), "{},", number);
  }
  void put(std::string_view text) {
    put(text.size());
    text_ += text;
  }
  void put(const std::string& text) { put(std::string_view(text)); }
  void put(bool is) { put(is ? 1 : 0); }
  void put(const std::optional<double>& number) {
    put(number.has_value());
    if (number) put(*number);
  }
  template <class Item>
  void put(const std::vector<Item>& items) {
    put(items.size());
    for (const Item& item : items) put(item);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  void get(std::string_view& text) {
    std::size_t size = 0;
    get(size);
    if (size > rest_.size()) throw std::logic_error("a prepared text is cut off");
    text = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  template <class Number>
  requires(std::is_arithmetic_v<Number> && !std::is_same_v<Number, bool>) void get(Number& number) {
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (error != std::errc() || end == rest_.data() + rest_.size() || *end != ',')
      throw std::logic_error("a prepared number is none");
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()) + 1);
  }
  void get(bool& is) {
    int number = 0;
    get(number);
    is = number != 0;
  }
  void get(std::optional<double>& number) {
    bool has = false;
    get(has);
    if (has) get(number.emplace());
  }
  void get(std::string& text) {
    std::string_view view;
    get(view);
    text = view;
  }
  template <class Item>
  void get(std::vector<Item>& items) {
    std::size_t count = 0;
    get(count);
    if (count > rest_.size()) throw std::logic_error("a prepared list is cut off");
    items.resize(count);
    for (Item& item : items) get(item);
  }

 private:
  std::string_view rest_;
};

std::string prepared(const Alternatives& alternatives) {
  Writer writer;
  writer.put(alternatives.groups);
  writer.put(alternatives.parts.size());
  for (const Alternative& part : alternatives.parts) {
    writer.put(part.pattern);
    writer.put(part.groups_before);
    writer.put(part.literals.has_value());
    if (part.literals) writer.put(*part.literals);
  }
  return writer.take();
}

// Calls `each` with every field but those that are the same in all of a pack or group.
template <class Fields, class Each>
void for_fields(Fields& of, Each each) requires requires {
  of.pattern;
}
{ each(of.kind), each(of.gives), each(of.pattern), each(of.yes), each(of.no), each(of.line); }
template <class Fields, class Each>
void for_fields(Fields& of, Each each) requires requires {
  of.rag;
}
{
  each(of.rag), each(of.hue_from), each(of.hue_to), each(of.saturation_from), each(of.saturation_to);
  each(of.value_from), each(of.value_to), each(of.yes), each(of.no), each(of.line);
}
template <class Fields, class Each>
void for_fields(Fields& of, Each each) requires requires {
  of.extends;
}
{
  each(of.name), each(of.extends), each(of.council), each(of.country), each(of.description), each(of.file);
  each(of.line);
}

template <class Fields, class Each>
void for_fields(Fields& of, Each each) requires requires {
  of.plausible_min;
}
{
  each(of.id), each(of.name), each(of.definition), each(of.unit), each(of.polarity), each(of.numerator);
  each(of.denominator), each(of.frequency), each(of.theme), each(of.national_codes), each(of.source);
  each(of.aliases), each(of.plausible_min), each(of.plausible_max), each(of.may_exceed_hundred);
}
template <class Fields, class Each>
void for_fields(Fields& of, Each each) requires requires {
  of.not_this;
}
{ each(of.indicator), each(of.not_this), each(of.how_to_tell), each(of.other_if); }
template <class Fields, class Each>
void for_fields(Fields& of, Each each) requires requires {
  of.official_name;
}
{
  each(of.name), each(of.code), each(of.official_name), each(of.country), each(of.region), each(of.type);
  each(of.valid_from), each(of.valid_to), each(of.aliases);
}
template <class Fields, class Each>
void for_fields(Fields& of, Each each) requires requires {
  of.decimals;
}
{
  each(of.source), each(of.council_code), each(of.indicator_id), each(of.period_start), each(of.period_end),
      each(of.value), each(of.unit);
  each(of.decimals);
}

template <class Row>
std::string rows_of(const std::vector<Row>& rows) {
  Writer writer;
  writer.put(rows.size());
  for (const Row& row : rows) for_fields(row, [&](const auto& field) { writer.put(field); });
  return writer.take();
}

}  // namespace

std::string prepared(const std::vector<Indicator>& rows) { return rows_of(rows); }
std::string prepared(const std::vector<Trap>& rows) { return rows_of(rows); }
std::string prepared(const std::vector<Council>& rows) { return rows_of(rows); }
std::string prepared(const std::vector<Reference>& rows) { return rows_of(rows); }

template <class Row>
std::vector<Row> read_rows(std::string_view text) {
  Reader reader(text);
  std::size_t count = 0;
  reader.get(count);
  std::vector<Row> rows(count);
  for (Row& row : rows) for_fields(row, [&](auto& field) { reader.get(field); });
  return rows;
}
template std::vector<Indicator> read_rows(std::string_view);
template std::vector<Trap> read_rows(std::string_view);
template std::vector<Council> read_rows(std::string_view);
template std::vector<Reference> read_rows(std::string_view);

std::string prepared(const Pack& pack) {
  Writer writer;
  const auto put = [&](const auto& field) { writer.put(field); };
  for_fields(pack.info, put);
  writer.put(pack.rules.size());
  for (const Rule& rule : pack.rules) {
    for_fields(rule, put);
    writer.put(prepared(alternatives_of(rule.pattern)));
  }
  writer.put(pack.colours.size());
  for (const ColourRule& colour : pack.colours) for_fields(colour, put);
  writer.put(pack.settings.size());
  for (const auto& [name, value] : pack.settings) writer.put(name), writer.put(value);
  return writer.take();
}

Pack read_prepared(std::string_view text) {
  Reader reader(text);
  const auto get = [&](auto& field) { reader.get(field); };
  Pack pack;
  for_fields(pack.info, get);
  const auto count = [&] {
    std::size_t number = 0;
    reader.get(number);
    return number;
  };
  const auto place = [&](auto& rule) { rule.pack = pack.info.name, rule.file = pack.info.file; };
  pack.rules.resize(count());
  for (Rule& rule : pack.rules) {
    for_fields(rule, get);
    place(rule);
    reader.get(pack.alternatives.emplace_back());
  }
  pack.colours.resize(count());
  for (ColourRule& colour : pack.colours) for_fields(colour, get), place(colour);
  for (std::size_t left = count(); left > 0; --left) {
    std::string name;
    reader.get(name);
    reader.get(pack.settings[name]);
  }
  return pack;
}

Alternatives read_alternatives(std::string_view text) {
  Reader reader(text);
  Alternatives alternatives;
  std::size_t count = 0;
  reader.get(alternatives.groups);
  reader.get(count);
  alternatives.parts.resize(count);
  for (Alternative& part : alternatives.parts) {
    bool has_literals = false;
    reader.get(part.pattern);
    reader.get(part.groups_before);
    reader.get(has_literals);
    if (has_literals) reader.get(part.literals.emplace());
  }
  return alternatives;
}

}  // namespace scrutineer::rules
