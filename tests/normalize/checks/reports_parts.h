// What the made-up reports are made of.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "normalize/checks/reports.h"

namespace scrutineer::normalize::testing {

inline constexpr std::array<const char*, 10> shares = {"% of assessments completed within 45 working days",
                                                       "% of calls answered by the contact centre",
                                                       "% of household waste recycled",
                                                       "% of bins collected on the day",
                                                       "% of invoices paid within 30 days",
                                                       "% of planning applications decided in time",
                                                       "% of tenants content with repairs",
                                                       "% of library books returned",
                                                       "% of pupils who attend a good school",
                                                       "% of roads in need of repair"};

inline constexpr std::array<const char*, 6> events = {
    "Number of complaints received",      "Number of trees planted during the period",
    "Number of new homes completed",      "Number of visits made to museums",
    "Number of fly tips received online", "Number of licences issued"};

inline constexpr std::array<const char*, 4> quarters = {"2019 Q1", "2019 Q2", "2019 Q3", "2019 Q4"};

// A share that moves by little from one figure to the next.
class Share {
 public:
  explicit Share(Dice& dice) : dice_(dice), value_(700 + dice.below(180)) {}
  std::string next() {
    value_ += (dice_.below(2) ? 1 : -1) * (3 + dice_.below(25));
    return tenths(value_);
  }
  int value() const { return value_; }

 private:
  Dice& dice_;
  int value_;
};

inline void rate(Observation& figure, const Decimal& target) {
  figure.polarity = "higher";
  figure.rag = figure.value->exact() >= target.exact() ? "green" : "red";
}

// By what they are to show; report_kinds() has all of them.
const std::vector<ReportKind>& common_reports();
const std::vector<ReportKind>& reports_of_units();
const std::vector<ReportKind>& reports_of_periods();
const std::vector<ReportKind>& reports_of_words();
const std::vector<ReportKind>& reports_of_tables();
const std::vector<ReportKind>& reports_of_official_figures();

}  // namespace scrutineer::normalize::testing
