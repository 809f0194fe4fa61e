// regress: fixtures against what is expected of them, reports against a dataset made before.
#include <doctest/doctest.h>

#include "normalize/dataset_sample.h"
#include "normalize/scratch_folder.h"
#include "tools/pdf_file.h"
#include "tools/program.h"
#include "tools/regress/fixture.h"
#include "tools/regress/junit.h"
#include "tools/regress/table.h"

using namespace scrutineer;
using namespace scrutineer::tools;
using normalize::compare;
using normalize::Dataset;
using normalize::sample_dataset;
namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

std::string report_with(const std::string& figure) {
  PlainReport report;
  report.rows[1][3] = figure;
  return pdf_report(report);
}

// A folder of two fixtures whose datasets are accepted, and a cache.
struct Fixtures {
  ScratchFolder scratch;
  std::string folder = scratch.path / "fixtures";
  fs::path plain = scratch.path / "fixtures" / "plain", other = scratch.path / "fixtures" / "other";
  RunSettings settings = {.cache = scratch.path / "cache"};

  Fixtures() {
    for (const fs::path& fixture : {plain, other}) fs::create_directories(fixture);
    write_bytes(plain / "report.pdf", pdf_report());
    write_bytes(other / "report.pdf", report_with("88.8%"));
    REQUIRE(regress({"--accept"}).status == 0);
  }

  Ended regress(std::vector<std::string> options = {}) const {
    options.insert(options.begin(), {"regress", folder});
    return run(options, settings);
  }
};

// Changes a value in every part of a cache, as no run would: what is taken from it shows.
void forge(const fs::path& cache, const std::string& was, const std::string& is) {
  for (const auto& part : fs::directory_iterator(cache / "scrutineer")) {
    const fs::path file = part.path() / "observations.csv";
    std::string bytes = bytes_of(file);
    for (std::size_t at = 0; (at = bytes.find(was, at)) != std::string::npos; at += is.size())
      bytes.replace(at, was.size(), is);
    write_bytes(file, bytes);
  }
}

}  // namespace

