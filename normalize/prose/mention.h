// The figures of a sentence and what each is for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/figure.h"
#include "normalize/period.h"
#include "normalize/report.h"

namespace scrutineer::normalize::prose {

// definition: part of what a measure is ("within 72 hours"). change: by how much ("16.5% increase").
enum class Role { actual, target, benchmark, change, definition };

struct Mention {
  Figure figure;
  Role role = Role::actual;
  std::string comparator_label, comparator;  // of a benchmark
};

// Every figure of the sentence that is no part of a period, in order. A fraction in brackets after a
// percentage is taken into it.
std::vector<Mention> mentions(std::string_view sentence, const std::vector<PeriodReading>& periods,
                              const Report& report);

}  // namespace scrutineer::normalize::prose
