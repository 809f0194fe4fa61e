#include "normalize/checks/sentences.h"

#include <doctest/doctest.h>

#include "normalize/checks/words.h"

namespace scrutineer::normalize {

TEST_CASE("sentences end before a capital, not inside a figure or an abbreviation") {
  CHECK(split_sentences("It rose to 27.3 per 1,000. This is high, e.g. Leeds. Q2 fell.") ==
        std::vector<std::string>{"It rose to 27.3 per 1,000.", "This is high, e.g. Leeds.", "Q2 fell."});
  CHECK(split_sentences("").empty());
}

TEST_CASE("a text may hold nothing but dots") { CHECK(split_sentences("...").size() == 1); }

TEST_CASE("folding leaves words, figures, % and £") {
  CHECK(folded("  The PI’s  – target (95%): £3.2m ") == "the pis target 95% £3 2m");
  CHECK(likeness("% of Repeat Referrals", "repeat referrals to the MASH") == doctest::Approx(2.0 / 3));
  CHECK(likeness("of the", "of a") == 0);
}

TEST_CASE("a swap, a loss and a change of a letter are one step each") {
  CHECK(edit_distance("MKC", "MC") == 1);
  CHECK(edit_distance("MKC", "MCK") == 1);
  CHECK(edit_distance("MKC", "NKC") == 1);
  CHECK(edit_distance("MKC", "") == 3);
}

TEST_CASE("averages of what adds up are no averages over time") {
  const auto rules = rules::Library::load()->pack("uk");
  CHECK(names_average(*rules, "Average time to respond"));
  CHECK_FALSE(names_average(*rules, "Average number of working days lost"));
  CHECK_FALSE(names_average(*rules, "Number of days"));
}

}  // namespace scrutineer::normalize
