// Paragraphs to observations: sentence by sentence, what is said of which figure and when.
#include <re2/re2.h>

#include <algorithm>

#include "normalize/prose/memory.h"
#include "normalize/prose/prose.h"
#include "normalize/prose/sentence.h"

namespace scrutineer::normalize {
namespace {

using namespace prose;

// How sure a reading is, 0 to 1. Set by hand: ordered by what was wrong most often in reports of prose and of
// tables.
struct Confidence {
  double start = 0.95;
  double no_predicate = 0.30;       // nothing says what is counted: "54 foster carers"
  double count = 0.10;              // a bare number of things rather than a percentage or a rate
  double period_not_stated = 0.10;  // taken from the sentence before, or from the report
  double not_own_label = 0.05;      // label taken from another figure or sentence
  double word = 0.15;               // a number word: "two"
  double change = 0.15;
  double rough_label = 0.30;  // begins or ends in the middle of a phrase
  double money = 0.20;        // sums are told of in too many ways
  double least = 0.05;
};

struct Reader {
  const extract::Block& block;
  const std::string& section;
  const Report& report;
  Readings& readings;
  const std::string& lead;  // the label that the text above names for a list's items
  Memory memory;
  std::optional<PeriodReading> period;  // of the sentence before
  std::size_t first_observation = 0;    // of this paragraph, in readings
};

bool is_percent(const Figure& figure) { return figure.unit == "percent"; }

PeriodContext context_of(const Report& report) {
  PeriodContext context;
  context.report = report.period;
  if (report.period) context.financial_year = financial_year_of(report.period->start);
  return context;
}

bool is_word(const Figure& figure) { return figure.text.find_first_of("0123456789") == std::string::npos; }

// A label that begins or ends in the middle of a phrase: "within timescale, the department", "a value just
// over".
bool is_rough(const std::string& label) {
  std::string first = label.substr(0, label.find(' ')), last = label.substr(label.rfind(' ') + 1);
  for (std::string* word : {&first, &last})
    for (char& c : *word)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return is_preposition(first) || is_preposition(last) || is_connector(last) ||
         label.find(" – ") != std::string::npos;
}

double confidence_of(const Statement& statement, const When& when, const Mention& mention) {
  constexpr Confidence c{};
  double sure = c.start;
  if (!statement.predicate) sure -= c.no_predicate;
  if (mention.figure.unit.empty() || mention.figure.unit == "count") sure -= c.count;
  if (!when.stated) sure -= c.period_not_stated;
  if (statement.reading == Reading::neighbour || statement.reading == Reading::earlier)
    sure -= c.not_own_label;
  if (is_word(mention.figure)) sure -= c.word;
  if (mention.role == Role::change) sure -= c.change;
  if (is_rough(statement.label)) sure -= c.rough_label;
  if (mention.figure.unit == "gbp") sure -= c.money;
  return std::max(sure, c.least);
}

std::string unit_of(const Mention& mention, std::string_view sentence, const std::string& label,
                    const Report& report) {
  if (!mention.figure.unit.empty()) return mention.figure.unit;
  // "142 per 100,000"
  const std::string_view beside = sentence.substr(mention.figure.end, 24);
  if (beside.starts_with(" per "))
    if (const auto unit = report.rules.first("unit", beside)) return unit->gives();
  if (const auto unit = report.rules.first("unit", label); unit && unit->gives() != "percent")
    return unit->gives();
  return "count";
}

const char* measure_of(Role role) {
  switch (role) {
    case Role::target:
      return "target";
    case Role::benchmark:
      return "benchmark";
    case Role::change:
      return "change";
    default:
      return "actual";
  }
}

// A label that names nothing: the sentence was not understood.
bool too_poor(const std::string& label) {
  for (const std::string_view word : {" this", " that", " these", " it", " they"})
    if (label.ends_with(word)) return true;  // "year to date this"
  return std::count_if(label.begin(), label.end(),
                       [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }) < 5;
}

// An item of a list that only says of which ones: "in primary schools is 18%".
bool continues_lead(const std::string& label) { return is_preposition(label.substr(0, label.find(' '))); }

// Rests on an earlier sentence where the words say so, or where a number tells which measure is meant.
void settle(Reader& reader, Statement& statement, const Mention& mention) {
  const bool percent = is_percent(mention.figure);
  const Stated* found = nullptr;
  if (statement.reading == Reading::bracket || statement.reading == Reading::neighbour ||
      statement.reading == Reading::earlier)
    found = by_numbers(reader.memory, statement.hint, percent);
  if (found == nullptr && statement.reading == Reading::earlier)
    found = taken_up(reader.memory, statement.hint, percent);
  if (found == nullptr) return;
  const std::string hint = statement.hint, part = statement.breakdown;
  statement = found->statement;
  statement.hint = hint;
  statement.reading = Reading::earlier;
  statement.predicate = true;
  if (!part.empty()) statement.breakdown = part;
}

// The other side of a contradiction: "In comparison to 2022/23, ... (67.8% within 10 days)" after 69.0% for
// this year.
bool contradicts(const Reader& reader, const Statement& statement, const std::optional<PeriodReading>& period,
                 const Figure& figure) {
  if (!period) return false;
  return std::any_of(reader.memory.begin(), reader.memory.end(), [&](const Stated& s) {
    return s.statement.label == statement.label && s.statement.breakdown == statement.breakdown &&
           s.period == period->period && s.value && figure.value && !(*s.value == *figure.value);
  });
}

Observation observation_of(const Reader& reader, std::string_view sentence, const Statement& statement,
                           const When& when, const Mention& mention) {
  Observation o;
  o.document_id = reader.report.document_id;
  o.council_code = reader.report.council_code;
  o.label = statement.label;
  o.section = reader.section;
  o.breakdown = statement.breakdown;
  o.measure = measure_of(mention.role);
  o.comparator_label = mention.comparator_label;
  o.comparator = mention.comparator;
  if (when.period && (mention.role != Role::benchmark || when.stated)) {
    o.period_start = when.period->period.start;
    o.period_end = when.period->period.end;
    o.period_label = when.period->label;
    o.basis = when.period->basis;
  }
  o.value = mention.figure.value;
  o.unit = unit_of(mention, sentence, statement.label, reader.report);
  o.resolution = half_place(*mention.figure.value, o.unit == "count");
  if (o.unit == mention.figure.unit) o.resolution = mention.figure.resolution;
  o.numerator = mention.figure.numerator;
  o.denominator = mention.figure.denominator;
  o.tolerance = mention.figure.tolerance;
  o.qualifier = mention.figure.qualifier;
  o.rag = mention.figure.rag;
  o.text = mention.figure.text;
  o.confidence = confidence_of(statement, when, mention);
  o.place = {reader.block.page, reader.block.box};
  return o;
}

When report_period(const Report& report) {
  When when;
  if (!report.period) return when;
  when.period = PeriodReading{};
  when.period->period = *report.period;
  return when;
}

// A target or a change is for the time of what it is told of.
void time_targets(const std::vector<Mention>& figures, Timeline& line) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i].role != Role::target && figures[i].role != Role::change) continue;
    const When* near = nullptr;
    for (std::size_t k = i; k > 0 && near == nullptr; --k)
      if (figures[k - 1].role == Role::actual && line.of[k - 1].clause != Clause::compares)
        near = &line.of[k - 1];
    for (std::size_t k = i + 1; k < figures.size() && near == nullptr; ++k)
      if (figures[k].role == Role::actual && line.of[k].clause != Clause::compares) near = &line.of[k];
    if (near != nullptr)
      line.of[i] = *near;
    else
      line.of[i].period = line.main, line.of[i].stated = false;
  }
}

