// Makers of columns for schema.cc: a member of a row (or the way to it) becomes a column of its type.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "normalize/dataset/field.h"
#include "normalize/dataset/schema.h"

namespace scrutineer::normalize {

template <class Row>
struct Make {
  using Columns = std::vector<Column<Row>>;

  template <auto Get>
  static Column<Row> text(Field field) {
    return {std::move(field), [](const Row& row, std::string& out) { out += std::invoke(Get, row); },
            [](std::string_view in, Row& row) {
              std::invoke(Get, row) = in;
              return true;
            }};
  }

  // Values joined by `;`.
  template <auto Get>
  static Column<Row> list(Field field) {
    return {std::move(field),
            [](const Row& row, std::string& out) {
              const auto& values = std::invoke(Get, row);
              for (std::size_t i = 0; i < values.size(); ++i) {
                if (i > 0) out += ';';
                out += values[i];
              }
            },
            [](std::string_view in, Row& row) {
              auto& values = std::invoke(Get, row);
              for (std::size_t from = 0; from <= in.size();) {
                const std::size_t to = std::min(in.find(';', from), in.size());
                if (to > from) values.emplace_back(in.substr(from, to - from));
                from = to + 1;
              }
              return true;
            }};
  }

  // `yes` or empty.
  template <auto Get>
  static Column<Row> flag(Field field) {
    field.words = {"yes"};
    return {std::move(field),
            [](const Row& row, std::string& out) {
              if (std::invoke(Get, row)) out += "yes";
            },
            [](std::string_view in, Row& row) { return std::invoke(Get, row) = in == "yes"; }};
  }

  template <auto Get>
  static Column<Row> date(Field field) {
    field.type = "date";
    return {
        std::move(field),
        [](const Row& row, std::string& out) {
          if (const auto& value = std::invoke(Get, row)) out += iso(*value);
        },
        [](std::string_view in, Row& row) { return (std::invoke(Get, row) = parse_iso(in)).has_value(); }};
  }

  template <auto Get>
  static Column<Row> decimal(Field field) {
    field.type = "number";
    return {std::move(field),
            [](const Row& row, std::string& out) {
              if (const auto& value = std::invoke(Get, row)) out += value->str();
            },
            [](std::string_view in, Row& row) {
              return (std::invoke(Get, row) = Decimal::parse(in)).has_value();
            }};
  }

  // 0 is a value of its own.
  template <auto Get>
  static Column<Row> whole(Field field) {
    field.type = "integer";
    field.minimum = 0;
    return {std::move(field),
            [](const Row& row, std::string& out) { print_integer(out, std::invoke(Get, row)); },
            [](std::string_view in, Row& row) { return parse_integer(in, std::invoke(Get, row)); }};
  }

  // Counted from 1; 0 stands for an empty field.
  template <auto Get>
  static Column<Row> ordinal(Field field) {
    field.type = "integer";
    field.minimum = 1;
    return {std::move(field),
            [](const Row& row, std::string& out) {
              if (std::invoke(Get, row) != 0) print_integer(out, std::invoke(Get, row));
            },
            [](std::string_view in, Row& row) { return parse_integer(in, std::invoke(Get, row)); }};
  }

  template <auto Get>
  static Column<Row> confidence(Field field) {
    field.type = "number";
    field.required = true;
    field.minimum = 0;
    field.maximum = 1;
    return {std::move(field),
            [](const Row& row, std::string& out) { print_rounded(out, std::invoke(Get, row), 3); },
            [](std::string_view in, Row& row) { return parse_number(in, std::invoke(Get, row)); }};
  }

  // In PDF points; empty where the row stands on no page.
  template <auto Get, auto Page>
  static Column<Row> coordinate(std::string_view name, std::string_view description) {
    return {Field{.name = name, .description = description, .type = "number"},
            [](const Row& row, std::string& out) {
              if (std::invoke(Page, row) != 0) print_rounded(out, std::invoke(Get, row), 2);
            },
            [](std::string_view in, Row& row) { return parse_number(in, std::invoke(Get, row)); }};
  }

  // x0, y0, x1, y1 of the box that GetBox leads to.
  template <auto GetBox, auto Page>
  static Columns box() {
    return {coordinate < [](auto& r) -> auto& {return std::invoke(GetBox, r).x0;
  }
  , Page > ("x0", "left edge, PDF points"), coordinate < [](auto& r) -> auto& {
    return std::invoke(GetBox, r).y0;
  }
  , Page > ("y0", "upper edge, PDF points from the top"), coordinate < [](auto& r) -> auto& {
    return std::invoke(GetBox, r).x1;
  }
  , Page > ("x1", "right edge"), coordinate < [](auto& r) -> auto& { return std::invoke(GetBox, r).y1; }
  , Page > ("y1", "lower edge")
};
}  // namespace scrutineer::normalize

// page, x0, y0, x1, y1 of the row's Place.
static Columns place() {
  constexpr auto page = [](auto& r) -> auto& { return r.place.page; };
  Columns columns = box < [](auto& r) -> auto& { return r.place.box; }
  , page > ();
  columns.insert(columns.begin(), ordinal<page>({.name = "page", .description = "page of the file, from 1"}));
  return columns;
}
}
;

}  // namespace scrutineer::normalize
