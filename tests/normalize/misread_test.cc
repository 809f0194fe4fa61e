#include "normalize/misread.h"

#include <doctest/doctest.h>

#include "report_builder.h"

using namespace scrutineer;
using namespace scrutineer::normalize;
using namespace scrutineer::test;
using Strings = std::vector<std::string>;

namespace {

std::shared_ptr<const rules::RuleSet> uk() {
  static const auto library = rules::Library::load();
  return library->pack("uk");
}

}  // namespace

TEST_CASE("a code is that of the report which OCR may have made it of, and none where two are as near") {
  const auto rules = uk();
  CHECK(nearest_code("VXE-OL", {"VX8-QL", "VX2-NI"}, *rules) == "VX8-QL");
  CHECK(nearest_code("WACLB", {"WAC13", "WAC18"}, *rules) == "WAC18");
  CHECK(nearest_code("VX3", {"VX1", "VX2"}, *rules) == "");
  CHECK(nearest_code("PACT", {"WAC13"}, *rules) == "");
}

TEST_CASE("months that OCR misread are those that the others follow or lead to") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Visits"))
          .add(table_of(1, {{"Indicator", "Oec-13", "Jan-20", "Feb-20", "Mar-20", "&pr-20", "May-20",
                             "Jun-20", "Jul-20"},
                            {"% of visits in time", "81%", "82%", "83%", "84%", "85%", "86%", "87%", "88%"}}))
          .read();
  const auto all = figures(dataset, "actual");
  REQUIRE(all.size() == 8);
  CHECK(all.front() == "2019-12-01/2019-12-31=81");
  CHECK(all[4] == "2020-04-01/2020-04-30=85");
}

TEST_CASE("each sign that OCR takes for another is no bar to a month, a word is") {
  const auto read = [](const std::string& odd) {
    const auto dataset =
        ReportBuilder()
            .add(heading("Visits"))
            .add(table_of(1, {{"Indicator", "Aug-20", "Sep-20", "Oct-20", "Nov-20", odd, "Jan-21"},
                              {"% of visits in time", "81%", "82%", "83%", "84%", "85%", "86%"}}))
            .read();
    std::string month;
    for (const std::string& figure : figures(dataset, "actual"))
      if (figure.ends_with("=85")) month = figure.substr(0, 7);
    return month;
  };
  for (const char* odd : {"MDec-20", "Dcc-20", "Oec-2O", "Dec2D", "0ec-20"}) CHECK(read(odd) == "2020-12");
  CHECK(read("Target") == "");
}

TEST_CASE("a month out of step that is no misreading stays as printed") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Visits"))
          .add(table_of(1, {{"Indicator", "Mar-18", "Jan-20", "Feb-20", "Mar-20", "Apr-20", "May-20"},
                            {"% of visits in time", "81%", "82%", "83%", "84%", "85%", "86%"}}))
          .read();
  CHECK(figures(dataset, "actual").front() == "2018-03-01/2018-03-31=81");
}

TEST_CASE("letters among a series' figures are digits where the figures say which, else the figure is lost") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Rate of visits"))
          .add(table_of(1,
                        {{"Indicator", "Jan-20", "Feb-20", "Mar-20", "Apr-20", "May-20", "Jun-20", "Jul-20"},
                         {"Number of visits", "9S", "101", "a7", "95", "97", "?6", "12"}}))
          .read();
  CHECK(figures(dataset, "actual") == Strings{"2020-01-01/2020-01-31=95", "2020-02-01/2020-02-29=101",
                                              "2020-03-01/2020-03-31=97", "2020-04-01/2020-04-30=95",
                                              "2020-05-01/2020-05-31=97", "2020-07-01/2020-07-31=12"});
  const Observation& mended = dataset.observations[2];
  CHECK(mended.text == "a7");
  CHECK(mended.repaired == "97");
  CHECK(mended.confidence < 0.9);
}

TEST_CASE("the line over a chart gives its series the code and the name") {
  auto series = table_of(1, {{"", "Jan-20", "Feb-20", "Mar-20", "Apr-20", "May-20"},
                             {"VXE-OL Y]", "81", "82", "83", "84", "85"}});
  const auto dataset = ReportBuilder()
                           .add(heading("Seen in time"))
                           .add(paragraph("Percentage of children seen in ten days"))
                           .add(paragraph("Benchmarking (VX8-QL) Show values as: Monthly"))
                           .add(heading("All figures shown as percentages"))
                           .add(series)
                           .read();
  REQUIRE(dataset.observations.size() == 5);
  CHECK(dataset.observations.front().local_code == "VX8-QL");
  CHECK(dataset.observations.front().label == "Percentage of children seen in ten days");
  CHECK(dataset.observations.front().section == "Seen in time");
  CHECK(dataset.observations.front().unit == "percent");
}

