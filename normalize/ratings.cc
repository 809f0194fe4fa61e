#include "normalize/ratings.h"

#include <algorithm>

namespace scrutineer::normalize {

namespace {

bool is_arrow(const extract::Sign& sign) {
  return sign.shape == extract::SignShape::arrow_up || sign.shape == extract::SignShape::arrow_down ||
         sign.shape == extract::SignShape::arrow_side;
}

std::string rag_of(const extract::Rgb& colour, const rules::RuleSet& rules) {
  return rules.rag_of(colour.red, colour.green, colour.blue);
}

// A shapeless blue sign is a dash for "no change" or a button rather than a rating.
std::string rating_of_sign(const extract::Sign& sign, const rules::RuleSet& rules) {
  if (is_arrow(sign)) return "";
  const std::string rag = rag_of(sign.colour, rules);
  if (rag == "blue" && sign.shape == extract::SignShape::other) return "";
  if (rag.empty() && is_rating_grey(sign.colour, rules)) return "grey";
  return rag;
}

}  // namespace

bool is_rating_grey(const extract::Rgb& colour, const rules::RuleSet& rules) {
  const int high = std::max({colour.red, colour.green, colour.blue});
  const int low = std::min({colour.red, colour.green, colour.blue});
  const double value = high / 255.0;
  const double saturation = high > 0 ? static_cast<double>(high - low) / high : 0;
  return saturation <= rules.setting("grey-saturation-to") && value >= rules.setting("grey-value-from") &&
         value <= rules.setting("grey-value-to");
}

std::string shown_rating(const extract::Cell& cell, const rules::RuleSet& rules) {
  if (cell.sign)
    if (const std::string rag = rating_of_sign(*cell.sign, rules); !rag.empty()) return rag;
  return cell.fill ? rag_of(*cell.fill, rules) : "";
}

std::string rating_of(const extract::Cell& cell, const rules::RuleSet& rules) {
  if (cell.sign)
    if (const std::string rag = rating_of_sign(*cell.sign, rules); !rag.empty()) return rag;
  if (!cell.text.empty())
    if (const auto word = rules.first("rating", cell.text))
      if (word->gives() != "data-only") return word->gives();
  return cell.fill ? rag_of(*cell.fill, rules) : "";
}

std::string trend_of(const extract::Cell& cell, const Key& key, const rules::RuleSet& rules) {
  if (!cell.text.empty()) {
    if (const auto word = rules.first("trend", cell.text)) return word->gives();
    // "⬇ better": the word judges what the arrow only shows
    if (const auto blank = cell.text.find(' '); blank != std::string::npos) {
      const auto arrow = rules.first("trend", cell.text.substr(0, blank));
      const auto word = rules.first("trend", cell.text.substr(blank + 1));
      if (arrow && word) return word->gives();
    }
  }
  if (!cell.sign) return "";
  const std::string colour = rag_of(cell.sign->colour, rules);
  const auto explained = [&](const std::string& by_key, const char* plain) -> std::string {
    if (!by_key.empty()) return by_key;
    if (colour == "green") return "improving";
    if (colour == "red") return "worsening";
    return plain;
  };
  switch (cell.sign->shape) {
    case extract::SignShape::arrow_up:
      return explained(key.arrow_up, "rising");
    case extract::SignShape::arrow_down:
      return explained(key.arrow_down, "falling");
    case extract::SignShape::arrow_side:
      return key.arrow_side.empty() ? "same" : key.arrow_side;
    default:
      return "";
  }
}

}  // namespace scrutineer::normalize
