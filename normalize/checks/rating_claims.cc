#include "normalize/checks/rating_claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "normalize/amount.h"
#include "normalize/checks/all.h"
#include "normalize/checks/ratings.h"
#include "normalize/checks/sentences.h"
#include "normalize/checks/words.h"
#include "normalize/tokens.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t least_rows = 2;         // rated ones, before a table's ratings are counted
  double same_row = 0.85;             // of the shorter's telling words, before a name is a row's
  std::size_t words_of_sentence = 4;  // shared with a label, before a sentence alone tells its row
  std::size_t least_words = 3;        // of a name, before it names a row
  double above = 30;                  // points by which a table may begin above the paragraph's end
};
constexpr Settings settings;

using Counts = std::map<std::string, int>;  // by rating

// The rows of one table with their latest ratings.
struct RatedTable {
  int page = 0;
  double top = 0;
  Figures rows;  // the latest rated figure of each
};

bool is_rated(const Observation& figure) {
  return figure.rag == "green" || figure.rag == "amber" || figure.rag == "red";
}

bool is_rating_count(const Observation& figure) {
  return figure.unit == "count" && figure.value && figure.measure == "actual" &&
         (figure.breakdown == "green" || figure.breakdown == "amber" || figure.breakdown == "red");
}

std::map<std::pair<std::string, int>, RatedTable> rated_tables(const CheckedRows& dataset) {
  std::map<std::pair<std::string, int>, RatedTable> tables;
  std::map<std::pair<std::string, int>, std::map<int, const Observation*>> latest;
  for (const Observation& figure : dataset.observations) {
    if (figure.table == 0 || figure.measure != "actual" || !is_rated(figure) || !figure.period_end) continue;
    const Observation*& known = latest[{figure.document_id, figure.table}][figure.row];
    if (!known || *known->period_end < *figure.period_end) known = &figure;
  }
  for (const auto& [key, rows] : latest) {
    if (rows.size() < settings.least_rows) continue;
    RatedTable& table = tables[key];
    for (const auto& [number, figure] : rows) table.rows.push_back(figure);
    table.page = table.rows.front()->place.page;
    table.top = table.rows.front()->place.box.y0;
  }
  return tables;
}

bool is_paragraph(const Note& note) { return note.kind == "commentary" && note.table == 0; }

std::pair<int, double> place_of(const Note& note) { return {note.page, note.box.y0}; }

// The rated table that comes next after the paragraph, on its page or the next one, with no other paragraph
// that tells of ratings between them.
const RatedTable* table_beneath(const CheckInput& input, const Note& note,
                                const std::map<std::pair<std::string, int>, RatedTable>& tables) {
  const RatedTable* next = nullptr;
  for (const auto& [key, table] : tables) {
    if (key.first != note.document_id) continue;
    const bool below =
        table.page == note.page ? table.top > note.box.y1 - settings.above : table.page == note.page + 1;
    if (below && (!next || std::pair(table.page, table.top) < std::pair(next->page, next->top)))
      next = &table;
  }
  if (!next) return nullptr;
  for (const Note& other : input.dataset.notes)
    if (is_paragraph(other) && other.document_id == note.document_id && place_of(note) < place_of(other) &&
        place_of(other) < std::pair(next->page, next->top) &&
        rules_of(input, note.document_id)->first("prose-rated", other.text))
      return nullptr;
  return next;
}

// What the report counts itself for what the paragraph is about: "Public Health: 3 green, 3 amber".
std::vector<Counts> counted_by_report(const CheckInput& input, const Note& note) {
  std::map<std::tuple<int, int>, Counts> rows;
  const std::string about = folded(note.label);
  for (const Observation& figure : input.dataset.observations)
    if (figure.document_id == note.document_id && is_rating_count(figure) &&
        (folded(figure.label) == about || folded(figure.section) == about) && !about.empty())
      rows[{figure.table, figure.row}][figure.breakdown] += static_cast<int>(figure.value->digits());
  std::vector<Counts> counts;
  // A section that holds the counts of several services says nothing of one of them.
  for (const auto& [row, ratings] : rows) counts.push_back(ratings);
  return counts.size() == 1 ? counts : std::vector<Counts>{};
}

// "eight", "17"; 0 where the text is no number.
int number_in(const std::string& text) {
  const std::vector<Token> tokens = tokenize(text);
  if (tokens.size() == 1 && tokens[0].is("one")) return 1;
  if (tokens.size() == 1 && tokens[0].is_number()) return tokens[0].value;
  std::size_t next = 0;
  return read_number_word(tokens, 0, next);
}

int total_of(const Counts& counts) {
  int total = 0;
  for (const auto& [rating, count] : counts) total += count;
  return total;
}

// "38" followed by a note's mark, "381".
bool runs_into_mark(int told, int counted) {
  const std::string a = std::to_string(told), b = std::to_string(counted);
  return a.size() > b.size() && a.starts_with(b);
}

Issue issue_of(const Note& note, const Figures& rows, std::string message, int counted, int told) {
  Observation at = *rows.front();
  at.local_code.clear();
  at.label = note.label;
  at.place = {note.page, note.box};
  Issue issue = issue_at(at, narrative_mismatch.name, "error", std::move(message), std::to_string(counted),
                         std::to_string(told));
  issue.observation_ids.clear();
  for (const Observation* row : rows) issue.observation_ids.push_back(row->observation_id);
  return issue;
}

// One count that a sentence tells.
struct ToldCount {
  int number = 0, all = 0;  // 0: of how many is not told
  std::string rating;
};

