#include "extract/tables/flow.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>
#include <set>

#include "extract/join_line.h"
#include "extract/tables/columns_of_text.h"
#include "extract/tables/lines.h"

namespace scrutineer::extract {
namespace {

struct Paragraph {
  std::vector<Piece> lines;
  std::optional<std::size_t> table;
  int page = 0, last_page = 0;  // from 1
  std::string text;
  double size = 0;
  bool bold = false;
  double right = 0;  // of its column
};

double body_size(const std::vector<Page>& pages, const std::vector<std::vector<std::size_t>>& words) {
  std::map<long, std::size_t> running, all;  // letters by size in half points
  std::map<long, std::set<std::pair<std::size_t, long>>>
      lines;  // of the running text, by size: page and height
  std::size_t in_text = 0, in_all = 0;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (std::size_t w : words[p]) {
      const Word& word = pages[p].words[w];
      running[std::lround(word.size * 2)] += word.text.size();
      lines[std::lround(word.size * 2)].emplace(p, std::lround(word.box.y1));
      in_text += word.text.size();
    }
    for (const Word& word : pages[p].words) {
      all[std::lround(word.size * 2)] += word.text.size();
      in_all += word.text.size();
    }
  }
  const auto usual = [](const std::map<long, std::size_t>& letters) {
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == letters.end() ? 10 : static_cast<double>(most->first) / 2;
  };
  if (in_text * 3 >= in_all * 2) return usual(running);
  // Where tables hold a third and more, what stands outside may be little but a title, of a line or two and
  // larger than the tables, or notes in small print.
  constexpr std::size_t kTitleLines = 2;
  const double in_tables = usual(all);
  std::erase_if(running, [&](const auto& size) {
    return lines[size.first].size() <= kTitleLines && static_cast<double>(size.first) / 2 > in_tables;
  });
  return running.empty() ? in_tables : std::max(usual(running), in_tables);
}

bool all_bold(const Page& page, const std::vector<std::size_t>& words) {
  return std::all_of(words.begin(), words.end(), [&](std::size_t w) { return page.words[w].bold; });
}

// A bullet, or a number or letter of a list: 12. 3.1 (a) iv)
bool starts_item(const Page& page, const Piece& line) {
  const std::string& first = page.words[line.words.front()].text;
  static const std::set<std::string> bullets = {"•", "▪", "●", "○", "■", "□", "►", "–", "-",
                                                "*", "o", "◦", "‣", "➢", "✓", "",  ""};
  if (bullets.contains(first)) return line.words.size() > 1;
  if (first.size() > 7 || line.words.size() < 2) return false;
  std::string core = first;
  const bool open = core.front() == '(';
  if (open) core.erase(0, 1);
  const bool closed = !core.empty() && (core.back() == '.' || core.back() == ')');
  if (closed) core.pop_back();
  if (core.empty()) return false;
  const bool digits = core.find_first_not_of("0123456789.") == std::string::npos && core.front() != '.';
  const bool dotted = digits && core.find('.') != std::string::npos;
  if (digits) return core.size() <= 6 && (closed || (dotted && core.size() <= 5));
  return closed && (core.size() == 1 || core.find_first_not_of("ivx") == std::string::npos);
}

char last_letter(const std::string& text) { return text.empty() ? ' ' : text.back(); }
bool ends_sentence(const std::string& text) {
  const char c = last_letter(text);
  return c == '.' || c == ':' || c == '?' || c == '!' || c == ';';
}

bool starts_with_digit(const Page& page, const Piece& line) {
  const std::string& first = page.words[line.words.front()].text;
  const std::size_t at = first.front() == '(' ? 1 : 0;
  return at < first.size() && std::isdigit(static_cast<unsigned char>(first[at])) != 0;
}

double first_word_width(const Page& page, const Piece& line) {
  return page.words[line.words.front()].box.width();
}

// Whether `line` begins a paragraph after `last` of the same column.
bool begins_paragraph(const Page& page, const Paragraph& open, const Piece& line, double usual_step,
                      const TableSettings& settings) {
  const Piece& last = open.lines.back();
  const double size = std::max(1.0, line.size);
  const double step = line.box.centre_y() - last.box.centre_y();
  if (step < 0 || step > settings.paragraph_gap * usual_step) return true;
  if (std::abs(line.size - last.size) > 0.08 * size) return true;
  const bool fits = last.box.x1 + first_word_width(page, line) + 0.5 * size < open.right - size;
  const std::string& text = page.words[last.words.back()].text;
  if (starts_item(page, line) && line.box.x0 < open.lines.front().box.x0 + 3 * size) {
    // A figure that begins a line of running text is none: "stood at 14.2%, | 3.1 percentage points lower".
    const bool wrapped = !fits && !ends_sentence(text) && std::abs(line.box.x0 - last.box.x0) < 0.5 * size;
    if (!wrapped || starts_item(page, open.lines.front()) || !starts_with_digit(page, line)) return true;
  }
  if (fits && ends_sentence(text)) return true;
  const bool bold = all_bold(page, line.words), last_bold = all_bold(page, last.words);
  if (bold != last_bold && fits) return true;
  const bool item = starts_item(page, open.lines.front());
  if (!item && line.box.x0 > last.box.x0 + 0.8 * size && ends_sentence(text)) return true;
  return fits && last.box.width() < 0.55 * (open.right - last.box.x0);
}

// The usual distance of lines of each size, over the document.
std::map<long, double> usual_steps(const std::vector<std::vector<Piece>>& pages) {
  std::map<long, std::vector<double>> steps;
  for (const auto& pieces : pages)
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      const Piece &a = pieces[i - 1], &b = pieces[i];
      if (a.table || b.table || a.column != b.column || std::abs(a.size - b.size) > 0.3) continue;
      const double step = b.box.centre_y() - a.box.centre_y();
      if (step > 0.7 * b.size && step < 2.2 * b.size) steps[std::lround(b.size * 2)].push_back(step);
    }
  std::map<long, double> result;
  for (auto& [size, all] : steps) {
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 3), all.end());
    result[size] = all[all.size() / 3];
  }
  return result;
}

