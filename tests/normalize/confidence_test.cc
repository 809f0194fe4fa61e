#include "normalize/confidence.h"

#include <doctest/doctest.h>

#include "report_builder.h"

using namespace scrutineer;
using namespace scrutineer::normalize;
using namespace scrutineer::test;

namespace {

// A scanned table of one row, its label, target and commentary each a cell of 100 points.
struct Scan {
  extract::Document document;
  std::vector<Observation> figures;

  Scan() {
    extract::Table table = table_of(1, {{"Indicator", "Jan 2023", "Commentary"},
                                        {"Visits in time", "81%", "At 81% we are above 77% of last year"}});
    table.source = extract::TableSource::ocr;
    for (extract::Cell& cell : table.cells) cell.confidence = 0.96;
    document.tables.push_back(table);
    document.pages.emplace_back();
    document.pages[0].number = 1;
  }
  void word(const std::string& text, double x, double confidence) {
    extract::Word word;
    word.text = text;
    word.box = {x, 10, x + 10, 20};
    word.confidence = confidence;
    document.pages[0].words.push_back(word);
  }
  Observation& figure(const std::string& text, int column, double confidence) {
    Observation& figure = figures.emplace_back();
    figure.text = text;
    figure.table = 1, figure.row = 2, figure.column = column;
    figure.confidence = confidence;
    figure.place.page = 1;
    figure.place.box = {100.0 * (column - 1), 0, 100.0 * column, 30};
    return figure;
  }
};

}  // namespace

TEST_CASE("a figure in a passage is as sure as its own words, not as the worst of the passage") {
  Scan scan;
  cell_at(scan.document.tables[0], 1, 2).confidence = 0.1;
  scan.word("81%", 210, 0.95);
  scan.word("77%", 230, 0.5);
  scan.word("above", 250, 0.1);
  scan.figure("81%", 3, 0.1);
  scan.figure("77%", 3, 0.1);
  settle_confidence(scan.document, scan.figures);
  CHECK(scan.figures[0].confidence == doctest::Approx(0.95));
  CHECK(scan.figures[1].confidence == doctest::Approx(0.5));
}

TEST_CASE("a figure whose row's name or column's header is in doubt is in doubt itself") {
  for (const bool name : {true, false}) {
    Scan scan;
    cell_at(scan.document.tables[0], name ? 1 : 0, name ? 0 : 1).confidence = 0.3;
    scan.figure("81%", 2, 0.96);
    settle_confidence(scan.document, scan.figures);
    CHECK(scan.figures[0].confidence < 0.9);
    CHECK(scan.figures[0].confidence > 0.3);
  }
}

TEST_CASE("figures of native text stay as sure as they were") {
  Scan scan;
  for (extract::Cell& cell : scan.document.tables[0].cells) cell.confidence = 1;
  scan.figure("81%", 2, 1);
  settle_confidence(scan.document, scan.figures);
  CHECK(scan.figures[0].confidence == 1);
}

TEST_CASE("a column whose header names two periods puts the table's periods in doubt") {
  Scan scan;
  cell_at(scan.document.tables[0], 0, 2).text = "Feb 2023 Mar 2023";
  scan.figure("81%", 2, 0.96).period_end = *parse_iso("2023-01-31");
  settle_confidence(scan.document, scan.figures);
  CHECK(scan.figures[0].confidence < 0.9);
}

TEST_CASE(
    "a period in a column's body doubts the periods below it, and so does a header cut from its words") {
  for (const std::string& printed : {std::string("Dec 2023"), std::string("Decrease")}) {
    Scan scan;
    scan.document.tables[0] = table_of(
        1,
        {{"Indicator", "Jan 2023", "YTD"}, {"Visits", "8", "9"}, {"Calls", "", printed}, {"Bins", "4", "7"}});
    scan.document.tables[0].source = extract::TableSource::ocr;
    for (extract::Cell& cell : scan.document.tables[0].cells) cell.confidence = 0.96;
    for (const int row : {2, 4}) {
      Observation& figure = scan.figure("9", 3, 0.96);
      figure.row = row;
      figure.period_end = *parse_iso("2023-01-31");
    }
    settle_confidence(scan.document, scan.figures);
    CHECK(scan.figures[0].confidence > 0.9);
    CHECK((scan.figures[1].confidence < 0.9) == (printed == "Dec 2023"));
  }
  Scan scan;
  cell_at(scan.document.tables[0], 0, 2).text = "to Mar 2023";
  scan.figure("81%", 2, 0.96).period_end = *parse_iso("2023-01-31");
  settle_confidence(scan.document, scan.figures);
  CHECK(scan.figures[0].confidence < 0.9);
}

TEST_CASE("a month beside a rolling year in one row may have lost its words, a month alone has not") {
  for (const bool rolling : {true, false}) {
    Scan scan;
    for (const int column : {2, 3}) {
      Observation& figure = scan.figure("81%", column, 0.96);
      figure.period_start = *parse_iso("2023-01-01");
      figure.period_end = *parse_iso("2023-01-31");
    }
    if (rolling) {
      scan.figures[1].basis = "rolling-year";
      scan.figures[1].period_start = *parse_iso("2022-02-01");
    }
    settle_confidence(scan.document, scan.figures);
    CHECK((scan.figures[0].confidence < 0.9) == rolling);
    CHECK(scan.figures[1].confidence > 0.9);
  }
}

TEST_CASE("a figure without decimals among figures with them may have lost its point, all or none has not") {
  const auto confidence = [](const std::string& text) {
    Scan scan;
    for (const std::string& each : {std::string("8.1"), std::string("8.4"), std::string("7.9"), text})
      scan.figure(each, 2, 0.96).value = Decimal::parse(each);
    settle_confidence(scan.document, scan.figures);
    return scan.figures.back().confidence;
  };
  CHECK(confidence("83") < 0.9);
  CHECK(confidence("8.3") > 0.9);
  CHECK(confidence("0") > 0.9);
  CHECK(confidence("100") > 0.9);
}
