#include <doctest/doctest.h>

#include "normalize/checks/small_dataset.h"

namespace scrutineer::normalize::testing {

namespace {
// A row of 12 months to September (902) and to December (868), with what the commentary says.
std::vector<Issue> said(const char* text) {
  SmallDataset small;
  small.dataset.documents[0].period_start = month(2023, 1).start;
  small.dataset.documents[0].period_end = month(2023, 12).end;
  const char* label = "Days people spend in hospital when ready to leave, per 1,000";
  for (const auto& [month_number, value] : {std::pair{9u, "902"}, {12u, "868"}}) {
    Observation& figure = small.add(label, "2023", value, "rate-per-1000");
    const Period period = twelve_months_to(month(2023, month_number).end);
    figure.period_start = period.start, figure.period_end = period.end;
  }
  small.note("commentary", label, text);
  return small.run("narrative-mismatch");
}

std::vector<Issue> said_of_share(const char* value, const char* text, const char* numerator = "",
                                 const char* denominator = "") {
  SmallDataset small;
  Observation& figure = small.add("% of high risks reviewed in the last quarter", "2019", value, "percent");
  figure.numerator = Decimal::parse(numerator), figure.denominator = Decimal::parse(denominator);
  small.target("% of high risks reviewed in the last quarter", "2019", "95", "percent");
  small.note("commentary", "% of high risks reviewed in the last quarter", text);
  return small.run("narrative-mismatch");
}
}  // namespace

TEST_CASE("another period's figure given for this one is an error") {
  const auto issues = said("The rate has improved to 902 in the 12 months to December.");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "error");
  CHECK(issues[0].expected == "868");
  CHECK(issues[0].found == "902");
}

TEST_CASE("a period that only heads the note does not place its figures") {
  CHECK(said("2023/24: Data only The rate was 902 in the 12 months to December.").size() == 1);
}

TEST_CASE("figures given for their own period, compared, or of other things are no restatement") {
  CHECK(said("The rate has improved to 868 in the 12 months to December.").empty());
  CHECK(said("The rate was 902 in the 12 months to September and 868 in the 12 months to December.").empty());
  CHECK(said("In the 12 months to December the rate is down from 902.").empty());
  CHECK(said("In the 12 months to December 14 more beds were opened.").empty());
}

TEST_CASE("a figure told as the row's own that the row does not have is an error") {
  const auto issues = said_of_share("87", "Performance has improved to 78%.");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].found == "78");
  CHECK(said_of_share("87", "Performance has improved to 87%.").empty());
  CHECK(said_of_share("87", "Performance is 95%, the target.").empty());
  CHECK(said_of_share("87", "In the north, visits on time fell to 78%.").empty());
}

TEST_CASE("a fraction that differs from the printed one is an error") {
  const auto issues = said_of_share("100", "6 of 8 PI's on target", "6", "6");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].expected == "6 of 8");
  CHECK(said_of_share("79", "11 out of 14 groups held within timescale.", "11", "14").empty());
  CHECK(said_of_share("100", "2 of 3 homes were visited.", "6", "6").empty());
}

TEST_CASE("a share of what the text says is not there is a warning") {
  CHECK(said_of_share("100", "On Target There are no High Risks within the service").size() == 1);
  CHECK(said_of_share("100", "There are no plans to change this.").empty());
}

TEST_CASE("words that do not fit their own figures are a warning") {
  CHECK(said_of_share("27", "It rose from 31% to 27%.").size() == 1);
  CHECK(said_of_share("27", "It fell from 31% to 27%.").empty());
  CHECK(said_of_share("42", "It has doubled from 28% to 42%.").size() == 1);
  CHECK(said_of_share("42", "It has doubled from 21% to 42%.").empty());
}

TEST_CASE("a gap to the target is measured in points or of the target") {
  CHECK(said_of_share("90", "This is 5% below the target.").empty());
  CHECK(said_of_share("90", "This is 9% below the target.").size() == 1);
}

TEST_CASE("an action that is complete cannot be postponed") {
  SmallDataset small;
  small.add("Increase early help for children", "2019", "100", "percent");
  small.note("action", "Increase early help for children", "Some steps were postponed due to Covid-19.");
  CHECK(small.run("narrative-mismatch").size() == 1);
  small.dataset.notes[0].text = "Actions that were postponed have resumed.";
  CHECK(small.run("narrative-mismatch").empty());
}

