// Damaged, hostile and odd PDFs that other projects met, where they lie beside the project.
#include <doctest/doctest.h>

#include <algorithm>
#include <iostream>

#include "normalize/scratch_folder.h"
#include "tools/program.h"

using namespace scrutineer;
namespace fs = std::filesystem;

TEST_SUITE("robustness") {
  TEST_CASE("every damaged or hostile file of the collection ends as a row, and none ends the run") {
    const fs::path collection = project_folder().parent_path() / "shared" / "robustness";
    if (!fs::exists(collection)) {
      std::cout << "skipped: " << collection << " is not there\n";
      return;
    }
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(collection))
      if (entry.path().extension() == ".pdf") ++files;
    const ScratchFolder scratch;
    const fs::path out = scratch.path / "out";
    const Ended ended =
        run({"convert", collection, "-o", out, "--timeout", "10", "--ocr", "never", "--quiet"});
    CHECK(ended.status == 3);
    const auto rows = rows_of(out / "documents.csv");
    CHECK(rows.size() >= files);
    for (const auto& row : rows) {
      const std::string& status = row.at(row.size() - 2);
      CHECK((status == "complete" || status == "partial" || status == "failed"));
      CHECK_MESSAGE((status == "complete") == row.back().empty(), row.at(1), ": ", status, ": ", row.back());
    }
    const std::string before = folder_bytes(out);
    CHECK(run({"validate", out, "--quiet"}).status == 0);
    CHECK(folder_bytes(out) == before);
  }
}
