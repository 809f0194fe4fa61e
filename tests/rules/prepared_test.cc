#include "rules/prepared.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

#include "rules/embedded.h"
#include "rules/tables.h"

using namespace scrutineer::rules;

namespace {

const std::filesystem::path kData = std::filesystem::path(SCRUTINEER_SOURCE_DIR) / "rules/data";

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void check_same(const Alternatives& got, const Alternatives& expected) {
  CHECK(got.groups == expected.groups);
  REQUIRE(got.parts.size() == expected.parts.size());
  for (std::size_t i = 0; i < got.parts.size(); ++i) {
    CHECK(got.parts[i].pattern == expected.parts[i].pattern);
    CHECK(got.parts[i].groups_before == expected.parts[i].groups_before);
    CHECK((got.parts[i].literals == expected.parts[i].literals));
  }
}

void check_same(const Pack& got, const Pack& expected) {
  CHECK(got.info.name == expected.info.name);
  CHECK(got.info.extends == expected.info.extends);
  CHECK(got.info.council == expected.info.council);
  CHECK(got.info.country == expected.info.country);
  CHECK(got.info.description == expected.info.description);
  CHECK(got.info.file == expected.info.file);
  CHECK(got.info.line == expected.info.line);
  CHECK((got.settings == expected.settings));
  REQUIRE(got.rules.size() == expected.rules.size());
  for (std::size_t i = 0; i < got.rules.size(); ++i) {
    const Rule &rule = got.rules[i], &other = expected.rules[i];
    CAPTURE(other.file);
    CAPTURE(other.line);
    CHECK(rule.kind == other.kind);
    CHECK(rule.gives == other.gives);
    CHECK(rule.pattern == other.pattern);
    CHECK((rule.yes == other.yes));
    CHECK((rule.no == other.no));
    CHECK(rule.pack == other.pack);
    CHECK(rule.file == other.file);
    CHECK(rule.line == other.line);
    check_same(read_alternatives(prepared_of(got, i)), alternatives_of(other.pattern));
  }
  REQUIRE(got.colours.size() == expected.colours.size());
  for (std::size_t i = 0; i < got.colours.size(); ++i) {
    const ColourRule &colour = got.colours[i], &other = expected.colours[i];
    CHECK(colour.rag == other.rag);
    CHECK(colour.hue_from == other.hue_from);
    CHECK(colour.hue_to == other.hue_to);
    CHECK(colour.saturation_from == other.saturation_from);
    CHECK(colour.saturation_to == other.saturation_to);
    CHECK(colour.value_from == other.value_from);
    CHECK(colour.value_to == other.value_to);
    CHECK((colour.yes == other.yes));
    CHECK((colour.no == other.no));
    CHECK(colour.pack == other.pack);
    CHECK(colour.line == other.line);
  }
}

}  // namespace

TEST_CASE("the packs that are compiled in are those of rules/data, with the alternatives of their patterns") {
  std::map<std::string, Pack> embedded;
  for (const std::string_view text : embedded_packs()) {
    Pack pack = read_prepared(text);
    embedded.emplace(pack.info.file, std::move(pack));
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kData)) {
    if (entry.path().extension() != ".toml") continue;
    ++files;
    const std::string name = "rules/data/" + entry.path().filename().string();
    REQUIRE_MESSAGE(embedded.contains(name), name);
    check_same(embedded.at(name), read_pack(text_of(entry.path()), name));
  }
  CHECK(files == embedded.size());
}

TEST_CASE("the tables that are compiled in are those of rules/data") {
  const auto library = Library::load();
  const auto text = [](const char* name) { return text_of(kData / name); };
  CHECK(prepared(library->indicators()) == prepared(read_indicators(text("indicators.csv"), "")));
  CHECK(prepared(library->traps()) == prepared(read_traps(text("traps.csv"), "")));
  CHECK(prepared(library->councils()) == prepared(read_councils(text("councils.csv"), "")));
  CHECK(prepared(library->references()) == prepared(read_references(text("reference.csv"), "")));
}

TEST_CASE("every field of a row comes back") {
  Indicator indicator{
      "id",    "name", "a \"definition\"", "percent",          "up", "n",          "d", "annual",
      "theme", "NI 1", "source",           {"one", "", "two"}, -0.5, std::nullopt, true};
  const auto back = read_rows<Indicator>(prepared(std::vector{indicator, Indicator()}));
  REQUIRE(back.size() == 2);
  CHECK(back[0].definition == indicator.definition);
  CHECK(back[0].source == "source");
  CHECK((back[0].aliases == indicator.aliases));
  CHECK(back[0].plausible_min == -0.5);
  CHECK_FALSE(back[0].plausible_max.has_value());
  CHECK(back[0].may_exceed_hundred);
  CHECK_FALSE(back[1].may_exceed_hundred);
  const auto row =
      read_rows<Reference>(prepared(std::vector{Reference{"s", "c", "i", "from", "to", "1", "u", 2}}));
  REQUIRE(row.size() == 1);
  CHECK(row[0].council_code == "c");
  CHECK(row[0].indicator_id == "i");
  CHECK(row[0].period_end == "to");
  CHECK(row[0].decimals == 2);
}

TEST_CASE("a prepared text that is cut off or holds something else is refused") {
  const std::string whole = prepared(read_pack("[pack]\nname = \"a\"\n[settings]\nhalf = 0.5\n", "a.toml"));
  CHECK(read_prepared(whole).settings.at("half") == 0.5);
  CHECK_THROWS_AS(read_prepared(std::string_view(whole).substr(0, whole.size() - 2)), std::logic_error);
  CHECK_THROWS_AS(read_prepared("x"), std::logic_error);
  CHECK_THROWS_AS(read_alternatives("0,9999999,"), std::logic_error);
}
