// convert from outside: what a user and a script notice.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <thread>

#include "normalize/scratch_folder.h"
#include "tools/pdf_file.h"
#include "tools/program.h"

using namespace scrutineer;
namespace fs = std::filesystem;

namespace {

std::string status_in(const fs::path& dataset, const std::string& file) {
  return field(dataset / "documents.csv", "file", file, "status");
}

// Sound reports that differ, in `folder`.
void write_reports(const fs::path& folder, int count) {
  fs::create_directories(folder);
  for (int i = 0; i < count; ++i) {
    PlainReport report;
    report.heading = "Performance report of team " + std::to_string(i);
    report.pages = 1 + i % 3;
    report.rows[1][3] = std::to_string(80 + i % 20) + ".5%";
    write_bytes(folder / ("report" + std::to_string(100 + i) + ".pdf"), pdf_report(report));
  }
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

// Until a run has finished that many documents.
void wait_for_parts(const fs::path& parts, int count) {
  for (int i = 0; i < 20000; ++i) {
    int finished = 0;
    std::error_code error;
    for (fs::directory_iterator entry(parts, error), end; !error && entry != end; entry.increment(error))
      if (!entry->path().filename().string().starts_with(".")) ++finished;
    if (finished >= count) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  FAIL("no document was finished");
}

}  // namespace

TEST_SUITE("convert") {
  TEST_CASE("a report becomes a dataset with its figures") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const fs::path out = scratch.path / "out";
    const Ended ended = run({"convert", scratch.path / "report.pdf", "-o", out});
    CHECK(ended.status == 0);
    CHECK(ended.out.empty());
    CHECK(status_in(out, "report.pdf") == "complete");
    CHECK(field(out / "observations.csv", "text", "93.6%", "value") == "93.6");
    CHECK(names_in(scratch.path) ==
          std::vector<std::string>{"out", "report.pdf"});  // nothing else is left behind
  }

  TEST_CASE("a file that cannot be read is told plainly, becomes a row, and harms no other") {
    const ScratchFolder scratch;
    const std::string sound = pdf_report();
    write_bytes(scratch.path / "sound.pdf", sound);
    write_bytes(scratch.path / "empty.pdf", "");
    write_bytes(scratch.path / "binary.pdf", std::string("\x00\x01\x02MZ\x00", 6));
    write_bytes(scratch.path / "page.pdf", "<!DOCTYPE html><html><body>404 Not found</body></html>");
    write_bytes(scratch.path / "cut.pdf", sound.substr(0, 200));
    write_bytes(scratch.path / "pageless.pdf", pdf_of({{1, "<< /Type /Catalog /Pages 2 0 R >>"},
                                                       {2, "<< /Type /Pages /Count 0 /Kids [] >>"}}));
    fs::create_directory(scratch.path / "folder.pdf");
    const fs::path out = scratch.path / "out";
    const Ended ended = run({"convert", scratch.path / "sound.pdf", scratch.path / "empty.pdf",
                             scratch.path / "binary.pdf", scratch.path / "page.pdf", scratch.path / "cut.pdf",
                             scratch.path / "pageless.pdf", scratch.path / "missing.pdf", "-o", out});
    CHECK(ended.status == 3);
    CHECK(status_in(out, "sound.pdf") == "complete");
    const std::vector<std::pair<std::string, std::string>> told = {
        {"empty.pdf", "empty"},   {"binary.pdf", "not a PDF"}, {"page.pdf", "web page"},
        {"missing.pdf", "exist"}, {"pageless.pdf", "page"},    {"cut.pdf", ""}};
    for (const auto& [file, words] : told) {
      CAPTURE(file);
      CHECK(status_in(out, file) == "failed");
      const std::string error = field(out / "documents.csv", "file", file, "error");
      CHECK_FALSE(error.empty());
      CHECK(error.find(words) != std::string::npos);
      CHECK(error.find("crashed") == std::string::npos);
      CHECK(ended.err.find(file + ": failed: " + error) != std::string::npos);
    }
    CHECK(field(out / "documents.csv", "file", "missing.pdf", "document_id").size() == 16);
    CHECK(field(out / "documents.csv", "file", "missing.pdf", "sha256").empty());
  }

  TEST_CASE("a file alone that cannot be read still gives a dataset with its row") {
    const ScratchFolder scratch;
    const Ended ended = run({"convert", "none.pdf", "-o", "out"}, {.folder = scratch.path});
    CHECK(ended.status == 3);
    CHECK(status_in(scratch.path / "out", "none.pdf") == "failed");
  }

  TEST_CASE(
      "the same input gives the same bytes, whatever the number of workers and the order of arguments") {
    const ScratchFolder scratch;
    write_reports(scratch.path / "in", 9);
    fs::copy_file(scratch.path / "in" / "report104.pdf", scratch.path / "in" / "report102-copy.pdf");
    write_bytes(scratch.path / "in" / "report100-bad.pdf", "%PDF-1.4 nothing");
    const fs::path in = scratch.path / "in";
    CHECK(run({"convert", in, "-o", scratch.path / "one", "--jobs", "1"}).status == 3);
    CHECK(run({"convert", in, "-o", scratch.path / "two", "--jobs", "2"}).status == 3);
    std::vector<std::string> each = {"convert", "-o", scratch.path / "three", "--jobs", "3"};
    const std::vector<std::string> names = names_in(in);
    for (auto name = names.rbegin(); name != names.rend(); ++name) each.push_back(in / *name);
    each.push_back(in);  // and once more
    CHECK(run(each).status == 3);
    const std::string expected = folder_bytes(scratch.path / "one");
    CHECK(rows_of(scratch.path / "one" / "documents.csv").size() == 11);
    CHECK(folder_bytes(scratch.path / "two") == expected);
    CHECK(folder_bytes(scratch.path / "three") == expected);
  }

  TEST_CASE("a mistyped name leaves the dataset of an earlier run as it was") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const fs::path dataset = scratch.path / "d";
    REQUIRE(run({"convert", scratch.path / "report.pdf", "-o", dataset}).status == 0);
    const std::string before = bytes_of(dataset / "observations.csv");
    const Ended ended = run({"convert", scratch.path / "reprot.pdf", "-o", dataset});
    CHECK(ended.status == 3);
    CHECK(ended.err.find("left as it was") != std::string::npos);
    CHECK(bytes_of(dataset / "observations.csv") == before);
  }

