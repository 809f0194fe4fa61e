#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "extract/tables/settings.h"
#include "tools/commands/no_figure.h"
#include "tools/convert/progress.h"

namespace scrutineer::tools {

namespace {

using extract::Block;
using extract::Box;
using normalize::CellRow;
using normalize::Observation;

// In points and shares of the page's height.
struct UnreadSettings {
  double slack = 1.5;         // by which a word may stand out of the box that holds it
  double margin_share = 0.12; // at the page's head and foot, where page numbers stand
};
constexpr UnreadSettings settings;

struct PrintedNumber {
  std::string text;
  std::optional<Box> box;         // none in converted text
  const CellRow* cell = nullptr;  // that holds it
  const Block* block = nullptr;
};

struct PageOfReport {
  int number = 0;
  std::vector<const Observation*> figures;
  std::vector<const CellRow*> cells;
  std::vector<const Block*> blocks;
  const extract::Page* page = nullptr;
  const extract::PageTrace* trace = nullptr;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Without what stands round a number: brackets, stops, quotes. Empty where the word is no number.
std::string number_in(std::string_view word) {
  static constexpr std::string_view round = "()[]{},.;:'\"*";
  while (!word.empty() && round.find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  while (!word.empty() && round.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  const auto first =
      std::find_if(word.begin(), word.end(), [](char c) { return is_digit(c) || is_letter(c); });
  return first == word.end() || !is_digit(*first) ? std::string() : std::string(word);
}

std::vector<std::string> numbers_of(std::string_view text) {
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (std::string number = number_in(text.substr(at, end - at)); !number.empty())
      numbers.push_back(std::move(number));
    at = end + 1;
  }
  return numbers;
}

bool holds(const Box& box, const Box& word) {
  const Box wide = {box.x0 - settings.slack, box.y0 - settings.slack, box.x1 + settings.slack,
                    box.y1 + settings.slack};
  return wide.contains(word.centre_x(), word.centre_y());
}

std::vector<PageOfReport> pages_of(const TracedReport& report, int wanted) {
  std::map<int, PageOfReport> pages;
  const auto page = [&](int number) -> PageOfReport* {
    if (number < 1 || (wanted != 0 && number != wanted)) return nullptr;
    PageOfReport& found = pages[number];
    found.number = number;
    return &found;
  };
  for (const extract::Page& one : report.document.pages)
    if (auto* to = page(one.number)) to->page = &one;
  for (const extract::PageTrace& trace : report.traces)
    if (auto* to = page(trace.page)) to->trace = &trace;
  for (const Observation& figure : report.result.dataset.observations)
    if (auto* to = page(figure.place.page)) to->figures.push_back(&figure);
  for (const CellRow& cell : report.result.dataset.cells)
    if (auto* to = page(cell.place.page)) to->cells.push_back(&cell);
  for (const extract::FlowItem& item : report.document.flow)
    if (const auto* block = std::get_if<Block>(&item))
      if (auto* to = page(block->page)) to->blocks.push_back(block);
  std::vector<PageOfReport> list;
  for (auto& [number, one] : pages) list.push_back(std::move(one));
  return list;
}

std::vector<PrintedNumber> numbers_on(const PageOfReport& page) {
  std::vector<PrintedNumber> numbers;
  if (page.page != nullptr && !page.page->words.empty()) {
    for (const extract::Word& word : page.page->words) {
      PrintedNumber number{number_in(word.text), word.box};
      if (number.text.empty()) continue;
      for (const CellRow* cell : page.cells)
        if (number.cell == nullptr && holds(cell->place.box, word.box)) number.cell = cell;
      for (const Block* block : page.blocks)
        if (number.block == nullptr && holds(block->box, word.box) &&
            block->text.find(number.text) != std::string::npos)
          number.block = block;
      numbers.push_back(std::move(number));
    }
    return numbers;
  }
  for (const CellRow* cell : page.cells)
    for (std::string& text : numbers_of(cell->text)) numbers.push_back({std::move(text), {}, cell, nullptr});
  for (const Block* block : page.blocks)
    for (std::string& text : numbers_of(block->text))
      numbers.push_back({std::move(text), {}, nullptr, block});
  return numbers;
}

bool is_in(const Observation& figure, const CellRow& cell) {
  return figure.table == cell.table && figure.row >= cell.row && figure.row < cell.row + cell.rowspan &&
         figure.column >= cell.column && figure.column < cell.column + cell.colspan;
}

bool prints(const Observation& figure, const std::string& number) {
  const auto is_part = [&](const std::optional<normalize::Decimal>& part) {
    return part && part->str() == number;
  };
  return figure.text.find(number) != std::string::npos || is_part(figure.numerator) ||
         is_part(figure.denominator) || is_part(figure.tolerance);
}

bool is_read(const PrintedNumber& number, const PageOfReport& page) {
  return std::any_of(page.figures.begin(), page.figures.end(), [&](const Observation* figure) {
    if (!prints(*figure, number.text)) return false;
    if (number.cell != nullptr && is_in(*figure, *number.cell)) return true;
    return figure->table == 0 && (!number.box || holds(figure->place.box, *number.box));
  });
}

// Of the table that was not made of the words round a number, the best.
const extract::Table* refused_at(const Box& word, const PageOfReport& page) {
  const extract::Table* best = nullptr;
  if (page.trace == nullptr) return nullptr;
  for (const extract::TracedCandidate& candidate : page.trace->candidates)
    if (!candidate.chosen && holds(candidate.table.box, word) &&
        (best == nullptr || candidate.table.confidence > best->confidence))
      best = &candidate.table;
  return best;
}

std::string why_refused(const extract::Table& table) {
  const double least = extract::TableSettings{}.least_quality;
  return fmt::format("it stands in what could be a table of {} and {}, which was refused: {}",
                     counted(static_cast<std::size_t>(table.rows), "row", "rows"),
                     counted(static_cast<std::size_t>(table.columns), "column", "columns"),
                     table.confidence < least
                         ? fmt::format("its lines, white space and contents agree to {:.2f}, and {:.2f} are "
                                       "wanted",
                                       table.confidence, least)
                         : "what it is made of fits better otherwise");
}

std::string reason_of(const PrintedNumber& number, const PageOfReport& page, const TracedReport& report,
                      const rules::RuleSet& rules) {
  if (number.cell != nullptr) {
    const bool gave = std::any_of(page.figures.begin(), page.figures.end(),
                                  [&](const Observation* figure) { return is_in(*figure, *number.cell); });
    if (gave) return "its cell gave a figure, and this number stands beside it";
    const bool row = std::any_of(page.figures.begin(), page.figures.end(), [&](const Observation* figure) {
      return figure->table == number.cell->table && figure->row == number.cell->row;
    });
    return fmt::format("table {}: {}", number.cell->table,
                       why_no_figure(*number.cell, row, report.result, rules));
  }
  std::string reason;
  if (number.box)
    if (const extract::Table* refused = refused_at(*number.box, page))
      reason = why_refused(*refused) + "; as running text: ";
  if (number.block != nullptr)
    return reason + why_no_figure(number.text, *number.block, report.result, rules);
  if (number.box && page.page != nullptr &&
      (number.box->y1 < page.page->height * settings.margin_share ||
       number.box->y0 > page.page->height * (1 - settings.margin_share)))
    return "it is a page number, or stands in a line repeated at the head or foot of pages";
  return reason + "it stands in no paragraph: in a chart, a picture or a line by itself";
}

std::string text_of(const PrintedNumber& number) {
  return number.box ? fmt::format("{} ({:.0f},{:.0f})", number.text, number.box->x0, number.box->y0)
                    : number.text;
}

std::string unread_on(const PageOfReport& page, const TracedReport& report, const rules::RuleSet& rules,
                      UnreadPlaces places) {
  const std::vector<PrintedNumber> numbers = numbers_on(page);
  std::vector<std::pair<std::string, std::string>> groups;  // reason, numbers; in the order of the page
  std::map<std::string, std::size_t> known;
  std::size_t unread = 0;
  for (const PrintedNumber& number : numbers) {
    if (is_read(number, page) || (places == UnreadPlaces::outside_tables && number.cell != nullptr)) continue;
    ++unread;
    const auto [place, added] = known.try_emplace(reason_of(number, page, report, rules), groups.size());
    if (added) groups.emplace_back(place->first, "");
    std::string& list = groups[place->second].second;
    list += (list.empty() ? "" : ", ") + text_of(number);
  }
  if (unread == 0 && places == UnreadPlaces::outside_tables) return {};
  std::string text = places == UnreadPlaces::all
                         ? fmt::format("\npage {}: {}, {} of them in no figure\n", page.number,
                                       counted(numbers.size(), "printed number", "printed numbers"), unread)
                         : fmt::format("\n{} outside its tables in no figure\n",
                                       counted(unread, "printed number", "printed numbers"));
  for (const auto& [reason, list] : groups) text += fmt::format("  {}\n    {}\n", list, reason);
  return text;
}

}  // namespace

std::string unread_numbers(const TracedReport& report, const rules::Library& library, int page,
                           UnreadPlaces places) {
  const auto rules = library.pack(report.result.dataset.documents.front().pack);
  std::string text;
  for (const PageOfReport& one : pages_of(report, page)) text += unread_on(one, report, *rules, places);
  return text;
}

}  // namespace scrutineer::tools
