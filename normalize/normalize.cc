#include "normalize/normalize.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "normalize/confidence.h"
#include "normalize/council.h"
#include "normalize/dataset/words.h"
#include "normalize/flow.h"
#include "normalize/identify.h"
#include "normalize/indicators.h"
#include "normalize/prose/prose.h"
#include "normalize/raw_rows.h"
#include "normalize/tables/observe.h"

namespace scrutineer::normalize {

namespace {

using extract::Document;

DocumentRow document_row(const Document& document, const Report& report) {
  DocumentRow row;
  row.document_id = report.document_id;
  row.file = document.file;
  row.sha256 = document.sha256;
  row.pages = document.page_count;
  row.council = report.council;
  row.council_code = report.council_code;
  row.title = report.title;
  if (report.period) {
    row.period_start = report.period->start;
    row.period_end = report.period->end;
  }
  row.pack = report.rules.pack();
  row.text_source = word_of(document.text_source);
  row.status = document.failures.empty() ? "complete" : "partial";
  for (const extract::PageFailure& failure : document.failures)
    row.error += fmt::format("{}page {}: {}", row.error.empty() ? "" : "; ", failure.page, failure.problem);
  return row;
}

// Within a table the dataset goes by row and column; what was read keeps its order else.
void sort_by_place(std::vector<Observation>& observations, std::size_t from) {
  std::stable_sort(observations.begin() + static_cast<std::ptrdiff_t>(from), observations.end(),
                   [](const Observation& a, const Observation& b) {
                     return std::tie(a.row, a.column) < std::tie(b.row, b.column);
                   });
}

Note note_of(const extract::Block& block, const std::string& label, const Report& report) {
  Note note;
  note.document_id = report.document_id;
  note.kind = "commentary";
  note.label = label;
  note.text = block.text;
  note.page = block.page;
  note.box = block.box;
  return note;
}

// A paragraph whose figures were read: commentary of the first of them.
void keep_words(const extract::Block& block, std::size_t before, const Report& report, Readings& readings) {
  if (readings.observations.size() > before)
    readings.notes.push_back(note_of(block, readings.observations[before].label, report));
}

// Commentary on what it opens with ("Public Health - Three of the KPIs ..."), else on its section.
Note words_on_tables(const extract::Block& block, const std::string& section, const Report& report) {
  const auto lead = report.rules.first("prose-lead", block.text);
  return note_of(block, lead ? lead->groups[0] : section, report);
}

// Gives the paragraphs that tell figures or ratings, as the commentary on tables that they are where tables
// are what the report consists of.
std::vector<Note> read_flow(const Document& document, const Report& report, Readings& readings) {
  std::vector<Note> remarks;
  const Key key = read_key(document, report, readings);
  std::string section, lead;
  for (std::size_t i = 0; i < document.flow.size(); ++i) {
    const std::size_t before = readings.observations.size();
    if (const auto* table = std::get_if<std::size_t>(&document.flow[i])) {
      const extract::Table& found = document.tables[*table];
      if (const std::string heading = boxed_heading(found); !heading.empty()) {
        section = heading;
        continue;
      }
      if (is_key(found, report.rules)) continue;
      read_table(found, static_cast<int>(*table) + 1, surroundings_of(document, i, report), key, report,
                 readings);
      sort_by_place(readings.observations, before);
      continue;
    }
    const extract::Block& block = std::get<extract::Block>(document.flow[i]);
    if (block.kind == extract::Block::Kind::heading) {
      lead.clear();
      if (!is_council_name(block.text, report.library, report.rules)) section = block.text;
    } else if (block.kind == extract::Block::Kind::paragraph) {
      read_paragraph(block, section, report, readings, lead);
      if (block.text.ends_with(':')) lead = label_for_items(block.text, report);
      keep_words(block, before, report, readings);
      if (readings.observations.size() > before || report.rules.first("prose-rated", block.text))
        remarks.push_back(words_on_tables(block, section, report));
    }
  }
  return remarks;
}

// Running text beside tables mostly comments on them: its figures count where the report has nothing else,
// that is where the text holds more figures than the tables do. Else what the text says is kept in words.
void weigh_running_text(std::vector<Note> remarks, Readings& readings) {
  const auto from_text = [](const Observation& o) { return o.table == 0; };
  const auto in_text = std::count_if(readings.observations.begin(), readings.observations.end(), from_text);
  if (in_text * 2 > static_cast<std::ptrdiff_t>(readings.observations.size())) return;
  std::erase_if(readings.observations, from_text);
  std::erase_if(readings.notes, [](const Note& n) { return n.kind == "commentary" && n.table == 0; });
  if (!readings.observations.empty())
    for (Note& note : remarks) readings.notes.push_back(std::move(note));
}

using Subject = std::tuple<std::string, std::string, std::string, std::string>;  // code, label, unit, part

// A label without the report's own council: its name there does not make another measure.
std::string without_council(std::string label, const std::string& council) {
  if (council.size() < 4) return label;
  if (const std::size_t at = label.find(council); at != std::string::npos) label.erase(at, council.size());
  return label;
}

// What the council's pack says that it is, else what its words say.
std::string indicator_of(const IndicatorQuery& query, const Report& report) {
  const auto own = report.rules.first("indicator", fmt::format("{} {}", query.local_code, query.label));
  if (own) return report.library.indicator(own->gives()) == nullptr ? std::string() : own->gives();
  return choose_indicator(query, report.library).id;
}

// Whether a count stands in one cell behind the rate that it makes: "0.25 (5)".
bool stands_behind_rate(const std::vector<Observation>& observations, std::size_t i) {
  if (i == 0 || observations[i].table == 0) return false;
  const Observation &count = observations[i], &before = observations[i - 1];
  return std::tie(count.table, count.row, count.column, count.measure, count.breakdown) ==
             std::tie(before.table, before.row, before.column, before.measure, before.breakdown) &&
         before.value && before.value->places() > 0;
}

// "SN -0.23": the dash parts name and figure where the unit knows nothing below 0.
void settle_sign(Observation& observation) {
  const bool counted = observation.unit == "count" || observation.unit.starts_with("rate-");
  if (counted && observation.measure == "benchmark" && !observation.comparator_label.empty() &&
      observation.value && observation.value->digits() < 0)
    observation.value = Decimal(-observation.value->digits(), observation.value->places());
}

void match_indicators(const Report& report, Readings& readings) {
  std::map<std::pair<std::string, std::string>, std::string> descriptions;
  for (const Note& note : readings.notes)
    if (note.kind == "description") descriptions[{note.local_code, note.label}] = note.text;
  std::map<Subject, std::string> known;
  for (std::size_t i = 0; i < readings.observations.size(); ++i) {
    Observation& observation = readings.observations[i];
    settle_sign(observation);
    const Subject subject{observation.local_code, observation.label, observation.unit, observation.breakdown};
    auto found = known.find(subject);
    if (found == known.end()) {
      const auto description = descriptions.find({observation.local_code, observation.label});
      const std::string label = without_council(observation.label, report.council);
      const IndicatorQuery query{
          observation.local_code,
          label,
          description == descriptions.end() ? std::string_view{} : std::string_view(description->second),
          observation.unit,
          observation.section,
          observation.breakdown};
      found = known.emplace(subject, indicator_of(query, report)).first;
    }
    observation.indicator_id = found->second;
    if (observation.polarity.empty())
      if (const auto aim = report.rules.first("label-polarity", observation.label))
        observation.polarity = aim->gives();
    const rules::Indicator* indicator =
        observation.indicator_id.empty() ? nullptr : report.library.indicator(observation.indicator_id);
    if (!indicator) continue;
    if (observation.polarity.empty()) observation.polarity = indicator->polarity;
    // The score of a risk is not what the risk is about.
    if (observation.unit == "score" && indicator->unit != "score") {
      observation.indicator_id.clear();
      continue;
    }
    const bool count_of_rate = observation.unit == "count" && indicator->unit.starts_with("rate-");
    if (count_of_rate && stands_behind_rate(readings.observations, i)) {
      observation.indicator_id.clear();
      continue;
    }
    // A bare number under a label that says rate and no base, which the indicator tells.
    const bool count_of_ratio = observation.unit == "count" && indicator->unit == "ratio" &&
                                !report.rules.first("unit", observation.label);
    const bool bare = count_of_rate || count_of_ratio;
    if (observation.unit.empty() || bare) observation.unit = indicator->unit;
    if (bare && observation.value) observation.resolution = half_place(*observation.value, false);
    settle_sign(observation);
  }
  for (Note& note : readings.notes)
    for (const auto& [subject, id] : known)
      if (std::get<0>(subject) == note.local_code && std::get<1>(subject) == note.label && !id.empty())
        note.indicator_id = id;
}

}  // namespace

Normalized normalize(const Document& document, const std::string& document_id, const rules::Library& library,
                     const NormalizeOptions& options) {
  const Identity identity = identify(document, library, options);
  const auto rules = library.pack(identity.pack);
  const Report report{*rules,         library,        document_id, identity.council, identity.council_code,
                      identity.title, identity.period};

  Readings readings;
  if (!options.tables_only) {
    weigh_running_text(read_flow(document, report, readings), readings);
    read_row_notes(document, report, readings);
    match_indicators(report, readings);
    settle_confidence(document, readings.observations);
  }

  Normalized normalized;
  normalized.explanations = std::move(readings.explanations);
  Dataset& dataset = normalized.dataset;
  dataset.documents.push_back(document_row(document, report));
  dataset.observations = std::move(readings.observations);
  int number = 0;
  for (Observation& observation : dataset.observations) {
    observation.document_id = document_id;
    observation.council_code = report.council_code;
    observation.observation_id = fmt::format("{}-{}", document_id, ++number);
  }
  dataset.notes = std::move(readings.notes);
  add_raw_tables(document, document_id, *rules, dataset);
  return normalized;
}

}  // namespace scrutineer::normalize
