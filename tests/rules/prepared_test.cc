#include "rules/prepared.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

#include "rules/embedded.h"

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

TEST_CASE("a prepared text that is cut off or holds something else is refused") {
  const std::string whole = prepared(read_pack("[pack]\nname = \"a\"\n[settings]\nhalf = 0.5\n", "a.toml"));
  CHECK(read_prepared(whole).settings.at("half") == 0.5);
  CHECK_THROWS_AS(read_prepared(std::string_view(whole).substr(0, whole.size() - 2)), std::logic_error);
  CHECK_THROWS_AS(read_prepared("x"), std::logic_error);
  CHECK_THROWS_AS(read_alternatives("0,9999999,"), std::logic_error);
}
