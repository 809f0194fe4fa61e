#include <fmt/format.h>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// Figures a year that the stated frequency promises; 0 where it promises none.
int a_year(const std::string& frequency) {
  const std::string plain = folded(frequency);
  if (plain.starts_with("annual") || plain == "yearly") return 1;
  if (plain.starts_with("half year") || plain.starts_with("six month") || plain.starts_with("bi annual"))
    return 2;
  if (plain.starts_with("term")) return 3;
  return 0;
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& figures : series(input)) {
    const Observation* last = nullptr;
    int quarters = 0;
    for (const Observation* figure : valued(figures, "actual")) {
      if (whole_months(*figure) != 3) continue;
      const bool same_year =
          last && financial_year_of(*last->period_start) == financial_year_of(*figure->period_start);
      quarters = same_year ? quarters + 1 : 1;
      last = figure;
    }
    if (!last) continue;
    const int promised = a_year(last->frequency);
    if (promised == 0 || quarters <= promised) continue;
    issues.push_back(issue_at(*last, frequency_mismatch.name, "info",
                              fmt::format("The frequency is {} but figures stand in {} quarters of one year.",
                                          last->frequency, quarters),
                              fmt::format("{} a year", promised), fmt::format("{} figures", quarters)));
  }
}

}  // namespace

const Check frequency_mismatch = {"frequency-mismatch", "info",
                                  "The stated frequency against the columns filled.", run};

}  // namespace scrutineer::normalize
