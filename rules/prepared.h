// Packs and tables as the program carries them: what reading TOML, CSV and patterns would give, worked out
// when the program is built.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/alternatives.h"
#include "rules/pack.h"

namespace scrutineer::rules {

// The pack with the alternatives of each rule's pattern, as UTF-8 text.
std::string prepared(const Pack& pack);

// The pack back; its `alternatives` are views of the text. Throws std::logic_error where prepared() has not
// written it.
Pack read_prepared(std::string_view text);

// From one of a pack's `alternatives`; throws likewise.
Alternatives read_alternatives(std::string_view text);

std::string prepared(const std::vector<Indicator>& rows);
std::string prepared(const std::vector<Trap>& rows);
std::string prepared(const std::vector<Council>& rows);
std::string prepared(const std::vector<Reference>& rows);

// The rows of one of these tables back; throws likewise.
template <class Row>
std::vector<Row> read_rows(std::string_view text);
extern template std::vector<Indicator> read_rows(std::string_view);
extern template std::vector<Trap> read_rows(std::string_view);
extern template std::vector<Council> read_rows(std::string_view);
extern template std::vector<Reference> read_rows(std::string_view);

}  // namespace scrutineer::rules
