#include "extract/read.h"

#include <algorithm>
#include <array>
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

std::string extension_of(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

// A name of a kind of file that is not read: office documents, web pages, archives.
bool named_otherwise(const std::filesystem::path& file) {
  static constexpr std::array<std::string_view, 19> names = {
      ".doc", ".docx", ".docm", ".xls", ".xlsx", ".xlsm", ".ppt",  ".pptx", ".odt", ".ods",
      ".odp", ".rtf",  ".zip",  ".gz",  ".7z",   ".htm",  ".html", ".xml",  ".json"};
  return std::find(names.begin(), names.end(), extension_of(file)) != names.end();
}

// By their first bytes: zip, which Word, Excel and PowerPoint write too, and what they wrote before.
bool is_archive(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0") ||
         bytes.starts_with("{\\rtf");
}

// Text has no bytes 0 and hardly any other control characters. It need not be UTF-8: converters leave other
// encodings too.
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
  if (extension_of(file) == ".pdf") {
    if (starts_as_html(bytes))
      throw Error(file, 0, "it is a web page, not a PDF",
                  "download the report itself, not the page that links to it");
    throw Error(file, 0, "it is not a PDF, whatever its name says",
                "get the file again from where it was published");
  }
  if (is_archive(bytes) || named_otherwise(file) || !looks_like_text(bytes))
    throw Error(file, 0, "it is neither a PDF nor a picture nor text",
                extension_of(file).starts_with(".htm") ? "print the web page to PDF first"
                                                       : "print or export it to PDF first");
  return read_text(file, std::move(bytes));
}

}  // namespace scrutineer::extract
