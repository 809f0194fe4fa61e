#include <doctest/doctest.h>

#include "normalize/prose/sentence.h"

using namespace scrutineer::normalize::prose;

TEST_CASE("A full stop within a number, an abbreviation or a bracket ends no sentence") {
  const auto found =
      sentences("It was 4.5% (approx. 40 cases. See above) in May. No. 7 fell, e.g. Ward 3. 12 remain.");
  REQUIRE(found.size() == 3);
  CHECK(found[0] == "It was 4.5% (approx. 40 cases. See above) in May.");
  CHECK(found[1] == "No. 7 fell, e.g. Ward 3.");
  CHECK(found[2] == "12 remain.");
}

TEST_CASE("A bracket that is never closed does not swallow the sentences behind it") {
  CHECK(sentences("Visits (all of them. Reviews were late. Plans were not.").size() == 3);
}

TEST_CASE("The paragraph's number is cut off and broken ranges, words and blanks are healed") {
  CHECK(mended("14. Those aged 16-\n 18 had re- referrals,  9in March") ==
        "Those aged 16-18 had re-referrals, 9 in March");
  CHECK(mended("3.2 pre- and post-adoption support") == "pre- and post-adoption support");
}

TEST_CASE("Markup left by a converter is no text") { CHECK(mended("<p>Visits rose.</p>") == "Visits rose."); }
