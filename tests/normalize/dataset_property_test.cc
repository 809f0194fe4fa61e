// Datasets of random fields: whatever a report prints, what is read back is what was written.
#include <doctest/doctest.h>

#include <random>

#include "normalize/dataset/csv.h"
#include "normalize/dataset/field.h"
#include "normalize/dataset/join.h"
#include "normalize/dataset_sample.h"
#include "normalize/scratch_folder.h"

using namespace scrutineer;
using namespace scrutineer::normalize;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t end) { return random() % end; }

std::string random_text(Random& random) {
  static const char* const pieces[] = {
      "a",    "Zz", ",",  "\"",       "\r\n",         "\n", "\r", " ",
      "  ",   ";",  "=1", "\xc2\xa3", "\xe2\x80\x93", "\t", "-",  "\xf0\x9f\x9f\xa2",
      "\"\"", "'"};
  std::string text;
  for (std::size_t i = below(random, 6); i > 0; --i) text += pieces[below(random, std::size(pieces))];
  return text;
}

Dataset random_dataset(Random& random, const std::string& id, const std::string& file) {
  Dataset d = sample_dataset(id, file);
  d.documents[0].title = random_text(random);
  for (Observation& o : d.observations) {
    o.label = random_text(random);
    o.text = random_text(random);
    o.value = Decimal(static_cast<std::int64_t>(below(random, 2000000)) - 1000000,
                      static_cast<int>(below(random, 5)));
    o.confidence = static_cast<double>(below(random, 1001)) / 1000;
    o.place.box.x0 = static_cast<double>(below(random, 100000)) / 100;
  }
  for (CellRow& cell : d.cells) cell.text = random_text(random);
  for (Note& note : d.notes) note.text = random_text(random);
  return d;
}

}  // namespace

TEST_CASE("what was written is read back, whatever the fields hold, and writes the same bytes again") {
  const ScratchFolder scratch;
  Random random(1);
  for (int i = 0; i < 60; ++i) {
    const Dataset d = random_dataset(random, "0123456789abcdef", "report.pdf");
    write_dataset(d, scratch.path / "a", {.sync = false});
    const ReadDataset read = read_dataset(scratch.path / "a");
    CAPTURE(i);
    CHECK(read.faults.empty());
    CHECK(read.dataset.documents.at(0).title == d.documents[0].title);
    for (std::size_t n = 0; n < d.observations.size(); ++n) {
      CHECK(read.dataset.observations.at(n).label == d.observations[n].label);
      CHECK(read.dataset.observations.at(n).value->str() == d.observations[n].value->str());
      CHECK(read.dataset.observations.at(n).confidence == d.observations[n].confidence);
      CHECK(read.dataset.observations.at(n).place.box == d.observations[n].place.box);
    }
    for (std::size_t n = 0; n < d.cells.size(); ++n) CHECK(read.dataset.cells.at(n).text == d.cells[n].text);
    CHECK(read.dataset.notes.at(0).text == d.notes[0].text);
    write_dataset(read.dataset, scratch.path / "b", {.sync = false});
    CHECK(folder_bytes(scratch.path / "a") == folder_bytes(scratch.path / "b"));
  }
}

TEST_CASE("any shards, joined by way of their folders in any order, give the bytes of one run") {
  const ScratchFolder scratch;
  Random random(2);
  const std::string ids[] = {"aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc"};
  for (int i = 0; i < 20; ++i) {
    CAPTURE(i);
    // Few ids over many files: copies of one report are likely.
    std::vector<Dataset> documents;
    for (int n = 0; n < 7; ++n)
      documents.push_back(random_dataset(random, ids[below(random, 3)], "r" + std::to_string(n) + ".pdf"));
    write_dataset(join(documents), scratch.path / "one", {.sync = false});

    std::shuffle(documents.begin(), documents.end(), random);
    std::vector<std::vector<Dataset>> shards(3);
    for (const Dataset& document : documents) shards[below(random, 3)].push_back(document);
    std::vector<Dataset> read;
    for (const auto& shard : shards) {
      write_dataset(join(shard), scratch.path / "shard", {.sync = false});
      read.push_back(read_dataset(scratch.path / "shard").dataset);
    }
    write_dataset(join(read), scratch.path / "merged", {.sync = false});
    CHECK(folder_bytes(scratch.path / "one") == folder_bytes(scratch.path / "merged"));
  }
}

TEST_CASE("a dataset damaged at random is read with faults or refused, and what was read can be written") {
  const ScratchFolder scratch;
  Random random(3);
  write_dataset(sample_dataset(), scratch.path / "whole", {.sync = false});
  const char* const files[] = {"documents.csv", "observations.csv", "issues.csv",
                               "notes.csv",     "tables.csv",       "cells.csv"};
  std::size_t told = 0;
  for (int i = 0; i < 300; ++i) {
    CAPTURE(i);
    const auto damaged = scratch.path / "damaged";
    std::filesystem::remove_all(damaged);
    std::filesystem::copy(scratch.path / "whole", damaged, std::filesystem::copy_options::recursive);
    const auto file = damaged / files[below(random, std::size(files))];
    std::string bytes = bytes_of(file);
    static const char odd[] = {',', '"', '\r', '\n', '\0', '-', '9', '.', 'e', '\xff', '\xe2', ';'};
    for (std::size_t n = 1 + below(random, 8); n > 0; --n)
      bytes[below(random, bytes.size())] = odd[below(random, std::size(odd))];
    if (below(random, 4) == 0) bytes.resize(below(random, bytes.size()));
    write_bytes(file, bytes);
    try {
      const ReadDataset read = read_dataset(damaged);
      if (!read.faults.empty()) ++told;
      write_dataset(read.dataset, scratch.path / "again", {.sync = false});
    } catch (const std::runtime_error&) {
      ++told;
    }
  }
  // Damage within free text is no fault; most damage is.
  CHECK(told > 150);
}
