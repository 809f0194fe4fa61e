#include "normalize/panel_titles.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "normalize/misread.h"
#include "normalize/tables/code_repair.h"

namespace scrutineer::normalize {

namespace {

using extract::Block;
using extract::Table;

constexpr std::size_t kTitleLength = 200;  // bytes: an indicator's name is a line or two
constexpr std::size_t kFewestLetters = 6;

struct Panel {
  std::string code;
  std::size_t block = 0;  // of the line that names it
  std::size_t place = 0;  // among the panels that this line names
  std::string before;     // the text before the code in that line
};

bool may_name(const std::string& text, const rules::RuleSet& rules) {
  const auto letters =
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
  return static_cast<std::size_t>(letters) >= kFewestLetters && text.size() <= kTitleLength &&
         !text.ends_with('.') && !rules.first("panel-note", text) && !rules.first("attribute", text);
}

// "Children with a plan o—lACIO (%) = Average": the name, without what OCR made of the chart's legend.
std::string without_legend(std::string text, const rules::RuleSet& rules) {
  if (const auto legend = rules.first("panel-legend", text)) text.resize(legend->begin);
  const auto begin = text.find_first_not_of(" |—-");
  if (begin == std::string::npos) return "";
  text.erase(0, begin);
  text.erase(text.find_last_not_of(" |—-") + 1);
  return text;
}

// The blocks over a table back to the table before it, in reading order.
std::vector<const Block*> blocks_over(const extract::Document& document, std::size_t flow_index) {
  std::vector<const Block*> blocks;
  for (std::size_t i = flow_index; i-- > 0;) {
    if (const auto* block = std::get_if<Block>(&document.flow[i]))
      blocks.push_back(block);
    else if (!blocks.empty() || document.tables[std::get<std::size_t>(document.flow[i])].panels == 1)
      break;
  }
  std::reverse(blocks.begin(), blocks.end());
  return blocks;
}

std::vector<Panel> panels_among(const std::vector<const Block*>& blocks, const rules::RuleSet& rules) {
  std::vector<Panel> panels;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    std::size_t place = 0, from = 0;
    for (const auto& match : rules.all("panel-code", blocks[b]->text)) {
      panels.push_back({plain_code(match.groups.front(), rules), b, place++,
                        without_legend(blocks[b]->text.substr(from, match.begin - from), rules)});
      from = match.end;
    }
  }
  return panels;
}

// The part of a line of several titles that is for one panel: "% of visits Rate of visits".
std::string part_of_title(const std::string& title, std::size_t place, std::size_t panels,
                          const rules::RuleSet& rules) {
  std::vector<std::size_t> cuts;
  for (const auto& opening : rules.all("measure-opening", title)) cuts.push_back(opening.begin);
  if (cuts.size() + 1 == panels && (cuts.empty() || cuts.front() > 0)) cuts.insert(cuts.begin(), 0);
  if (cuts.size() != panels) return "";
  const std::size_t end = place + 1 < panels ? cuts[place + 1] : title.size();
  const std::size_t begin = title.find_first_not_of(' ', cuts[place]);
  return begin < end ? title.substr(begin, end - begin) : "";
}

PanelTitle titled(const std::vector<const Block*>& blocks, const std::vector<Panel>& panels,
                  const Panel& panel, const rules::RuleSet& rules) {
  PanelTitle title{panel.code, "", ""};
  const auto beside = static_cast<std::size_t>(std::count_if(
      panels.begin(), panels.end(), [&](const Panel& other) { return other.block == panel.block; }));
  if (beside > 1) {
    std::string line;
    for (std::size_t b = 0; b <= panel.block && title.label.empty(); ++b) {
      line = b == panel.block ? panels[static_cast<std::size_t>(&panel - panels.data()) - panel.place].before
                              : blocks[b]->text;
      if (may_name(line, rules)) title.label = part_of_title(line, panel.place, beside, rules);
    }
    return title;
  }
  if (may_name(panel.before, rules) && rules.first("unit", panel.before)) title.label = panel.before;
  for (std::size_t b = panel.block; b-- > 0;) {
    const Block& block = *blocks[b];
    const bool named =
        std::any_of(panels.begin(), panels.end(), [&](const Panel& p) { return p.block == b; });
    if (named) break;  // what stands above belongs to another panel
    if (!may_name(block.text, rules)) continue;
    if (title.label.empty() && rules.first("unit", block.text)) title.label = block.text;
    if (block.kind != Block::Kind::heading) continue;
    title.section = block.text;
    if (title.label.empty()) title.label = block.text;
    break;
  }
  if (title.label.empty()) title.label = title.code;
  return title;
}

}  // namespace

PanelTitle panel_title_of(const extract::Document& document, std::size_t flow_index, const Report& report) {
  const Table& table = document.tables[std::get<std::size_t>(document.flow[flow_index])];
  if (table.source != extract::TableSource::text || table.rows > table.header_rows + 1) return {};
  const auto blocks = blocks_over(document, flow_index);
  const auto panels = panels_among(blocks, report.rules);
  if (panels.empty()) return {};
  if (table.panels > 1) {
    const auto place = static_cast<std::size_t>(table.panel);
    for (std::size_t i = panels.size(); i-- > 0;)
      if (panels[i].place == place) return titled(blocks, panels, panels[i], report.rules);
    return {};
  }
  const extract::Cell* name = table.at(table.header_rows, 0);
  std::vector<std::string> codes;
  for (const Panel& panel : panels) codes.push_back(panel.code);
  const std::string seen = name ? plain_code(name->text.substr(0, name->text.find(" ")), report.rules) : "";
  std::string code = nearest_code(seen, codes, report.rules);
  if (code.empty() && panels.size() == 1) code = panels.front().code;
  for (const Panel& panel : panels)
    if (panel.code == code) return titled(blocks, panels, panel, report.rules);
  return {};
}

}  // namespace scrutineer::normalize
