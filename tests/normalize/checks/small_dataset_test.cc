#include "normalize/checks/small_dataset.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace scrutineer::normalize::testing {
namespace {

Period period_of(const std::string& text) {
  if (const auto day = parse_iso(text)) return {*day, *day};
  const int year = std::stoi(text.substr(0, 4));
  if (text.size() == 4) return financial_year(year);
  if (text[4] == '-') return month(year, static_cast<unsigned>(std::stoi(text.substr(5))));
  const Period last = quarter(year, text.back() - '0');
  return {text.find("to") == std::string::npos ? last.start : financial_year(year).start, last.end};
}

const rules::Library& library() {
  static const std::shared_ptr<const rules::Library> loaded = rules::Library::load();
  return *loaded;
}

}  // namespace

SmallDataset::SmallDataset() {
  DocumentRow document;
  document.document_id = "d";
  document.pack = "uk";
  document.period_start = financial_year(2019).start;
  document.period_end = financial_year(2019).end;
  dataset.documents.push_back(document);
  dataset.observations.reserve(400);  // references stay good while a test adds
  dataset.notes.reserve(50);
}

Observation& SmallDataset::add(std::string_view label, std::string_view period, std::string_view value,
                               std::string_view unit) {
  Observation figure;
  figure.observation_id = "d-" + std::to_string(dataset.observations.size() + 1);
  figure.document_id = "d";
  figure.label = label;
  figure.measure = "actual";
  if (!period.empty()) {
    const Period dates = period_of(std::string(period));
    figure.period_start = dates.start;
    figure.period_end = dates.end;
  }
  figure.unit = unit;
  set_value(figure, value);
  figure.place.page = 1;
  figure.table = 1;
  const auto same = std::find_if(dataset.observations.begin(), dataset.observations.end(),
                                 [&](const Observation& other) { return other.label == label; });
  static int last_row = 0;
  if (dataset.observations.empty()) last_row = 0;
  figure.row = same != dataset.observations.end() ? same->row : ++last_row;
  dataset.observations.push_back(figure);
  return dataset.observations.back();
}

Observation& SmallDataset::target(std::string_view label, std::string_view period, std::string_view value,
                                  std::string_view unit) {
  Observation& figure = add(label, period, value, unit);
  figure.measure = "target";
  return figure;
}

Observation& SmallDataset::benchmark(std::string_view label, std::string_view comparator,
                                     std::string_view value, std::string_view unit) {
  Observation& figure = add(label, "", value, unit);
  figure.measure = "benchmark";
  figure.comparator = comparator;
  figure.comparator_label = comparator;
  return figure;
}

void SmallDataset::two_bodies(std::string_view label, std::string_view indicator, std::string_view england,
                              std::string_view south_east) {
  benchmark(label, "england", england, "percent").indicator_id = indicator;
  benchmark(label, "south-east", south_east, "percent").indicator_id = indicator;
}

Note& SmallDataset::note(std::string_view kind, std::string_view label, std::string_view text) {
  Note note;
  note.document_id = "d";
  note.kind = kind;
  note.label = label;
  note.text = text;
  note.page = 1;
  note.table = label.empty() ? 0 : 1;
  dataset.notes.push_back(note);
  return dataset.notes.back();
}

std::vector<Issue> SmallDataset::run(std::string_view check) const {
  std::vector<Issue> issues;
  for (const Check& known : all_checks())
    if (known.name == check) {
      known.run({dataset, library()}, issues);
      // What `validate --list` says of a check holds of all that any test makes it find.
      for (const Issue& issue : issues)
        CHECK_MESSAGE(known.severities.find(issue.severity) != std::string_view::npos, check, ": ",
                      issue.severity);
    }
  return issues;
}

void set_value(Observation& figure, std::string_view value) {
  figure.value = Decimal::parse(value);
  if (figure.value) {
    const bool exact = figure.unit == "count" && figure.value->places() == 0;
    figure.resolution = exact ? Decimal(0, 0) : Decimal(5, figure.value->places() + 1);
  }
  figure.text = std::string(value) + (figure.unit == "percent" ? "%" : "");
}

std::vector<Issue> run_all(const SmallDataset& small) { return run_checks({small.dataset, library()}); }

TEST_CASE("every check stands in a file of its name, and every such file is listed") {
  std::set<std::string> files, names;
  for (const auto& entry :
       std::filesystem::directory_iterator(SCRUTINEER_SOURCE_DIR "/tests/normalize/checks")) {
    std::string name = entry.path().stem().string();
    if (!name.ends_with("_test") || name == "small_dataset_test" || name == "series_test" ||
        name == "words_test" || name == "checks_test" || name == "sentences_test" || name == "reports_test" ||
        name == "planting_test")
      continue;
    name.resize(name.size() - 5);
    std::replace(name.begin(), name.end(), '_', '-');
    files.insert(name);
  }
  for (const Check& check : all_checks()) {
    names.insert(std::string(check.name));
    CHECK(std::string(check.summary).ends_with('.'));
    std::string file(check.name);
    std::replace(file.begin(), file.end(), '-', '_');
    CHECK_MESSAGE(std::filesystem::exists(SCRUTINEER_SOURCE_DIR "/normalize/checks/" + file + ".cc"), file);
  }
  CHECK(files == names);
  CHECK(names.size() == all_checks().size());
}

TEST_CASE("a check turned off raises nothing, and issues are numbered by document") {
  SmallDataset small;
  small.add("Share of posts", "2019 Q1", "104", "percent");
  small.add("Share of rooms", "2019 Q1", "300", "percent");
  const CheckInput input{small.dataset, library()};
  const std::vector<Issue> issues = run_checks(input);
  REQUIRE(issues.size() == 2);
  CHECK(issues[0].issue_id == "d-i1");
  CHECK(issues[1].issue_id == "d-i2");
  CHECK(run_checks(input, {"percent-out-of-range"}).empty());
}

TEST_CASE("checks of one document do not mix it with another") {
  SmallDataset small;
  small.add("Plans", "2019 Q1", "146", "count").local_code = "CP1";
  Observation& other = small.add("Plans", "2019 Q1", "164", "count");
  other.local_code = "CP1", other.document_id = "e";
  small.dataset.documents.push_back(small.dataset.documents[0]);
  small.dataset.documents[1].document_id = "e";
  CHECK(run_checks({small.dataset, library()}).empty());
  for (Observation& figure : small.dataset.observations) figure.council_code = "E06000042";
  const std::vector<Issue> issues = run_checks({small.dataset, library()});
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].check == "revision");
  CHECK(issues[0].issue_id == "e-i1");
}

}  // namespace scrutineer::normalize::testing