void set_polarity(Reader& reader, const std::string& label, const std::string& polarity) {
  auto& all = reader.readings.observations;
  for (std::size_t i = reader.first_observation; i < all.size(); ++i)
    if (all[i].label == label) all[i].polarity = polarity;
}

// "81.4% ... does not meet our 90% target": below is worse, so higher is better.
void judge_by_target(Reader& reader, std::string_view sentence) {
  const auto judged = reader.report.rules.first("prose-judgement", sentence);
  const auto& all = reader.readings.observations;
  if (!judged || all.size() == reader.first_observation || all.back().measure != "target") return;
  const Observation& target = all.back();
  for (std::size_t i = all.size() - 1; i-- > reader.first_observation;) {
    const Observation& actual = all[i];
    const bool pair = actual.measure == "actual" && actual.label == target.label &&
                      actual.period_start == target.period_start && actual.period_end == target.period_end;
    if (!pair || *actual.value == *target.value) continue;
    const bool below = *actual.value < *target.value;
    set_polarity(reader, target.label, below == (judged->gives() == "unmet") ? "higher" : "lower");
    return;
  }
}

void apply_polarity(Reader& reader, std::string_view sentence, const std::vector<std::string>& labels) {
  const auto said = reader.report.rules.first("prose-polarity", sentence);
  if (!said) return judge_by_target(reader, sentence);
  if (labels.empty()) return;
  // Several measures in the sentence: the words behind the judgement tell which.
  std::string label = labels.front();
  Memory choice;
  for (const auto& each : labels) {
    Stated stated;
    stated.statement.label = each;
    choice.push_back(stated);
  }
  if (const auto* found = taken_up(choice, std::string(sentence.substr(said->end, 60)), false))
    label = found->statement.label;
  set_polarity(reader, label, said->gives());
}

