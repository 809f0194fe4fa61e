#include <doctest/doctest.h>

#include "prose_setting.h"

using namespace scrutineer::normalize;

namespace {

std::string benchmarks(const std::string& text) {
  std::string lines;
  for (const auto& b : find_benchmarks(text, prose_setting().report))
    lines += b.comparator + "=" + b.figure.value->str() + ";";
  return lines;
}

std::string parts(const std::string& text) {
  PeriodContext context;
  context.report = financial_year(2023);
  context.financial_year = 2023;
  std::string lines;
  for (const auto& p : find_parts(text, context, prose_setting().report))
    lines += iso(p.period.period.start) + "=" + p.figure.value->str() + ";";
  return lines;
}

}  // namespace

TEST_CASE("Names before their figures give benchmarks, and prose behind the last one gives no more") {
  CHECK(
      benchmarks("Benchmarking: South West Region: 71% CIPFA statistical neighbours: 70.5% National: 66%") ==
      "south-west=71;statistical-neighbours=70.5;england=66;");
  CHECK(benchmarks("National: 312 The cohort includes 9 children.") == "england=312;");
  CHECK(benchmarks("National Benchmark - 85% take-up as told by providers") == "england=85;");
}

TEST_CASE("Names behind their figures give benchmarks") {
  CHECK(benchmarks("31.4 SN 28.8 ENG 30.1 SE") ==
        "statistical-neighbours=31.4;england=28.8;south-east=30.1;");
  CHECK(benchmarks("The rate is 45% in England.") == "england=45;");
}

TEST_CASE("Where the last name was lost, values before the names still go with what follows them") {
  CHECK(benchmarks("56.1 SN 44.2 ENG 49.3") == "statistical-neighbours=56.1;england=44.2;");
}

TEST_CASE("A stroke parts one body's figure from the next body") {
  CHECK(benchmarks("SN 463/ London 406 / Nat 486") == "statistical-neighbours=463;london=406;england=486;");
}

TEST_CASE("Two names can share a figure") {
  CHECK(benchmarks("Statistical Neighbours and England (4%), South West (6%).") ==
        "statistical-neighbours=4;england=4;south-west=6;");
}

TEST_CASE("A year may stand between a name and its figure") {
  CHECK(benchmarks("National figure 2022/23: 64%") == "england=64;");
}

TEST_CASE("A sentence that only speaks of comparison gives no benchmark") {
  CHECK(benchmarks("Benchmarking information is not available.") == "");
  CHECK(benchmarks("It took 48 days, within the national timescales.") == "");
  CHECK(benchmarks("We are 15% higher than England.") == "");
}

TEST_CASE("A list of quarters or halves gives the parts of the year") {
  CHECK(parts("Q1 - 41, Q2 - 38, Q3 - 44, Q4 - 1,050") ==
        "2023-04-01=41;2023-07-01=38;2023-10-01=44;2024-01-01=1050;");
  CHECK(parts("H1 = 30.5%, H2 = 33.1% This is watched.") == "2023-04-01=30.5;2023-10-01=33.1;");
}

TEST_CASE("One quarter beside a figure is a remark, not a list of parts") {
  CHECK(parts("Q4 - 3 cases were late") == "");
  CHECK(parts("Performance improved in Q2 and Q3 after 12 posts were filled") == "");
}
