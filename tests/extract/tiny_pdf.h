// Small PDFs made in a test, as text.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "extract/read.h"

namespace scrutineer::extract {

// Objects are numbered from 1 in the order they are added; 1 must be the catalogue.
struct TinyPdf {
  std::vector<std::string> objects;

  int add(const std::string& body) {
    objects.push_back(body);
    return static_cast<int>(objects.size());
  }
  int add_stream(const std::string& dictionary, const std::string& data) {
    return add("<<" + dictionary + " /Length " + std::to_string(data.size()) + ">>\nstream\n" + data +
               "\nendstream");
  }
  std::string bytes() const {
    std::string out = "%PDF-1.7\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < objects.size(); ++i) {
      offsets.push_back(out.size());
      out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t xref = out.size();
    out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (std::size_t offset : offsets) {
      std::string digits = std::to_string(offset);
      out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    return out + "trailer <</Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R>>\nstartxref\n" +
           std::to_string(xref) + "\n%%EOF\n";
  }
};

// A file under the system's temporary folder that goes with the object.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("scrutineer-test-" + std::to_string(getpid()) + "-" + name)) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Document read_bytes_as(const std::string& name, const std::string& bytes) {
  const TemporaryFile file(name, bytes);
  return read_document(file.path());
}

// A document of one page of 200 by 100 points with Helvetica as /F1 and Helvetica-Bold as /F2. `page` is
// added to the page's dictionary (it may override /MediaBox), `resources` to its resources; objects from 7 on
// are `more`.
inline TinyPdf one_page(const std::string& content, const std::string& page = "",
                        const std::string& resources = "", const std::vector<std::string>& more = {},
                        const std::string& catalogue = "") {
  TinyPdf pdf;
  pdf.add("<</Type /Catalog /Pages 2 0 R " + catalogue + ">>");
  pdf.add("<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100]>>");
  pdf.add("<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R /F2 6 0 R>> " +
          resources + ">> " + page + ">>");
  pdf.add_stream("", content);
  pdf.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>");
  pdf.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding>>");
  for (const std::string& object : more) pdf.add(object);
  return pdf;
}

inline Page read_page_of(const TinyPdf& pdf) {
  const Document document = read_bytes_as("page.pdf", pdf.bytes());
  return document.pages.empty() ? Page{} : document.pages[0];
}

inline std::string text_of(const Page& page) {
  std::string text;
  for (const Word& word : page.words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

}  // namespace scrutineer::extract
