#include "normalize/identify.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "normalize/council.h"

using namespace scrutineer;
using namespace scrutineer::normalize;
using extract::Block;

namespace {

const rules::Library& library() {
  static const auto loaded = rules::Library::load();
  return *loaded;
}

Block heading(const char* text, int level = 1) { return {Block::Kind::heading, level, text, 1, {}}; }
Block paragraph(const char* text) { return {Block::Kind::paragraph, 0, text, 1, {}}; }

Identity identity_of(const std::vector<Block>& blocks, const NormalizeOptions& options = {}) {
  extract::Document document;
  for (const Block& block : blocks) document.flow.emplace_back(block);
  return identify(document, library(), options);
}

std::string period_of(const Identity& identity) {
  return identity.period ? iso(identity.period->start) + "/" + iso(identity.period->end) : "";
}

}  // namespace

TEST_CASE("a title page in lines gives council, title and quarter") {
  const auto identity = identity_of({heading("Cumberland Council"), heading("Corporate Performance Report"),
                                     heading("Quarter 3"), paragraph("2024/25")});
  CHECK(identity.council == "Cumberland");
  CHECK(identity.council_code == "E06000063");
  CHECK(identity.title == "Corporate Performance Report");
  CHECK(period_of(identity) == "2024-10-01/2024-12-31");
  CHECK(identity.pack == "uk");
}

TEST_CASE("a partnership's report belongs to its council, with the code of the report's time") {
  const auto identity = identity_of(
      {heading("Fife Health & Social Care Partnership"),
       paragraph("Fife Council and NHS Fife. Report to the Integration Joint Board, data to December 2023")});
  CHECK(identity.council == "Fife");
  CHECK(identity.council_code == "S12000047");
  CHECK(period_of(identity) == "2023-04-01/2023-12-31");
  CHECK(identity.pack == "scotland");
}

TEST_CASE("a council's code is that of the body which stood at the time") {
  const std::vector<Block> old_report = {heading("Buckinghamshire County Council scorecard 2017/18")};
  const std::vector<Block> new_report = {heading("Buckinghamshire Council scorecard 2022/23")};
  CHECK(identity_of(old_report).council_code == "E10000002");
  CHECK(identity_of(new_report).council_code == "E06000060");
}

TEST_CASE("the date of a meeting is neither the title nor the period") {
  const auto identity = identity_of({heading("SCRUTINY COMMITTEE 2 SEPTEMBER 2024"),
                                     heading("Performance Indicators Year End 2023/24"),
                                     paragraph("This report covers April 2023 to March 2024.")});
  CHECK(identity.title == "Performance Indicators Year End 2023/24");
  CHECK(period_of(identity) == "2023-04-01/2024-03-31");
}

TEST_CASE("abbreviations, police forces and words that are places too name no council") {
  CHECK(identity_of({heading("SCC performance report"), paragraph("SCC has improved. SCC is on target.")})
            .council.empty());
  CHECK(
      identity_of({heading("Cumbria Constabulary"), paragraph("Cumbria Police answered.")}).council.empty());
  CHECK(identity_of({heading("Reading, Writing and Maths"),
                     paragraph("Reading improved. Reading is a priority. Reading matters.")})
            .council.empty());
}

TEST_CASE("lists of places and countries name no council") {
  CHECK(identity_of({heading("Monthly Crime Summary"),
                     paragraph("Brent 41, Croydon 22, Ealing 39, Westminster 60"),
                     paragraph("Brent 12, Croydon 6, Ealing 6, Westminster 20, Westminster again")})
            .council.empty());
  CHECK(identity_of({heading("Schedule of journeys"), paragraph("The Prince of Wales. Wales. Wales. Wales.")})
            .council.empty());
  CHECK(identity_of({heading("Mobile routes"), paragraph("Lichfield. Lichfield. Lichfield. Lichfield.")})
            .council.empty());
}

TEST_CASE("a line that says the subject is the title") {
  const auto identity = identity_of(
      {paragraph("Subject: Quarterly Performance Report, Quarter 3 2024/25"), heading("Summary")});
  CHECK(identity.title == "Quarterly Performance Report, Quarter 3 2024/25");
  CHECK(period_of(identity) == "2024-10-01/2024-12-31");
}