TEST_SUITE("regress") {
  TEST_CASE("a fixture of which nothing is expected yet is told as such until it is accepted") {
    const ScratchFolder scratch;
    fs::create_directories(scratch.path / "fixtures" / "plain");
    write_bytes(scratch.path / "fixtures" / "plain" / "report.pdf", pdf_report());
    const std::string fixtures = scratch.path / "fixtures";
    const Ended none = run({"regress", fixtures});
    CHECK(none.status == 1);
    CHECK(contains(none.out, "plain: no dataset is expected of it yet"));
    CHECK(run({"regress", fixtures, "--accept"}).status == 0);
    CHECK(run({"regress", fixtures}).status == 0);
  }

  TEST_CASE("a changed figure is told with both values, in words and as JUnit and CSV") {
    const Fixtures fixtures;
    const std::string junit = fixtures.scratch.path / "junit.xml", csv = fixtures.scratch.path / "d.csv";
    CHECK(fixtures.regress({"--junit", junit}).status == 0);
    CHECK(contains(bytes_of(junit), "tests=\"2\" failures=\"0\""));
    write_bytes(fixtures.plain / "report.pdf", report_with("39.6%"));
    const Ended ended = fixtures.regress({"--junit", junit, "--differences", csv});
    CHECK(ended.status == 1);
    CHECK(contains(ended.out, "other: as expected"));
    CHECK(contains(ended.out, "changed value"));
    CHECK(contains(ended.out, "value 93.6 -> 39.6"));
    CHECK(contains(ended.out, "2 fixtures, 1 with differences"));
    CHECK(contains(bytes_of(junit), "tests=\"2\" failures=\"1\""));
    CHECK(contains(bytes_of(junit), "value 93.6 -&gt; 39.6"));
    CHECK(field(csv, "column", "value", "was") == "93.6");
    CHECK(field(csv, "column", "value", "is") == "39.6");
  }

  TEST_CASE("--accept sums up what it takes over, and leaves what is as expected untouched") {
    const Fixtures fixtures;
    write_bytes(fixtures.plain / "report.pdf", report_with("39.6%"));
    const auto before = fs::last_write_time(fixtures.other / "expected" / "observations.csv");
    const Ended ended = fixtures.regress({"--accept"});
    CHECK(ended.status == 0);
    CHECK(contains(ended.out, "value 93.6 -> 39.6"));
    CHECK(contains(ended.out, "plain: taken over"));
    CHECK(contains(ended.out, "2 fixtures, 1 taken over; figures: 1 changed value"));
    CHECK(fs::last_write_time(fixtures.other / "expected" / "observations.csv") == before);
    CHECK(fixtures.regress().status == 0);
  }

  TEST_CASE("what has not changed since the last run is not read again, but with --all") {
    const Fixtures fixtures;
    forge(fixtures.settings.cache, ",93.6,", ",93.7,");
    const Ended kept = fixtures.regress();
    CHECK(kept.status == 1);
    CHECK(contains(kept.out, "value 93.6 -> 93.7"));
    CHECK(fixtures.regress({"--all"}).status == 0);
    CHECK(fixtures.regress().status == 0);  // what was read anew is kept in its place
  }

  TEST_CASE("another report, other options or other rules are read again") {
    const Fixtures fixtures;
    forge(fixtures.settings.cache, ",93.6,", ",93.7,");
    write_bytes(fixtures.plain / "options.txt", "# a comment\n--council Hartlepool\n");
    const Ended council = fixtures.regress();
    CHECK_FALSE(contains(council.out, "93.7"));
    CHECK(contains(council.out, "Hartlepool"));
    fs::remove(fixtures.plain / "options.txt");
    const fs::path packs = fixtures.scratch.path / "packs";
    REQUIRE(run({"rules", "new", "Hartlepool", "-o", packs}).status == 0);
    CHECK_FALSE(contains(fixtures.regress({"--rules", packs}).out, "93.7"));
    CHECK(contains(fixtures.regress().out, "93.7"));
    fs::remove_all(fixtures.settings.cache);  // it may be deleted at any time
    CHECK(fixtures.regress().status == 0);
  }

  TEST_CASE("an option that convert does not have is told with its fixture") {
    const Fixtures fixtures;
    write_bytes(fixtures.plain / "options.txt", "--colour blue\n");
    const Ended ended = fixtures.regress();
    CHECK(ended.status == 2);
    CHECK(contains(ended.err, "plain: options.txt"));
    CHECK(contains(ended.err, "--colour"));
  }

  TEST_CASE("--coverage tells which packs, checks and patterns no fixture exercises") {
    const Fixtures fixtures;
    const Ended fresh = fixtures.regress({"--coverage", "--all"});
    CHECK(fresh.status == 0);
    const std::size_t packs = fresh.out.find("packs: "), checks = fresh.out.find("checks: "),
                      patterns = fresh.out.find("patterns: ");
    REQUIRE(packs < checks);
    REQUIRE(checks < patterns);
    CHECK(contains(fresh.out.substr(packs, checks - packs), "\n  wales\n"));
    CHECK_FALSE(contains(fresh.out.substr(packs, checks - packs), "\n  uk\n"));
    CHECK(contains(fresh.out.substr(checks, patterns - checks), "\n  percent-out-of-range\n"));
    CHECK(contains(fresh.out.substr(patterns), "rules/data/wales.toml:"));
    CHECK(fixtures.regress({"--coverage"}).out == fresh.out);  // from the cache too

    write_bytes(fixtures.plain / "report.pdf", report_with("193.6%"));
    const std::string found = fixtures.regress({"--coverage"}).out;
    CHECK_FALSE(contains(found.substr(found.find("checks: ")), "\n  percent-out-of-range\n"));
  }

  TEST_CASE("--against shows what other rules would change in figures that were read before") {
    const ScratchFolder scratch;
    PlainReport report;
    report.rows[0][2] = "Status";
    for (const std::size_t row : {1, 2, 3}) report.rows[row][2] = "Achieved";
    fs::create_directory(scratch.path / "reports");
    write_bytes(scratch.path / "reports" / "q1.pdf", pdf_report());
    write_bytes(scratch.path / "reports" / "q2.pdf", pdf_report(report));
    const std::string reports = scratch.path / "reports", before = scratch.path / "before",
                      after = scratch.path / "after", packs = scratch.path / "packs";
    REQUIRE(run({"convert", reports, "-o", before}).status == 0);
    const Ended same = run({"regress", reports, "--against", before});
    CHECK(same.status == 0);
    CHECK(contains(same.out, "2 reports, 0 with differences"));

    fs::create_directory(packs);
    write_bytes(fs::path(packs) / "strict.toml",
                "[pack]\nname = \"strict\"\nextends = \"uk\"\ndescription = \"A test\"\n\n[[rule]]\n"
                "kind = \"rating\"\ngives = \"red\"\nmatch = '^achieved$'\nyes = [\"Achieved\"]\n"
                "no = [\"Nearly\"]\n");
    const Ended drift = run({"regress", reports, "--against", before, "--rules", packs, "--pack", "strict"});
    CHECK(drift.status == 1);
    CHECK(contains(drift.out, "changed meaning"));
    CHECK_MESSAGE(contains(drift.out, "rag green -> red"), drift.out);

    // Two datasets give the same as reports and a dataset.
    REQUIRE(run({"convert", reports, "-o", after, "--rules", packs, "--pack", "strict"}).status == 0);
    CHECK(run({"regress", after, "--against", before}).out == drift.out);

    const Ended part = run({"regress", fs::path(reports) / "q1.pdf", "--against", before});
    CHECK(part.status == 0);
    CHECK(contains(part.out, "q2.pdf: in " + before + " alone, not compared"));
    CHECK(run({"regress", reports, "--against", before, "--accept"}).status == 2);
  }

  TEST_CASE("differences with the same change are shown a few times and counted") {
    std::vector<normalize::Difference> differences;
    for (int i = 0; i < 10; ++i)
      differences.push_back({normalize::Difference::Kind::meaning,
                             "observations",
                             "a.pdf",
                             "EX" + std::to_string(i),
                             "actual",
                             "page 1",
                             {{"unit", "count", "percent"}}});
    const std::string table = difference_table(differences, {.alike = 3});
    CHECK(contains(table, "EX2"));
    CHECK_FALSE(contains(table, "EX3"));
    CHECK(contains(table, "7 more changed meaning: unit count -> percent"));
    CHECK(summary(differences) == "figures: 10 changed meaning");
  }

  TEST_CASE("issues of one check are shown a few times and counted") {
    std::vector<normalize::Difference> differences;
    for (int i = 0; i < 60; ++i)
      differences.push_back({normalize::Difference::Kind::added,
                             "issues",
                             "a.pdf",
                             "low-confidence (info)",
                             std::to_string(i),
                             "",
                             {}});
    differences.push_back(
        {normalize::Difference::Kind::added, "issues", "a.pdf", "rag-mismatch (error)", "x", "", {}});
    const std::string table = difference_table(differences, {.alike = 3});
    CHECK(std::count(table.begin(), table.end(), '\n') == 6);  // heading, 3 and 1, the count
    CHECK(contains(table, "57 more added: low-confidence (info)"));
    CHECK(contains(table, "rag-mismatch"));
  }

  TEST_CASE("columns of the table stand under one another, long texts are cut between characters") {
    using Kind = normalize::Difference::Kind;
    const std::string table =
        difference_table({{Kind::added, "observations", "a.pdf", "ééééééééé", "x", "", {}},
                          {Kind::lost, "observations", "a.pdf", "short", "y", "", {}}},
                         {.widest = 5});
    CHECK(table == "  figures\n    added  éééé…  x\n    lost   short  y\n");
  }

  TEST_CASE("JUnit output escapes what a report says and counts failures and errors") {
    Dataset found = sample_dataset();
    found.observations[0].label = "<script> & \"co\"";
    const std::string xml = junit_xml({{"good", 0.5, "", {}},
                                       {"bad", 0.25, "", compare(sample_dataset(), found)},
                                       {"broken", 0, "no \x01 file", {}}});
    CHECK(xml.find("tests=\"3\" failures=\"1\" errors=\"1\" time=\"0.750\"") != std::string::npos);
    CHECK(xml.find("<script>") == std::string::npos);
    CHECK(xml.find("&lt;script&gt; &amp; &quot;co&quot;") != std::string::npos);
    CHECK(xml.find('\x01') == std::string::npos);
  }

  TEST_CASE("fixtures are the folders that hold a report, by name") {
    const ScratchFolder scratch;
    for (const char* name : {"b", "a", "none"}) std::filesystem::create_directory(scratch.path / name);
    CHECK_THROWS_AS(fixtures_in(scratch.path), std::runtime_error);
    CHECK_THROWS_AS(fixtures_in(scratch.path / "nowhere"), std::runtime_error);
    write_bytes(scratch.path / "a/report.txt", "x");
    write_bytes(scratch.path / "b/report.pdf", "x");
    const auto fixtures = fixtures_in(scratch.path);
    REQUIRE(fixtures.size() == 2);
    CHECK(fixtures[0].name == "a");
    CHECK(fixtures[1].report == scratch.path / "b/report.pdf");
    const auto one = fixtures_in(scratch.path / "b");
    REQUIRE(one.size() == 1);
    CHECK(one[0].name == "b");
  }
}
