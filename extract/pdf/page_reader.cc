#include "extract/pdf/page_reader.h"

#include "extract/error.h"
#include "extract/pdf/rulings.h"
#include "extract/pdf/signs.h"
#include "extract/pdf/words.h"

namespace scrutineer::extract {

Page read_page(PdfFile& pdf, int number, const std::filesystem::path& file, const PdfSettings& settings,
               ContentCache& cache, StageTimes* times) {
  const std::optional<PageFrame> frame = pdf.poppler->frame(number);
  if (!frame)
    throw Error(file, number, "the page is damaged", "open the file in a PDF reader and save it anew");
  Page page;
  page.number = number;
  page.width = frame->width();
  page.height = frame->height();
  if (!(page.width > 0 && page.height > 0 && page.width <= settings.max_page_side &&
        page.height <= settings.max_page_side))
    throw Error(file, number, "the page has no sensible size", "");

  PageContent content;
  if (static_cast<std::size_t>(number) <= pdf.pages.size())
    content = timed("content", times, [&] {
      return interpret_page(pdf.pages[static_cast<std::size_t>(number) - 1], *frame, settings, cache);
    });
  if (content.truncated) throw Error(file, number, "the page's contents are damaged or endless", "");
  std::vector<Word> words = timed("words", times, [&] { return pdf.poppler->words(number, settings); });
  if (words.size() > settings.max_words)
    throw Error(file, number, "the page has too many words to be a report's", "");

  const StageTimer timer("page", times);
  gather_strips(content, settings);
  page.rulings = joined_rulings(content.rulings, settings);
  take_words(std::move(words), content, settings, page);
  for (const PaintedBox& box : content.boxes)
    if (box.paint.known) page.fills.push_back({box.box, box.paint.colour});
  for (const PaintedPicture& picture : content.pictures)
    page.pictures.push_back({picture.box, picture.object, picture.dpi});
  page.signs = find_signs(content, settings);
  take_out_sign_parts(page);
  return page;
}

}  // namespace scrutineer::extract
