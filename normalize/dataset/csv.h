// Reading and writing a dataset folder (SCHEMA.md): a Frictionless Data Package.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "normalize/dataset/types.h"

namespace scrutineer::normalize {

struct WriteOptions {
  bool sync = true;   // wait until the disk has everything; a part that is joined at once needs no waiting
  bool grids = true;  // write tables/, which follows from cells.csv
  std::map<std::string, std::string> beside = {};  // further files in the folder: their bytes by name
};

// Writes every file of SCHEMA.md, datapackage.json too, into a temporary folder beside `folder`, syncs it and
// renames it into place; a dataset that stood there is replaced whole. Rows are written in the order given
// (order.h sorts them). The same dataset gives the same bytes: CRLF line ends, coordinates with at most 2
// decimals, confidences with 3. Throws std::runtime_error (path and reason) where that cannot be done;
// nothing half-written is left under `folder`, and what a killed writer left beside it is removed. Refuses to
// replace a folder that is not empty and holds no datapackage.json.
void write_dataset(const Dataset& dataset, const std::filesystem::path& folder,
                   const WriteOptions& options = {});

// Brings every field but those of issues to what reading it back from a written dataset gives: coordinates
// and confidences rounded, texts clean. What is found in such a dataset is found in the written one too.
void settle_fields(Dataset& dataset);

// Throws what write_dataset would throw for a target that it refuses, so that a long run can fail before it
// starts.
void check_target(const std::filesystem::path& folder);

// The bytes of issues.csv.
std::string issues_csv(const std::vector<Issue>& issues);

// Replaces issues.csv alone; every other file keeps its bytes, also where they break the schema.
void rewrite_issues(const std::vector<Issue>& issues, const std::filesystem::path& folder);

// A field of a given file that breaks SCHEMA.md, found while reading.
struct SchemaFault {
  std::string file;
  int row = 0;  // of the file, from 1, the header being row 1; 0: the file as a whole
  std::string column, message;
  std::string document_id;  // of the row, where it has one
};

struct ReadDataset {
  Dataset dataset;
  std::vector<SchemaFault> faults;
};

struct DatasetReadOptions {
  bool validate =
      true;  // false: only what cannot be parsed is a fault; for parts that write_dataset has written
};

// Reads a dataset, one edited by hand too: what breaks the schema is told in faults and left empty where it
// cannot be parsed. Columns are found by their names; a byte order mark and LF line ends are taken. Throws
// std::runtime_error where documents.csv or observations.csv is missing or unreadable.
ReadDataset read_dataset(const std::filesystem::path& folder, const DatasetReadOptions& options = {});

// Faults as issues of the check `schema`, in the order given.
std::vector<Issue> schema_issues(const std::vector<SchemaFault>& faults);

}  // namespace scrutineer::normalize
