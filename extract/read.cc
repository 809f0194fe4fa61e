#include "extract/read.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "extract/error.h"
#include "extract/ocr/read_image_file.h"
#include "extract/pdf/read_pdf.h"
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

}  // namespace

Document read_document(const std::filesystem::path& file, const ReadOptions& options) {
  std::string bytes = read_bytes(file);
  if (looks_like_pdf(bytes, file)) return read_pdf(file, std::move(bytes), options);
  if (const auto format = image_format(bytes)) return read_image_file(file, bytes, *format, options);
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
