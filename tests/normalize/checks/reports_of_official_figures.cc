#include <array>
#include <utility>

#include "normalize/checks/reports_parts.h"

namespace scrutineer::normalize::testing {
namespace {

// Darlington's own figures of 2019/20 as the Department for Education has them, and those of the region and
// the country of that year.
SmallDataset official(Dice& dice) {
  SmallDataset small;
  const auto own = [&](const char* label, const char* indicator, const char* period, int value) {
    Observation& figure = small.add(label, period, std::to_string(value), "count");
    figure.council_code = "E06000005", figure.indicator_id = indicator;
  };
  // A count may lie within the reference's tolerance of 2% or 5.
  const auto about = [&](int value) { return value + dice.below(3) - 1; };
  own("Children looked after", "cla-count", "2018-03-31", about(214));
  own("Children looked after", "cla-count", "2019-03-31", about(264));
  own("Children looked after", "cla-count", "2020-03-31", about(270));
  own("Children on a protection plan", "cpp-count", "2020-03-31", about(85));
  own("Children who started to be looked after", "cla-started-count", "2019", about(109));
  own("Children who ceased to be looked after", "cla-ceased-count", "2019", about(102));
  own("Protection plans started", "cpp-started-count", "2019", about(156));
  own("Referrals to social care", "referrals-count", "2019", about(993));
  const auto bodies = [&](const char* label, const char* indicator, const char* england,
                          const char* south_east) {
    for (const auto& [body, value] : {std::pair{"england", england}, {"south-east", south_east}}) {
      Observation& figure = small.benchmark(label, body, value, "percent");
      figure.council_code = "E06000005", figure.indicator_id = indicator;
    }
  };
  bodies("Repeat referrals", "rereferrals-within-12-months-percent", "22.6", "26.0");
  bodies("Conferences in time", "icpc-within-15-working-days-percent", "78.7", "77.2");
  Share share(dice);
  Observation& second =
      small.add("% subject of a plan for a second or subsequent time", "2019 Q4", share.next(), "percent");
  second.council_code = "E06000005", second.indicator_id = "cpp-second-or-subsequent-ever-percent";
  return small;
}

}  // namespace

const std::vector<ReportKind>& reports_of_official_figures() {
  static const std::vector<ReportKind> kinds = {{"official figures", official}};
  return kinds;
}

}  // namespace scrutineer::normalize::testing
