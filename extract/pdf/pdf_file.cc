#include "extract/pdf/pdf_file.h"

#include <qpdf/QPDFExc.hh>
#include <string_view>

#include "extract/error.h"
#include "extract/pdf/read_pdf.h"

namespace scrutineer::extract {
namespace {

bool named_pdf(const std::filesystem::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".pdf" || extension == ".PDF" || extension == ".Pdf";
}

// Null where qpdf cannot read it.
std::unique_ptr<QPDF> open_by_qpdf(const std::string& bytes, const std::string& password) {
  auto qpdf = std::make_unique<QPDF>();
  qpdf->setSuppressWarnings(true);
  try {
    qpdf->processMemoryFile("document", bytes.data(), bytes.size(), password.c_str());
    return qpdf;
  } catch (const std::exception&) {
    return nullptr;
  }
}

}  // namespace

bool looks_like_pdf(const std::string& bytes, const std::filesystem::path& file) {
  const std::string_view all(bytes);
  if (all.substr(0, 1024).find("%PDF-") != std::string_view::npos) return true;
  return named_pdf(file) && all.find("endobj") != std::string_view::npos;
}

PdfFile open_pdf(const std::filesystem::path& file, std::string bytes, std::string password) {
  PdfFile pdf;
  pdf.bytes = std::move(bytes);
  pdf.poppler = std::make_unique<PopplerDocument>(pdf.bytes, password);
  if (pdf.poppler->locked() && !password.empty()) {
    // One password is given for a whole run: a file that anybody may open needs none.
    auto without = std::make_unique<PopplerDocument>(pdf.bytes, "");
    if (!without->locked()) {
      pdf.poppler = std::move(without);
      password.clear();
    }
  }
  if (pdf.poppler->locked()) {
    throw password.empty() ? Error(file, 0, "the PDF is locked by a password", "give it with --password")
                           : Error(file, 0, "the password does not open the PDF", "check the password");
  }
  const bool whole =
      pdf.bytes.find("%%EOF", pdf.bytes.size() - std::min<std::size_t>(pdf.bytes.size(), 2048)) !=
      std::string::npos;
  if (!pdf.poppler->open() || pdf.poppler->page_count() == 0) {
    if (!whole)
      throw Error(file, 0, "the PDF is cut off or damaged beyond repair",
                  "get the file again from where it was published");
    if (pdf.poppler->open())
      throw Error(file, 0, "the PDF has no pages", "get the file again from where it was published");
    throw Error(file, 0, "the PDF is damaged beyond repair or encrypted in an unknown way",
                "open it in a PDF reader and save it anew");
  }
  pdf.qpdf = open_by_qpdf(pdf.bytes, password);
  try {
    if (pdf.qpdf) pdf.pages = pdf.qpdf->getAllPages();
  } catch (const std::exception&) {
    pdf.pages.clear();
  }
  return pdf;
}

}  // namespace scrutineer::extract
