#include "rules/pack.h"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <stdexcept>

namespace scrutineer::rules {
namespace {

[[noreturn]] void fail(const std::string& file, const toml::source_region& at, const std::string& what) {
  throw std::runtime_error(fmt::format("{}:{}: {}", file, at.begin.line, what));
}

void only_keys(const toml::table& table, const std::string& file,
               std::initializer_list<std::string_view> known) {
  for (const auto& [key, node] : table)
    if (std::find(known.begin(), known.end(), key.str()) == known.end())
      fail(file, key.source(), fmt::format("unknown key `{}`", key.str()));
}

std::string text_of(const toml::table& table, const std::string& file, std::string_view key, bool required) {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    if (required) fail(file, table.source(), fmt::format("`{}` is missing", key));
    return {};
  }
  if (!node->is_string()) fail(file, node->source(), fmt::format("`{}` must be a text", key));
  return node->as_string()->get();
}

std::vector<std::string> texts_of(const toml::table& table, const std::string& file, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return {};
  if (node->is_string()) return {node->as_string()->get()};
  if (!node->is_array()) fail(file, node->source(), fmt::format("`{}` must be a list of texts", key));
  std::vector<std::string> texts;
  for (const toml::node& item : *node->as_array()) {
    if (!item.is_string()) fail(file, item.source(), fmt::format("`{}` must be a list of texts", key));
    texts.push_back(item.as_string()->get());
  }
  return texts;
}

void range_of(const toml::table& table, const std::string& file, std::string_view key, double& from,
              double& to) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return;
  const toml::array* pair = node->as_array();
  if (pair == nullptr || pair->size() != 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number())
    fail(file, node->source(), fmt::format("`{}` must be two numbers", key));
  from = *(*pair)[0].value<double>();
  to = *(*pair)[1].value<double>();
}

// Several patterns are alternatives of one.
std::string joined(const std::vector<std::string>& patterns) {
  if (patterns.size() == 1) return patterns.front();
  std::string whole;
  for (const std::string& pattern : patterns) {
    if (!whole.empty()) whole += '|';
    whole += "(?:" + pattern + ")";
  }
  return whole;
}

using Terms = std::map<std::string, std::string, std::less<>>;

// {{name}} stands for a piece of pattern of the table [terms]; terms may use those above them.
std::string expanded(std::string_view pattern, const Terms& terms, const toml::node& node,
                     const std::string& file) {
  std::string whole;
  while (true) {
    const std::size_t open = pattern.find("{{");
    const std::size_t close = open == std::string_view::npos ? open : pattern.find("}}", open);
    if (close == std::string_view::npos) return whole += pattern;
    const std::string_view name = pattern.substr(open + 2, close - open - 2);
    const auto term = terms.find(name);
    if (term == terms.end()) fail(file, node.source(), fmt::format("[terms] has no `{}`", name));
    whole += fmt::format("{}(?:{})", pattern.substr(0, open), term->second);
    pattern.remove_prefix(close + 2);
  }
}

// In the order of the file, which toml++ keeps by line only.
Terms read_terms(const toml::table& root, const std::string& file) {
  Terms terms;
  const toml::table* table = root["terms"].as_table();
  if (table == nullptr) return terms;
  std::vector<std::pair<std::string, const toml::node*>> in_order;
  for (const auto& [key, node] : *table) in_order.emplace_back(std::string(key.str()), &node);
  std::sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) {
    return a.second->source().begin.line < b.second->source().begin.line;
  });
  for (const auto& [name, node] : in_order) {
    if (!node->is_string()) fail(file, node->source(), fmt::format("the term `{}` must be a text", name));
    terms[name] = expanded(node->as_string()->get(), terms, *node, file);
  }
  return terms;
}

Rule read_rule(const toml::table& table, const Terms& terms, const std::string& file,
               const std::string& pack) {
  only_keys(table, file, {"kind", "gives", "match", "yes", "no"});
  Rule rule;
  rule.kind = text_of(table, file, "kind", true);
  rule.gives = text_of(table, file, "gives", true);
  const auto patterns = texts_of(table, file, "match");
  if (patterns.empty()) fail(file, table.source(), "`match` is missing");
  rule.pattern = expanded(joined(patterns), terms, table, file);
  rule.yes = texts_of(table, file, "yes");
  rule.no = texts_of(table, file, "no");
  rule.pack = pack;
  rule.file = file;
  rule.line = static_cast<int>(table.get("match")->source().begin.line);
  return rule;
}

ColourRule read_colour(const toml::table& table, const std::string& file, const std::string& pack) {
  only_keys(table, file, {"rag", "hue", "saturation", "value", "yes", "no"});
  ColourRule colour;
  colour.rag = text_of(table, file, "rag", true);
  range_of(table, file, "hue", colour.hue_from, colour.hue_to);
  range_of(table, file, "saturation", colour.saturation_from, colour.saturation_to);
  range_of(table, file, "value", colour.value_from, colour.value_to);
  colour.yes = texts_of(table, file, "yes");
  colour.no = texts_of(table, file, "no");
  colour.pack = pack;
  colour.file = file;
  colour.line = static_cast<int>(table.source().begin.line);
  return colour;
}

PackInfo read_info(const toml::table& root, const std::string& file) {
  const toml::table* table = root["pack"].as_table();
  if (table == nullptr) fail(file, root.source(), "the table [pack] is missing");
  only_keys(*table, file, {"name", "extends", "council", "country", "description"});
  PackInfo info;
  info.name = text_of(*table, file, "name", true);
  info.extends = text_of(*table, file, "extends", false);
  info.council = text_of(*table, file, "council", false);
  info.country = text_of(*table, file, "country", false);
  info.description = text_of(*table, file, "description", false);
  info.file = file;
  info.line = static_cast<int>(table->source().begin.line);
  return info;
}

// Calls `each` with every table of an array of tables.
template <typename Each>
void for_tables(const toml::table& root, const std::string& file, std::string_view key, Each each) {
  const toml::node* node = root.get(key);
  if (node == nullptr) return;
  const toml::array* list = node->as_array();
  if (list == nullptr) fail(file, node->source(), fmt::format("write [[{}]], not [{}]", key, key));
  for (const toml::node& item : *list) {
    if (!item.is_table()) fail(file, item.source(), fmt::format("write [[{}]]", key));
    each(*item.as_table());
  }
}

}  // namespace

Pack read_pack(std::string_view text, const std::string& file) {
  toml::table root;
  try {
    root = toml::parse(text);
  } catch (const toml::parse_error& error) {
    fail(file, error.source(), std::string(error.description()));
  }
  only_keys(root, file, {"pack", "terms", "rule", "colour", "settings"});
  Pack pack;
  pack.info = read_info(root, file);
  const Terms terms = read_terms(root, file);
  for_tables(root, file, "rule",
             [&](const toml::table& t) { pack.rules.push_back(read_rule(t, terms, file, pack.info.name)); });
  for_tables(root, file, "colour",
             [&](const toml::table& t) { pack.colours.push_back(read_colour(t, file, pack.info.name)); });
  if (const toml::table* settings = root["settings"].as_table())
    for (const auto& [key, node] : *settings) {
      if (!node.is_number())
        fail(file, node.source(), fmt::format("the setting `{}` must be a number", key.str()));
      pack.settings.emplace(std::string(key.str()), *node.value<double>());
    }
  return pack;
}

}  // namespace scrutineer::rules
