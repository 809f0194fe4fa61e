#include "extract/pdf/words.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "extract/pdf/glyph_index.h"
#include "extract/pdf/symbols.h"
#include "extract/pdf/visibility.h"

namespace scrutineer::extract {
namespace {

bool level(const Word& word) { return word.rotation % 180 == 0; }

struct Judged {
  Word word;
  int style = -1;
  double baseline = 0;
  Visibility seen = Visibility::visible;
};

// Byte offsets of the code points of text, and its end.
std::vector<std::size_t> code_point_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  starts.push_back(text.size());
  return starts;
}

// The glyphs before which the word is cut, by one ruling after the other.
std::vector<std::size_t> cuts_of(const Word& word, const std::vector<Ruling>& across, const GlyphIndex& index,
                                 const PdfSettings& settings) {
  const bool flat = level(word);
  const double begin = flat ? word.box.x0 : word.box.y0, end = flat ? word.box.x1 : word.box.y1;
  const double middle = flat ? word.box.centre_y() : word.box.centre_x();
  const double height = flat ? word.box.height() : word.box.width();
  const double slack = settings.split_slack * height;
  std::vector<std::size_t> cuts;
  auto ruling = std::lower_bound(across.begin(), across.end(), begin + slack,
                                 [](const Ruling& r, double at) { return r.at < at; });
  for (; ruling != across.end() && ruling->at < end - slack; ++ruling) {
    if (ruling->from > middle || ruling->to < middle || ruling->to - ruling->from < height) continue;
    for (std::size_t i = 1; i < word.glyphs.size(); ++i) {
      const Box &a = word.glyphs[i - 1], &b = word.glyphs[i];
      const bool forward = flat ? a.centre_x() <= b.centre_x() : a.centre_y() <= b.centre_y();
      const Box &low = forward ? a : b, &high = forward ? b : a;
      const double left = flat ? low.x1 : low.y1, right = flat ? high.x0 : high.y0;
      if (left <= ruling->at + slack && right >= ruling->at - slack && !index.same_operator(word, i))
        cuts.push_back(i);
    }
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

void split(const Word& word, const std::vector<std::size_t>& cuts, std::vector<Word>& out) {
  const std::vector<std::size_t> starts = code_point_starts(word.text);
  for (std::size_t k = 0; k <= cuts.size(); ++k) {
    const std::size_t first = k == 0 ? 0 : cuts[k - 1],
                      last = k == cuts.size() ? word.glyphs.size() : cuts[k];
    Word piece = word;
    piece.text = word.text.substr(starts[first], starts[last] - starts[first]);
    piece.glyphs.assign(word.glyphs.begin() + static_cast<std::ptrdiff_t>(first),
                        word.glyphs.begin() + static_cast<std::ptrdiff_t>(last));
    piece.box = {};
    for (const Box& glyph : piece.glyphs) piece.box = united(piece.box, glyph);
    if (k < cuts.size()) piece.space_after = true;
    out.push_back(std::move(piece));
  }
}

std::vector<Word> split_at_rulings(std::vector<Word> words, const std::vector<Ruling>& rulings,
                                   const GlyphIndex& index, const PdfSettings& settings) {
  std::vector<Ruling> upright, level_ones;
  for (const Ruling& r : rulings) (r.horizontal ? level_ones : upright).push_back(r);
  const auto by_place = [](const Ruling& a, const Ruling& b) { return a.at < b.at; };
  std::sort(upright.begin(), upright.end(), by_place);
  std::sort(level_ones.begin(), level_ones.end(), by_place);
  std::vector<Word> out;
  out.reserve(words.size());
  for (Word& word : words) {
    const std::vector<std::size_t> cuts = cuts_of(word, level(word) ? upright : level_ones, index, settings);
    if (cuts.empty()) {
      out.push_back(std::move(word));
    } else {
      split(word, cuts, out);
    }
  }
  return out;
}

void dress(Judged& judged, const PageContent& content) {
  if (judged.style < 0) return;
  const TextStyle& style = content.styles[static_cast<std::size_t>(judged.style)];
  Word& word = judged.word;
  if (style.size > 0) word.size = style.size;
  word.colour = style.paint.colour;
  word.marked_content = style.marked_content;
  if (style.font < 0) return;
  const FontFace& face = content.fonts[static_cast<std::size_t>(style.font)];
  word.font = face.name;
  word.bold = face.bold || style.render_mode == 2;  // fill and stroke: bold made from the regular cut
  word.italic = face.italic;
  if (auto symbols = symbol_text(face.name, word.text)) word.text = std::move(*symbols);
}

// A whole page of text that is hidden under or over its pictures was laid there by an OCR program.
bool is_ocr_layer(const std::vector<Judged>& words, const PageContent& content, const Page& page,
                  const PdfSettings& settings) {
  const auto laid = std::count_if(words.begin(), words.end(), [](const Judged& w) {
    return w.seen == Visibility::unpainted || w.seen == Visibility::behind_picture;
  });
  if (laid == 0 || static_cast<double>(laid) < settings.ocr_layer_share * static_cast<double>(words.size()))
    return false;
  double area = 0;
  for (const PaintedPicture& picture : content.pictures) area += picture.box.width() * picture.box.height();
  return area >= settings.ocr_image_share * page.width * page.height;
}

bool unread(const Judged& judged, bool certain, const PageContent& content) {
  return !certain && std::any_of(content.unread.begin(), content.unread.end(), [&](const Box& box) {
    return box.contains(judged.word.box.centre_x(), judged.word.box.centre_y());
  });
}

// Bold and shadows made by painting the text twice, a little apart: of each pair the later one stays.
void drop_doubles(std::vector<Judged>& words, const PdfSettings& settings) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> same;
  std::vector<char> dropped(words.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::vector<std::size_t>& others = same[words[i].word.text];
    for (std::size_t j : others) {
      const Box &a = words[i].word.box, &b = words[j].word.box;
      const double near = settings.double_offset * std::min(a.height(), b.height());
      if (dropped[j] || std::abs(a.x0 - b.x0) > near || std::abs(a.y0 - b.y0) > near) continue;
      dropped[words[i].style >= words[j].style ? j : i] = 1;
      break;
    }
    if (others.size() < 64) others.push_back(i);
  }
  if (std::find(dropped.begin(), dropped.end(), 1) == dropped.end()) return;
  std::vector<Judged> kept;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!dropped[i]) kept.push_back(std::move(words[i]));
  words = std::move(kept);
}

bool raised_beside(const Judged& small, const Judged& large, bool after, const PdfSettings& settings) {
  const Word &s = small.word, &l = large.word;
  if (s.rotation != 0 || l.rotation != 0 || s.size > settings.superscript_size * l.size) return false;
  const double gap = after ? s.box.x0 - l.box.x1 : l.box.x0 - s.box.x1;
  const double raise = large.baseline - small.baseline;
  return std::abs(gap) <= settings.superscript_gap * l.size && raise >= settings.superscript_raise * l.size &&
         raise <= l.size;
}

void mark_superscripts(std::vector<Judged>& words, const PdfSettings& settings) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].style < 0) continue;
    const bool after =
        i > 0 && words[i - 1].style >= 0 && raised_beside(words[i], words[i - 1], true, settings);
    const bool before = i + 1 < words.size() && words[i + 1].style >= 0 &&
                        raised_beside(words[i], words[i + 1], false, settings);
    words[i].word.superscript = after || before;
  }
}

}  // namespace

