// Whose report it is, what it is called and which time it covers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/document.h"
#include "normalize/date.h"
#include "normalize/normalize.h"
#include "rules/rules.h"

namespace scrutineer::normalize {

// The council of a report that is no council's: a police force's, an NHS body's. A user says it.
inline constexpr std::string_view no_council = "none";

struct Identity {
  std::string council,
      council_code;              // name and GSS code in force during the period; empty where not recognised
  std::string title;             // the first large heading of the first pages; else the file's own title
  std::optional<Period> period;  // that the report covers
  std::string pack;              // the name of the rule pack in force; `uk` where none was recognised
};

// Options given by the user win: a pack by name (std::out_of_range where there is none), a council by any of
// its names, or no_council. Pure; safe from any thread.
Identity identify(const extract::Document& document, const rules::Library& library,
                  const NormalizeOptions& options = {});

}  // namespace scrutineer::normalize
