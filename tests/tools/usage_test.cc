// Help, version and wrong usage.
#include <doctest/doctest.h>

#include "normalize/scratch_folder.h"
#include "tools/pdf_file.h"
#include "tools/program.h"

using namespace scrutineer;

TEST_SUITE("command") {
  TEST_CASE("--version and --help say what the program is, on standard output") {
    const Ended version = run({"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("scrutineer "));
    CHECK(version.err.empty());
    const Ended help = run({"--help"});
    CHECK(help.status == 0);
    for (const char* command : {"convert", "tables", "validate", "regress", "explain", "rules", "merge"})
      CHECK_MESSAGE(help.out.find(command) != std::string::npos, command);
  }

  TEST_CASE("every command has a --help that names its options") {
    const std::vector<std::pair<std::string, std::string>> commands = {
        {"convert", "--resume"}, {"tables", "--shard"}, {"validate", "--fail-on"}, {"regress", "--accept"},
        {"explain", "--page"},   {"rules", "--output"}, {"merge", "--output"}};
    for (const auto& [command, option] : commands) {
      const Ended help = run({command, "--help"});
      CHECK(help.status == 0);
      CHECK_MESSAGE(help.out.find("scrutineer " + command) != std::string::npos, command);
      CHECK_MESSAGE(help.out.find(option) != std::string::npos, command, " ", option);
      CHECK(help.err.empty());
    }
  }

  TEST_CASE("wrong usage ends with status 2 and says what is wrong and where to look") {
    const ScratchFolder scratch;
    const std::string report = scratch.path / "report.pdf", out = scratch.path / "out";
    write_bytes(report, pdf_report());
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
        {{}, "name a command"},
        {{"transmogrify"}, "transmogrify"},
        {{"convert"}, "-o DATASET"},
        {{"convert", report}, "-o DATASET"},
        {{"convert", "-o", out}, "report"},
        {{"convert", report, "-o", out, "--no-such-option"}, "--no-such-option"},
        {{"convert", report, "-o", out, "--jobs", "0"}, "--jobs"},
        {{"convert", report, "-o", out, "--jobs", "many"}, "--jobs"},
        {{"convert", report, "-o", out, "--pages", "7-3"}, "--pages"},
        {{"convert", report, "-o", out, "--pages", "0"}, "--pages"},
        {{"convert", report, "-o", out, "--pages", "-"}, "--pages"},
        {{"convert", report, "-o", out, "--ocr", "maybe"}, "--ocr"},
        {{"convert", report, "-o", out, "--shard", "3/2"}, "--shard"},
        {{"convert", report, "-o", out, "--shard", "2"}, "--shard"},
        {{"convert", report, "-o", out, "--fail-on", "info"}, "--fail-on"},
        {{"convert", report, "-o", out, "--min-confidence", "90"}, "--min-confidence"},
        {{"convert", report, "-o", out, "--skip", "no-such-check"}, "no-such-check"},
        {{"convert", report, "-o", out, "--only", "no-such-check"}, "no-such-check"},
        {{"convert", report, "-o", out, "--severity", "no-such-check=info"}, "no-such-check"},
        {{"convert", report, "-o", out, "--severity", "sum-mismatch=grave"}, "--severity"},
        {{"convert", report, "-o", out, "--issues", scratch.path / "issues.xml"}, "issues.xml"},
        {{"convert", report, "-o", out, "--format", "xml"}, "--format"},
        {{"convert", report, "-o", out, "--baseline", scratch.path / "none.csv"}, "none.csv"},
        {{"convert", report, "-o", out, "--baseline", report}, "report.pdf"},
        {{"convert", report, "-o", out, "--pack", "no-such-pack"}, "no-such-pack"},
        {{"convert", report, "-o", out, "--rules", scratch.path / "none"}, "none"},
        {{"convert", report, "-o", out, "--timeout", "soon"}, "--timeout"},
        {{"convert", report, "-o", out, "--pages", "2,3"}, "3-7"},
        {{"convert", report, "-o", out, "--council", "Metropolitan Police"}, "--council none"},
        {{"convert", scratch.path / "mistyped/", "-o", out}, "mistyped/: there is no such file or folder"},
        {{"tables", report}, "-o DATASET"},
        {{"validate", scratch.path / "none"}, "none: there is no such folder"},
        {{"validate", scratch.path}, "is no dataset"},
        {{"validate", scratch.path, "--accept", "x-i1"}, "--write-baseline"},
        {{"merge", scratch.path, "-o", out}, "is no dataset"},
        {{"regress", report, "--against", scratch.path}, "is no dataset"},
        {{"rules", "kinds", "no-such-kind"}, "no-such-kind"},
        {{"validate"}, "dataset"},
        {{"explain", report}, "--page"},
        {{"explain", report, "--page", "first"}, "--page"},
        {{"rules"}, "list"},
        {{"rules", "new"}, "council"},
        {{"rules", "new", "No Such Place"}, "No Such Place"},
        {{"convert", report, "-o", out, "--council", "Atlantis"}, "'Atlantis' is no council"},
        {{"convert", report, "-o", out, "--council", "Hartlepol"}, "Hartlepool"},
        {{"convert", report, "-o", out, "--pages", "7-3"}, "3-7"},
        {{"regress"}, "fixtures"},
        {{"regress", scratch.path / "none"}, "none"},
        {{"merge", "-o", out}, "datasets"},
        {{"merge", out}, "-o DATASET"}};
    for (const auto& [arguments, words] : cases) {
      std::string line = "scrutineer";
      for (const std::string& argument : arguments) line += " " + argument;
      CAPTURE(line);
      const Ended ended = run(arguments);
      CHECK(ended.status == 2);
      CHECK(ended.err.find(words) != std::string::npos);
      CHECK(ended.err.find("--help") != std::string::npos);
      CHECK(ended.out.empty());
      CHECK_FALSE(std::filesystem::exists(out));
    }
  }

  TEST_CASE("a folder without reports is wrong usage") {
    const ScratchFolder scratch;
    std::filesystem::create_directory(scratch.path / "in");
    write_bytes(scratch.path / "in" / "letter.docx", "PK");
    const Ended ended = run({"convert", scratch.path / "in", "-o", scratch.path / "out"});
    CHECK(ended.status == 2);
    CHECK(ended.err.find("no report") != std::string::npos);
  }

  TEST_CASE("a folder named with a slash at its end is told as typed, by its own name") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const std::string out = scratch.path / "out";
    const Ended ended = run({"convert", scratch.path / "mistyped/", scratch.path / "report.pdf", "-o", out});
    CHECK(ended.status == 3);
    CHECK(ended.err.find("mistyped: failed: the file does not exist") != std::string::npos);
  }

  TEST_CASE("what is neither a PDF nor a picture nor text fails, whatever it is named") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "archive.txt", "PK\x03\x04 in letters");
    write_bytes(scratch.path / "letter.docx", "Percentage of calls answered: 93%\n");
    const std::string out = scratch.path / "out";
    for (const char* file : {"archive.txt", "letter.docx"}) {
      const Ended ended = run({"convert", scratch.path / file, "-o", out});
      CHECK(ended.status == 3);
      CHECK(ended.err.find("neither a PDF nor a picture nor text") != std::string::npos);
    }
  }

  TEST_CASE("pages that a report does not have are told") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report({.pages = 3}));
    const std::string report = scratch.path / "report.pdf", out = scratch.path / "out";
    const Ended ended = run({"convert", report, "-o", out, "--pages", "2-9"});
    CHECK(ended.status == 0);
    CHECK(ended.err.find("it has 3 pages, so --pages 2-9 reads pages 2 to 3") != std::string::npos);
    CHECK(run({"convert", report, "-o", out, "--pages", "2-3"}).err.find("--pages") == std::string::npos);
  }

  TEST_CASE("--council none gives a report to no council") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf",
                pdf_report({.heading = "Hartlepool Borough Council performance report 2023/24"}));
    const std::string report = scratch.path / "report.pdf";
    CHECK(run({"convert", report, "-o", scratch.path / "a"}).status == 0);
    CHECK(column_of(scratch.path / "a" / "documents.csv", "council").front() == "Hartlepool");
    CHECK(run({"convert", report, "-o", scratch.path / "b", "--council", "none"}).status == 0);
    CHECK(column_of(scratch.path / "b" / "documents.csv", "council").front().empty());
    CHECK(column_of(scratch.path / "b" / "documents.csv", "council_code").front().empty());
  }

  TEST_CASE("tables replaces no dataset that holds figures, but with --force") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const std::string report = scratch.path / "report.pdf", out = scratch.path / "out";
    CHECK(run({"convert", report, "-o", out}).status == 0);
    const Ended refused = run({"tables", report, "-o", out});
    CHECK(refused.status == 2);
    CHECK(refused.err.find("--force") != std::string::npos);
    CHECK_FALSE(rows_of(scratch.path / "out" / "observations.csv").empty());
    CHECK(run({"tables", report, "-o", out, "--force"}).status == 0);
    CHECK(rows_of(scratch.path / "out" / "observations.csv").empty());
    CHECK(run({"tables", report, "-o", out}).status == 0);  // one that it has made itself
  }

  TEST_CASE("a folder or file that is no dataset is never replaced") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    std::filesystem::create_directory(scratch.path / "holiday");
    write_bytes(scratch.path / "holiday" / "photo.jpg", "precious");
    write_bytes(scratch.path / "letter", "precious");
    for (const char* target : {"holiday", "letter"}) {
      CAPTURE(target);
      for (const char* command : {"convert", "tables"})
        CHECK(run({command, scratch.path / "report.pdf", "-o", scratch.path / target}).status == 2);
      CHECK(run({"merge", scratch.path / "none", "-o", scratch.path / target}).status == 2);
    }
    CHECK(bytes_of(scratch.path / "holiday" / "photo.jpg") == "precious");
    CHECK(bytes_of(scratch.path / "letter") == "precious");
  }

  TEST_CASE("rules new writes a pack that rules check accepts and rules list shows") {
    const ScratchFolder scratch;
    const std::string folder = scratch.path / "packs";
    const Ended made = run({"rules", "new", "Hartlepool", "-o", folder});
    CHECK(made.status == 0);
    REQUIRE(std::filesystem::exists(scratch.path / "packs" / "hartlepool.toml"));
    CHECK(run({"rules", "check", "--rules", folder}).status == 0);
    const std::string pack = bytes_of(scratch.path / "packs" / "hartlepool.toml");
    CHECK(pack.find("match = '\\bHartlepool\\b'") == std::string::npos);  // a bare place is no council
    CHECK(run({"rules", "list", "--rules", folder}).out.find("hartlepool") != std::string::npos);
    CHECK(run({"rules", "new", "Hartlepool", "-o", folder}).status ==
          2);  // it exists: nothing is overwritten
  }

  TEST_CASE("rules new reads a report and proposes what its pack would have to say") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const std::string folder = scratch.path / "packs";
    const Ended made =
        run({"rules", "new", scratch.path / "report.pdf", "--council", "Hartlepool", "-o", folder});
    CHECK(made.status == 0);
    const std::string pack = bytes_of(scratch.path / "packs" / "hartlepool.toml");
    CHECK(pack.find("from report.pdf") != std::string::npos);
    CHECK(run({"rules", "check", "--rules", folder}).status == 0);
  }

  TEST_CASE("the rules that rules new proposes hold when their # is taken away") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf",
                pdf_report({.rows = {{"Ref", "Indicator", "Zorp", "2023/24"},
                                     {"EX1", "Blorps frobbed", "abc", "93.6%"},
                                     {"EX2", "Quibbles glorped", "def", "91.0%"},
                                     {"EX3", "Complaints zapped", "ghi", "47"}}}));
    const std::string folder = scratch.path / "packs";
    REQUIRE(
        run({"rules", "new", scratch.path / "report.pdf", "--council", "Hartlepool", "-o", folder}).status ==
        0);
    const std::filesystem::path file = scratch.path / "packs" / "hartlepool.toml";
    std::string pack = bytes_of(file);
    const std::size_t proposed = pack.find("# ---- from ");
    REQUIRE(proposed != std::string::npos);
    CHECK(pack.find("no = []") == std::string::npos);
    REQUIRE(pack.find("# kind = ", proposed) != std::string::npos);
    for (const char* line : {"[[rule]]", "kind = ", "gives = ", "match = ", "yes = ", "no = "})
      for (std::size_t at = proposed; (at = pack.find(std::string("\n# ") + line, at)) != std::string::npos;)
        pack.erase(at + 1, 2);
    write_bytes(file, pack);
    const Ended checked = run({"rules", "check", "--rules", folder});
    CHECK_MESSAGE(checked.status == 0, checked.out);
  }

  TEST_CASE("a pack that gives what no rule can give is refused by convert, with file and line") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    std::filesystem::create_directory(scratch.path / "packs");
    write_bytes(scratch.path / "packs" / "odd.toml",
                "[pack]\nname = \"odd\"\nextends = \"uk\"\n\n[[rule]]\nkind = \"header\"\ngives = \"team\"\n"
                "match = '^aim$'\nyes = [\"aim\"]\nno = [\"goal\"]\n");
    const std::string packs = scratch.path / "packs", out = scratch.path / "out";
    const Ended ended = run({"convert", scratch.path / "report.pdf", "-o", out, "--rules", packs});
    CHECK(ended.status == 2);
    CHECK(ended.err.find("odd.toml:") != std::string::npos);
    CHECK(ended.err.find("`team`") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(out));
    CHECK(run({"rules", "check", "--rules", packs}).status == 3);  // which lists all there is
  }

  TEST_CASE("rules kinds lists what rules may ask and answer") {
    const Ended all = run({"rules", "kinds"});
    CHECK(all.status == 0);
    CHECK(all.out.find("prose-unreal: ") != std::string::npos);
    const Ended one = run({"rules", "kinds", "header"});
    CHECK(one.out.find("commentary") != std::string::npos);
    CHECK(one.out.find("prose-unreal") == std::string::npos);
  }

  TEST_CASE("rules check finds an example that its pattern does not match, and says where") {
    const ScratchFolder scratch;
    write_bytes(
        scratch.path / "odd.toml",
        "[pack]\nname = \"odd\"\nextends = \"uk\"\n\n[[rule]]\nkind = \"header\"\ngives = \"target\"\n"
        "match = '^aim$'\nyes = [\"goal\"]\n");
    const Ended checked = run({"rules", "check", "--rules", scratch.path});
    CHECK(checked.status == 3);
    CHECK(checked.out.find("odd.toml:") != std::string::npos);
    CHECK(checked.out.find("goal") != std::string::npos);
  }

  TEST_CASE("a pack that cannot be read is told with its file and line") {
    const ScratchFolder scratch;
    write_bytes(scratch.path / "broken.toml", "[pack]\nname = \"broken\"\n[[rule]]\nkind = 3\n");
    const Ended listed = run({"rules", "list", "--rules", scratch.path});
    CHECK(listed.status == 2);
    CHECK(listed.err.find("broken.toml:") != std::string::npos);
  }
}
