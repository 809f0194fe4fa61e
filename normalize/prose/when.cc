#include "normalize/prose/when.h"

#include <algorithm>
#include <cctype>

#include "normalize/prose/phrase.h"

namespace scrutineer::normalize::prose {
namespace {

using Kind = Token::Kind;

struct Segment {  // tokens [begin, end)
  std::size_t begin = 0, end = 0;
  Clause clause = Clause::states;
};

bool loose(const Token& token) {
  return token.kind == Kind::comma || token.kind == Kind::stop || token.kind == Kind::open ||
         token.kind == Kind::close;
}

std::size_t next_solid(const Tokens& tokens, std::size_t i) {
  while (i < tokens.size() && loose(tokens[i])) ++i;
  return i;
}

// "from 22 in 2022/23", "from 2,553 to 2,973", but not "from 81 families".
bool is_former(const Tokens& tokens, std::size_t i) {
  if (tokens[i].lower != "from" || i + 1 >= tokens.size() || tokens[i + 1].kind != Kind::figure) return false;
  return i + 2 >= tokens.size() || !begins_noun(tokens[i + 2]);
}

// ", and 30% of visits": a clause of its own, whatever was compared before it.
bool is_new_statement(const Tokens& tokens, std::size_t i) {
  return i + 3 < tokens.size() && tokens[i].kind == Kind::comma && tokens[i + 1].lower == "and" &&
         tokens[i + 2].kind == Kind::figure && tokens[i + 3].lower == "of";
}

struct Boundary {
  std::size_t at = 0;
  Clause clause = Clause::states;
};

std::vector<Boundary> boundaries(std::string_view sentence, const Tokens& tokens,
                                 const rules::RuleSet& rules) {
  std::vector<Boundary> found;
  for (const auto& match : rules.all("prose-compare", sentence)) {
    const auto token =
        std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return t.end > match.begin; });
    if (token != tokens.end())
      found.push_back({static_cast<std::size_t>(token - tokens.begin()),
                       match.gives() == "since" ? Clause::since : Clause::compares});
  }
  // "three or more miles", "more than doubled": a definition or a verb is compared with nothing.
  std::erase_if(found, [&](const Boundary& b) {
    std::size_t i = b.at;
    while (i < tokens.size() && tokens[i].lower != "than") ++i;
    if (i + 1 >= tokens.size() || i > b.at + 1) return false;
    const Token& next = tokens[i + 1];
    return next.kind == Kind::word &&
           (!next.verb.empty() || std::isdigit(static_cast<unsigned char>(next.text[0])) != 0);
  });
  bool former = false;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (is_former(tokens, i)) {
      found.push_back({i, Clause::compares});
      former = true;
    } else if ((former && tokens[i].lower == "to" && tokens[i + 1].kind == Kind::figure) ||
               is_new_statement(tokens, i) || (tokens[i].text == ";" && tokens[i].depth == 0)) {
      found.push_back({i, Clause::states});
      former = false;
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Boundary& a, const Boundary& b) { return a.at < b.at; });
  return found;
}

// A comparison that opens the sentence ends with the comma behind its period.
std::size_t end_of_lead(const Tokens& tokens, std::size_t begin) {
  bool period = false;
  for (std::size_t i = begin; i < tokens.size(); ++i) {
    if (tokens[i].kind == Kind::period) period = true;
    if (tokens[i].kind == Kind::comma && period) return i;
  }
  return tokens.size();
}

std::vector<Segment> segments(std::string_view sentence, const Tokens& tokens, const rules::RuleSet& rules) {
  auto marks = boundaries(sentence, tokens, rules);
  if (!marks.empty() && marks.front().at <= 1 && marks.front().clause == Clause::compares) {
    const std::size_t end = end_of_lead(tokens, marks.front().at);
    if (end < tokens.size()) {
      marks.push_back({end, Clause::states});
      std::stable_sort(marks.begin(), marks.end(),
                       [](const Boundary& a, const Boundary& b) { return a.at < b.at; });
    }
  }
  std::vector<Segment> found{{0, tokens.size(), Clause::states}};
  for (const Boundary& mark : marks) {
    if (mark.at == found.back().begin) {
      found.back().clause = mark.clause;
      continue;
    }
    found.back().end = mark.at;
    found.push_back({mark.at, tokens.size(), mark.clause});
  }
  return found;
}

