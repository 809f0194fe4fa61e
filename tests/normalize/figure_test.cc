#include "normalize/figure.h"

#include <doctest/doctest.h>

#include "normalize/few_rules.h"

using namespace scrutineer::normalize;

namespace {

const scrutineer::test::FewRules few_rules;

std::string text_of(const std::optional<Decimal>& d) { return d ? d->str() : ""; }

// value unit qualifier rag numerator/denominator ~tolerance, what is empty left out
std::string summary(const std::optional<Figure>& f) {
  if (!f) return "none";
  std::string s = f->value ? f->value->str() : "no value";
  if (!f->unit.empty()) s += " " + f->unit;
  if (!f->qualifier.empty()) s += " " + f->qualifier;
  if (!f->rag.empty()) s += " " + f->rag;
  if (f->denominator) s += " " + text_of(f->numerator) + "/" + text_of(f->denominator);
  if (f->tolerance) s += " ~" + text_of(f->tolerance);
  if (!f->period.empty()) s += " [" + f->period + "]";
  return s;
}

struct Case {
  const char* cell;
  const char* expected;
};

void check(const Case& c, const FigureContext& context = {}) {
  CAPTURE(std::string(c.cell));
  CHECK(summary(read_figure(c.cell, few_rules, context)) == std::string(c.expected));
}

}  // namespace

TEST_CASE("a cell's number keeps its printed places and says the unit that it prints") {
  for (const Case& c : std::initializer_list<Case>{{"93.6%", "93.6 percent"},
                                                   {"90 %", "90 percent"},
                                                   {" 96.0 % ", "96.0 percent"},
                                                   {"75 per cent", "75 percent"},
                                                   {"4.56%", "4.56 percent"},
                                                   {"1,006", "1006"},
                                                   {"24,000", "24000"},
                                                   {"1,043,275", "1043275"},
                                                   {"1308", "1308"},
                                                   {"2019", "2019"},
                                                   {"11.02", "11.02"},
                                                   {"0", "0"},
                                                   {".5", "0.5"},
                                                   {"-5", "-5"},
                                                   {"−5.0%", "-5.0 percent"},
                                                   {"+3", "3"},
                                                   {"(1,234)", "-1234"},
                                                   {"-2.5pp", "-2.5 percentage-points"},
                                                   {"3 percentage points", "3 percentage-points"},
                                                   {"45k", "45000"},
                                                   {"1.5 million", "1500000"},
                                                   {"↑ 97%", "97 percent"}})
    check(c);
}

TEST_CASE("money is in pounds whatever scale and sign are printed") {
  for (const Case& c : std::initializer_list<Case>{{"£15.722m", "15722000 gbp"},
                                                   {"£1.2k", "1200 gbp"},
                                                   {"£(0.5)m", "-500000 gbp"},
                                                   {"(£0.5m)", "-500000 gbp"},
                                                   {"-£0.5m", "-500000 gbp"},
                                                   {"£-0.5m", "-500000 gbp"},
                                                   {"£2,050.88", "2050.88 gbp"},
                                                   {"£29.9 million", "29900000 gbp"},
                                                   {"£ 1.3bn", "1300000000 gbp"},
                                                   {"£328 per week", "328 gbp"}})
    check(c);
}

TEST_CASE("half of the last printed place is the resolution, nought for a count") {
  const auto resolution = [](const char* cell, int scale = 0) {
    return read_figure(cell, few_rules, {scale})->resolution.str();
  };
  CHECK(resolution("93.6%") == "0.05");
  CHECK(resolution("98%") == "0.5");
  CHECK(resolution("£15.722m") == "500");
  CHECK(resolution("£328") == "0.5");
  CHECK(resolution("1,006") == "0");
  CHECK(resolution("11.02") == "0.005");
  CHECK(resolution("12 days") == "0.5");
  CHECK(resolution("45k") == "500");
  CHECK(resolution("26", 3) == "500");
  CHECK(resolution("2.5", 3) == "50");
  CHECK(resolution("5 of 8") == "0");
}

