#include "normalize/prepared_words.h"

#include <doctest/doctest.h>

#include "normalize/indicator_index.h"

using namespace scrutineer;
using namespace scrutineer::normalize;

TEST_CASE("prepared words are those that would be found anew") {
  const auto library = rules::Library::load();
  const std::string text = prepare_words(*library);
  use_prepared_words(text);
  const PreparedWords prepared(*library);
  use_prepared_words({});
  const IndicatorIndex index(*library);
  std::size_t wordings = 0;
  for (const std::string& wording : wordings_of(library->indicators())) {
    CHECK(prepared.words(wording) == index.words(wording));
    ++wordings;
  }
  CHECK(wordings > 900);
  CHECK_FALSE(prepared.words("no wording of the catalogue").has_value());
}

TEST_CASE("words prepared with other terms are not used") {
  const auto library = rules::Library::load();
  std::string text = prepare_words(*library);
  text.replace(0, text.find('\n'), "0000000000000000");
  use_prepared_words(text);
  const PreparedWords prepared(*library);
  use_prepared_words({});
  CHECK_FALSE(prepared.words(library->indicators().front().name).has_value());
}
