// explain --unread from outside: what was printed and became no figure.
#include <doctest/doctest.h>

#include "normalize/scratch_folder.h"
#include "tools/pdf_file.h"
#include "tools/program.h"

using namespace scrutineer;

namespace {

bool says(const Ended& ended, const char* words) { return ended.out.find(words) != std::string::npos; }

}  // namespace

TEST_SUITE("command") {
  TEST_CASE("explain --unread lists the printed numbers that became no figure, with reasons") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report({.pages = 2}));
    const std::string report = scratch.path / "report.pdf";
    const Ended page = run({"explain", report, "--unread", "--page", "1"});
    CHECK(page.status == 0);
    CHECK(says(page, "page 1: "));
    CHECK_FALSE(says(page, "page 2: "));
    CHECK(says(page, "it is a header"));  // the 2023/24 of the column
    CHECK(says(page, "its column was taken for: label"));  // the 30 of "within 30 seconds"
    CHECK_FALSE(says(page, "93.6"));                       // is a figure
    const Ended all = run({"explain", report, "--unread"});
    CHECK(says(all, "page 1: "));
    CHECK(says(all, "page 2: "));
    CHECK(run({"explain", report, "--unread", "--page", "3"}).status == 3);
    CHECK(run({"explain", report, "--unread", "--page", "1", "--row", "1"}).status == 2);
  }

  TEST_CASE("explain tells of numbers in running text why none was taken") {
    const ScratchFolder scratch;
    write_bytes(
        scratch.path / "report.txt",
        "Performance report 2023/24\n\nWe plan to build 45 homes if the money comes. The council has 12 "
        "offices, and was founded in 1974.\n");
    const Ended page = run({"explain", scratch.path / "report.txt", "--page", "1"});
    CHECK(page.status == 0);
    CHECK(says(page, "outside its tables in no figure"));
    CHECK(says(page, "1974"));
    CHECK(says(page, "a date, a year, an age"));
    const Ended listed = run({"explain", scratch.path / "report.txt", "--unread"});
    CHECK(says(listed, "1974"));
  }
}