TEST_CASE("a scale from above multiplies plain numbers and money, not percentages") {
  check({"26", "26000"}, {3});
  check({"£15.7", "15700 gbp"}, {3});
  check({"93.6%", "93.6 percent"}, {3});
  check({"£1.2m", "1200000 gbp"}, {3});
}

TEST_CASE("a number too large to be kept is no figure") {
  for (const char* cell :
       {"9999999999999999999", "99999999999999bn", "£999999999999999bn", "1.00000000000000001"})
    check({cell, "none"});
  check({"999999999999999", "none"}, {9});
}

TEST_CASE("units of time, rates and nouns after a number are understood") {
  for (const Case& c : std::initializer_list<Case>{{"12.03 days", "12.03 days"},
                                                   {"5 working days", "5 working-days"},
                                                   {"1 minute 7 seconds", "67 seconds"},
                                                   {"6 mins 26 secs", "386 seconds"},
                                                   {"1 hour, 2 minutes and 5 seconds", "3725 seconds"},
                                                   {"42 seconds", "42 seconds"},
                                                   {"8 weeks", "8 weeks"},
                                                   {"16 per 10,000", "16 rate-per-10000"},
                                                   {"65.6 per 10,000 population", "65.6 rate-per-10000"},
                                                   {"7.3 per 1,000", "7.3 rate-per-1000"},
                                                   {"3 per month", "3"},
                                                   {"146 children", "146 count"},
                                                   {"1,200 tonnes", "1200 tonnes"},
                                                   {"22nd", "22 rank"}})
    check(c);
}

TEST_CASE("a fraction gives numerator and denominator") {
  for (const Case& c : std::initializer_list<Case>{{"10.4% (29 / 278)", "10.4 percent 29/278"},
                                                   {"61% (33/54)", "61 percent 33/54"},
                                                   {"42% within 3 days (27/64)", "42 percent 27/64"},
                                                   {"62.7% (975 / 1,554)", "62.7 percent 975/1554"},
                                                   {"104% (58/56)", "104 percent 58/56"},
                                                   {"35/80 (44%)", "44 percent 35/80"},
                                                   {"22/32 69%)", "69 percent 22/32"},
                                                   {"11 out of 14", "11 count 11/14"},
                                                   {"6 of 8", "6 count 6/8"},
                                                   {"29/278", "29 count 29/278"},
                                                   {"100% (0 of 0)", "100 percent 0/0"}})
    check(c);
}

TEST_CASE("tolerance, rating, due date and note markers are told apart from the figure") {
  for (const Case& c : std::initializer_list<Case>{{"100% (5% tolerance)", "100 percent ~5"},
                                                   {"100% (14% tolerance)", "100 percent ~14"},
                                                   {"97% (Green)", "97 percent green"},
                                                   {"1,043 Amber", "1043 amber"},
                                                   {"Red 54%", "54 percent red"},
                                                   {"89% - On Target", "89 percent green"},
                                                   {"200 by 2023", "200"},
                                                   {"90% by March 2024", "90 percent"},
                                                   {"1,043*", "1043"},
                                                   {"95% [1]", "95 percent"},
                                                   {"95%¹", "95 percent"},
                                                   {"95%1", "95 percent"},
                                                   {"80% (local)", "80 percent"}})
    check(c);
}

TEST_CASE("qualifiers are read before and after the number, in signs and in words") {
  for (const Case& c : std::initializer_list<Case>{{">80%", "80 percent above"},
                                                   {"<0.3", "0.3 below"},
                                                   {">=90%", "90 percent at-least"},
                                                   {"≥ 90%", "90 percent at-least"},
                                                   {"≤5", "5 at-most"},
                                                   {"~400", "400 approximate"},
                                                   {"c. 400", "400 approximate"},
                                                   {"c.£1.2m", "1200000 gbp approximate"},
                                                   {"around 30%", "30 percent approximate"},
                                                   {"at least 5", "5 at-least"},
                                                   {"8 days or less", "8 days at-most"},
                                                   {"up to 9", "9 at-most"},
                                                   {"100+", "100 at-least"},
                                                   {"93.4% (p)", "93.4 percent provisional"},
                                                   {"93.4% (provisional)", "93.4 percent provisional"},
                                                   {"90% or more", "90 percent at-least"}})
    check(c);
}

