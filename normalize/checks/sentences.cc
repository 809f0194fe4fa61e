#include "normalize/checks/sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "normalize/checks/derived.h"
#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

// A note longer than this (bytes) is an appendix that was taken for a cell: only its start is read.
constexpr std::size_t longest_note = 20000;
// A sentence is quoted up to this length, in bytes.
constexpr std::size_t longest_quote = 160;

std::string row_of(const std::string& document, const std::string& code, const std::string& label) {
  return document + '\x1f' + folded(code) + '\x1f' + folded(label);
}

PeriodContext context_of(const CheckInput& input, const std::string& document_id) {
  PeriodContext context;
  for (const DocumentRow& document : input.dataset.documents)
    if (document.document_id == document_id && document.period_start && document.period_end) {
      context.report = Period{*document.period_start, *document.period_end};
      context.financial_year = financial_year_of(*document.period_end);
    }
  return context;
}

// "19/20: On Target ...", "Q1 19/20: ...": the period heads the note, the sentence after it does not speak of
// it.
void drop_heading(Sentence& sentence) {
  if (sentence.periods.empty() || sentence.periods[0].begin > 0) return;
  const std::size_t end = sentence.periods[0].end;
  if (end < sentence.text.size() && sentence.text[end] == ':')
    sentence.periods.erase(sentence.periods.begin());
}

// The first word where it holds a letter and a digit; else empty.
std::string leading_code(const std::string& line) {
  const std::string word = line.substr(0, line.find(' '));
  const bool digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool letter = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return digit && letter ? word : "";
}

// One label in several tables: the words are about the table in which they stand.
Figures of_table(const Figures& row, int table) {
  const bool known = std::any_of(row.begin(), row.end(),
                                 [&](const auto* figure) { return table > 0 && figure->table == table; });
  Figures figures;
  for (const Observation* figure : row)
    if (!known || figure->table == table || figure->table == 0) figures.push_back(figure);
  return figures;
}

