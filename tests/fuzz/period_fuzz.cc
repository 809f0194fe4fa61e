// Any bytes as a header and as running text: no crash, and every period is one of the calendar that does not
// end before it starts.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "normalize/period.h"

namespace {

using namespace scrutineer::normalize;

void check(const PeriodReading& r, std::size_t size) {
  if (!r.period.start.ok() || !r.period.end.ok() || r.period.end < r.period.start) std::abort();
  if (r.begin >= r.end || r.end > size) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const PeriodContext contexts[] = {{}, {quarter(2024, 3), std::nullopt}, {financial_year(2023), 2021}};
  for (const PeriodContext& context : contexts) {
    if (const auto r = read_period(text, context)) check(*r, size);
    std::size_t end = 0;
    for (const PeriodReading& r : find_periods(text, context)) {
      check(r, size);
      if (r.begin < end) std::abort();
      end = r.end;
    }
  }
  return 0;
}