TEST_CASE("a year that a sentence names is not the report's, the days of an inspection are") {
  CHECK(period_of(identity_of({heading("Inspection of services"),
                               paragraph("Since the last inspection in 2018, much has improved.")})) == "");
  CHECK(period_of(identity_of({heading("Inspection of services"),
                               paragraph("Inspection dates: 20 February to 3 March 2023")})) ==
        "2023-02-20/2023-03-03");
}

TEST_CASE("neighbours that are named once do not outweigh the report's own council") {
  const auto identity = identity_of(
      {heading("Children's Services scorecard"),
       paragraph("Torbay Council improved. In Torbay, referrals fell."),
       paragraph("Neighbours: Plymouth City Council; Torquay; Southend-on-Sea; Telford and Wrekin Council")});
  CHECK(identity.council == "Torbay");
}

TEST_CASE("what the user gives wins") {
  NormalizeOptions options;
  options.council = "Kent County Council";
  options.pack = "scotland";
  const auto identity = identity_of({heading("Fife Council 2022/23")}, options);
  CHECK(identity.council == "Kent");
  CHECK(identity.council_code == "E10000016");
  CHECK(identity.pack == "scotland");
  options.pack = "no-such-pack";
  CHECK_THROWS_AS(identity_of({heading("x")}, options), std::out_of_range);
}

TEST_CASE("an empty document has the pack uk and nothing else") {
  const auto identity = identity_of({});
  CHECK(identity.pack == "uk");
  CHECK(identity.council.empty());
  CHECK(identity.title.empty());
  CHECK_FALSE(identity.period);
}

TEST_CASE("a council outside the table is known by its name's shape, and the line below is the title") {
  const auto identity =
      identity_of({heading("Borough of Exampleton"), paragraph("Scorecard, Quarter 2 2023/24"),
                   heading("Help and protection", 2)});
  CHECK(identity.council == "Borough of Exampleton");
  CHECK(identity.council_code.empty());
  CHECK(identity.title == "Scorecard, Quarter 2 2023/24");
  CHECK(identity_of({heading("Full Council"), heading("Scorecard, Quarter 2 2023/24")}).council.empty());
}

TEST_CASE("a title's quarter, month or number of months gives the report's period") {
  const auto told = [](const char* title) { return period_of(identity_of({heading(title)})); };
  CHECK(told("Quarter 3 (Oct - Dec) 2024-25") == "2024-10-01/2024-12-31");
  CHECK(told("Revenue monitoring 2024/25: Month 9") == "2024-04-01/2024-12-31");
  CHECK(told("Budget Monitoring Period 7 2023/24") == "2023-04-01/2023-10-31");
  CHECK(told("Council Plan Scorecard 2024/25 - as at 31st January 2025") == "2024-04-01/2025-01-31");
  CHECK(told("Performance Dashboard - November 2024") == "2024-11-01/2024-11-30");
  CHECK(told("Annual Performance Report 2022-23") == "2022-04-01/2023-03-31");
}

TEST_CASE("a council's own name is known whole, by its place and by its initials") {
  CHECK(is_own_council("Kingston", "Kingston upon Thames", library()));
  CHECK(is_own_council("Moray Council", "Moray", library()));
  CHECK(is_own_council("WNC", "West Northamptonshire", library()));
  CHECK_FALSE(is_own_council("London", "Kingston upon Thames", library()));
  CHECK_FALSE(is_own_council("West", "West Northamptonshire", library()));
  CHECK_FALSE(is_own_council("Moray", "", library()));
}

TEST_CASE(
    "what the words leave open, the council's country tells: the pack of its country reads the report") {
  const auto identity = identity_of({heading("Ceredigion County Council Performance Report 2023/24")});
  CHECK(identity.council_code == "W06000008");
  CHECK(identity.pack == "wales");
}

TEST_CASE("names with commas, of combined authorities and of bodies with newer codes are told whole") {
  const auto code = [](const char* name) {
    return identity_of({heading(name), heading("Performance Report 2023/24", 2)}).council_code;
  };
  CHECK(code("Bournemouth, Christchurch and Poole Council") == "E06000058");
  CHECK(code("Armagh City, Banbridge and Craigavon Borough Council") == "N09000002");
  CHECK(code("West Midlands Combined Authority") == "E47000007");
  CHECK(code("Glasgow City Council") == "S12000049");
  CHECK(code("West Midlands Police") == "");
}
