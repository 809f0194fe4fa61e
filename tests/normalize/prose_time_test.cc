#include <doctest/doctest.h>

#include "prose_setting.h"

using namespace scrutineer::normalize;

namespace {

std::vector<std::string> times_of(const std::string& text) {
  std::vector<std::string> found;
  for (const auto& o : prose_setting().read(text))
    found.push_back(o.value->str() + " " + (o.period_start ? iso(*o.period_start) : "") + ".." +
                    (o.period_end ? iso(*o.period_end) : ""));
  return found;
}

using Times = std::vector<std::string>;

}  // namespace

TEST_CASE("A sentence about something else has the report's period, whatever the one before it told of") {
  CHECK(times_of("Council tax collection was 46.2% in Quarter 1. Rent collection was 99.1%.") ==
        Times{"46.2 2023-04-01..2023-06-30", "99.1 2023-04-01..2024-03-31"});
  CHECK(times_of("There were 212 conferences in Quarter 1. Of these, 187 were held in time.") ==
        Times{"212 2023-04-01..2023-06-30", "187 2023-04-01..2023-06-30"});
}

TEST_CASE("A year earlier is a year before the sentence's own time") {
  CHECK(times_of("The number of children looked after rose from 402 a year earlier to 431 at the end of "
                 "September 2023.") == Times{"402 2022-09-30..2022-09-30", "431 2023-09-30..2023-09-30"});
  CHECK(times_of("82.3% of council tax was collected by 31 December 2023, against 82.9% at the same time in "
                 "2022.") == Times{"82.3 2023-12-31..2023-12-31", "82.9 2022-12-31..2022-12-31"});
}

TEST_CASE("A former figure has the time that the comparison behind both names") {
  CHECK(times_of("The number of working days lost per full time equivalent increased from 8.71 days to 9.84 "
                 "days when compared to the previous year.") ==
        Times{"8.71 2022-04-01..2023-03-31", "9.84 2023-04-01..2024-03-31"});
}

TEST_CASE("A period in brackets is that of its own figure alone") {
  CHECK(times_of("The average time to re-let a home was 31.4 days (target 28 days; 2021/22: 35.2 days).") ==
        Times{"31.4 2023-04-01..2024-03-31", "28 2023-04-01..2024-03-31", "35.2 2021-04-01..2022-03-31"});
}

TEST_CASE("The highest since a year does not count up since that year") {
  CHECK(times_of("Fly-tipping incidents numbered 1,847, the highest since 2018/19.") ==
        Times{"1847 2023-04-01..2024-03-31"});
}

TEST_CASE("Up to the end of a quarter counts from the year's beginning") {
  CHECK(times_of("The sickness rate to the end of Quarter 3 was 5.36 days.") ==
        Times{"5.36 2023-04-01..2023-12-31"});
}