Commentary read(const CheckInput& input, const Note& note, std::string_view text, Figures row) {
  Commentary commentary{&note, std::move(row), {}};
  const auto rules = rules_of(input, note.document_id);
  const PeriodContext context = context_of(input, note.document_id);
  for (const std::string& sentence : split_sentences(text.substr(0, longest_note)))
    commentary.sentences.push_back(
        {sentence, find_figures(sentence, *rules), find_periods(sentence, context)});
  for (Sentence& sentence : commentary.sentences) drop_heading(sentence);
  return commentary;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<std::string> split_sentences(std::string_view text) {
  std::vector<std::string> sentences;
  std::size_t from = 0;
  const auto cut = [&](std::size_t to) {
    while (from < to && text[from] == ' ') ++from;
    if (to > from) sentences.emplace_back(text.substr(from, to - from));
    from = to;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') cut(i + 1);
    if (c != '.' && c != '!' && c != '?') continue;
    const bool spaced =
        i + 2 < text.size() && text[i + 1] == ' ' && (is_upper(text[i + 2]) || is_digit(text[i + 2]));
    // "e.g. X", "No. 7", an initial
    const bool abbreviation = i >= 2 && (text[i - 2] == '.' || text[i - 2] == ' ') && !is_digit(text[i - 1]);
    if (spaced && !abbreviation) cut(i + 1);
  }
  cut(text.size());
  return sentences;
}

const std::vector<Commentary>& commentaries(const CheckInput& input) {
  if (input.derived->commentaries) return *input.derived->commentaries;
  if (input.dataset.notes.empty()) return input.derived->commentaries.emplace();
  std::unordered_map<std::string, Figures> by_row;
  std::map<std::string, std::set<std::string>> codes;  // the rows of each code
  std::string key;
  const Observation* last = nullptr;  // figures of a row mostly stand together
  for (const Observation& figure : input.dataset.observations) {
    if (!last || last->label != figure.label || last->local_code != figure.local_code ||
        last->document_id != figure.document_id)
      key = row_of(figure.document_id, figure.local_code, figure.label);
    last = &figure;
    by_row[key].push_back(&figure);
    if (!figure.local_code.empty() && figure.table > 0)
      codes[figure.document_id + '\x1f' + figure.local_code].insert(key);
  }
  std::vector<Commentary>& all = input.derived->commentaries.emplace();
  for (const Note& note : input.dataset.notes) {
    const bool of_row = !note.label.empty() || !note.local_code.empty();
    const bool of_paragraph = note.table == 0 && note.kind == "commentary";
    if (of_row && of_paragraph) continue;
    if (of_row && (note.kind == "commentary" || note.kind == "action" || note.kind == "value-text")) {
      const auto row = by_row.find(row_of(note.document_id, note.local_code, note.label));
      if (row != by_row.end()) all.push_back(read(input, note, note.text, of_table(row->second, note.table)));
    } else if (!of_row) {
      // "HSC-A7 The rate has improved ...", a line under the table.
      for (const std::string& line : split_sentences(std::string_view(note.text).substr(0, longest_note))) {
        const std::string first = leading_code(line);
        const auto code = codes.find(note.document_id + '\x1f' + first);
        if (first.empty() || code == codes.end() || code->second.size() != 1) continue;
        all.push_back(read(input, note, line.substr(first.size()), by_row.at(*code->second.begin())));
      }
    }
  }
  return all;
}

std::vector<Commentary> paragraphs(const CheckInput& input) {
  if (input.dataset.notes.empty()) return {};
  std::map<std::string, Figures> by_page;
  const auto place = [](const std::string& document, const Place& at) {
    return fmt::format("{}\x1f{}\x1f{}\x1f{}", document, at.page, at.box.x0, at.box.y0);
  };
  for (const Observation& figure : input.dataset.observations)
    if (figure.table == 0) by_page[place(figure.document_id, figure.place)].push_back(&figure);
  std::vector<Commentary> all;
  for (const Note& note : input.dataset.notes) {
    if (note.kind != "commentary" || note.table != 0 || note.label.empty()) continue;
    const auto figures = by_page.find(place(note.document_id, {note.page, note.box}));
    if (figures != by_page.end()) all.push_back(read(input, note, note.text, figures->second));
  }
  return all;
}

Interval interval_of(const Figure& figure) {
  Observation same;
  same.value = figure.value, same.resolution = figure.resolution, same.qualifier = figure.qualifier;
  return interval_of(same).value_or(Interval{});
}

bool may_be(const Figure& figure, const Observation& observation) {
  if (!figure.value || figure.numerator) return false;
  if (figure.unit == observation.unit) return true;
  if (figure.unit.empty()) return observation.unit != "percent" && observation.unit != "gbp";
  static const std::set<std::string> signs = {"percent", "percentage-points", "gbp", "rank"};
  if (signs.contains(figure.unit) || signs.contains(observation.unit)) return false;
  // "246 points" of a score, "53 children" of a count, "27.3 per 1,000" of a rate whose base the label leaves
  // out
  static const std::set<std::string> things = {"count", "score", "ratio", ""};
  return things.contains(observation.unit) || things.contains(figure.unit);
}

const Observation* at_period(const Figures& row, const Period& period, std::string_view measure) {
  for (const Observation* figure : row)
    if (figure->value && figure->measure == measure && figure->breakdown.empty() && figure->table > 0 &&
        figure->period_start == period.start && figure->period_end == period.end)
      return figure;
  return nullptr;
}

const Observation* latest_actual(const CheckInput& input, const Figures& row) {
  std::optional<Date> report_end;
  for (const DocumentRow& document : input.dataset.documents)
    if (!row.empty() && document.document_id == row.front()->document_id) report_end = document.period_end;
  const Observation* latest = nullptr;
  for (const Observation* figure : row) {
    if (!figure->value || figure->measure != "actual" || !figure->breakdown.empty() || figure->table == 0)
      continue;
    if (!figure->period_end || (report_end && *figure->period_end > *report_end)) continue;
    // Of figures that end on one day the longer one, the year, comes last.
    const auto later = [](const Observation& a, const Observation& b) {
      return a.period_end != b.period_end ? a.period_end > b.period_end : a.period_start < b.period_start;
    };
    if (!latest || later(*figure, *latest)) latest = figure;
  }
  return latest;
}

std::string quoted(const std::string& sentence) {
  std::size_t length = std::min(sentence.size(), longest_quote);
  while (length > 0 && length < sentence.size() &&
         (static_cast<unsigned char>(sentence[length]) & 0xC0) == 0x80)
    --length;
  return '"' + sentence.substr(0, length) + (length < sentence.size() ? "...\"" : "\"");
}

std::vector<Sentence> sentences_of(const CheckInput& input, const Note& note) {
  return read(input, note, note.text, {}).sentences;
}

namespace {

std::size_t shared_words(const std::string& label, const std::string& text) {
  const std::vector<std::string> a = words(label), b = words(text);
  const std::set<std::string> left(a.begin(), a.end()), right(b.begin(), b.end());
  return static_cast<std::size_t>(std::count_if(left.begin(), left.end(), [&](const std::string& word) {
    return word.size() > 2 && right.contains(word) && word != "the" && word != "and" && word != "with";
  }));
}

}  // namespace

const Observation* row_spoken_of(const CheckInput& input, const Note& note, const std::string& text,
                                 std::size_t least) {
  std::map<std::string, const Observation*>
      rows;  // by label: a row may stand in a summary and in its section
  for (const Observation& figure : input.dataset.observations)
    if (figure.document_id == note.document_id && figure.table > 0 && figure.measure == "actual" &&
        figure.value && figure.unit == "percent" && figure.breakdown.empty() && figure.period_end &&
        figure.place.page >= note.page && figure.place.page <= note.page + 1) {
      const Observation*& latest = rows[folded(figure.local_code) + '\x1f' + folded(figure.label)];
      if (!latest || *latest->period_end < *figure.period_end) latest = &figure;
    }
  const Observation* best = nullptr;
  std::size_t most = least - 1;
  bool tied = false;
  for (const auto& [key, row] : rows) {
    const std::size_t shared = shared_words(row->label, text);
    if (shared < most || shared < least) continue;
    tied = best && shared == most;
    best = row, most = shared;
  }
  return tied ? nullptr : best;
}

}  // namespace scrutineer::normalize
