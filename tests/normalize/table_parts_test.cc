#include "normalize/tables/table_parts.h"

#include <doctest/doctest.h>

#include "report_builder.h"

using namespace scrutineer::test;
using Strings = std::vector<std::string>;

TEST_CASE("tables side by side under one header each have their own names") {
  const auto dataset =
      ReportBuilder()
          .add(heading("Children's dashboard 2023/24"))
          .add(table_of(1, {{"Front door", "2022/23", "2023/24", "Children in care", "2022/23", "2023/24"},
                            {"Re-referrals", "19.9%", "18.2%", "Three or more placements", "9%", "8%"},
                            {"Assessments in time", "84.0%", "91.3%", "Reviews in time", "97%", "96%"}}))
          .read();
  CHECK(figures(dataset, "actual").size() == 8);
  int placements = 0;
  for (const auto& o : dataset.observations) {
    CHECK(o.breakdown == "");
    if (o.label != "Three or more placements") continue;
    ++placements;
    CHECK(o.section == "Children in care");
    CHECK(o.column == (o.value->str() == "9" ? 5 : 6));
  }
  CHECK(placements == 2);
}

TEST_CASE("sheets of names, a header and figures in one table are an indicator each") {
  auto table = table_of(0, {{"Indicator", "Plans issued within 20 weeks", "", "", ""},
                            {"Owner", "Director", "", "Frequency", "Monthly"},
                            {"Data lag", "1 month", "", "Good is", "Higher"},
                            {"Target", "Q1 2024/25", "Q2 2024/25", "RAG", "Trend"},
                            {"60.0%", "48.2%", "51.6%", "R", "Better"},
                            {"Commentary", "More staff were appointed in the summer.", "", "", ""},
                            {"Indicator", "Households in nightly accommodation", "", "", ""},
                            {"Owner", "Head of Housing", "", "Frequency", "Quarterly"},
                            {"Data lag", "None", "", "Good is", "Lower"},
                            {"Target", "Q1 2024/25", "Q2 2024/25", "RAG", "Trend"},
                            {"≤ 95", "101", "92", "G", "Better"},
                            {"Commentary", "Fewer households came to us.", "", "", ""}});
  const auto dataset = ReportBuilder().add(heading("Exceptions Q2 2024/25")).add(table).read();
  CHECK(figures(dataset, "actual") == Strings{"2024-04-01/2024-06-30=48.2", "2024-07-01/2024-09-30=51.6",
                                              "2024-04-01/2024-06-30=101", "2024-07-01/2024-09-30=92"});
  for (const auto& o : dataset.observations) {
    const bool plans = o.row < 6;
    CHECK(o.label == (plans ? "Plans issued within 20 weeks" : "Households in nightly accommodation"));
    CHECK(o.polarity == (plans ? "higher" : "lower"));
    CHECK(o.frequency == (plans ? "Monthly" : "Quarterly"));
    if (o.measure == "target" && !plans) CHECK(o.qualifier == "at-most");
    if (o.value && o.value->str() == "92") {
      CHECK(o.rag == "green");
      CHECK(o.trend == "improving");
      CHECK(o.row == 11);
    }
  }
  bool said = false;
  for (const auto& note : dataset.notes)
    said = said || (note.kind == "commentary" && note.text == "Fewer households came to us." &&
                    note.label == "Households in nightly accommodation");
  CHECK(said);
}

TEST_CASE("a code and a name over a gauge, its periods and a note are one indicator's sheet") {
  auto table = table_of(1, {{"CS01", "Percentage of calls answered within 60 seconds", "", "", ""},
                            {"0 100", "Aim to Maximise", "Value", "Target", "Four advisors were recruited."},
                            {"", "Q1 2024/25", "78.4%", "80%", ""},
                            {"", "Q2 2024/25", "81.9%", "80%", ""},
                            {"", "Q3 2024/25", "84.0%", "80%", ""}});
  span_columns(table, 0, 1, 4);
  for (const int column : {0, 4}) {
    std::erase_if(table.cells, [&](const auto& c) { return c.row > 1 && c.column == column; });
    cell_at(table, 1, column).rowspan = 4;
  }
  const auto dataset = ReportBuilder().add(heading("Performance Q3 2024/25")).add(table).read();
  CHECK(figures(dataset, "actual") ==
        Strings{"2024-04-01/2024-06-30=78.4", "2024-07-01/2024-09-30=81.9", "2024-10-01/2024-12-31=84.0"});
  CHECK(figures(dataset, "target").size() == 3);
  for (const auto& o : dataset.observations) {
    CHECK(o.local_code == "CS01");
    CHECK(o.label == "Percentage of calls answered within 60 seconds");
    CHECK(o.polarity == "higher");
  }
}

TEST_CASE("one indicator a row under one header is one table") {
  const auto library = scrutineer::rules::Library::load();
  CHECK(scrutineer::normalize::parts_of(table_of(1, {{"Indicator", "Target", "Actual"},
                                                     {"Calls answered", "80%", "84%"},
                                                     {"Homes let", "20", "21"}}),
                                        {}, *library->pack("uk"))
            .empty());
}