// "2022/23: 78.1%", "Quarter 2 77.35%": a figure that a period labels.
bool labelled(const Tokens& tokens, std::size_t f) {
  return (f >= 2 && tokens[f - 1].text == ":" && tokens[f - 2].kind == Kind::period) ||
         (f >= 1 && tokens[f - 1].kind == Kind::period);
}

// A period that introduces the figure behind it: "2022/23 (21.0%)", "and in 2021/22, 75.8%",
// "2022/23: 78.1%".
bool introduces(const Tokens& tokens, std::size_t i, const std::vector<PeriodReading>& periods) {
  const std::size_t next = next_solid(tokens, i + 1);
  // "Q1 112, Q2 97", "(target 78%, Quarter 2 77.35%)"
  if (next == i + 1)
    return next < tokens.size() && tokens[next].kind == Kind::figure && i > 0 &&
           (loose(tokens[i - 1]) || tokens[i - 1].lower == "and") &&
           tokens[i].begin == periods[static_cast<std::size_t>(tokens[i].index)].begin;
  if (next >= tokens.size() || tokens[next].kind != Kind::figure) return false;
  const bool bare = tokens[i].begin == periods[static_cast<std::size_t>(tokens[i].index)].begin;
  if (bare) return true;
  if (tokens[i + 1].kind == Kind::open) return true;
  return i == 0 || loose(tokens[i - 1]) || tokens[i - 1].lower == "and" || tokens[i - 1].lower == "but";
}

// "48.3% in 2023/24 (2022/23: 46.9%)", "72.4% (target 85%; 2022/23: 78.1%)": a bracket that opens with a
// period, or labels a figure with one, looks back, or aside.
bool aside(const Tokens& tokens, std::size_t f) {
  std::size_t open = f;
  while (open > 0 && tokens[open].kind != Kind::open) --open;
  if (tokens[f].depth == 0 || (tokens[open + 1].kind != Kind::period && !labelled(tokens, f))) return false;
  return std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(open),
                     [](const Token& t) { return t.kind == Kind::figure; });
}

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// The token of the period that holds for the figure at `f` within its segment.
std::size_t period_for(const Tokens& tokens, const Segment& segment, std::size_t f,
                       const std::vector<PeriodReading>& periods, const std::vector<std::size_t>& barriers) {
  for (std::size_t i = f; i > segment.begin; --i) {
    if (tokens[i - 1].kind == Kind::period && introduces(tokens, i - 1, periods)) return i - 1;
    if (!loose(tokens[i - 1])) break;
  }
  std::size_t later = kNone;
  bool passed_figure = false;
  for (std::size_t i = f + 1; i < segment.end; ++i) {
    if (std::find(barriers.begin(), barriers.end(), i) != barriers.end()) break;
    if (tokens[i].kind == Kind::figure) passed_figure = true;
    if (tokens[i].kind != Kind::period || introduces(tokens, i, periods)) continue;
    if (!passed_figure) return i;
    if (later == kNone) later = i;
  }
  for (std::size_t i = f; i > segment.begin; --i)
    if (tokens[i - 1].kind == Kind::period) return i - 1;
  return later;
}

PeriodReading snapshot(PeriodReading reading) {
  reading.period.start = reading.period.end;
  reading.kind = PeriodKind::snapshot;
  return reading;
}

