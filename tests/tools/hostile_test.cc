// Reports that are made to hang or exhaust whoever reads them. Each must end as a row, soon, and harm no
// other.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "normalize/scratch_folder.h"
#include "tools/pdf_file.h"
#include "tools/program.h"

using namespace scrutineer;
namespace fs = std::filesystem;

namespace {

constexpr const char* catalogue = "<< /Type /Catalog /Pages 2 0 R >>";
constexpr const char* one_page = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>";

std::string page_tree_loop() {
  return pdf_of({{1, catalogue},
                 {2, "<< /Type /Pages /Count 2000000000 /Kids [3 0 R 3 0 R] /Parent 3 0 R >>"},
                 {3, "<< /Type /Pages /Count 2000000000 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"}});
}

std::string deep_page_tree() {
  std::map<int, std::string> objects = {{1, catalogue}};
  constexpr int depth = 20000;
  for (int i = 2; i < depth; ++i)
    objects[i] = fmt::format("<< /Type /Pages /Count 1 /Kids [{} 0 R] >>", i + 1);
  objects[depth] = "<< /Type /Page /MediaBox [0 0 595 842] >>";
  return pdf_of(objects);
}

// Each form paints the next one ten times over: 10^30 in all.
std::string exponential_forms() {
  std::map<int, std::string> objects = {{1, catalogue}, {2, one_page}};
  objects[3] =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
      "/Resources << /XObject << /F 5 0 R >> >> >>";
  objects[4] = stream("/F Do");
  std::string ten;
  for (int i = 0; i < 10; ++i) ten += "/F Do ";
  for (int i = 5; i < 35; ++i)
    objects[i] = stream(ten, fmt::format("/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                                         "/Resources << /XObject << /F {} 0 R >> >>",
                                         i + 1));
  objects[35] = stream("0 0 m 9 9 l S", "/Type /XObject /Subtype /Form /BBox [0 0 595 842]");
  return pdf_of(objects);
}

std::string form_that_paints_itself() {
  return pdf_of({{1, catalogue},
                 {2, one_page},
                 {3,
                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                  "/Resources << /XObject << /F 4 0 R >> >> >>"},
                 {4, stream("/F Do /F Do",
                            "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
                            "/Resources << /XObject << /F 4 0 R >> >>")}});
}

// A content stream that ASCIIHex and run lengths blow up: 128 bytes from each two, three times over.
std::string decompression_bomb() {
  // RunLengthDecode (ISO 32000-1, 7.4.5): a length byte of 129 repeats the next byte 128 times.
  const auto packed = [](const std::string& bytes) {
    std::string out;
    for (const char c : bytes) {
      out += '\x81';
      out += c;
    }
    return out;
  };
  // Decoding goes from the left: the innermost text is what the first filter gives.
  std::string text(4000, ' ');
  for (std::size_t i = 0; i < text.size(); i += 2) text[i] = '\x81';
  for (std::size_t i = 1; i < text.size(); i += 2) text[i] = '\x81';
  text = packed(text);
  return pdf_of(
      {{1, catalogue},
       {2, one_page},
       {3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"},
       {4, stream(text, "/Filter [/RunLengthDecode /RunLengthDecode /RunLengthDecode /RunLengthDecode]")}});
}

std::string deep_arrays() {
  return pdf_of({{1, catalogue},
                 {2, one_page},
                 {3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"},
                 {4, stream(std::string(2000000, '[') + std::string(2000000, ']'))}});
}

std::string unclosed_states() {
  std::string content;
  for (int i = 0; i < 500000; ++i) content += "q ";
  return pdf_of({{1, catalogue},
                 {2, one_page},
                 {3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"},
                 {4, stream(content)}});
}

std::string page_beyond_measure() {
  return pdf_of(
      {{1, catalogue},
       {2, one_page},
       {3, "<< /Type /Page /Parent 2 0 R /MediaBox [-1e30 nan 1e30 9999999999999] /UserUnit 1e9 >>"}});
}

std::string xref_loop() {
  std::string file = pdf_report();
  const std::size_t at = file.rfind("trailer\n<<");
  const std::size_t table = file.find("xref\n");
  file.insert(at + 10, fmt::format(" /Prev {} ", table));
  return file;
}

// A crowd of words on one page, each upon the next.
std::string crowd_of_words() {
  std::string content = "BT /F1 8 Tf\n";
  for (int i = 0; i < 60000; ++i)
    content += fmt::format("1 0 0 1 {} {} Tm (word{}) Tj\n", 50 + i % 7, 400 + i % 5, i);
  content += "ET";
  return pdf_of({{1, catalogue},
                 {2, one_page},
                 {3,
                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                  "/Resources << /Font << /F1 5 0 R >> >> >>"},
                 {4, stream(content)},
                 {5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}});
}

std::string crowd_of_lines() {
  std::string content;
  for (int i = 0; i < 40000; ++i)
    content += fmt::format("{0} 100 m {0} 700 l S 50 {1} m 550 {1} l S\n", 50 + (i % 5000) * 0.1,
                           100 + (i % 6000) * 0.1);
  return pdf_of({{1, catalogue},
                 {2, one_page},
                 {3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"},
                 {4, stream(content)}});
}

}  // namespace

TEST_SUITE("hostile") {
  TEST_CASE("a report made to hang or exhaust its reader becomes a row, and the run goes on") {
    const std::vector<std::pair<std::string, std::string (*)()>> made = {
        {"page-tree-loop.pdf", page_tree_loop},
        {"deep-page-tree.pdf", deep_page_tree},
        {"exponential-forms.pdf", exponential_forms},
        {"form-loop.pdf", form_that_paints_itself},
        {"bomb.pdf", decompression_bomb},
        {"deep-arrays.pdf", deep_arrays},
        {"unclosed-states.pdf", unclosed_states},
        {"huge-page.pdf", page_beyond_measure},
        {"xref-loop.pdf", xref_loop},
        {"words.pdf", crowd_of_words},
        {"lines.pdf", crowd_of_lines}};
    const ScratchFolder scratch;
    const fs::path in = scratch.path / "in", out = scratch.path / "out";
    fs::create_directory(in);
    for (const auto& [name, make] : made) write_bytes(in / name, make());
    write_bytes(in / "a-sound.pdf", pdf_report());
    write_bytes(in / "z-sound.pdf", pdf_report({.pages = 2}));
    constexpr int timeout = 4;  // seconds
    const Ended ended = run({"convert", in, "-o", out, "--timeout", std::to_string(timeout), "--jobs", "2"});
    CHECK((ended.status == 0 || ended.status == 3));
    CHECK(rows_of(out / "documents.csv").size() == made.size() + 2);
    for (const auto& [name, make] : made) {
      CAPTURE(name);
      const std::string status = field(out / "documents.csv", "file", name, "status");
      CHECK((status == "complete" || status == "partial" || status == "failed"));
    }
    CHECK(field(out / "documents.csv", "file", "a-sound.pdf", "status") == "complete");
    CHECK(field(out / "documents.csv", "file", "z-sound.pdf", "status") == "complete");
  }
}