TEST_CASE("a line under the table that begins with a code speaks of that row") {
  SmallDataset small;
  Observation& figure = small.add("Rate of falls", "2019", "27.3", "percent");
  figure.local_code = "HSC-A4";
  small.note("footnote", "", "HSC-A4 The rate has risen to 29.1%.");
  CHECK(small.run("narrative-mismatch").size() == 1);
  small.dataset.notes[0].text = "HSC-A5 The rate has risen to 29.1%.";
  CHECK(small.run("narrative-mismatch").empty());
}

TEST_CASE("a figure of running text that differs from the table's is told once, at the table's") {
  SmallDataset small;
  small.add("Agency spend", "2019 Q3", "1180000", "gbp");
  Observation& stated = small.add("Agency spend", "2019 Q3", "1310000", "gbp");
  stated.table = 0;
  const auto issues = small.run("narrative-mismatch");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].observation_ids == std::vector<std::string>{"d-1", "d-2"});
  stated.value = Decimal(1180000, 0);
  CHECK(small.run("narrative-mismatch").empty());
}

TEST_CASE("what has doubled against several years has done so against each of them") {
  const auto told = [](const char* text) {
    SmallDataset small;
    small.add("Children who returned home", "2023", "42.7", "percent").table = 0;
    small.note("commentary", "Children who returned home", text).table = 0;
    for (Observation& figure : small.dataset.observations) {
      figure.place.page = small.dataset.notes[0].page;
      figure.place.box = small.dataset.notes[0].box;
    }
    return small.run("narrative-mismatch").size();
  };
  CHECK(
      told("Those who returned home (42.7%) have doubled compared to 2022/23 (21.0%) and 2021/22 (28.3%).") ==
      1);
  CHECK(
      told("Those who returned home (42.7%) have doubled compared to 2022/23 (21.0%) and 2021/22 (20.9%).") ==
      0);
  CHECK(told("Those who returned home (42.7%) have more than doubled since 2022/23 (10.0%).") == 0);
}

namespace {
// A paragraph over a table that rates two green, one amber and one red.
std::vector<Issue> over_ratings(const char* text) {
  SmallDataset small;
  for (const auto& [label, rag] : {std::pair{"% of phone calls answered by the contact centre", "green"},
                                   {"% of complaints closed in time", "red"},
                                   {"Percentage of requests completed in 20 days", "amber"},
                                   {"Number of homes brought back into use", "green"}}) {
    Observation& figure = small.add(label, "2019 Q4", "", "percent");
    figure.rag = rag, figure.qualifier = "rating-only", figure.place.box.y0 = 300;
  }
  Note& note = small.note("commentary", "Customer Services", text);
  note.table = 0, note.box.y0 = 100, note.box.y1 = 150;
  return small.run("narrative-mismatch");
}
}  // namespace

TEST_CASE("a count of ratings that differs from the table beneath is an error") {
  const auto issues = over_ratings("Customer Services - One of the four indicators met target.");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "error");
  CHECK(issues[0].label == "Customer Services");
  CHECK(issues[0].expected == "2");
  CHECK(issues[0].found == "1");
  CHECK(over_ratings("Two out of five KPIs are exceeding target.").size() == 1);
  CHECK(over_ratings("Of the three Red KPIs, all improved.").size() == 1);
}

TEST_CASE("counts that fit the table, or are of some of its rows, are not told") {
  CHECK(over_ratings("Two of the four indicators met target, one is Amber and one is Red.").empty());
  CHECK(over_ratings("2 of the 41 indicators are rated as Green.").empty());  // 4 and a note's mark
  CHECK(over_ratings("Two Highways KPIs failed to meet target.").empty());
  CHECK(over_ratings("One Green KPI has improved.").empty());
}

TEST_CASE("an indicator named among those of a rating that it does not have is an error") {
  const auto issues = over_ratings(
      "Of the four indicators, two met target. The Red KPI is the percentage of requests completed in 20 "
      "days.");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].label == "Percentage of requests completed in 20 days");
  CHECK(over_ratings("The Red KPI is the % of complaints closed in time, which fell.").empty());
}

