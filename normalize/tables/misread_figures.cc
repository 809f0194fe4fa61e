#include "normalize/tables/misread_figures.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/tables/mended_cell.h"

namespace scrutineer::normalize {

namespace {

using extract::Cell;
using extract::Table;

// Tuned on slides and scans of monthly and quarterly series.
struct Settings {
  std::size_t longest_figure = 9;  // bytes
  std::size_t fewest_figures = 4;  // of a row or column, besides the one that is mended
  double share_of_figures = 0.6;
  double beyond = 3, near = 1.5;  // times the others' largest; times their range: a lost decimal point
  double by_kind = 0.8;           // confidence of a figure whose letters stand for digits, times its own
  double by_neighbours = 0.6;     // of one whose digit the figures beside it give
};
constexpr Settings settings;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> plain_number(const std::string& text) {
  std::string digits;
  for (const char c : text)
    if (c != ',' && c != '%') digits += c;
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() || !is_digit(digits[0]))
    return std::nullopt;
  return value;
}

// Letters that stand for digits read as those; empty where anything else is left.
std::string with_digits(const std::string& text, const rules::RuleSet& rules) {
  std::string result;
  for (const char c : text) {
    const std::string sign(1, c);
    if (is_digit(c) || c == '.' || c == ',' || c == '%')
      result += c;
    else if (const auto sure = rules.first("misread-digit", sign))
      result += sure->gives();
    else if (const auto among_figures = rules.first("misread-in-row", sign))
      result += among_figures->gives();
    else
      return "";
  }
  return result;
}

// The one digit that makes a figure with a strange sign lie between the figures beside it; empty where none
// or several do.
std::string by_neighbours(const Line& line, std::size_t i) {
  const std::string& text = line[i]->text;
  const auto strange = [](char c) { return !is_digit(c) && c != '.' && c != ','; };
  if (std::count_if(text.begin(), text.end(), strange) != 1 || text.size() < 2 || i == 0 ||
      i + 1 >= line.size())
    return "";
  const auto left = plain_number(line[i - 1]->text), right = plain_number(line[i + 1]->text);
  if (!left || !right) return "";
  const auto at = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), strange) - text.begin());
  std::string found;
  for (char digit = '0'; digit <= '9'; ++digit) {
    std::string meant = text;
    meant[at] = digit;
    const auto value = plain_number(meant);
    if (!value || *value < std::min(*left, *right) || *value > std::max(*left, *right)) continue;
    if (!found.empty()) return "";
    found = meant;
  }
  return found;
}

bool holds_figures(const Line& line, const Cell& but) {
  std::size_t figures = 0, filled = 0;
  for (const Cell* cell : line) {
    if (cell == &but || cell->text.empty()) continue;
    ++filled;
    figures += plain_number(cell->text).has_value();
  }
  return figures >= settings.fewest_figures &&
         static_cast<double>(figures) >= settings.share_of_figures * static_cast<double>(filled);
}

// One % among plain figures is a misread digit, as one figure without % among shares is none.
bool odd_percent(const Line& line, std::size_t i) {
  if (!line[i]->text.ends_with('%')) return false;
  std::size_t plain = 0;
  for (std::size_t k = 0; k < line.size(); ++k) {
    if (k == i || line[k]->text.empty()) continue;
    if (line[k]->text.ends_with('%')) return false;
    plain += plain_number(line[k]->text).has_value();
  }
  return plain >= settings.fewest_figures;
}

std::size_t places_of(const std::string& text) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return 0;
  return std::min(text.find_first_not_of("0123456789", point + 1), text.size()) - point - 1;
}

// "936" among 93.4, 94.1 and 92.8: with the point that all others have where only then it is one of them;
// empty where that is not so.
std::string with_point(const Line& line, std::size_t i) {
  const std::string& text = line[i]->text;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto whole = plain_number(text);
  if (!whole || text.find_first_of(".,") != std::string::npos) return "";
  std::size_t places = 0, others = 0;
  double least = 0, most = 0;
  for (std::size_t k = 0; k < line.size(); ++k) {
    const auto value = k == i ? std::nullopt : plain_number(line[k]->text);
    if (!value) continue;
    const std::size_t its = places_of(line[k]->text);
    if (its == 0 || (others > 0 && its != places)) return "";
    least = others == 0 ? *value : std::min(least, *value);
    most = others == 0 ? *value : std::max(most, *value);
    places = its;
    ++others;
  }
  if (others < settings.fewest_figures || digits <= places || *whole < settings.beyond * most) return "";
  std::string meant = text;
  meant.insert(digits - places, ".");
  const double value = plain_number(meant).value_or(0);
  return value * settings.near >= least && value <= settings.near * most ? meant : "";
}

// "5696" among 53%, 91% and 82%: the sign is read as 96. Empty where the figure may be meant.
std::string with_percent(const Line& line, std::size_t i) {
  constexpr std::string_view kSign = "96";  // what is read for %
  const std::string& text = line[i]->text;
  if (text.size() <= kSign.size() || !text.ends_with(kSign) ||
      !std::all_of(text.begin(), text.end(), is_digit))
    return "";
  std::size_t others = 0;
  double least = 0, most = 0;
  for (std::size_t k = 0; k < line.size(); ++k) {
    const auto value = k == i ? std::nullopt : plain_number(line[k]->text);
    if (!value) continue;
    if (!line[k]->text.ends_with('%')) return "";
    least = others == 0 ? *value : std::min(least, *value);
    most = others == 0 ? *value : std::max(most, *value);
    ++others;
  }
  const std::string meant = text.substr(0, text.size() - kSign.size()) + '%';
  const auto whole = plain_number(text), value = plain_number(meant);
  if (!whole || !value || others < settings.fewest_figures || *whole < settings.beyond * most) return "";
  return *value * settings.near >= least && *value <= settings.near * most ? meant : "";
}

}  // namespace

void mend_figures(const Table& table, const Line& line, bool series, const rules::RuleSet& rules) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    Cell& cell = *line[i];
    if (cell.text.empty() || cell.text.size() > settings.longest_figure || !was_ocr(table, cell)) continue;
    std::string by_row = series ? with_point(line, i) : "";
    if (series && by_row.empty()) by_row = with_percent(line, i);
    if (!by_row.empty()) {
      mend(cell, by_row, settings.by_neighbours);
      continue;
    }
    const bool odd = series && odd_percent(line, i);
    if ((plain_number(cell.text) && !odd) || !holds_figures(line, cell)) continue;
    if (cell.text.find(' ') != std::string::npos || rules.first("marker", cell.text)) continue;
    const bool has_digit = std::any_of(cell.text.begin(), cell.text.end(), is_digit);
    std::string meant = odd || !has_digit ? "" : with_digits(cell.text, rules);
    double confidence = settings.by_kind;
    if (meant.empty() && series && has_digit) {
      meant = by_neighbours(line, i);
      confidence = settings.by_neighbours;
    }
    const bool strange = std::any_of(cell.text.begin(), cell.text.end(), [](char c) {
      return std::isalpha(static_cast<unsigned char>(c)) != 0 ||
             std::string_view("?[]{}|!&@#;_=").find(c) != std::string_view::npos;
    });
    if (!meant.empty() && meant != cell.text)
      mend(cell, meant, confidence);
    else if (series && (odd || (strange && has_digit)))
      mend(cell, "", 1);
  }
}

}  // namespace scrutineer::normalize