// "at the end of 2023/24", "as at March 2024", "by March 2024": the last day.
PeriodReading with_lead(std::string_view sentence, const Token& token, const PeriodReading& reading,
                        const rules::RuleSet& rules) {
  if (reading.kind == PeriodKind::snapshot) return reading;
  const std::string_view lead = sentence.substr(token.begin, reading.begin - token.begin);
  const auto moment = rules.first("prose-moment", lead);
  if (!moment) return reading;
  if (moment->gives() == "month" && reading.kind != PeriodKind::month) return reading;
  return snapshot(reading);
}

PeriodReading until_report_end(const PeriodReading& since, const Period& report) {
  PeriodReading reading = since;
  reading.kind = PeriodKind::range;
  reading.period.start = std::chrono::sys_days(since.period.end) + std::chrono::days(1);
  reading.period.end = report.end;
  reading.label = "since then";
  return reading;
}

const Segment& segment_of(const std::vector<Segment>& all, std::size_t token) {
  for (const Segment& segment : all)
    if (token >= segment.begin && token < segment.end) return segment;
  return all.back();
}

}  // namespace

Timeline timeline(std::string_view sentence, const Tokens& tokens, const std::vector<Mention>& figures,
                  const std::vector<PeriodReading>& periods, const std::optional<PeriodReading>& inherited,
                  const std::optional<Period>& report, const rules::RuleSet& rules) {
  Timeline line;
  line.of.resize(figures.size());
  const auto parts = segments(sentence, tokens, rules);
  const auto reading_at = [&](std::size_t token) {
    return with_lead(sentence, tokens[token], periods[static_cast<std::size_t>(tokens[token].index)], rules);
  };

  if (parts.front().clause == Clause::compares)
    for (std::size_t i = parts.front().begin; i < parts.front().end && !line.alternative; ++i)
      if (tokens[i].kind == Kind::period) line.alternative = reading_at(i);

  // "increased from 6.71 days to 7.84 days when compared to the same period last year": the time of the
  // former.
  std::optional<PeriodReading> former = line.alternative;
  for (const Segment& part : parts)
    if (part.clause == Clause::compares && !former &&
        std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(part.begin),
                     tokens.begin() + static_cast<std::ptrdiff_t>(part.end),
                     [](const Token& t) { return t.kind == Kind::figure; }))
      for (std::size_t i = part.begin; i < part.end && !former; ++i)
        if (tokens[i].kind == Kind::period) former = reading_at(i);

  std::vector<std::size_t> barriers;
  for (const auto& match : rules.all("prose-barrier", sentence))
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (tokens[i].begin == match.begin) barriers.push_back(i);

  for (std::size_t f = 0; f < tokens.size(); ++f) {
    if (tokens[f].kind != Kind::figure) continue;
    const Segment& segment = segment_of(parts, f);
    When& when = line.of[static_cast<std::size_t>(tokens[f].index)];
    when.clause = segment.clause;
    const std::size_t found = period_for(tokens, segment, f, periods, barriers);
    if (when.clause == Clause::states && aside(tokens, f)) when.clause = Clause::compares;
    if (found != kNone) {
      when.period = reading_at(found);
      when.stated = true;
      const bool before = when.clause == Clause::compares;
      const bool moments = line.main && line.main->kind == PeriodKind::snapshot;
      if (before && moments && when.period->kind == PeriodKind::month) when.period = snapshot(*when.period);
      if (!before && !line.main) line.main = when.period;
    }
  }
  if (!line.main) line.main = inherited;

  std::optional<PeriodReading> last;
  for (std::size_t f = 0; f < tokens.size(); ++f) {
    if (tokens[f].kind != Kind::figure) continue;
    When& when = line.of[static_cast<std::size_t>(tokens[f].index)];
    if (!when.period && when.clause == Clause::states) when.period = line.main;
    if (!when.period && when.clause == Clause::compares) when.period = former;
    if (when.clause == Clause::since && last && report && last->period.end < report->end)
      when.period = until_report_end(*last, *report);
    if (when.period) last = when.period;
  }
  return line;
}

}  // namespace scrutineer::normalize::prose