TEST_CASE("a whole above its best part is an error") {
  SmallDataset small;
  Observation& figure =
      small.add("Information requests completed within 20 days", "2019 Q4", "84", "percent");
  figure.polarity = "higher";
  const auto said = [&](const char* text) {
    small.dataset.notes.clear();
    small.note("commentary", "Governance", text).table = 0;
    return small.run("narrative-mismatch");
  };
  CHECK(
      said("Of information requests completed in time, the best performing being Finance with 82% completed.")
          .size() == 1);
  CHECK(
      said("Of information requests completed in time, the best performing being Finance with 92% completed.")
          .empty());
  CHECK(said("The best performing depot was East with 82%.").empty());
}

TEST_CASE("commentary that repeats another row's sentence with its own figure is a warning at the copy") {
  const auto said = [](const char* of_wait) {
    SmallDataset small;
    small.add("% of children in care placed with own provision", "2019", "15", "percent");
    small.add("% of children who wait less than 14 months for adoption", "2019", "56", "percent");
    small.note(
        "commentary", "% of children in care placed with own provision",
        "At the end of March, 15% of children in care were placed in our own provision, below target.");
    small.note("commentary", "% of children who wait less than 14 months for adoption", of_wait);
    return small.run("narrative-mismatch");
  };
  const auto issues =
      said("At the end of March, 56% of children in care were placed in our own provision, below target.");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].label == "% of children who wait less than 14 months for adoption");
  CHECK(said("At the end of March, 56% of children waited less than 14 months, which is above our target.")
            .empty());
  CHECK(
      said("We continue to recruit adopters for children with complex needs in our own provision.").empty());
}

namespace {
// 79% against a target of 84%, rated as given; 82% for England and 72% for the South East.
std::vector<Issue> compared(const char* text, const char* polarity = "higher", const char* rag = "") {
  SmallDataset small;
  const char* label = "% of care leavers in suitable accommodation";
  Observation& figure = small.add(label, "2019", "79", "percent");
  figure.polarity = polarity, figure.rag = rag;
  small.target(label, "2019", "84", "percent").polarity = polarity;
  small.benchmark(label, "england", "82", "percent").comparator_label = "England";
  small.benchmark(label, "south-east", "72", "percent").comparator_label = "South East";
  small.note("commentary", label, text);
  return small.run("narrative-mismatch");
}
}  // namespace

TEST_CASE("a row that is said to be above a target which it misses is a warning") {
  const auto issues = compared("Performance is above target.");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].expected == "below the target");
  CHECK(compared("At 79%, performance is well above the annual target.").size() == 1);
  CHECK(compared("This has achieved our target of 84%.").size() == 1);
}

TEST_CASE("standings that fit, that are hoped for, of others, or that a tolerance allows are not told") {
  CHECK(compared("Performance is below target.").empty());
  CHECK(compared("We expect performance to be above target.").empty());
  CHECK(compared("Performance was above target in 2018/19.").empty());
  CHECK(compared("Performance of the North team is above target.").empty());
  CHECK(compared("The vacancy rate is above target.").empty());
  CHECK(compared("Performance is above target.", "lower").empty());  // better than it may be meant
  CHECK(compared("This has achieved our target.", "higher", "green").empty());
}

TEST_CASE("a row that is said to be better than a body which does better is a warning") {
  const auto issues = compared("At 79% we are better than the South East (72%) and England (82%).");
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].severity == "warning");
  CHECK(issues[0].found == "above");
  CHECK(compared("This is lower than the South East (72%).").size() == 1);
}

TEST_CASE("comparisons that fit, or of other figures, are not told") {
  CHECK(compared("This is worse than England (82%) but better than the South East (72%).").empty());
  CHECK(compared("This is lower than England (82%).").empty());
  CHECK(compared("This is better than the South East (72%).", "lower").size() == 1);
  CHECK(compared("In 2017/18 we did better than England (76%).").empty());
  CHECK(compared("Most areas do better than England.").empty());
}

TEST_CASE("a rate per 1,000 that the text reads as a share of something is a warning") {
  const auto said_of_rate = [](const char* label, const char* text) {
    SmallDataset small;
    small.add(label, "2019", "9.2", "percent");
    small.note("commentary", label, text);
    return small.run("narrative-mismatch");
  };
  CHECK(said_of_rate("Exclusion rate (per 1,000)", "Our data show that 9.2% of exclusions were of boys.")
            .size() == 1);
  CHECK(said_of_rate("Exclusion rate (per 1,000)", "Our data show that 7.1% of exclusions were of boys.")
            .empty());
  CHECK(
      said_of_rate("% of exclusions of boys", "Our data show that 9.2% of exclusions were of boys.").empty());
}

}  // namespace scrutineer::normalize::testing
