#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/sentences.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  std::size_t shared_words = 4;  // of a paragraph's sentence with the label of the row that it judges
};
constexpr Settings settings;

// A label for a school year over a financial year's column.
void against_label(const CheckInput& input, const Figures& row, std::vector<Issue>& issues) {
  const Figures actuals = valued(row, "actual");
  if (actuals.empty() ||
      !rules_of(input, row.front()->document_id)->first("check-school-year", actuals.front()->label))
    return;
  const Observation* last = nullptr;
  for (const Observation* figure : actuals)
    if (figure->period_start && figure->period_end &&
        financial_year(financial_year_of(*figure->period_start)) ==
            Period{*figure->period_start, *figure->period_end})
      last = figure;
  if (last)
    issues.push_back(issue_at(*last, period_mismatch.name, "warning",
                              fmt::format("The label is for a school year but {} stands in the column of {}.",
                                          printed(*last), period_words(*last)),
                              "a school year", period_words(*last)));
}

// "Q4 data is for cohort Oct '20 - Sep '21": a lag, told beside the figure.
bool tells_lag(const rules::RuleSet& rules, const Sentence& sentence) {
  return rules.first("check-lag", sentence.text).has_value();
}

std::string words_of(const Period& period) {
  Observation figure;
  figure.period_start = period.start, figure.period_end = period.end;
  return period_words(figure);
}

void against_commentary(const CheckInput& input, const Commentary& commentary, std::vector<Issue>& issues) {
  const Observation* latest = latest_actual(input, commentary.row);
  if (!latest || !latest->period_start) return;
  const auto rules = rules_of(input, latest->document_id);
  for (const Sentence& sentence : commentary.sentences) {
    if (tells_lag(*rules, sentence)) {
      for (const PeriodReading& reading : sentence.periods) {
        const bool known = std::any_of(commentary.row.begin(), commentary.row.end(), [&](const auto* figure) {
          return figure->period_start == reading.period.start && figure->period_end == reading.period.end;
        });
        if (known) continue;
        issues.push_back(issue_at(*latest, period_mismatch.name, "info",
                                  fmt::format("{} stands under {} but the text says that it is for {}.",
                                              printed(*latest), period_words(*latest), reading.label),
                                  period_words(*latest), reading.label));
        break;
      }
      continue;
    }
    // The latest figure, given for another period of the same length, for which the row prints none.
    if (sentence.periods.size() != 1) continue;
    const Period& period = sentence.periods[0].period;
    Observation spoken = *latest;
    spoken.period_start = period.start, spoken.period_end = period.end;
    if (same_period(spoken, *latest) || whole_months(spoken) != whole_months(*latest) ||
        !whole_months(spoken))
      continue;
    if (std::any_of(commentary.row.begin(), commentary.row.end(),
                    [&](const auto* figure) { return same_period(*figure, spoken); }))
      continue;
    const bool restates =
        std::any_of(sentence.figures.begin(), sentence.figures.end(), [&](const Figure& figure) {
          return figure.value && figure.unit == latest->unit && !figure.numerator &&
                 *figure.value == *latest->value;
        });
    if (!restates || sentence.figures.size() != 1) continue;
    issues.push_back(issue_at(*latest, period_mismatch.name, "warning",
                              fmt::format("The text gives {} for {} but the figure is printed for {}.",
                                          printed(*latest), words_of(period), period_words(*latest)),
                              period_words(*latest), words_of(period)));
  }
}

// "In Quarter 2, the percentage of callers ... continued to meet the target" over a panel of Quarter 3: a
// sentence left over from the report before. Only where it judges the row or gives the latest figure as that
// quarter's.
void left_over(const CheckInput& input, const Note& note, std::set<std::string>& told,
               std::vector<Issue>& issues) {
  const auto rules = rules_of(input, note.document_id);
  if (note.kind != "commentary" || note.table != 0 || !rules->first("check-standing", note.text)) return;
  for (const Sentence& sentence : sentences_of(input, note)) {
    const auto opening = rules->first("check-stale", sentence.text);
    if (!opening || sentence.periods.size() != 1 || !rules->first("check-standing", sentence.text) ||
        rules->first("check-no-standing", sentence.text))
      continue;
    const Observation* latest = row_spoken_of(input, note, sentence.text, settings.shared_words);
    if (!latest || !latest->period_start || told.contains(latest->observation_id)) continue;
    const Period& period = sentence.periods[0].period;
    const auto next_day = Date(std::chrono::sys_days(period.end) + std::chrono::days(1));
    Observation spoken = *latest;
    spoken.period_start = period.start, spoken.period_end = period.end;
    if (next_day != *latest->period_start || whole_months(spoken) != whole_months(*latest)) continue;
    told.insert(latest->observation_id);
    issues.push_back(issue_at(
        *latest, period_mismatch.name, "warning",
        fmt::format("The text speaks of {} but the figure beneath it, {}, is for {}: {}.", words_of(period),
                    printed(*latest), period_words(*latest), quoted(sentence.text)),
        period_words(*latest), words_of(period)));
  }
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  for (const Figures& row : rows(input)) against_label(input, row, issues);
  std::set<std::string> told;
  for (const Issue& issue : issues)
    if (issue.check == period_mismatch.name) told.insert(issue.observation_ids.front());
  for (const Commentary& commentary : commentaries(input)) {
    const Observation* latest = latest_actual(input, commentary.row);
    if (latest && !told.contains(latest->observation_id)) against_commentary(input, commentary, issues);
  }
  for (const Note& note : input.dataset.notes) left_over(input, note, told, issues);
}

}  // namespace

const Check period_mismatch = {"period-mismatch", "warning, info",
                               "The words beside a figure give another period than its column.", run};

}  // namespace scrutineer::normalize
