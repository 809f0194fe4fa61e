#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

TEST_CASE("a code that another report of the council gave to another indicator is an error") {
  SmallDataset small;
  const auto add = [&](const char* label, const char* document) {
    Observation& figure = small.add(label, "2018", "3", "count");
    figure.local_code = "CS7", figure.council_code = "E06000042", figure.document_id = document;
  };
  add("Newly approved foster carers", "d");
  add("Number of newly approved mainstream foster carers", "e");
  CHECK(small.run("mismatched-code").empty());
  add("Library visits", "e");
  CHECK(small.run("mismatched-code").at(0).severity == "error");
}

TEST_CASE("a caption over many codes names none of them") {
  SmallDataset small;
  const auto add = [&](const char* code, const char* label, const char* document) {
    Observation& figure = small.add(label, "2018", "3", "count");
    figure.local_code = code, figure.council_code = "E06000042", figure.document_id = document;
  };
  add("CS7", "Newly approved foster carers", "d");
  for (const char* code : {"CS7", "CS8", "CS9"}) add(code, "All figures shown as percentages", "e");
  CHECK(small.run("mismatched-code").empty());
}

}  // namespace scrutineer::normalize::testing