std::vector<Paragraph> paragraphs_of(const Page& page, const std::vector<Piece>& pieces,
                                     const std::map<long, double>& steps, const TableSettings& settings) {
  std::map<int, double> rights;
  for (const Piece& p : pieces)
    if (!p.table) rights[p.column] = std::max(rights[p.column], p.box.x1);
  std::vector<Paragraph> result;
  for (const Piece& p : pieces) {
    if (p.table) {
      result.emplace_back();
      result.back().table = p.table;
      result.back().page = result.back().last_page = page.number;
      continue;
    }
    const auto step = steps.find(std::lround(p.size * 2));
    const bool joins = !result.empty() && !result.back().table &&
                       result.back().lines.back().column == p.column &&
                       !begins_paragraph(page, result.back(), p,
                                         step == steps.end() ? 1.2 * p.size : step->second, settings);
    if (!joins) {
      result.emplace_back();
      result.back().page = result.back().last_page = page.number;
      result.back().right = rights[p.column];
      result.back().bold = true;
      result.back().size = p.size;
    }
    Paragraph& paragraph = result.back();
    join_line(paragraph.text, line_text(page, p.words, settings));
    paragraph.bold = paragraph.bold && all_bold(page, p.words);
    paragraph.lines.push_back(p);
  }
  return result;
}

bool runs_on(const Paragraph& first, const Paragraph& next) {
  if (first.table || next.table || first.last_page + 1 != next.page) return false;
  if (std::abs(first.size - next.size) > 0.05 * first.size || first.bold != next.bold) return false;
  const auto c = static_cast<unsigned char>(next.text.front());
  if (ends_sentence(first.text)) return false;
  if (std::islower(c)) return true;
  const Piece& last = first.lines.back();
  return !first.bold && last.box.x1 > 0.9 * first.right && last.words.size() > 6 &&
         (std::isalnum(c) || c == '(');
}

