#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a figure that was printed with letters is told with what it was read as") {
  SmallDataset small;
  small.add("Plans", "2019", "75", "percent");
  Observation& misread = small.add("Visits", "2019", "90", "percent");
  misread.text = "9O%";
  misread.repaired = "90%";
  const auto issues = small.run("ocr-suspect");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "90%");
  CHECK(issues[0].found == "9O%");
}

TEST_CASE("a figure read by OCR that is far from its row's others is suspect, a printed one is not") {
  for (const double confidence : {0.95, 1.0}) {
    SmallDataset small;
    for (const auto* month : {"2023-01", "2023-02", "2023-03", "2023-05", "2023-06", "2023-07"})
      small.add("Visits", month, "96", "percent").confidence = confidence;
    small.add("Visits", "2023-04", "26", "percent").confidence = confidence;
    const auto issues = small.run("ocr-suspect");
    REQUIRE(issues.size() == (confidence < 1 ? 1 : 0));
    if (confidence < 1) CHECK(issues[0].found == "26%");
  }
}

TEST_CASE("a figure that could hardly be read is suspect, one read with some doubt is not") {
  SmallDataset small;
  small.add("Plans", "2019", "75", "percent").confidence = 0.1;
  small.add("Visits", "2019", "75", "percent").confidence = 0.5;
  const auto issues = small.run("ocr-suspect");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Plans");
}

TEST_CASE("figures of one period are parts that may differ, and a native report has no misread letters") {
  for (const bool native : {false, true}) {
    SmallDataset small;
    if (native) small.dataset.documents.at(0).text_source = "native";
    for (const auto* month : {"2023-01", "2023-02", "2023-03", "2023-05", "2023-06", "2023-07"})
      small.add("Visits", native ? month : "2023", "96", "percent").confidence = 0.95;
    small.add("Visits", native ? "2023-04" : "2023", "26", "percent").confidence = 0.95;
    CHECK(small.run("ocr-suspect").empty());
  }
}

}  // namespace scrutineer::normalize::testing
