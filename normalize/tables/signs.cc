#include "normalize/tables/observe.h"

namespace scrutineer::normalize {

namespace {

bool is_arrow(const extract::Sign& sign) {
  return sign.shape == extract::SignShape::arrow_up || sign.shape == extract::SignShape::arrow_down ||
         sign.shape == extract::SignShape::arrow_side;
}

std::string rag_of(const extract::Rgb& colour, const rules::RuleSet& rules) {
  return rules.rag_of(colour.red, colour.green, colour.blue);
}

}  // namespace

std::string rating_of(const extract::Cell& cell, const rules::RuleSet& rules) {
  if (cell.sign && !is_arrow(*cell.sign)) {
    const std::string rag = rag_of(cell.sign->colour, rules);
    if (!rag.empty()) return rag;
  }
  if (!cell.text.empty())
    if (const auto word = rules.first("rating", cell.text))
      return word->gives() == "data-only" ? "" : word->gives();
  return cell.fill ? rag_of(*cell.fill, rules) : "";
}

std::string trend_of(const extract::Cell& cell, const Key& key, const rules::RuleSet& rules) {
  if (!cell.text.empty())
    if (const auto word = rules.first("trend", cell.text)) return word->gives();
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