std::vector<ToldCount> counts_told(const rules::RuleSet& rules, const std::string& sentence) {
  std::vector<ToldCount> told;
  for (const rules::Match& match : rules.all("check-rating-count", sentence))
    told.push_back({number_in(match.groups[0]), number_in(match.groups[1]), match.gives()});
  for (const rules::Match& match : rules.all("check-rating-pair", sentence)) {
    told.push_back({number_in(match.groups[0]), 0, folded(match.groups[1])});
    told.push_back({number_in(match.groups[2]), 0, folded(match.groups[3])});
  }
  std::erase_if(told, [](const ToldCount& count) { return count.number <= 0; });
  return told;
}

// Each rating is told once for a paragraph.
void count_ratings(const rules::RuleSet& rules, const Note& note, const std::string& sentence,
                   const Figures& rows, Counts& counts, std::set<std::string>& told,
                   std::vector<Issue>& issues) {
  for (const ToldCount& count : counts_told(rules, sentence)) {
    const int counted = counts[count.rating], total = total_of(counts);
    const bool all_wrong = count.all > 0 && count.all != total && !runs_into_mark(count.all, total);
    // Of a part of the indicators ("two of the three in this service") nothing is known.
    if (all_wrong && count.all < total && count.number < counted) continue;
    if ((count.number == counted && !all_wrong) || !told.insert(count.rating).second) continue;
    const std::string of = count.all > 0 ? fmt::format(" of {}", count.all) : "";
    const bool number_wrong = count.number != counted;
    issues.push_back(issue_of(note, rows,
                              fmt::format("The text counts {}{} as {} but {} of {} are rated so: {}.",
                                          count.number, of, count.rating, counted, total, quoted(sentence)),
                              number_wrong ? counted : total, number_wrong ? count.number : count.all));
  }
}

// The row of which the name is told; null where none or several could be meant.
const Observation* row_named(const Figures& rows, const std::string& name) {
  const Observation* best = nullptr;
  double most = settings.same_row;
  bool tied = false;
  for (const Observation* row : rows) {
    const double like = likeness(row->label, name);
    if (like < most) continue;
    tied = best && like == most;
    best = row, most = like;
  }
  return tied || words(name).size() < settings.least_words ? nullptr : best;
}

}  // namespace

void wrong_rating_counts(const CheckInput& input, std::vector<Issue>& issues) {
  const auto tables = rated_tables(input.dataset);
  for (const Note& note : input.dataset.notes) {
    if (!is_paragraph(note)) continue;
    const auto rules = rules_of(input, note.document_id);
    if (counts_told(*rules, note.text).empty()) continue;
    const RatedTable* table = table_beneath(input, note, tables);
    if (!table) continue;
    Counts counts;
    for (const Observation* row : table->rows) ++counts[row->rag];
    bool agree = true;
    for (Counts other : counted_by_report(input, note))
      for (const char* rating : {"green", "amber", "red"}) agree = agree && other[rating] == counts[rating];
    if (!agree) continue;
    std::set<std::string> told;
    for (const std::string& sentence : split_sentences(note.text))
      count_ratings(*rules, note, sentence, table->rows, counts, told, issues);
  }
}

void wrongly_named_ratings(const CheckInput& input, std::vector<Issue>& issues) {
  const auto tables = rated_tables(input.dataset);
  for (const Note& note : input.dataset.notes) {
    if (!is_paragraph(note)) continue;
    const auto rules = rules_of(input, note.document_id);
    for (const std::string& sentence : split_sentences(note.text)) {
      const auto named = rules->first("check-rated-name", sentence);
      if (!named) continue;
      const RatedTable* table = table_beneath(input, note, tables);
      const Observation* row = table ? row_named(table->rows, named->groups[0]) : nullptr;
      if (!row || row->rag == named->gives()) continue;
      issues.push_back(
          issue_at(*row, narrative_mismatch.name, "error",
                   fmt::format("The text counts this among those rated {}, but it is rated {}: {}.",
                               named->gives(), row->rag, quoted(sentence)),
                   row->rag, named->gives()));
    }
  }
}

void whole_beyond_best_part(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Note& note : input.dataset.notes) {
    if (!is_paragraph(note)) continue;
    const auto rules = rules_of(input, note.document_id);
    std::string before;
    for (const std::string& sentence : split_sentences(note.text)) {
      const auto part = rules->first("check-extreme-part", sentence);
      const std::string context = before + ' ' + sentence;
      before += ' ' + sentence;
      if (!part) continue;
      // The sentence names what it is about, else the paragraph before it does.
      const Observation* whole = row_spoken_of(input, note, sentence, settings.words_of_sentence);
      if (!whole) whole = row_spoken_of(input, note, context);
      const std::optional<Decimal> value = Decimal::parse(part->groups[0]);
      const std::string better = whole ? better_way(input, *whole, *whole) : "";
      if (!value || (better != "higher" && better != "lower")) continue;
      const Rational half = half_place(*value, false).exact();
      const Interval told{value->exact() - half, value->exact() + half}, is = *interval_of(*whole);
      if (!is.low || !is.high) continue;
      const bool best_is_most = (part->gives() == "best") == (better == "higher");
      if (best_is_most ? *is.low <= *told.high : *told.low <= *is.high) continue;
      issues.push_back(
          issue_at(*whole, narrative_mismatch.name, "error",
                   fmt::format("{} is printed for the whole, which lies beyond the {} part's {}%: {}.",
                               printed(*whole), part->gives(), part->groups[0], quoted(sentence)),
                   whole->value->str(), part->groups[0]));
    }
  }
}

}  // namespace scrutineer::normalize
