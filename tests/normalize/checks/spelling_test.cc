#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
std::vector<Issue> labels(std::initializer_list<const char*> all) {
  SmallDataset small;
  for (const char* label : all) small.add(label, "2019", "90", "count");
  return small.run("spelling");
}
}  // namespace

TEST_CASE("a label one letter off its like is told with the right word") {
  const auto issues =
      labels({"Complaints recieved by email", "Complaints received by email", "Letters received"});
  CHECK(issues.size() == 1);
  CHECK(issues[0].severity == "info");
  CHECK(issues[0].found == "recieved");
  CHECK(issues[0].expected == "received");
}

TEST_CASE("a word twice, and slips that packs know, are told") {
  CHECK(labels({"Visits in the the quarter"}).size() == 1);
  CHECK(labels({"Plans completed within in 20 weeks"}).size() == 1);
}

TEST_CASE("other words, other forms of a word and repeats across brackets are not told") {
  CHECK(labels({"Complaint received by email", "Complaints received by email", "Complaints closed"}).empty());
  CHECK(labels({"Adult carers", "Adult careers", "Adult carers paid"}).empty());
  CHECK(labels({"Children and Education (Education and Skills)"}).empty());
  CHECK(labels({"Visits within 6 weeks"}).empty());
}

}  // namespace scrutineer::normalize::testing