// The label that a sentence without figures, or with none that was understood, can only speak of.
std::vector<std::string> label_before(const Reader& reader) {
  const auto* before = taken_up(reader.memory, "", true);
  return before == nullptr ? std::vector<std::string>{} : std::vector{before->statement.label};
}

// "60 young people left care; 45 (72%) of them stayed in touch": 72% stands for 45 of 60.
void take_parts(const std::vector<Mention>& figures, const std::vector<Statement>& said, std::size_t i,
                Observation& made) {
  const Statement& part = said[i - 1];
  if (said[i].neighbour != static_cast<int>(i) - 1 || part.whole < 0 || made.numerator) return;
  const Figure& whole = figures[static_cast<std::size_t>(part.whole)].figure;
  if (made.unit != "percent" || is_percent(figures[i - 1].figure) || is_percent(whole)) return;
  made.numerator = figures[i - 1].figure.value;
  made.denominator = whole.value;
}

// The time told before holds on where the sentence speaks of the same: "Of these, ...", "8.3% of the young
// people ..." after what young people did. Else nothing says that it does.
std::optional<PeriodReading> inherited_by(const Reader& reader, std::string_view sentence) {
  const auto again = reader.report.rules.first("prose-continues", sentence);
  if (!again) return std::nullopt;
  if (again->groups.empty() || again->groups.front().empty()) return reader.period;
  const std::string& noun = again->groups.front();
  const bool told = std::any_of(reader.memory.begin(), reader.memory.end(), [&](const Stated& s) {
    return s.statement.label.find(noun) != std::string::npos;
  });
  return told ? reader.period : std::nullopt;
}