TEST_CASE("a quarter that OCR misread is the one that its neighbour follows, and no other word") {
  const auto read = [](const std::string& first) {
    auto table = table_of(1, {{"Indicator", first, "Q2 2022/23", "Q3 2022/23", "Q4 2022/23"},
                              {"% of visits in time", "81%", "82%", "83%", "84%"}});
    for (extract::Cell& cell : table.cells) cell.confidence = 0.95;
    return figures(ReportBuilder().add(heading("Visits")).add(table).read(), "actual");
  };
  CHECK(read("Qi 2022/23").front() == "2022-04-01/2022-06-30=81");
  CHECK(read("Qi 2021/22").front() != "2022-04-01/2022-06-30=81");
}

TEST_CASE("a decimal point that was lost comes back where the series proves it, else the figure stays") {
  const auto row = [](const std::string& odd) {
    return ReportBuilder()
        .add(heading("Rate of visits"))
        .add(table_of(1, {{"Indicator", "Jan-20", "Feb-20", "Mar-20", "Apr-20", "May-20", "Jun-20"},
                          {"% of visits in time", "93.4%", "94.1%", odd, "92.8%", "93.0%", "95.5%"}}))
        .read();
  };
  const auto mended = row("936%");
  REQUIRE(mended.observations.size() == 6);
  CHECK(mended.observations[2].value->str() == "93.6");
  CHECK(mended.observations[2].text == "936%");
  CHECK(mended.observations[2].repaired == "93.6%");
  CHECK(mended.observations[2].confidence < 0.9);
  for (const char* kept : {"94%", "9.36%", "9360%"}) {
    const auto same = row(kept);
    REQUIRE(same.observations.size() == 6);
    CHECK(same.observations[2].repaired.empty());
  }
}

TEST_CASE("a sign of per cent that was read as digits comes back where the row proves it") {
  const auto row = [](const std::string& odd) {
    return ReportBuilder()
        .add(heading("Visits"))
        .add(table_of(1, {{"Indicator", "Jan-20", "Feb-20", "Mar-20", "Apr-20", "May-20", "Jun-20"},
                          {"% of visits in time", "53%", odd, "91%", "95%", "82%", "90%"}}))
        .read()
        .observations;
  };
  const auto mended = row("5696");
  REQUIRE(mended.size() == 6);
  CHECK(mended[1].value->str() == "56");
  CHECK(mended[1].repaired == "56%");
  CHECK(mended[1].confidence < 0.9);
  for (const char* kept : {"96", "96%", "1296", "5690"}) CHECK_MESSAGE(row(kept)[1].repaired.empty(), kept);
}

TEST_CASE("a large count among others without decimals is no lost point") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Number of visits"))
          .add(table_of(1, {{"Indicator", "Jan-20", "Feb-20", "Mar-20", "Apr-20", "May-20", "Jun-20"},
                            {"Number of visits", "93", "94", "936", "92", "93", "95"}}))
          .read();
  CHECK(figures(dataset, "actual")[2] == "2020-03-01/2020-03-31=936");
}

TEST_CASE("a key of ratings that OCR drew into the header says nothing of the columns") {
  auto table = table_of(2, {{"On Target", "Off Target Data Only", "", ""},
                            {"Indicator", "Q1 2022/23", "Q2 2022/23", "Q3 2022/23"},
                            {"% of visits in time", "81%", "82%", "83%"}});
  for (extract::Cell& cell : table.cells) cell.confidence = 0.95;
  table.source = extract::TableSource::ocr;
  span_columns(table, 0, 1, 3);
  const auto dataset = ReportBuilder().add(heading("Visits")).add(table).read();
  CHECK(figures(dataset, "actual").size() == 3);
  CHECK(figures(dataset, "target").empty());
}

namespace {

extract::Table scanned(extract::Table table) {
  table.source = extract::TableSource::ocr;
  for (extract::Cell& cell : table.cells) cell.confidence = 0.95;
  return table;
}

}  // namespace

TEST_CASE("a scanned row whose figures have one digit each keeps them; a lone sign beside a bar is a speck") {
  const auto dataset = ReportBuilder()
                           .add(heading("Complaints, quarter 2 2023/24"))
                           .add(scanned(table_of(1, {{"Service", "Q1 2023/24", "Q2 2023/24", "Target"},
                                                     {"Housing services", "", ".", ""},
                                                     {"Number of complaints upheld", "2", "1", "3"},
                                                     {"Number of complaints in court", "", "4", ""}})))
                           .read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2023-04-01/2023-06-30=2", "2023-07-01/2023-09-30=1", "2023-07-01/2023-09-30=4"});
}

TEST_CASE("ratings are counted beside arrows that OCR took for letters, of which nothing is known") {
  const std::vector<std::vector<std::string>> rows = {{"", "G", "A", "R", "A", "=>", "y"},
                                                      {"Customer services", "2", "", "1", "", "2", "1"},
                                                      {"Governance and law", "3", "1", "", "2", "", "2"}};
  const auto read = [](const extract::Table& table) {
    Strings counts;
    for (const Observation& o :
         ReportBuilder().add(heading("Summary, quarter 2 2023/24")).add(table).read().observations)
      counts.push_back(o.label + " " + o.breakdown + " " + o.text);
    return counts;
  };
  CHECK(read(scanned(table_of(1, rows))) == Strings{"Customer services green 2", "Customer services red 1",
                                                    "Governance and law green 3",
                                                    "Governance and law amber 1"});
}
