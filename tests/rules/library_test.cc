#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "rules/rules.h"

using namespace scrutineer::rules;

namespace {

// A folder of packs that lives as long as the test.
struct PackFolder {
  std::filesystem::path path;
  explicit PackFolder(const std::string& toml) {
    path = std::filesystem::temp_directory_path() /
           ("scrutineer-packs-" + std::to_string(std::hash<std::string>{}(toml)));
    std::filesystem::create_directories(path);
    std::ofstream(path / "extra.toml") << toml;
  }
  ~PackFolder() { std::filesystem::remove_all(path); }
};

const std::string kHead = "[pack]\nname = \"extra\"\nextends = \"uk\"\n";

std::string role(const RuleSet& set, const char* header) {
  const auto match = set.first("header", header);
  return match ? match->gives() : "";
}

}  // namespace

TEST_CASE("the packs that are compiled in have nothing to complain about") {
  for (const Problem& problem : Library::load()->check()) {
    CAPTURE(problem.file);
    CAPTURE(problem.line);
    FAIL_CHECK(problem.message);
  }
}

TEST_CASE("a header tells a column's role whatever period stands with it") {
  const auto uk = Library::load()->pack("uk");
  CHECK(role(*uk, "2021/22 Quarterly Target") == "target");
  CHECK(role(*uk, "Q1 2019/20 Value") == "actual");
  CHECK(role(*uk, " PI Code ") == "code");
  CHECK(role(*uk, "Latest performance (RAG)") == "rating");
  CHECK(role(*uk, "Comments & Planned Improvement Action") == "commentary");
  CHECK(role(*uk, "Mar 2017").empty());
}

TEST_CASE("every comparator of a sentence is found in its place") {
  const auto uk = Library::load()->pack("uk");
  const std::string text = "Statistical Neighbours (21%) and England (22%), South East (26%).";
  const auto found = uk->all("comparator", text);
  REQUIRE(found.size() == 3);
  CHECK(found[0].gives() == "statistical-neighbours");
  CHECK(found[1].gives() == "england");
  CHECK(found[2].gives() == "south-east");
  CHECK(text.substr(found[2].begin, found[2].end - found[2].begin) == "South East");
}

TEST_CASE("a key's tolerance stands in the groups") {
  const auto uk = Library::load()->pack("uk");
  const auto match = uk->first("key", "More than 10% off target");
  REQUIRE(match);
  CHECK(match->gives() == "red");
  CHECK(match->groups.at(0) == "10");
  CHECK(match->groups.at(1) == "%");
}

TEST_CASE("colours of Excel's conditional formats rate and those of headers do not") {
  const auto uk = Library::load()->pack("uk");
  CHECK(uk->rag_of(0xC6, 0xEF, 0xCE) == "green");
  CHECK(uk->rag_of(0xFF, 0xC7, 0xCE) == "red");
  CHECK(uk->rag_of(0xFF, 0xEB, 0x9C) == "amber");
  CHECK(uk->rag_of(0x1F, 0x38, 0x64).empty());
  CHECK(uk->rag_of(0xF2, 0xF2, 0xF2).empty());
}

TEST_CASE("a pack in a folder comes before the one that it extends") {
  const PackFolder folder(kHead +
                          "[[rule]]\nkind = \"header\"\ngives = \"floor\"\nmatch = '^target$'\nyes = "
                          "[\"Target\"]\nno = [\"x\"]\n");
  const auto library = Library::load({folder.path});
  CHECK(role(*library->pack("extra"), "Target") == "floor");
  CHECK(role(*library->pack("uk"), "Target") == "target");
  CHECK(library->check().empty());
}

TEST_CASE("a report is recognised by one sure rule or two maybes") {
  const PackFolder folder(kHead +
                          "[[rule]]\nkind = \"report\"\ngives = \"maybe\"\nmatch = 'zebra'\n[[rule]]\nkind = "
                          "\"report\"\ngives = \"maybe\"\nmatch = 'okapi'\n");
  const auto library = Library::load({folder.path});
  CHECK(library->pack_for("a zebra")->pack() == "uk");
  CHECK(library->pack_for("a zebra and an OKAPI")->pack() == "extra");
}

TEST_CASE(
    "the check names file and line of an example that does not match and of a rule that is never reached") {
  const PackFolder folder(kHead +
                          "[[rule]]\nkind = \"marker\"\ngives = \"new\"\nmatch = 'nouveau'\nyes = "
                          "[\"neuf\"]\nno = [\"nouveau\"]\n"
                          "[[rule]]\nkind = \"marker\"\ngives = \"suppressed\"\nmatch = 'nouveau riche'\nyes "
                          "= [\"nouveau riche\"]\nno = [\"x\"]\n"
                          "[[rule]]\nkind = \"colour\"\ngives = \"x\"\nmatch = 'x'\n");
  const auto problems = Library::load({folder.path})->check();
  REQUIRE(problems.size() == 6);
  CHECK(problems[0].line == 7);
  CHECK(problems[0].file == (folder.path / "extra.toml").string());
  CHECK(problems[0].message.find("neuf") != std::string::npos);
  CHECK(problems[1].message.find("counter-example") != std::string::npos);
  CHECK(problems[2].message.find("never reached") != std::string::npos);
  CHECK(problems[3].message.find("unknown kind") != std::string::npos);
}

TEST_CASE("a pack that cannot be read is told by file and line") {
  const auto message = [](const std::string& toml) -> std::string {
    const PackFolder folder(toml);
    try {
      Library::load({folder.path});
    } catch (const std::runtime_error& error) {
      return std::filesystem::path(error.what()).filename().string();
    }
    return "";
  };
  CHECK(message(kHead + "[[rule]]\nkind = \"x\"\ngives = \"y\"\nmatch = '('\n")
            .starts_with("extra.toml:7: the pattern does not compile"));
  CHECK(message(kHead + "[[rule]]\nkind = \"x\"\nmatch = 'y'\n")
            .starts_with("extra.toml:4: `gives` is missing"));
  CHECK(message(kHead + "[[rule]]\nkind = 3\n").starts_with("extra.toml:5: `kind` must be a text"));
  CHECK(
      message("[pack]\nname = \"extra\"\nextends = \"none\"\n").starts_with("extra.toml:1: extends `none`"));
  CHECK(message("[pack\n").starts_with("extra.toml:1:"));
}

TEST_CASE("the tables are there") {
  const auto library = Library::load();
  REQUIRE(library->indicator("cla-rate-per-10000") != nullptr);
  CHECK(library->indicator("cla-rate-per-10000")->unit == "rate-per-10000");
  CHECK(library->indicator("no-such-thing") == nullptr);
  CHECK(library->councils().size() > 400);
  CHECK(library->traps().size() > 70);
  CHECK(library->references().size() > 5000);
}
