#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a figure that another report of the council gives otherwise is an info") {
  SmallDataset small;
  small.add("Cost per child", "2018", "3880.04", "gbp").council_code = "S12000019";
  Observation& later = small.add("Cost per child", "2018", "3596.15", "gbp");
  later.council_code = "S12000019", later.document_id = "e";
  CHECK(small.run("revision").at(0).severity == "info");
  later.value = Decimal(388004, 2);
  CHECK(small.run("revision").empty());
}

namespace {
// The two figures of one row in two reports.
std::vector<Issue> of_two_reports(const char* first, const char* second, void (*change)(Observation&)) {
  SmallDataset small;
  small.add("Waste recycled", "2018", first, "percent").council_code = "E06000001";
  Observation& later = small.add("Waste recycled", "2018", second, "percent");
  later.council_code = "E06000001", later.document_id = "e";
  change(later);
  return small.run("revision");
}
}  // namespace

TEST_CASE("a revised figure names both, and the report that came before") {
  const auto issues = of_two_reports("41.3", "43.1", [](Observation&) {});
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].document_id == "e");
  CHECK(issues[0].expected == "41.3");
  CHECK(issues[0].found == "43.1");
}

TEST_CASE("a figure rounded otherwise, of another council, part, period or of running text is no revision") {
  CHECK(of_two_reports("41.3", "41", [](Observation&) {}).empty());
  CHECK(of_two_reports("41.3", "43.1", [](Observation& later) { later.council_code = "E06000002"; }).empty());
  CHECK(of_two_reports("41.3", "43.1", [](Observation& later) { later.breakdown = "Garden waste"; }).empty());
  CHECK(of_two_reports("41.3", "43.1", [](Observation& later) {
          later.period_end = financial_year(2019).end;
        }).empty());
  CHECK(of_two_reports("41.3", "43.1", [](Observation& later) { later.table = 0; }).empty());
  CHECK(of_two_reports("41.3", "43.1", [](Observation& later) { later.document_id = "d"; }).empty());
}

}  // namespace scrutineer::normalize::testing
