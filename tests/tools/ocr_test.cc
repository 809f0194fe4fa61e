// --ocr and picture files from outside.
#include <doctest/doctest.h>

#include <cstdlib>

#include "normalize/scratch_folder.h"
#include "tools/pdf_file.h"
#include "tools/program.h"

using namespace scrutineer;
namespace fs = std::filesystem;

namespace {

std::string of_document(const fs::path& dataset, const std::string& file, const std::string& column) {
  return field(dataset / "documents.csv", "file", file, column);
}

fs::path picture() { return project_folder() / "fixtures/full-grid/page.png"; }

// Programs started while it lives find no engine.
struct NoEngine {
  NoEngine() { ::setenv("TESSDATA_PREFIX", "/nonexistent", 1); }
  ~NoEngine() { ::unsetenv("TESSDATA_PREFIX"); }
};

}  // namespace

TEST_SUITE("convert") {
  TEST_CASE(
      "a picture of a report gives its figures, under whatever name, from convert, tables and explain") {
    const ScratchFolder scratch;
    fs::create_directory(scratch.path / "in");
    write_bytes(scratch.path / "in/scan", bytes_of(picture()));
    const fs::path out = scratch.path / "out";
    CHECK(run({"convert", scratch.path / "in", "-o", out}).status == 0);
    CHECK(of_document(out, "scan", "status") == "complete");
    CHECK(of_document(out, "scan", "text_source") == "ocr");
    CHECK(of_document(out, "scan", "pages") == "1");
    CHECK(field(out / "observations.csv", "text", "71.3%", "value") == "71.3");
    CHECK(run({"tables", picture(), "-o", scratch.path / "tables"}).status == 0);
    CHECK(column_of(scratch.path / "tables/tables.csv", "source") == std::vector<std::string>{"ocr"});
    const Ended explained = run({"explain", picture(), "--page", "1"});
    CHECK(explained.status == 0);
    CHECK(explained.out.find("read as ocr") != std::string::npos);
    CHECK(explained.out.find("71.3%") != std::string::npos);
  }

  TEST_CASE("pictures that are damaged, cut off or enormous become failed rows with their reason") {
    const ScratchFolder scratch;
    const std::string sound = bytes_of(picture());
    std::string wide = sound, noise = sound;
    wide[16] = '\x7F';  // the width's first byte
    for (std::size_t i = 60; i < noise.size(); i += 7) noise[i] = static_cast<char>(i);
    write_bytes(scratch.path / "wide.png", wide);
    write_bytes(scratch.path / "noise.png", noise);
    write_bytes(scratch.path / "cut.png", sound.substr(0, sound.size() / 3));
    write_bytes(scratch.path / "start.jpg", "\xFF\xD8\xFF\xE0");
    write_bytes(scratch.path / "loop.tif",
                std::string("II*\0\x08\0\0\0\0\0\x08\0\0\0", 14));  // no entries; next: itself
    write_bytes(scratch.path / "report.pdf", pdf_report());
    const fs::path out = scratch.path / "out";
    CHECK(run({"convert", scratch.path, "-o", out}).status == 3);
    CHECK(of_document(out, "report.pdf", "status") == "complete");
    for (const std::string file : {"wide.png", "noise.png", "cut.png", "start.jpg", "loop.tif"}) {
      CAPTURE(file);
      CHECK(of_document(out, file, "status") == "failed");
      CHECK(of_document(out, file, "error").starts_with("the picture is "));
    }
    CHECK(of_document(out, "wide.png", "error").find("too large") != std::string::npos);
  }

  TEST_CASE(
      "--ocr always reads the words of every page, never those of none, auto those of pages without text") {
    const ScratchFolder scratch;
    const fs::path report = scratch.path / "report.pdf", out = scratch.path / "out";
    write_bytes(report, pdf_report());
    CHECK(run({"convert", report, "-o", out}).status == 0);
    CHECK(of_document(out, "report.pdf", "text_source") == "native");
    CHECK(run({"convert", "--ocr", "always", report, "-o", out}).status == 0);
    CHECK(of_document(out, "report.pdf", "text_source") == "ocr");
    CHECK(field(out / "observations.csv", "text", "93.6%", "value") == "93.6");
    CHECK(run({"convert", "--ocr", "never", picture(), "-o", out}).status == 0);
    CHECK(rows_of(out / "observations.csv").empty());
    CHECK(run({"convert", "--ocr", "perhaps", report, "-o", out}).status == 2);
  }

  TEST_CASE("a native report needs no engine; a scan without one fails with a reason") {
    const ScratchFolder scratch;
    const NoEngine none;
    write_bytes(scratch.path / "report.pdf", pdf_report());
    fs::copy_file(picture(), scratch.path / "scan.png");
    const fs::path out = scratch.path / "out";
    CHECK(run({"convert", scratch.path, "-o", out}).status == 3);
    CHECK(of_document(out, "report.pdf", "status") == "complete");
    CHECK(of_document(out, "scan.png", "status") == "failed");
    CHECK_FALSE(of_document(out, "scan.png", "error").empty());
    CHECK(of_document(out, "scan.png", "error").find("crashed") == std::string::npos);
  }
}
