// Any bytes as a cell and as running text: no crash, and every figure found lies in the text, in order.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "normalize/few_rules.h"
#include "normalize/figure.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace scrutineer::normalize;
  static const scrutineer::test::FewRules rules;
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const FigureContext context{static_cast<int>(text[0] & 7)};
  if (const auto figure = read_figure(text, rules, context); figure && figure->end > size) std::abort();
  std::size_t end = 0;
  for (const Figure& figure : find_figures(text, rules, context)) {
    if (figure.begin < end || figure.end <= figure.begin || figure.end > size || !figure.value) std::abort();
    end = figure.end;
  }
  return 0;
}
