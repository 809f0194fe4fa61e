#include "tools/convert/page_picture.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "extract/tables/find.h"
#include "normalize/dataset/words.h"

namespace scrutineer::tools {

namespace {

using extract::Box;
using extract::Rgb;

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '"')
      result += "&quot;";
    else if (u >= 0x20)  // XML 1.0 has no other control characters
      result += c;
  }
  return result;
}

std::string hex(const Rgb& c) { return fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue); }

class Drawing {
 public:
  void box(const Box& b, std::string_view attributes) {
    add("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" {}/>\n", b.x0, b.y0, b.width(),
        b.height(), attributes);
  }
  void line(double x0, double y0, double x1, double y1, std::string_view attributes) {
    add("<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" {}/>\n", x0, y0, x1, y1, attributes);
  }
  void text(double x, double y, double size, std::string_view attributes, std::string_view words) {
    add("<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\" {}>{}</text>\n", x, y, size, attributes,
        escaped(words));
  }
  template <typename... T>
  void add(fmt::format_string<T...> format, T&&... values) {
    fmt::format_to(std::back_inserter(svg), format, std::forward<T>(values)...);
  }

  std::string svg;
};

void draw_page(Drawing& drawing, const extract::Page& page) {
  for (const extract::Fill& fill : page.fills)
    drawing.box(fill.box, fmt::format("fill=\"{}\"", hex(fill.colour)));
  for (const extract::Picture& picture : page.pictures)
    drawing.box(picture.box, R"(fill="#eee" stroke="#bbb" stroke-width="0.5")");
  for (const extract::Word& word : page.words) {
    drawing.box(word.box, R"(fill="none" stroke="#9ab" stroke-width="0.2")");
    const Box& b = word.box;
    const std::string fit = fmt::format(
        "fill=\"{}\"{} textLength=\"{:.1f}\" lengthAdjust=\"spacingAndGlyphs\"{}", hex(word.colour),
        word.bold ? " font-weight=\"bold\"" : "", word.rotation % 180 == 0 ? b.width() : b.height(),
        word.rotation == 0 ? ""
                           : fmt::format(" transform=\"rotate({} {:.1f} {:.1f})\"", word.rotation,
                                         b.centre_x(), b.centre_y()));
    const double half = (word.rotation % 180 == 0 ? b.width() : b.height()) / 2;
    drawing.text(b.centre_x() - half, b.centre_y() + 0.3 * word.size, word.size, fit, word.text);
  }
}

void draw_edges(Drawing& drawing, const std::vector<extract::Edge>& edges) {
  for (const extract::Edge& e : edges) {
    const std::string_view look = e.drawn ? R"(stroke="#06c" stroke-width="0.8")"
                                          : R"(stroke="#06c" stroke-width="0.5" stroke-dasharray="1 1")";
    if (e.horizontal)
      drawing.line(e.from, e.at, e.to, e.at, look);
    else
      drawing.line(e.at, e.from, e.at, e.to, look);
  }
}

void draw_signs(Drawing& drawing, const std::vector<extract::Sign>& signs) {
  for (const extract::Sign& sign : signs)
    drawing.add(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" fill-opacity=\"0.5\" "
        "stroke=\"#000\" stroke-width=\"0.4\"><title>{}</title></rect>\n",
        sign.box.x0, sign.box.y0, sign.box.width(), sign.box.height(), hex(sign.colour),
        normalize::word_of(sign.shape));
}

void draw_refused(Drawing& drawing, const extract::Table& table) {
  drawing.box(table.box, R"(fill="none" stroke="#c60" stroke-width="0.8" stroke-dasharray="5 3")");
  drawing.text(table.box.x0, table.box.y1 + 6, 6, R"(fill="#c60")",
               fmt::format("refused, {} {:.3f}", normalize::word_of(table.source), table.confidence));
}

void draw_chosen(Drawing& drawing, const extract::TracedCandidate& chosen) {
  const extract::Table& table = chosen.table;
  drawing.add("<g id=\"table-{}\">\n", chosen.number + 1);
  for (const extract::Cell& cell : table.cells) {
    const bool spans = cell.rowspan > 1 || cell.colspan > 1;
    drawing.box(cell.box,
                fmt::format("fill=\"{}\" fill-opacity=\"{}\" stroke=\"#080\" stroke-width=\"{}\"",
                            cell.header ? "#fc0" : "#0c0", cell.header ? 0.25 : 0.06, spans ? 1.6 : 0.8));
    if (spans)
      drawing.text(cell.box.x0 + 1, cell.box.y1 - 1.5, 4.5, R"(fill="#080")",
                   fmt::format("{} x {}", cell.rowspan, cell.colspan));
  }
  drawing.text(table.box.x0, table.box.y0 - 2, 7, R"(fill="#080" font-weight="bold")",
               fmt::format("table {}, {} x {}, {} {:.3f}", chosen.number + 1, table.rows, table.columns,
                           normalize::word_of(table.source), table.confidence));
  drawing.svg += "</g>\n";
}

}  // namespace

std::string page_picture(const extract::Page& page, const extract::PageTrace& trace) {
  Drawing drawing;
  drawing.add(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} "
      "{1:.0f}\" font-family=\"sans-serif\">\n<title>page {2}</title>\n",
      page.width, page.height, page.number);
  drawing.box({0, 0, page.width, page.height}, R"(fill="#fff")");
  draw_page(drawing, page);
  draw_edges(drawing, trace.edges);
  draw_signs(drawing, page.signs);
  for (const extract::TracedCandidate& candidate : trace.candidates)
    if (!candidate.chosen) draw_refused(drawing, candidate.table);
  for (const extract::TracedCandidate& candidate : trace.candidates)
    if (candidate.chosen) draw_chosen(drawing, candidate);
  drawing.svg += "</svg>\n";
  return std::move(drawing.svg);
}

std::vector<PagePicture> page_pictures(extract::Document document) {
  std::vector<extract::PageTrace> traces;
  extract::find_tables(document, {}, &traces);
  std::vector<PagePicture> pictures;
  for (std::size_t p = 0; p < traces.size(); ++p)
    pictures.push_back({document.pages[p].number, page_picture(document.pages[p], traces[p])});
  return pictures;
}

}  // namespace scrutineer::tools
