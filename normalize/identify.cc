#include "normalize/identify.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "normalize/council.h"
#include "normalize/period.h"
#include "normalize/report_period.h"

namespace scrutineer::normalize {
namespace {

using extract::Block;

// How much of a report is read to tell whose it is, and what a name weighs by its place.
struct IdentifySettings {
  std::size_t recognised_bytes = 200000;  // of text that packs are asked to recognise
  int title_pages = 3;                    // where a title is looked for
  std::size_t title_bytes = 160;          // longest title
  double in_title = 6, in_heading = 3, on_first_pages = 2, elsewhere = 1;
  std::size_t cell_bytes = 160;  // a longer cell is commentary that may speak of others
};
constexpr IdentifySettings kSettings;

// All text in reading order, tables row by row, as far as packs are asked.
std::string whole_text(const extract::Document& document) {
  std::string text;
  for (const extract::FlowItem& item : document.flow) {
    if (text.size() > kSettings.recognised_bytes) break;
    if (const auto* block = std::get_if<Block>(&item)) {
      text += block->text + "\n";
      continue;
    }
    const std::size_t table = std::get<std::size_t>(item);
    if (table >= document.tables.size()) continue;
    for (const extract::Cell& cell : document.tables[table].cells)
      if (!cell.text.empty()) text += cell.text + "\n";
  }
  return text;
}

bool has_words(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0; }) >= 6;
}

// A file's own title, unless it is only what a program left there.
std::string title_of_file(const extract::Document& document) {
  const std::string& title = document.title;
  const bool file_name = title.find('.') != std::string::npos && title.find(' ') == std::string::npos;
  const bool left_over = title.starts_with("Microsoft ") || title.starts_with("Untitled") ||
                         title.starts_with("untitled") || title.starts_with("PowerPoint") ||
                         title.ends_with(".doc") || title.ends_with(".docx") || title.ends_with(".xlsx") ||
                         title.ends_with(".pptx") || title.ends_with(".pdf");
  return has_words(title) && !file_name && !left_over ? title : std::string();
}

struct Title {
  std::string text;
  std::string council;  // a heading of a council's shape and nothing else
};

// A line straight below the council's name: the report's title, whatever its type.
bool is_title_line(const Block& block) {
  return block.kind != Block::Kind::note && block.text.size() <= kSettings.title_bytes &&
         !block.text.ends_with('.');
}

bool dates_a_report(const std::string& text) {
  const auto period = read_period(text);
  return period && period->year_given;
}

// What a line says that it is ("Subject: ..."), where no heading stands above it; else the first of the
// largest headings of the first page that has any. One that only names the council is passed over: the line
// below it is the title where no heading is as large as the name.
Title title_of(const extract::Document& document, const rules::Library& library,
               const rules::RuleSet& rules) {
  Title title;
  std::string short_text, below_council, said;
  bool said_first = false;  // before any heading
  const Block* best = nullptr;
  const Block* council = nullptr;
  bool after_council = false;
  for (const extract::FlowItem& item : document.flow) {
    const bool below = std::exchange(after_council, false);
    const auto* block = std::get_if<Block>(&item);
    if (block == nullptr) continue;
    if (block->page > kSettings.title_pages || (best != nullptr && block->page != best->page)) break;
    if (const auto line = rules.first("title-line", block->text); line && said.empty()) {
      said = line->groups.front();
      said_first = best == nullptr;
    }
    if (!has_words(block->text) || block->text.size() > kSettings.title_bytes) continue;
    const bool names_council = is_council_name(block->text, library, rules);
    if (short_text.empty() || short_text == title.council) short_text = block->text;
    if (names_council && council == nullptr && (block->kind == Block::Kind::heading || best == nullptr)) {
      council = block;
      title.council = block->text;
      after_council = true;
    }
    if (names_council || rules.first("not-title", block->text)) continue;
    if (below && is_title_line(*block)) below_council = block->text;
    if (block->kind != Block::Kind::heading) continue;
    if (best == nullptr || block->level < best->level) best = block;
  }
  if (!said.empty() && (best == nullptr || said_first)) {
    title.text = said;
    return title;
  }
  const bool larger =
      best != nullptr && council != nullptr && council->kind == Block::Kind::heading &&
      (council->level < best->level || (council->level == best->level && dates_a_report(below_council)));
  if (!below_council.empty() && (best == nullptr || larger))
    title.text = below_council;
  else if (best != nullptr && !larger)
    title.text = best->text;
  else if (title.text = title_of_file(document); title.text.empty())
    title.text = best != nullptr ? best->text : short_text;
  return title;
}

std::vector<NamedText> named_texts(const extract::Document& document, const std::string& title) {
  constexpr auto heading = NamedText::Place::heading;
  std::vector<NamedText> texts = {{title, kSettings.in_title, heading},
                                  {document.title, kSettings.in_heading, heading}};
  for (const extract::FlowItem& item : document.flow) {
    if (const auto* block = std::get_if<Block>(&item)) {
      const double weight = block->kind == Block::Kind::heading    ? kSettings.in_heading
                            : block->page <= kSettings.title_pages ? kSettings.on_first_pages
                                                                   : kSettings.elsewhere;
      texts.push_back(
          {block->text, weight, block->kind == Block::Kind::heading ? heading : NamedText::Place::running});
      continue;
    }
    const std::size_t table = std::get<std::size_t>(item);
    if (table >= document.tables.size()) continue;
    for (const extract::Cell& cell : document.tables[table].cells)
      if (!cell.text.empty() && cell.text.size() <= kSettings.cell_bytes)
        texts.push_back({cell.text, kSettings.elsewhere, NamedText::Place::cell});
  }
  return texts;
}

// The pack of a country; empty where there is none.
std::string country_pack(std::string country, const rules::Library& library) {
  std::transform(country.begin(), country.end(), country.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const rules::PackInfo& pack : library.infos())
    if (!country.empty() && pack.country == country && pack.council.empty() && pack.extends == "uk")
      return pack.name;
  return "";
}

}  // namespace

Identity identify(const extract::Document& document, const rules::Library& library,
                  const NormalizeOptions& options) {
  const auto rules =
      options.pack.empty() ? library.pack_for(whole_text(document)) : library.pack(options.pack);
  Identity identity;
  identity.pack = rules->pack();
  const Title title = title_of(document, library, *rules);
  identity.title = title.text;
  identity.period = report_period(document, identity.title);
  if (options.council == no_council) return identity;
  std::string name = options.council.empty() ? rules->council() : options.council;
  if (name.empty()) name = council_spoken_of(named_texts(document, identity.title), library, *rules);
  // A heading that is a bare place does not make a council of what nobody else calls one.
  const bool called_so = rules->first("council-name", title.council).has_value();
  identity.council = !name.empty() ? name : called_so ? title.council : std::string();
  if (const rules::Council* council =
          name.empty() ? nullptr : council_in_force(name, identity.period, library)) {
    identity.council = council->name;
    identity.council_code = council->code;
    // What the words did not tell: "national" in a council's report is its country's.
    if (options.pack.empty() && rules->country().empty() && rules->council().empty())
      if (const std::string pack = country_pack(council->country, library); !pack.empty())
        identity.pack = pack;
  }
  return identity;
}

}  // namespace scrutineer::normalize