TEST_CASE("a marker is a figure without a value") {
  for (const Case& c : std::initializer_list<Case>{{"N/A", "no value not-available"},
                                                   {" n/a ", "no value not-available"},
                                                   {"New Definition", "no value new"},
                                                   {"-", "no value not-available"},
                                                   {"..", "no value not-available"},
                                                   {"*", "no value suppressed"},
                                                   {"Annual", "no value not-available"},
                                                   {"Not due", "no value not-available"}})
    check(c);
}

TEST_CASE("codes, dates, periods, ages, ranges, words and lists are no single figure") {
  for (const char* cell : {"",
                           "   ",
                           "31-Mar-2020",
                           "31/03/2020",
                           "2019/20",
                           "19/20",
                           "Q1",
                           "Q1 2019/20",
                           "Mar 2018",
                           "18-64",
                           "5 to 9",
                           "P1",
                           "Level 2",
                           "MKC 1847",
                           "CHN8a",
                           "Bigger",
                           "Monthly",
                           "86%-100%",
                           "31 Good (62%)",
                           "0.25 (5)",
                           "22 (11%)",
                           "2 x 2 siblings",
                           "25% SN 23% Nat",
                           "16 year olds",
                           "01. Manage budget effectively",
                           "Q1 - 397, Q2 - 322",
                           "1.2.3",
                           "5 Bridge Street",
                           "Section 47",
                           "12 and 13",
                           "(",
                           ")",
                           "%",
                           "£",
                           "+",
                           ">",
                           "c.",
                           "1,23"})
    check({cell, "none"});
}

TEST_CASE("a figure's text and place are those of the number as printed") {
  const std::string cell = "  10.4% (29 / 278) ";
  const auto f = read_figure(cell, few_rules);
  CHECK(f->text == "10.4%");
  CHECK(cell.substr(f->begin, f->end - f->begin) == "10.4%");
  CHECK(read_figure("£(0.5)m", few_rules)->text == "£(0.5)m");
  CHECK(read_figure("12.03 days", few_rules)->text == "12.03 days");
  CHECK(read_figure("6 of 8", few_rules)->text == "6 of 8");
}

TEST_CASE("letters that stand for digits are read where nothing but a figure can be meant") {
  const auto misread = read_misread_figure("9O%", few_rules);
  REQUIRE(misread);
  CHECK(summary(misread) == "90 percent");
  CHECK(misread->text == "9O%");
  CHECK(misread->repaired == "90%");
  CHECK(summary(read_misread_figure("1l.5", few_rules)) == "11.5");
  CHECK(summary(read_misread_figure("O1", few_rules)) == "none");
  CHECK(summary(read_misread_figure("90%", few_rules)) == "none");
}

TEST_CASE("a period, a remark or a further number in brackets leaves the figure before it") {
  for (const Case& c : {Case{"21.5% (2022 FY)", "21.5 percent [2022 FY]"},
                        {"21.5% (2022/23)", "21.5 percent [2022/23]"},
                        {"498 (Q2 2022/23)", "498 [Q2 2022/23]"},
                        {"96% (24/25)", "96 percent 24/25"},
                        {"0.5% (335 young people)", "0.5 percent"},
                        {"45 (12)", "none"}})
    check(c);
}

TEST_CASE("a rate's base may stand behind a stroke, and time beside its letters") {
  for (const Case& c : {Case{"70/10,000", "70 rate-per-10000"},
                        {"79.9/10,000 (2022/23)", "79.9 rate-per-10000 [2022/23]"},
                        {"3.5/1,000", "3.5 rate-per-1000"},
                        {"35/1,000", "35 count 35/1000"},
                        {"1h 30m", "5400 seconds"},
                        {"3m 25s", "205 seconds"}})
    check(c);
}

TEST_CASE("the point of an abbreviated circa is no decimal point") {
  const auto library = scrutineer::rules::Library::load();
  const auto uk = library->pack("uk");
  CHECK(summary(read_figure("c.45", *uk)) == "45 approximate");
  CHECK(summary(read_figure("c. 45", *uk)) == "45 approximate");
  CHECK(summary(read_figure(".45", *uk)) == "0.45");
}