bool is_heading(const Paragraph& p, double body, const TableSettings& settings) {
  std::size_t words = 0, letters = 0;
  for (const Piece& line : p.lines) words += line.words.size();
  for (char c : p.text) letters += std::isalpha(static_cast<unsigned char>(c)) != 0;
  if (letters < 2 || words > settings.heading_words * 2) return false;
  if (p.size >= settings.heading_size * body) return true;
  return p.bold && words <= settings.heading_words && last_letter(p.text) != '.' && p.size > 0.95 * body;
}

bool starts_note(const std::string& text) {
  static const std::vector<std::string> marks = {"*", "†", "‡", "Note", "NOTE", "Source", "SOURCE"};
  return std::any_of(marks.begin(), marks.end(), [&](const std::string& m) { return text.starts_with(m); });
}

}  // namespace

std::vector<FlowItem> running_text(const std::vector<Page>& pages,
                                   const std::vector<std::vector<TablePlace>>& tables,
                                   const std::vector<std::vector<bool>>& left_out,
                                   const TableSettings& settings) {
  std::vector<std::vector<std::size_t>> words(pages.size());
  for (std::size_t p = 0; p < pages.size(); ++p)
    for (std::size_t w = 0; w < pages[p].words.size(); ++w) {
      const Box& box = pages[p].words[w].box;
      const bool inside = std::any_of(tables[p].begin(), tables[p].end(), [&](const TablePlace& t) {
        return t.box.contains(box.centre_x(), box.centre_y());
      });
      if (!inside && !left_out[p][w]) words[p].push_back(w);
    }
  const double body = body_size(pages, words);
  std::vector<std::vector<Piece>> pieces;
  for (std::size_t p = 0; p < pages.size(); ++p)
    pieces.push_back(reading_order(pages[p], words[p], tables[p], settings));
  const std::map<long, double> steps = usual_steps(pieces);
  std::vector<Paragraph> all;
  for (std::size_t p = 0; p < pages.size(); ++p)
    for (Paragraph& next : paragraphs_of(pages[p], pieces[p], steps, settings)) {
      if (!all.empty() && runs_on(all.back(), next)) {
        join_line(all.back().text, next.text);
        all.back().lines.insert(all.back().lines.end(), next.lines.begin(), next.lines.end());
        all.back().last_page = next.page;
        continue;
      }
      all.push_back(std::move(next));
    }
  std::set<long, std::greater<>> heading_sizes;
  const auto size_class = [&](const Paragraph& p) {
    return std::lround((p.size >= settings.heading_size * body ? p.size : body) * 2);
  };
  for (const Paragraph& p : all)
    if (!p.table && is_heading(p, body, settings)) heading_sizes.insert(size_class(p));
  std::vector<FlowItem> flow;
  std::set<std::size_t> given;
  bool below_table = false;
  for (const Paragraph& p : all) {
    if (p.table) {
      if (given.insert(*p.table).second) flow.emplace_back(*p.table);
      below_table = true;
      continue;
    }
    Block block;
    block.text = p.text;
    for (const Piece& line : p.lines) {
      if (line.box.y0 < p.lines.front().box.y0 - 1) break;  // the next column or page
      block.box = united(block.box, line.box);
    }
    block.page = p.page;
    const bool foot = p.lines.front().box.y0 > 0.6 * pages.front().height;
    if (is_heading(p, body, settings)) {
      block.kind = Block::Kind::heading;
      block.level =
          static_cast<int>(std::distance(heading_sizes.begin(), heading_sizes.find(size_class(p)))) + 1;
      below_table = false;
    } else if ((below_table || foot) &&
               (p.size < settings.small_print * body || (below_table && starts_note(p.text)))) {
      block.kind = Block::Kind::note;
    } else {
      below_table = false;
    }
    flow.emplace_back(std::move(block));
  }
  return flow;
}

}  // namespace scrutineer::extract