void read_sentence(Reader& reader, std::string_view sentence, std::size_t number) {
  const auto& rules = reader.report.rules;
  const auto periods = find_periods(sentence, context_of(reader.report));
  const auto figures = mentions(sentence, periods, reader.report);
  if (figures.empty()) {
    if (!reader.memory.empty()) apply_polarity(reader, sentence, label_before(reader));
    return;
  }
  const auto words = tokens(sentence, figures, periods, rules);
  auto line = timeline(sentence, words, figures, periods, inherited_by(reader, sentence),
                       reader.report.period, rules);
  if (rules.first("prose-unreal", sentence)) return;
  time_targets(figures, line);

  const std::string head = reader.memory.empty() ? std::string() : reader.memory.back().statement.head;
  auto said = statements({sentence, words, figures, line, rules, head});
  Memory fresh;
  std::vector<std::string> labels;
  std::vector<std::pair<int, std::string>> units;  // by figure
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i].role == Role::definition) continue;
    Statement& statement = said[i];
    settle(reader, statement, figures[i]);
    When when = line.of[i];
    if (!when.period && when.clause == Clause::states) when = report_period(reader.report);
    if (figures[i].role == Role::actual && line.alternative && !when.stated &&
        contradicts(reader, statement, when.period, figures[i].figure))
      when.period = line.alternative, when.stated = true;
    // How things were, without a word about when: nothing that a dataset can hold.
    if (!when.period && figures[i].role != Role::benchmark) continue;
    if (statement.reading == Reading::earlier && statement.label.empty()) continue;
    if (!reader.lead.empty() && continues_lead(statement.label))
      statement.label = reader.lead + " " + statement.label;
    if (too_poor(statement.label)) continue;

    Observation made = observation_of(reader, sentence, statement, when, figures[i]);
    // A target or benchmark printed bare has the unit of what it is compared with.
    if (figures[i].figure.unit.empty() && figures[i].role != Role::actual && !units.empty()) {
      if (statement.neighbour < 0 && statement.reading == Reading::earlier) made.unit = units.back().second;
      for (const auto& [figure, unit] : units)
        if (figure == statement.neighbour) made.unit = unit;
    }
    if (i > 0) take_parts(figures, said, i, made);
    units.emplace_back(static_cast<int>(i), made.unit);
    reader.readings.observations.push_back(std::move(made));
    labels.push_back(statement.label);
    if (figures[i].role == Role::actual && when.clause != Clause::compares)
      fresh.push_back({statement, number, is_percent(figures[i].figure),
                       when.period ? std::optional(when.period->period) : std::nullopt,
                       figures[i].figure.value});
  }
  reader.memory.insert(reader.memory.end(), fresh.begin(), fresh.end());
  if (labels.empty()) labels = label_before(reader);
  apply_polarity(reader, sentence, labels);
  reader.period = line.main;
}

// "Executive summary 2 Recommendations 9 Summary 11": a list of contents, whose numbers are pages.
bool is_contents(std::string_view text) {
  constexpr int kFewest = 3;
  static const RE2 kEntry(R"([A-Za-z)’']\s*(?:\.{3,}|…)?\s(\d{1,3})(?:\s+[A-Z]|\s*$))");
  if (text.find(". ") != std::string_view::npos && text.find("...") == std::string_view::npos) return false;
  re2::StringPiece rest(text.data(), text.size());
  int entries = 0, page = 0, last = 0;
  while (RE2::FindAndConsume(&rest, kEntry, &page)) {
    if (page < last) return false;
    last = page;
    ++entries;
  }
  return entries >= kFewest;
}

}  // namespace

void read_paragraph(const extract::Block& block, const std::string& section, const Report& report,
                    Readings& readings, const std::string& lead) {
  if (is_contents(block.text)) return;
  Reader reader{block, section, report, readings, lead, {}, {}, readings.observations.size()};
  std::size_t number = 0;
  for (const auto& sentence : sentences(mended(block.text))) read_sentence(reader, sentence, number++);
}

std::string label_for_items(const std::string& text, const Report& report) {
  const std::size_t colon = text.find_last_not_of(" \t\r\n");
  if (colon == std::string::npos || text[colon] != ':') return "";
  const auto all = sentences(mended(text.substr(0, colon)));
  if (all.empty() || !report.rules.first("prose-measure", all.back())) return "";
  const auto periods = find_periods(all.back(), context_of(report));
  if (!mentions(all.back(), periods, report).empty()) return "";
  const auto words = tokens(all.back(), {}, periods, report.rules);
  const Phrase whole{0, words.size()};
  return label_text(words, {0, finite_verb(words, whole)});
}

}  // namespace scrutineer::normalize
