// Comparators and the figures that stand beside them.
//
// Three habits of writing: the name first ("National: 88%", "England (2%)"), the value first ("56.8 SN 44.6
// ENG", "88% in England"), and one value for several names ("Statistical Neighbours and England (2%)"). Which
// one holds is decided for a run: names and figures with nothing but linking words between them.
#include <algorithm>
#include <cstdint>

#include "normalize/prose/prose.h"

namespace scrutineer::normalize {
namespace {

struct Body {  // comparators that share one figure
  std::vector<std::string> labels, slugs;
};

struct Item {
  std::size_t begin = 0, end = 0;
  std::optional<Body> body;
  std::optional<Figure> figure;
};

enum class Link : std::uint8_t { none, blank, forward, backward };

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string_view between(std::string_view text, const Item& left, const Item& right) {
  return left.end <= right.begin ? text.substr(left.end, right.begin - left.end) : std::string_view();
}

// As printed, without blanks and the article.
std::string name_of(std::string_view printed) {
  const std::size_t first = printed.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  printed = printed.substr(first, printed.find_last_not_of(" \t\r\n") + 1 - first);
  if (printed.starts_with("the ") || printed.starts_with("The ")) printed.remove_prefix(4);
  return std::string(printed);
}

Body body_of(std::string_view text, const rules::Match& match) {
  const std::string& slug = match.gives();
  return {{name_of(text.substr(match.begin, match.end - match.begin))}, {slug == "other" ? "" : slug}};
}

// Two names side by side are one body ("CIPFA statistical neighbours"): the slug is that of the one that has
// one.
void fuse(Item& item, const Item& more, std::string_view text) {
  if (item.body->slugs.back().empty()) item.body->slugs.back() = more.body->slugs.front();
  item.body->labels.back() = name_of(text.substr(item.begin, more.end - item.begin));
  item.end = more.end;
}

void share(Item& item, const Item& more) {
  for (const auto& label : more.body->labels) item.body->labels.push_back(label);
  for (const auto& slug : more.body->slugs) item.body->slugs.push_back(slug);
  item.end = more.end;
}

// "86%-100% = Green": the bounds of a rating.
bool begins_range(std::string_view text, const Figure& figure) {
  std::size_t next = figure.end;
  if (next < text.size() && text[next] == '%') ++next;
  for (const std::string_view dash : {"-", "–"})
    if (text.substr(std::min(next, text.size())).starts_with(dash)) {
      next += dash.size();
      return next < text.size() && text[next] >= '0' && text[next] <= '9';
    }
  return false;
}

// A period that stands straight behind a figure, in brackets or after "in".
std::optional<PeriodReading> period_behind(std::string_view text, const Figure& figure) {
  constexpr std::size_t kFar = 5;    // bytes of "% (in "
  constexpr std::size_t kLong = 40;  // bytes of a period
  const auto periods = find_periods(text.substr(figure.end, kLong));
  if (periods.empty() || periods.front().begin > kFar || !periods.front().year_given) return std::nullopt;
  const std::string_view gap = text.substr(figure.end, periods.front().begin);
  if (gap.find_first_of(",;.") != std::string_view::npos) return std::nullopt;
  return periods.front();
}

// "in the region of £2m" names no region.
bool is_of_amount(std::string_view text, const rules::Match& body, const rules::RuleSet& rules) {
  if (!text.substr(body.end).starts_with(" of ")) return false;
  const auto words = rules.all("qualifier", text);
  return std::any_of(words.begin(), words.end(), [&](const rules::Match& match) {
    return match.begin <= body.begin && body.end < match.end;
  });
}

// Names and figures in order; names that share a figure are one item.
std::vector<Item> items_of(std::string_view text, const rules::RuleSet& rules) {
  std::vector<Item> all;
  for (const auto& match : rules.all("comparator", text))
    if (!is_of_amount(text, match, rules)) all.push_back({match.begin, match.end, body_of(text, match), {}});
  if (all.empty()) return all;
  for (auto& figure : find_figures(text, rules))
    if (figure.value && !begins_range(text, figure)) all.push_back({figure.begin, figure.end, {}, figure});
  std::stable_sort(all.begin(), all.end(), [](const Item& a, const Item& b) { return a.begin < b.begin; });

  std::vector<Item> items;
  for (const Item& item : all) {
    if (!items.empty() && item.begin < items.back().end) continue;
    if (!items.empty() && items.back().body && item.body) {
      const auto gap = between(text, items.back(), item);
      if (blank(gap)) {
        fuse(items.back(), item, text);
        continue;
      }
      if (rules.first("prose-link-shared", gap)) {
        share(items.back(), item);
        continue;
      }
    }
    items.push_back(item);
  }
  return items;
}

Link link_between(std::string_view text, const Item& left, const Item& right, const rules::RuleSet& rules) {
  if (left.figure.has_value() == right.figure.has_value()) return Link::none;
  const auto gap = between(text, left, right);
  if (blank(gap)) return Link::blank;
  if (left.body) return rules.first("prose-link-forward", gap) ? Link::forward : Link::none;
  // "Rank 8 (Top Quartile)": a body without a slug is no proof that the figure before it is its own.
  const auto& slugs = right.body->slugs;
  if (std::all_of(slugs.begin(), slugs.end(), [](const std::string& s) { return s.empty(); }))
    return Link::none;
  return rules.first("prose-link-backward", gap) ? Link::backward : Link::none;
}

void state(const Item& name, const Item& value, std::vector<StatedBenchmark>& found) {
  for (std::size_t i = 0; i < name.body->labels.size(); ++i)
    found.push_back({name.body->labels[i], name.body->slugs[i], *value.figure, {}});
}

// "56.8 SN 44.6 ENG 49.6": the name behind the last value was lost, where the text is nothing but these.
bool lost_last_name(std::string_view text, const std::vector<Item>& items, std::size_t first,
                    std::size_t last) {
  constexpr std::size_t kTwoNames = 4;  // two names with three values between and round them
  return items[first].figure && items[last].figure && last - first >= kTwoNames &&
         blank(text.substr(0, items[first].begin)) && blank(text.substr(items[last].end));
}

// One run of linked items, [first, last].
void read_run(std::string_view text, const std::vector<Item>& items, const std::vector<Link>& links,
              std::size_t first, std::size_t last, std::vector<StatedBenchmark>& found) {
  const auto begin = links.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = links.begin() + static_cast<std::ptrdiff_t>(last);
  const bool names_first = std::find(begin, end, Link::forward) != end;
  const bool values_first = !names_first && items[first].figure &&
                            (items[last].body || std::find(begin, end, Link::backward) != end ||
                             lost_last_name(text, items, first, last));
  for (std::size_t i = first; i < last; ++i) {
    if (values_first && items[i].figure && items[i + 1].body) state(items[i + 1], items[i], found);
    if (!values_first && items[i].body && items[i + 1].figure) state(items[i], items[i + 1], found);
  }
}

}  // namespace

std::vector<StatedBenchmark> find_benchmarks(std::string_view text, const Report& report) {
  const auto items = items_of(text, report.rules);
  std::vector<Link> links;  // links[i] joins item i to item i + 1
  for (std::size_t i = 0; i + 1 < items.size(); ++i)
    links.push_back(link_between(text, items[i], items[i + 1], report.rules));

  // "69.8% (London 67.8%, England 65.2%)": the bracket opens with a body that has a figure of its own.
  for (std::size_t i = 0; i + 1 < links.size(); ++i)
    if (links[i] == Link::backward && links[i + 1] != Link::none && items[i + 1].body &&
        between(text, items[i], items[i + 1]).find('(') != std::string_view::npos &&
        between(text, items[i + 1], items[i + 2]).find(')') == std::string_view::npos)
      links[i] = Link::none;

  std::vector<StatedBenchmark> found;
  for (std::size_t first = 0; first < items.size();) {
    std::size_t last = first;
    while (last < links.size() && links[last] != Link::none) ++last;
    read_run(text, items, links, first, last, found);
    first = last + 1;
  }
  for (StatedBenchmark& stated : found) stated.period = period_behind(text, stated.figure);
  return found;
}

}  // namespace scrutineer::normalize
