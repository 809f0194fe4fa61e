// validate from outside, and the options that convert and merge share with it.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "normalize/scratch_folder.h"
#include "tools/pdf_file.h"
#include "tools/program.h"

using namespace scrutineer;
namespace fs = std::filesystem;

namespace {

// A dataset as somebody else's program might write it: no tables, LF line ends, one share that cannot be and
// one quarter that is missing a value.
void write_foreign_dataset(const fs::path& folder, const std::string& share = "193.6") {
  fs::create_directories(folder);
  write_bytes(folder / "datapackage.json", "{}\n");
  write_bytes(folder / "documents.csv",
              "document_id,file,sha256,pages,council,council_code,title,period_start,period_end,pack,text_"
              "source,status,error\n"
              "00000000000000aa,scorecard.xlsx,,,,,Scorecard,2023-04-01,2024-03-31,,,complete,\n");
  const std::string id = "00000000000000aa";
  const auto figure = [&](const std::string& number, const std::string& measure, const std::string& value) {
    return id + "-" + number + "," + id + ",,,AB1,Percentage of calls answered,,,," + measure +
           ",,,2023-04-01,2024-03-31,2023/24,," + value + ",0.05,percent,,,,,,,,,,1,,,,,,,,\n";
  };
  write_bytes(folder / "observations.csv",
              "observation_id,document_id,council_code,indicator_id,local_code,label,section,breakdown,"
              "frequency,measure,comparator_label,comparator,period_start,period_end,period_label,basis,"
              "value,resolution,unit,numerator,denominator,tolerance,qualifier,rag,trend,polarity,text,"
              "repaired,confidence,page,x0,y0,x1,y1,table,row,column\n" +
                  figure("1", "target", "90") + figure("2", "actual", share));
  write_bytes(folder / "indicators.csv",
              "indicator_id,name,definition,unit,polarity,numerator,denominator,frequency,theme,national_"
              "codes,source\n");
  write_bytes(folder / "issues.csv",
              "issue_id,document_id,check,severity,observation_ids,local_code,label,period_start,period_end,"
              "message,expected,found,page,x0,y0,x1,y1\n");
  write_bytes(folder / "notes.csv",
              "document_id,local_code,label,indicator_id,period_start,period_end,kind,text,page,table,row,"
              "x0,y0,x1,y1\n");
  write_bytes(folder / "tables.csv",
              "document_id,table,first_page,last_page,rows,columns,header_rows,source,confidence,x0,y0,x1,"
              "y1\n");
  write_bytes(folder / "cells.csv",
              "document_id,table,row,column,rowspan,colspan,header,text,fill,rag,icon,confidence,page,x0,y0,"
              "x1,y1\n");
}

// Three years of a council's own figures, of which the last is far from what was published of it.
void write_years(const fs::path& dataset) {
  write_foreign_dataset(dataset);
  std::string rows = bytes_of(dataset / "observations.csv");
  rows.resize(rows.find('\n') + 1);
  const std::string id = "00000000000000aa";
  int year = 2018;
  for (const char* value : {"100", "104", "150"}) {
    const std::string day = std::to_string(year) + "-03-31";
    rows += id + "-" + std::to_string(year++) + "," + id +
            ",S12000019,cla-count,AB1,Children looked after,,,,actual,,," + day + "," + day + ",,," + value +
            ",0.5,count,,,,,,,,,,1,,,,,,,,\n";
  }
  write_bytes(dataset / "observations.csv", rows);
}

std::set<std::string> checks_in(const fs::path& dataset) {
  const auto checks = column_of(dataset / "issues.csv", "check");
  return {checks.begin(), checks.end()};
}

rapidjson::Document json_of(const std::string& text) {
  rapidjson::Document json;
  json.Parse(text.c_str());
  REQUIRE_MESSAGE(!json.HasParseError(), text.substr(0, 200));
  return json;
}

std::string text_at(const rapidjson::Value& object, const char* name) {
  REQUIRE_MESSAGE(object.HasMember(name), name);
  REQUIRE_MESSAGE(object[name].IsString(), name);
  return object[name].GetString();
}

// What the SARIF standard (2.1.0, 3.13 to 3.27) asks of a log file, and code-hosting sites beyond it.
void check_sarif(const rapidjson::Document& log) {
  CHECK(text_at(log, "version") == "2.1.0");
  CHECK(text_at(log, "$schema").find("sarif-2.1.0") != std::string::npos);
  REQUIRE(log["runs"].IsArray());
  REQUIRE(log["runs"].Size() == 1);
  const auto& run = log["runs"][0];
  const auto& driver = run["tool"]["driver"];
  CHECK(text_at(driver, "name") == "Scrutineer");
  const auto& rules = driver["rules"];
  REQUIRE(rules.IsArray());
  std::set<std::string> ids, fingerprints;
  for (const auto& rule : rules.GetArray()) {
    CHECK(ids.insert(text_at(rule, "id")).second);
    CHECK_FALSE(text_at(rule["shortDescription"], "text").empty());
  }
  REQUIRE(run["results"].IsArray());
  for (const auto& result : run["results"].GetArray()) {
    const std::string level = text_at(result, "level");
    CHECK((level == "error" || level == "warning" || level == "note"));
    CHECK_FALSE(text_at(result["message"], "text").empty());
    const auto index = result["ruleIndex"].GetUint();
    REQUIRE(index < rules.Size());
    CHECK(text_at(rules[index], "id") == text_at(result, "ruleId"));
    REQUIRE(result["locations"].Size() == 1);
    const auto& place = result["locations"][0]["physicalLocation"];
    const std::string uri = text_at(place["artifactLocation"], "uri");
    CHECK(uri.find(' ') == std::string::npos);
    CHECK(place["region"]["startLine"].GetInt() >= 1);
    CHECK(fingerprints.insert(text_at(result["partialFingerprints"], "scrutineerIssue/v1")).second);
    REQUIRE(result["suppressions"].IsArray());
    for (const auto& suppression : result["suppressions"].GetArray()) {
      CHECK(text_at(suppression, "kind") == "external");
      CHECK(text_at(suppression, "status") == "accepted");
    }
  }
}

}  // namespace