  TEST_CASE("somebody's own file within a dataset is never lost") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const fs::path dataset = scratch.path / "d";
    REQUIRE(run({"convert", scratch.path / "report.pdf", "-o", dataset}).status == 0);
    write_bytes(dataset / "mine.xlsx", "precious");
    const Ended ended = run({"convert", scratch.path / "report.pdf", "-o", dataset});
    CHECK(ended.status == 2);
    CHECK(ended.err.find("mine.xlsx") != std::string::npos);
    CHECK(bytes_of(dataset / "mine.xlsx") == "precious");
  }

  TEST_CASE("copies of a file are told apart by a number at their id, in the order of their paths") {
    const ScratchFolder scratch;
    for (const char* name : {"b.pdf", "a.pdf", "c.pdf"}) write_bytes(scratch.path / name, pdf_report());
    CHECK(run({"convert", scratch.path, "-o", scratch.path / "out"}).status == 0);
    const fs::path documents = scratch.path / "out" / "documents.csv";
    const std::string id = field(documents, "file", "a.pdf", "document_id");
    CHECK(id.size() == 16);
    CHECK(field(documents, "file", "b.pdf", "document_id") == id + "-2");
    CHECK(field(documents, "file", "c.pdf", "document_id") == id + "-3");
  }

  TEST_CASE("`file` is the path below the deepest folder that holds all inputs") {
    const ScratchFolder scratch;
    fs::create_directories(scratch.path / "in" / "2023" / "q1");
    fs::create_directories(scratch.path / "in" / "2024");
    write_bytes(scratch.path / "in" / "2023" / "q1" / "a.pdf", pdf_report());
    write_bytes(scratch.path / "in" / "2024" / "b.pdf", pdf_report({.pages = 2}));
    CHECK(run({"convert", "in", "-o", "out"}, {.folder = scratch.path}).status == 0);
    CHECK(status_in(scratch.path / "out", "2023/q1/a.pdf") == "complete");
    CHECK(status_in(scratch.path / "out", "2024/b.pdf") == "complete");
    CHECK(run({"convert", "in/2023/q1/a.pdf", "-o", "out"}, {.folder = scratch.path}).status == 0);
    CHECK(status_in(scratch.path / "out", "a.pdf") == "complete");
  }

  TEST_CASE("shards joined by merge are what one run would have written, byte for byte") {
    const ScratchFolder scratch;
    write_reports(scratch.path / "in", 8);
    fs::copy_file(scratch.path / "in" / "report104.pdf", scratch.path / "in" / "report101-copy.pdf");
    CHECK(run({"convert", scratch.path / "in", "-o", scratch.path / "whole"}).status == 0);
    std::vector<std::string> merge = {"merge", "-o", scratch.path / "joined"};
    for (const char* number : {"3", "1", "2"}) {
      const fs::path shard = scratch.path / (std::string("shard") + number);
      CHECK(
          run({"convert", scratch.path / "in", "-o", shard, "--shard", std::string(number) + "/3"}).status ==
          0);
      merge.push_back(shard);
    }
    CHECK(run(merge).status == 0);
    CHECK(folder_bytes(scratch.path / "joined") == folder_bytes(scratch.path / "whole"));
  }

  TEST_CASE("merge refuses a dataset that is named twice, and says which document stands in which") {
    const ScratchFolder scratch;
    write_reports(scratch.path / "in", 3);
    const std::string one = scratch.path / "one", copy = scratch.path / "copy",
                      joined = scratch.path / "joined";
    CHECK(run({"convert", scratch.path / "in", "-o", one}).status == 0);
    fs::copy(one, copy, fs::copy_options::recursive);
    for (const std::string& other : {one, copy}) {
      const Ended ended = run({"merge", one, other, "-o", joined});
      CHECK(ended.status == 2);
      CHECK(ended.err.find("report100.pdf stands in " + one + " and in " + other) != std::string::npos);
      CHECK_FALSE(fs::exists(joined));
    }
  }

  TEST_CASE("what a killed writer left beside the dataset goes with the next run, a living one's stays") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const fs::path out = scratch.path / "out";
    fs::create_directory(scratch.path / ".out.4000001.partial");
    write_bytes(scratch.path / ".out.4000001.partial" / "documents.csv", "document_id");
    fs::create_directory(scratch.path / ".out.4000002.partial");
    fs::create_directory(scratch.path / ".other.4000001.partial");  // of another dataset
    const int lock = ::open((scratch.path / ".out.4000002.partial").c_str(), O_RDONLY | O_DIRECTORY);
    REQUIRE(::flock(lock, LOCK_EX) == 0);
    CHECK(run({"convert", scratch.path / "report.pdf", "-o", out}).status == 0);
    ::close(lock);
    CHECK(names_in(scratch.path) ==
          std::vector<std::string>{".other.4000001.partial", ".out.4000002.partial", "out", "report.pdf"});

    write_bytes(out / ".issues.csv.4000001.partial", "issue_id");
    CHECK(run({"validate", out}).status == 0);
    CHECK_FALSE(fs::exists(out / ".issues.csv.4000001.partial"));
  }

  TEST_CASE("locked files are told as such; --password opens them, and hinders no file that needs none") {
    const ScratchFolder scratch;
    const fs::path open = project_folder() / "fixtures" / "owner-password" / "report.pdf";
    const fs::path locked = project_folder() / "fixtures" / "user-password" / "report.pdf";
    const fs::path out = scratch.path / "out";
    const Ended none = run({"convert", open, locked, "-o", out});
    CHECK(none.status == 3);
    CHECK(none.err.find("locked by a password; give it with --password") != std::string::npos);
    const std::string documents = out / "documents.csv";
    CHECK(field(documents, "file", "owner-password/report.pdf", "status") == "complete");
    CHECK(field(documents, "file", "user-password/report.pdf", "status") == "failed");
    const Ended wrong = run({"convert", open, locked, "-o", out, "--password", "seagull"});
    CHECK(wrong.status == 3);
    CHECK(wrong.err.find("the password does not open the PDF") != std::string::npos);
    CHECK(field(documents, "file", "owner-password/report.pdf", "status") == "complete");
    CHECK(run({"convert", open, locked, "-o", out, "--password", "harbour"}).status == 0);
    CHECK(field(documents, "file", "user-password/report.pdf", "status") == "complete");
  }

  TEST_CASE("a run that a full disk ends leaves the dataset that stood there, and nothing half-written") {
    const ScratchFolder scratch;
    write_reports(scratch.path / "in", 2);
    CHECK(run({"convert", scratch.path / "in", "-o", scratch.path / "out"}).status == 0);
    const std::string before = folder_bytes(scratch.path / "out");
    write_reports(scratch.path / "in", 4);
    const Ended ended =
        run({"convert", scratch.path / "in", "-o", scratch.path / "out"}, {.largest_file = 600});
    CHECK(ended.status == 1);
    CHECK(ended.err.find("cannot write") != std::string::npos);
    CHECK(folder_bytes(scratch.path / "out") == before);
    CHECK(names_in(scratch.path) == std::vector<std::string>{"in", "out"});
  }

  TEST_CASE("a run that is killed and resumed gives the dataset that an unbroken one would have") {
    const ScratchFolder scratch;
    write_reports(scratch.path / "in", 60);
    const fs::path in = scratch.path / "in", out = scratch.path / "out";
    CHECK(run({"convert", in, "-o", scratch.path / "unbroken"}).status == 0);
    const pid_t process = start({"convert", in, "-o", out, "--jobs", "1"});
    const fs::path parts = scratch.path / ".out.parts";
    wait_for_parts(parts, 3);
    ::kill(process, SIGKILL);
    CHECK(wait_for(process) == 128 + SIGKILL);
    CHECK_FALSE(fs::exists(out));
    REQUIRE(fs::exists(parts));
    const Ended resumed = run({"convert", in, "-o", out, "--resume"});
    CHECK(resumed.status == 0);
    CHECK(resumed.err.find("from the run before") != std::string::npos);
    CHECK(folder_bytes(out) == folder_bytes(scratch.path / "unbroken"));
    CHECK(names_in(scratch.path) == std::vector<std::string>{"in", "out", "unbroken"});
  }

  TEST_CASE("a run resumed with other options takes nothing over") {
    const ScratchFolder scratch;
    write_reports(scratch.path / "in", 40);
    const fs::path in = scratch.path / "in", out = scratch.path / "out";
    const pid_t process = start({"convert", in, "-o", out, "--jobs", "1"});
    const fs::path parts = scratch.path / ".out.parts";
    wait_for_parts(parts, 3);
    ::kill(process, SIGKILL);
    wait_for(process);
    const Ended resumed = run({"convert", in, "-o", out, "--resume", "--pages", "1"});
    CHECK(resumed.status == 0);
    CHECK(resumed.err.find("from the run before") == std::string::npos);
  }

  TEST_CASE("a run that is told to stop stops at once and leaves nothing behind") {
    const ScratchFolder scratch;
    write_reports(scratch.path / "in", 60);
    for (const int signal : {SIGINT, SIGTERM}) {
      const pid_t process =
          start({"convert", scratch.path / "in", "-o", scratch.path / "out", "--jobs", "1"});
      wait_for_parts(scratch.path / ".out.parts", 1);
      ::kill(process, signal);
      CHECK(wait_for(process) == 128 + signal);
      CHECK(names_in(scratch.path) == std::vector<std::string>{"in"});
    }
  }

  TEST_CASE("--pages reads only those pages") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report({.pages = 4}));
    const fs::path out = scratch.path / "out";
    const auto pages = [&](const std::string& range) {
      CHECK(run({"convert", scratch.path / "report.pdf", "-o", out, "--pages", range}).status == 0);
      std::string found;
      for (const std::string& page : column_of(out / "observations.csv", "page"))
        if (found.find(page) == std::string::npos) found += page;
      return found;
    };
    CHECK(pages("2") == "2");
    CHECK(pages("2-3") == "23");
    CHECK(pages("3-") == "34");
    CHECK(pages("-2") == "12");
  }

  TEST_CASE("validate changes no byte of what convert wrote") {
    const ScratchFolder scratch;
    write_reports(scratch.path / "in", 5);
    CHECK(run({"convert", scratch.path / "in", "-o", scratch.path / "out"}).status == 0);
    const std::string before = folder_bytes(scratch.path / "out");
    CHECK(run({"validate", scratch.path / "out"}).status == 0);
    CHECK(folder_bytes(scratch.path / "out") == before);
  }

  TEST_CASE(
      "an error in the report ends with status 4 where --fail-on asks for it, and stays away with --skip") {
    const ScratchFolder scratch;
    PlainReport report;
    report.rows[1][3] = "193.6%";  // of calls answered in time
    write_bytes(scratch.path / "report.pdf", pdf_report(report));
    const std::string file = scratch.path / "report.pdf", out = scratch.path / "out";
    CHECK(run({"convert", file, "-o", out}).status == 0);
    CHECK(field(scratch.path / "out" / "issues.csv", "check", "percent-out-of-range", "severity") == "error");
    CHECK(run({"convert", file, "-o", out, "--fail-on", "error"}).status == 4);
    CHECK(run({"convert", file, "-o", out, "--fail-on", "never"}).status == 0);
    CHECK(run({"validate", out, "--fail-on", "error"}).status == 4);
    CHECK(run({"merge", out, "-o", scratch.path / "joined", "--fail-on", "error"}).status == 4);
    CHECK(run({"convert", file, "-o", out, "--fail-on", "error", "--skip", "percent-out-of-range"}).status ==
          0);
    write_bytes(scratch.path / "bad.pdf", "");
    CHECK(run({"convert", file, scratch.path / "bad.pdf", "-o", out, "--fail-on", "error"}).status == 3);
  }

  TEST_CASE("tables gives the raw tables and no figures") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const fs::path out = scratch.path / "out";
    CHECK(run({"tables", scratch.path / "report.pdf", "-o", out}).status == 0);
    CHECK(rows_of(out / "observations.csv").empty());
    CHECK(rows_of(out / "issues.csv").empty());
    REQUIRE(rows_of(out / "tables.csv").size() == 1);
    CHECK(rows_of(out / "cells.csv").size() == 16);
    CHECK(field(out / "cells.csv", "text", "93.6%", "row") == "2");
  }

  TEST_CASE("tables says of a document and its tables what convert says") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    CHECK(run({"tables", scratch.path / "report.pdf", "-o", scratch.path / "raw"}).status == 0);
    CHECK(run({"convert", scratch.path / "report.pdf", "-o", scratch.path / "whole"}).status == 0);
    for (const char* file : {"documents.csv", "tables.csv", "cells.csv"})
      CHECK(rows_of(scratch.path / "raw" / file) == rows_of(scratch.path / "whole" / file));
  }

  TEST_CASE("--timings tells what each stage took, and only where it is asked for") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const std::vector<std::string> arguments = {"convert", scratch.path / "report.pdf", "-o",
                                                scratch.path / "out", "--quiet"};
    CHECK(run(arguments).err.empty());
    std::vector<std::string> timed = arguments;
    timed.push_back("--timings");
    const std::string told = run(timed).err;
    for (const char* stage : {"content", "words", "tables", "normalize", "checks", "writing", "rest"})
      CHECK(told.find(std::string("\n") + stage) != std::string::npos);
  }

  TEST_CASE("explain shows a figure with its header, and a page that is not there ends with status 3") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const std::string file = scratch.path / "report.pdf";
    const Ended page = run({"explain", file, "--page", "1"});
    CHECK(page.status == 0);
    CHECK(page.out.find("93.6%") != std::string::npos);
    CHECK(page.out.find("2023/24") != std::string::npos);
    const Ended row = run({"explain", file, "--page", "1", "--row", "3"});
    CHECK(row.out.find("91.0%") != std::string::npos);
    CHECK(row.out.find("93.6%") == std::string::npos);
    const Ended none = run({"explain", file, "--page", "2"});
    CHECK(none.status == 3);
    CHECK(none.err.find("no page 2") != std::string::npos);
    const Ended no_row = run({"explain", file, "--page", "1", "--row", "77"});
    CHECK(no_row.status == 3);
    CHECK(no_row.err.find("no row 77") != std::string::npos);
    CHECK(run({"explain", scratch.path / "none.pdf", "--page", "1"}).status == 3);
  }

  TEST_CASE("explain says why a cell gave no figure and which rule placed its column") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const Ended page = run({"explain", scratch.path / "report.pdf", "--page", "1"});
    CHECK(page.out.find("no figure: ") != std::string::npos);
    CHECK(page.out.find("its column was taken for: ") != std::string::npos);
    CHECK(page.out.find(".toml, line ") != std::string::npos);
  }

  TEST_CASE("pages beyond the report's end are an error, not an empty dataset") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const fs::path out = scratch.path / "out";
    CHECK(run({"convert", scratch.path / "report.pdf", "-o", out, "--pages", "99", "--quiet"}).status == 3);
    CHECK(rows_of(out / "documents.csv").size() == 1);
    CHECK(field(out / "documents.csv", "status", "failed", "error").find("no page 99") != std::string::npos);
  }

  TEST_CASE("--quiet says nothing where all is well; --json-progress says it as JSON lines") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const std::string file = scratch.path / "report.pdf", out = scratch.path / "out";
    CHECK(run({"convert", file, "-o", out, "--quiet"}).err.empty());
    const std::string lines = run({"convert", file, "-o", out, "--json-progress"}).err;
    for (const char* event : {"start", "document", "issues", "written"})
      CHECK(lines.find(std::string("{\"event\":\"") + event + "\"") != std::string::npos);
    CHECK(lines.find("\"status\":\"complete\"") != std::string::npos);
    const std::string plain = run({"convert", file, "-o", out}).err;
    CHECK(plain.find("1/1 report.pdf: complete") != std::string::npos);
    CHECK(plain.find('\r') == std::string::npos);  // no bar where there is no terminal
  }
}
