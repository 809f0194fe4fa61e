#include <doctest/doctest.h>

#include "normalize/few_rules.h"
#include "normalize/figure.h"

using namespace scrutineer::normalize;

namespace {

const scrutineer::test::FewRules few_rules;

// Every figure's text, with unit, qualifier and fraction in brackets where there are any.
std::string found(const std::string& text) {
  std::string all;
  for (const Figure& f : find_figures(text, few_rules)) {
    if (!all.empty()) all += "; ";
    all += f.text;
    if (f.denominator) all += " {" + f.numerator->str() + "/" + f.denominator->str() + "}";
    if (!f.unit.empty() && f.unit != "percent") all += " " + f.unit;
    if (!f.qualifier.empty()) all += " " + f.qualifier;
    CHECK(text.substr(f.begin, f.end - f.begin) == f.text);
  }
  return all;
}

struct Case {
  const char* text;
  const char* figures;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(found(c.text) == std::string(c.figures));
  }
}

}  // namespace

TEST_CASE("percentages, money, counts and fractions are found in sentences") {
  check({
      {"In 2022/23, 3.7% of visits were late, against our target of 5%.", "3.7%; 5%"},
      {"There were 212 families with 1,423 children; a further 64 joined.", "212; 1,423; 64"},
      {"11.2% (31 / 277) live away from home", "11.2% {31/277}"},
      {"63.0% (980 /\n1,556) were done in time", "63.0% {980/1556}"},
      {"35/80 (44%) answered", "44% {35/80}"},
      {"11 out of 14 groups met", "11 out of 14 {11/14}"},
      {"540 out of a possible 565 came", "540 out of a possible 565 {540/565}"},
      {"Two of the eight targets", "Two of the eight {2/8}"},
      {"The grant rose to £29.9 million from £1.8m", "£29.9 million gbp; £1.8m gbp"},
      {"It fell (13in 2022/23 from 22 in 2021/22).", "13; 22"},
      {"a rate of 65.6 per 10,000 population", "65.6 rate-per-10000"},
      {"the rate (217) is lower than before (-2.5%)", "217; -2.5%"},
      {"an average of 80.5% a month, over 102k views and up to 9 young people",
       "80.5%; 102k above; 9 at-most"},
      {"it fell by 3 percentage points to 2.", "3 percentage points percentage-points; 2"},
      {"answered in 1 minute 7 seconds on average", "1 minute 7 seconds seconds"},
      {"the wait was 248 days, on average 12.5 days", "248 days; 12.5 days"},
      {"around 30% were in education (provisional)", "30% approximate"},
      {"all were seen except for 2, 87.8% of them at home", "2; 87.8%"},
  });
}

TEST_CASE("benchmark lists and parts of a year give each figure") {
  check({
      {"Benchmarking: South East Region: 174 Neighbours: 155.56 National: 475 The data", "174; 155.56; 475"},
      {"25% SN 23% Nat 25% SE", "25%; 23%; 25%"},
      {"56.8 SN 44.6 ENG 49.6 SE5.1", "56.8; 44.6; 49.6; 5.1"},
      {"Q1 - 397, Q2 - 322, Q3 - 395, Q4 - 364", "397; 322; 395; 364"},
      {"Q1 - 1587, Q2 - 2011", "1587; 2011"},
      {"H1 = 36.2%, H2 = 38.3% This is", "36.2%; 38.3%"},
      {"31 Good (62%) 17 RI (34%)", "31; 62%; 17; 34%"},
      {"17/18 Rank 22 (Third Quartile) 16/17 Rank 8", "22 rank; 8 rank"},
      {"Latest: 97% Target: 97%, Floor: 90%", "97%; 97%; 90%"},
  });
}

TEST_CASE("numbers in words count what follows them") {
  check({
      {"Ten indicators improved and twenty-eight did not", "Ten; twenty-eight"},
      {"we opened two homes for 5 young people", "two; 5"},
      {"it was missed by two percentage points and one percentage point",
       "two percentage points percentage-points; one percentage point percentage-points"},
      {"the other three worsened; the last two years; two-thirds; three-pronged; ten-year; two years; one of "
       "them",
       ""},
  });
}

TEST_CASE("definitions, dates, ages, codes and list numbers are no figures") {
  check({
      {"offered within 72 hours or within 45 working days", ""},
      {"took over 3 working days, in 72hrs, for at least 2.5 years", ""},
      {"20 or more miles away; 3 or more placements; more than 1 placement", ""},
      {"within 12 months of the last 2 years and the previous 12 months", ""},
      {"children per 10,000 and per 1,000 population", ""},
      {"section 47 and Level 2, KS2-KS3, Y12-13, S17, stages 1 and 2, COVID-19, A2.", ""},
      {"aged 19-21 and 22- 25, aged under 16, young people aged 16+, the 0-17s, 16 year olds, 65 and over",
       ""},
      {"on 24th March 2024, at 31/03/2024, in 2019, by 2030, since March 2018 and in Q1 2020/21", ""},
      {"1. To establish; 2. To explore; 10.", ""},
      {"24,", ""},
      {"01.4 Commitment", ""},
      {"a 100 day challenge, a 20-day target, a 5 year plan, a 6 monthly basis, 24/7", ""},
      {"2 x 2 siblings; the 2014 Act; Phone: 03000 555205; open at 10.30am", ""},
      {"the required 20 days, the 5 or 20 day target", ""},
      {"within 10% of target", ""},
      {"", ""},
      {"no figures here", ""},
  });
}

TEST_CASE("a fraction in brackets that could be a year is one only where it disagrees with the percentage") {
  check({{"96% (24/25) were seen", "96% {24/25}"}, {"21.0% (22/23) were seen", "21.0%"}});
}