TEST_SUITE("validate") {
  TEST_CASE("validate changes no byte of what convert wrote of the fixtures") {
    const ScratchFolder scratch;
    const fs::path out = scratch.path / "out";
    CHECK(run({"convert", project_folder() / "fixtures", "-o", out, "--password", "harbour"}).status == 0);
    CHECK(rows_of(out / "issues.csv").size() > 10);
    const std::string before = folder_bytes(out);
    CHECK(run({"validate", out}).status == 0);
    CHECK(folder_bytes(out) == before);
  }

  TEST_CASE("validate changes no byte of what convert wrote of real reports") {
    const fs::path reports = project_folder().parent_path() / "shared";
    if (!fs::exists(reports)) {
      std::cout << "skipped: " << reports << " is not there\n";
      return;
    }
    const ScratchFolder scratch;
    const fs::path out = scratch.path / "out";
    CHECK(run({"convert", reports / "reports" / "milton-keynes.pdf", reports / "reports" / "fife.pdf",
               reports / "reports" / "southampton.pdf", reports / "real" / "kent-qpr-a.pdf",
               reports / "seeds", "-o", out, "--ocr", "never"})
              .status == 0);
    CHECK(rows_of(out / "issues.csv").size() > 50);
    const std::string before = folder_bytes(out);
    CHECK(run({"validate", out}).status == 0);
    CHECK(folder_bytes(out) == before);
  }

  TEST_CASE("--reference adds official figures to check against") {
    const ScratchFolder scratch;
    const fs::path dataset = scratch.path / "dataset", official = scratch.path / "published.csv";
    write_years(dataset);
    const std::string head = "source,council_code,indicator_id,period_start,period_end,value,unit,decimals\n";
    write_bytes(official, head + "own,S12000019,cla-count,2018-03-31,2018-03-31,100,count,0\n" +
                              "own,S12000019,cla-count,2019-03-31,2019-03-31,104,count,0\n" +
                              "own,S12000019,cla-count,2020-03-31,2020-03-31,110,count,0\n");
    const std::vector<std::string> command = {"validate", dataset, "--only", "reference-mismatch"};
    CHECK(run(command).status == 0);
    CHECK(checks_in(dataset).empty());
    auto referring = command;
    referring.insert(referring.end(), {"--reference", official});
    CHECK(run(referring).status == 0);
    REQUIRE(column_of(dataset / "issues.csv", "check") == std::vector<std::string>{"reference-mismatch"});
    CHECK(column_of(dataset / "issues.csv", "expected") == std::vector<std::string>{"110"});
    CHECK(column_of(dataset / "issues.csv", "found") == std::vector<std::string>{"150"});
  }

  TEST_CASE("--reference of a file that is missing or no table of official figures is wrong usage") {
    const ScratchFolder scratch;
    const fs::path dataset = scratch.path / "dataset", broken = scratch.path / "broken.csv";
    write_years(dataset);
    write_bytes(broken, "source,council_code\nown,S12000019\n");
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"validate", dataset},
          {"convert", project_folder() / "fixtures" / "full-grid", "-o", scratch.path / "out"}}) {
      auto missing = command, bad = command;
      missing.insert(missing.end(), {"--reference", scratch.path / "none.csv"});
      bad.insert(bad.end(), {"--reference", broken});
      CHECK(run(missing).status == 2);
      CHECK(run(missing).err.find("none.csv: no such file") != std::string::npos);
      CHECK(run(bad).status == 2);
      CHECK(run(bad).err.find("broken.csv:1: the column `indicator_id` is missing") != std::string::npos);
    }
  }

  TEST_CASE("a dataset that another program wrote is checked, and keeps every other byte") {
    const ScratchFolder scratch;
    const fs::path dataset = scratch.path / "dataset";
    write_foreign_dataset(dataset);
    const std::string before = bytes_of(dataset / "observations.csv");
    CHECK(run({"validate", dataset, "--fail-on", "error"}).status == 4);
    CHECK(checks_in(dataset) == std::set<std::string>{"percent-out-of-range"});
    CHECK(bytes_of(dataset / "observations.csv") == before);
    write_foreign_dataset(dataset, "93.6");
    CHECK(run({"validate", dataset, "--fail-on", "warning"}).status == 0);
    CHECK(rows_of(dataset / "issues.csv").empty());
  }

  TEST_CASE("what breaks the schema is told with file, row and column, unless the check is left out") {
    const ScratchFolder scratch;
    const fs::path dataset = scratch.path / "dataset";
    write_foreign_dataset(dataset, "ninety");
    CHECK(run({"validate", dataset, "--fail-on", "error"}).status == 4);
    CHECK(checks_in(dataset) == std::set<std::string>{"schema"});
    const std::string message = column_of(dataset / "issues.csv", "message").front();
    CHECK(message == "observations.csv, row 3, value: `ninety` is no number");
    CHECK(run({"validate", dataset, "--fail-on", "error", "--skip", "schema"}).status == 0);
  }

  TEST_CASE("a value changed by hand that its text does not print is told") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const fs::path out = scratch.path / "out";
    REQUIRE(run({"convert", scratch.path / "report.pdf", "-o", out}).status == 0);
    std::string rows = bytes_of(out / "observations.csv");
    const std::size_t at = rows.find(",93.6,");
    REQUIRE(at != std::string::npos);
    write_bytes(out / "observations.csv", rows.replace(at, 6, ",96.3,"));
    CHECK(run({"validate", out, "--fail-on", "error"}).status == 4);
    CHECK(checks_in(out).contains("schema"));
    const std::string message = field(out / "issues.csv", "check", "schema", "message");
    CHECK(message.find("96.3") != std::string::npos);
    CHECK(message.find("93.6%") != std::string::npos);
  }

  TEST_CASE("--list tells each check with the severities that its issues have") {
    const Ended list = run({"validate", "--list"});
    CHECK(list.status == 0);
    std::map<std::string, std::string> lines;
    std::istringstream in(list.out);
    for (std::string line; std::getline(in, line);) lines[line.substr(0, line.find(' '))] = line;
    const std::string known = run({"validate", "x", "--only", "none"}).err;
    CHECK(lines.size() > 40);
    for (const auto& [name, line] : lines) {
      CAPTURE(line);
      CHECK(known.find(name) != std::string::npos);
      CHECK((line.find(" error") != std::string::npos || line.find(" warning") != std::string::npos ||
             line.find(" info") != std::string::npos));
      CHECK(line.ends_with("."));
    }
    for (const auto& fixture : fs::directory_iterator(project_folder() / "fixtures")) {
      const fs::path issues = fixture.path() / "expected" / "issues.csv";
      if (!fs::exists(issues)) continue;
      const auto checks = column_of(issues, "check"), severities = column_of(issues, "severity");
      for (std::size_t i = 0; i < checks.size(); ++i)
        CHECK_MESSAGE(lines[checks[i]].find(severities[i]) != std::string::npos, checks[i]);
    }
  }

  TEST_CASE("--accept takes single issues into a baseline, and leaves those that it has") {
    const ScratchFolder scratch;
    const fs::path dataset = scratch.path / "dataset", baseline = scratch.path / "accepted.csv";
    REQUIRE(
        run({"convert", project_folder() / "fixtures" / "full-grid" / "report.pdf", "-o", dataset}).status ==
        0);
    const auto ids = column_of(dataset / "issues.csv", "issue_id");
    REQUIRE(ids.size() > 2);
    const auto accept = [&](const std::string& id, const std::string& reason) {
      return run({"validate", dataset, "--accept", id, "--write-baseline", baseline, "--reason", reason,
                  "--fail-on", "warning"});
    };
    CHECK(accept("no-such-issue", "").status == 2);
    CHECK_FALSE(fs::exists(baseline));
    CHECK(accept(ids[0], "first").status == 4);  // the others are left
    CHECK(column_of(baseline, "reason") == std::vector<std::string>{"first"});
    CHECK(accept(ids[1], "second").status == 4);
    CHECK(column_of(baseline, "reason") == std::vector<std::string>{"first", "second"});
    CHECK(run({"validate", dataset, "--baseline", baseline}).status == 0);
    CHECK(column_of(dataset / "issues.csv", "issue_id").size() == ids.size() - 2);
    // A check that does not run loses none of its rows.
    const std::string check = column_of(baseline, "check")[0];
    CHECK(run({"validate", dataset, "--skip", check, "--write-baseline", baseline}).status == 0);
    const auto kept = column_of(baseline, "reason");
    CHECK(std::find(kept.begin(), kept.end(), "first") != kept.end());
  }

  TEST_CASE("--only and --skip choose the checks, --severity changes how grave their issues are") {
    const ScratchFolder scratch;
    const std::string dataset = scratch.path / "dataset";
    write_foreign_dataset(dataset);
    CHECK(run({"validate", dataset, "--only", "sum-mismatch", "--fail-on", "error"}).status == 0);
    CHECK(checks_in(dataset).empty());
    const std::string name = "percent-out-of-range";
    CHECK(run({"validate", dataset, "--only", name, "--only", "schema", "--fail-on", "error"}).status == 4);
    CHECK(run({"validate", dataset, "--only", name, "--skip", name, "--fail-on", "error"}).status == 0);
    CHECK(run({"validate", dataset, "--severity", name + "=warning", "--fail-on", "error"}).status == 0);
    CHECK(column_of(scratch.path / "dataset" / "issues.csv", "severity") ==
          std::vector<std::string>{"warning"});
    CHECK(run({"validate", dataset, "--severity", name + "=warning", "--fail-on", "warning"}).status == 4);
  }

  TEST_CASE("a baseline quiets what it accepts, lets new issues through, and tells what no longer occurs") {
    const ScratchFolder scratch;
    const fs::path dataset = scratch.path / "dataset", baseline = scratch.path / "accepted.csv";
    write_foreign_dataset(dataset);
    CHECK(
        run({"validate", dataset, "--write-baseline", baseline, "--reason", "The council knows, \"really\""})
            .status == 0);
    CHECK(column_of(baseline, "check") == std::vector<std::string>{"percent-out-of-range"});
    CHECK(column_of(baseline, "file") == std::vector<std::string>{"scorecard.xlsx"});
    CHECK(column_of(baseline, "date").front().size() == 10);

    const Ended known = run({"validate", dataset, "--baseline", baseline, "--fail-on", "warning"});
    CHECK(known.status == 0);
    CHECK(known.err.find("1 issue accepted") != std::string::npos);
    CHECK(rows_of(dataset / "issues.csv").empty());

    // A second figure like the first is not the one that was accepted.
    std::string figures = bytes_of(dataset / "observations.csv");
    std::string second = figures.substr(figures.find("00000000000000aa-2"));
    second.replace(0, 18, "00000000000000aa-3").replace(second.find("AB1"), 3, "AB2");
    write_bytes(dataset / "observations.csv", figures + second);
    CHECK(run({"validate", dataset, "--baseline", baseline, "--fail-on", "error"}).status == 4);
    CHECK(column_of(dataset / "issues.csv", "local_code").front() == "AB2");

    write_foreign_dataset(dataset, "93.6");
    const Ended mended = run({"validate", dataset, "--baseline", baseline});
    CHECK(mended.err.find("no longer occurs: scorecard.xlsx: percent-out-of-range at AB1") !=
          std::string::npos);
  }

  TEST_CASE("writing over a baseline keeps the reasons in it and drops what no longer occurs") {
    const ScratchFolder scratch;
    const fs::path dataset = scratch.path / "dataset", baseline = scratch.path / "accepted.csv";
    write_foreign_dataset(dataset);
    write_bytes(baseline,
                "check,file,local_code,label,period_start,period_end,message,reason,date\n"
                "percent-out-of-range,scorecard.xlsx,AB1,Percentage of calls answered,2023-04-01,2024-03-31,"
                ",calls were counted twice,2024-05-01\n"
                "sum-mismatch,scorecard.xlsx,AB9,Gone,,,,old,2020-01-01\n"
                "sum-mismatch,elsewhere.pdf,AB9,Another report's,,,,stays,2020-01-01\n");
    CHECK(run({"validate", dataset, "--baseline", baseline, "--write-baseline", baseline, "--reason", "new"})
              .status == 0);
    CHECK(field(baseline, "file", "scorecard.xlsx", "reason") == "calls were counted twice");
    CHECK(field(baseline, "file", "scorecard.xlsx", "date") == "2024-05-01");
    CHECK(field(baseline, "file", "elsewhere.pdf", "reason") == "stays");
    CHECK(rows_of(baseline).size() == 2);
  }

  TEST_CASE("issues are written as SARIF 2.1.0, with accepted ones suppressed") {
    const ScratchFolder scratch;
    const fs::path out = scratch.path / "a dataset", sarif = scratch.path / "issues.sarif",
                   baseline = scratch.path / "accepted.csv";
    const std::string fixtures = project_folder() / "fixtures";
    CHECK(run({"convert", fixtures, "-o", out, "--password", "harbour", "--issues", sarif}).status == 0);
    const auto fresh = json_of(bytes_of(sarif));
    check_sarif(fresh);
    const auto issues = rows_of(out / "issues.csv").size();
    CHECK(fresh["runs"][0]["results"].Size() == issues);

    CHECK(run({"validate", out, "--only", "rag-mismatch", "--write-baseline", baseline, "--reason", "known"})
              .status == 0);
    CHECK(run({"validate", "a dataset", "--baseline", baseline, "--issues", sarif}, {.folder = scratch.path})
              .status == 0);
    const auto log = json_of(bytes_of(sarif));
    check_sarif(log);
    const auto& results = log["runs"][0]["results"];
    CHECK(results.Size() == issues);
    const auto accepted = static_cast<std::size_t>(
        std::count_if(results.Begin(), results.End(), [](const rapidjson::Value& result) {
          return result["suppressions"].Size() == 1 &&
                 text_at(result["suppressions"][0], "justification") == "known" &&
                 text_at(result, "baselineState") == "unchanged";
        }));
    CHECK(accepted == rows_of(baseline).size());
    CHECK(accepted > 0);

    // A figure's issue points to the figure's line.
    const auto& first = *std::find_if(results.Begin(), results.End(), [](const rapidjson::Value& result) {
      return result["properties"].HasMember("observation_ids");
    });
    const auto& place = first["locations"][0]["physicalLocation"];
    CHECK(text_at(place["artifactLocation"], "uri") == "a%20dataset/observations.csv");
    std::istringstream lines(bytes_of(out / "observations.csv"));
    std::string line;
    for (int i = 0; i < place["region"]["startLine"].GetInt(); ++i) std::getline(lines, line);
    const std::string ids = text_at(first["properties"], "observation_ids");
    CHECK(line.starts_with(ids.substr(0, ids.find(';')) + ","));
  }

  TEST_CASE("issues are written as JSON lines and CSV, to a file or to standard output") {
    const ScratchFolder scratch;
    const fs::path dataset = scratch.path / "dataset", csv = scratch.path / "issues.csv";
    write_foreign_dataset(dataset);
    const Ended ended = run({"validate", dataset, "--format", "jsonl", "--quiet"});
    CHECK(std::count(ended.out.begin(), ended.out.end(), '\n') == 1);
    const auto issue = json_of(ended.out);
    CHECK(text_at(issue, "check") == "percent-out-of-range");
    CHECK(text_at(issue, "file") == "scorecard.xlsx");
    CHECK(issue["observation_ids"][0] == "00000000000000aa-2");
    CHECK(run({"validate", dataset, "--issues", csv}).status == 0);
    CHECK(bytes_of(csv) == bytes_of(dataset / "issues.csv"));
    CHECK(run({"validate", dataset, "--issues", "-", "--format", "csv"}).out == bytes_of(csv));
  }
}