void take_words(std::vector<Word> found, const PageContent& content, const PdfSettings& settings,
                Page& page) {
  const GlyphIndex index(content, page.width, page.height, settings);
  std::vector<char> painted;
  for (const TextStyle& style : content.styles) painted.push_back(paints(style));
  const std::size_t marks = content.boxes.size() + content.pictures.size() + content.uneven.size();
  const bool judge = !content.doubtful &&
                     static_cast<double>(found.size()) * static_cast<double>(marks) <= settings.max_tests;

  std::vector<Judged> words;
  words.reserve(found.size());
  for (Word& word : split_at_rulings(std::move(found), page.rulings, index, settings)) {
    const GlyphIndex::Match match = index.find(word, painted);
    Judged judged{std::move(word), match.style, match.baseline, Visibility::visible};
    if (unread(judged, match.certain, content)) continue;
    if (match.style >= 0 && judge)
      judged.seen =
          visibility(judged.word, content.styles[static_cast<std::size_t>(match.style)], content, settings);
    dress(judged, content);
    words.push_back(std::move(judged));
  }
  page.ocr_layer = is_ocr_layer(words, content, page, settings);
  std::erase_if(words, [&](const Judged& w) {
    const bool laid = w.seen == Visibility::unpainted || w.seen == Visibility::behind_picture;
    return w.seen != Visibility::visible && !(page.ocr_layer && laid);
  });
  drop_doubles(words, settings);
  mark_superscripts(words, settings);
  for (Judged& judged : words) page.words.push_back(std::move(judged.word));
}

}  // namespace scrutineer::extract
