#include "normalize/checks/official.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "normalize/checks/words.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  Rational points{2};  // of a percentage
  Rational rate_share{3, 100}, rate{2};
  Rational count_share{2, 100}, count{5};
  int months_a_year = 12;
};
const Settings settings;

bool is_body(const rules::Council& council) { return council.type == "region" || council.type == "country"; }

std::string slug_of(const std::string& name) {
  std::string slug = folded(name);
  std::replace(slug.begin(), slug.end(), ' ', '-');
  return slug;
}

struct Index {
  std::map<std::string, std::string, std::less<>> bodies;  // codes by slug: england, south-east
  std::map<std::string, std::map<std::string, std::vector<OfficialFigure>, std::less<>>, std::less<>>
      figures;  // by code, by indicator
  std::set<std::string> councils;
};

// Counts of England and of regions are published to the nearest 10.
Decimal half_of(const rules::Reference& row, bool of_body) {
  if (row.unit == "count" && of_body) return Decimal(5, 0);
  if (row.unit == "count" && row.decimals == 0) return Decimal(0, 0);
  return Decimal(5, row.decimals + 1);
}

Index made_from(const rules::Library& library) {
  Index index;
  std::set<std::string> body_codes;
  for (const rules::Council& council : library.councils())
    if (is_body(council)) {
      index.bodies.try_emplace(slug_of(council.name), council.code);
      body_codes.insert(council.code);
    }
  for (const rules::Reference& row : library.references()) {
    const auto start = parse_iso(row.period_start), end = parse_iso(row.period_end);
    const auto value = Decimal::parse(row.value);
    if (!start || !end || !value) continue;
    const bool of_body = body_codes.contains(row.council_code);
    index.figures[row.council_code][row.indicator_id].push_back(
        {*start, *end, *value, half_of(row, of_body), row.unit});
    if (!of_body) index.councils.insert(row.council_code);
  }
  for (auto& [code, indicators] : index.figures)
    for (auto& [indicator, figures] : indicators)
      std::stable_sort(figures.begin(), figures.end(),
                       [](const auto& a, const auto& b) { return a.end < b.end; });
  return index;
}

const Index& index_of(const CheckInput& input) {
  static std::mutex mutex;
  static std::map<std::uint64_t, std::unique_ptr<const Index>> kept;
  const std::lock_guard lock(mutex);
  auto& made = kept[input.library.serial()];
  if (!made) made = std::make_unique<const Index>(made_from(input.library));
  return *made;
}

Rational size_of(const Rational& value) { return value < 0 ? Rational(-value) : value; }

Interval widened(const Interval& interval, const Rational& by) {
  return {*interval.low - by, *interval.high + by};
}

}  // namespace

std::string body_code(const CheckInput& input, std::string_view comparator) {
  const Index& index = index_of(input);
  const auto found = index.bodies.find(comparator);
  return found == index.bodies.end() ? "" : found->second;
}

const std::vector<OfficialFigure>& official_figures(const CheckInput& input, const std::string& code,
                                                    const std::string& indicator_id) {
  static const std::vector<OfficialFigure> none;
  if (code.empty() || indicator_id.empty()) return none;
  const Index& index = index_of(input);
  const auto of_code = index.figures.find(code);
  if (of_code == index.figures.end()) return none;
  const auto found = of_code->second.find(indicator_id);
  return found == of_code->second.end() ? none : found->second;
}

const std::set<std::string>& councils_with_figures(const CheckInput& input) {
  return index_of(input).councils;
}

Interval interval_of(const OfficialFigure& figure, bool monthly) {
  const Rational value = figure.value.exact(), half = figure.half.exact();
  const Interval interval{value - half, value + half};
  return monthly ? interval * Rational(1, settings.months_a_year) : interval;
}

Interval with_tolerance(const OfficialFigure& figure) {
  const Rational size = size_of(figure.value.exact());
  Rational by = 0;
  if (figure.unit == "percent")
    by = settings.points;
  else if (figure.unit == "count")
    by = std::max(settings.count, Rational(size * settings.count_share));
  else
    by = std::max(figure.unit.starts_with("rate") ? settings.rate : Rational(0),
                  Rational(size * settings.rate_share));
  return widened(interval_of(figure), by);
}

std::vector<Date> agreeing_years(const Observation& benchmark, const std::vector<OfficialFigure>& figures,
                                 const Date& latest, int years, bool monthly) {
  std::vector<Date> agreeing;
  const std::optional<Interval> printed = interval_of(benchmark);
  if (!printed) return agreeing;
  const Date first = latest - std::chrono::years(years);
  for (auto figure = figures.rbegin(); figure != figures.rend(); ++figure) {
    if (figure->unit != benchmark.unit || figure->end > latest || figure->end <= first) continue;
    if (meet(*printed, interval_of(*figure, monthly))) agreeing.push_back(figure->end);
  }
  return agreeing;
}

const OfficialFigure* of_same_period(const Observation& figure, const std::vector<OfficialFigure>& figures) {
  if (!figure.period_start || !figure.period_end) return nullptr;
  for (const OfficialFigure& official : figures) {
    if (official.end != *figure.period_end || official.unit != figure.unit) continue;
    if (official.start == *figure.period_start) return &official;
    // A stock counted on a day, in the column of the year that ends on it.
    const bool stock = official.start == official.end;
    if (stock && whole_months(figure) == settings.months_a_year) return &official;
  }
  return nullptr;
}

std::optional<Date> report_end(const CheckInput& input, const std::string& document_id) {
  for (const DocumentRow& document : input.dataset.documents)
    if (document.document_id == document_id) return document.period_end;
  return std::nullopt;
}

std::string added_limit(const CheckInput& input, const Observation& figure) {
  const rules::Indicator* indicator = input.library.indicator(figure.indicator_id);
  if (!indicator) return "";
  const auto rules = rules_of(input, figure.document_id);
  const auto limit = rules->first("check-added-limit", figure.label);
  if (!limit) return "";
  // The indicator's own words may set the same kind of limit.
  const auto states = [&](const std::string& text) {
    const auto own = rules->all("check-added-limit", text);
    return std::any_of(own.begin(), own.end(),
                       [&](const rules::Match& match) { return match.gives() == limit->gives(); });
  };
  if (states(indicator->name) || states(indicator->definition)) return "";
  return figure.label.substr(limit->begin, limit->end - limit->begin);
}

}  // namespace scrutineer::normalize
