#include "extract/read.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <new>

#include "extract/error.h"
#include "extract/pdf/page_reader.h"
#include "extract/pdf/tags.h"
#include "extract/sha256.h"
#include "extract/tables/find.h"
#include "extract/text/read_text.h"

namespace scrutineer::extract {
namespace {

std::string read_bytes(const std::filesystem::path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) throw Error(file, 0, "the file does not exist", "check its name");
  if (std::filesystem::is_directory(status)) throw Error(file, 0, "it is a folder, not a file", "");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(file, 0, "the file cannot be opened", "check that you may read it");
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (stream.bad())
    throw Error(file, 0, "the file cannot be read to its end", "check the disk or the network");
  if (bytes.empty())
    throw Error(file, 0, "the file is empty", "get the file again from where it was published");
  return bytes;
}

bool starts_as_html(std::string_view bytes) {
  const std::size_t begin = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (begin == std::string_view::npos) return false;
  std::string head(bytes.substr(begin, 256));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<?xml") ||
         head.starts_with("<head");
}

bool named_pdf(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == ".pdf";
}

// Text has no bytes 0 and hardly any other control characters.
bool looks_like_text(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 65536);
  const auto odd = std::count_if(head.begin(), head.end(), [](char c) {
    const unsigned char u = static_cast<unsigned char>(c);
    return u < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  return head.find('\0') == std::string_view::npos && static_cast<std::size_t>(odd) * 100 <= head.size();
}

Document read_pdf(const std::filesystem::path& file, std::string bytes, const ReadOptions& options) {
  const PdfSettings settings;
  Document document;
  document.file = file.string();
  document.sha256 = sha256(bytes);
  PdfFile pdf = open_pdf(file, std::move(bytes), options.password);
  document.page_count = pdf.page_count();
  document.title = pdf.poppler->title();
  ContentCache cache;
  if (pdf.qpdf) cache.hidden_groups = hidden_groups(pdf.qpdf->getRoot());

  const int last =
      options.last_page > 0 ? std::min(options.last_page, document.page_count) : document.page_count;
  const int first = std::max(1, options.first_page);
  for (int number = first; number <= last; ++number) {
    try {
      document.pages.push_back(read_page(pdf, number, file, settings, cache));
    } catch (const std::bad_alloc&) {
      document.failures.push_back({number, "the page needs too much memory"});
    } catch (const std::exception& failure) {
      document.failures.push_back({number, failure.what()});
    }
  }
  document.tagged = tagged_tables(pdf, first, last, settings);
  find_tables(document);
  return document;
}

}  // namespace

Document read_document(const std::filesystem::path& file, const ReadOptions& options) {
  std::string bytes = read_bytes(file);
  if (looks_like_pdf(bytes, file)) return read_pdf(file, std::move(bytes), options);
  if (named_pdf(file)) {
    if (starts_as_html(bytes))
      throw Error(file, 0, "it is a web page, not a PDF",
                  "download the report itself, not the page that links to it");
    throw Error(file, 0, "it is not a PDF, whatever its name says",
                "get the file again from where it was published");
  }
  if (!looks_like_text(bytes))
    throw Error(file, 0, "it is neither a PDF nor text", "convert it to PDF first");
  return read_text(file, std::move(bytes));
}

}  // namespace scrutineer::extract
