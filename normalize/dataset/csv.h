// Reading and writing a dataset folder (SCHEMA.md): a Frictionless Data Package.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "normalize/dataset/types.h"

namespace scrutineer::normalize {

// Writes every file of SCHEMA.md, datapackage.json too, into a temporary folder beside `folder`, syncs it and renames it
// into place; a dataset that stood there is replaced whole. The same dataset gives the same bytes.
// Throws std::runtime_error (path and reason) where that cannot be done; nothing half-written is left under `folder`.
// Refuses to replace a folder that is not empty and holds no datapackage.json.
void write_dataset(const Dataset& dataset, const std::filesystem::path& folder);

// A field of a given file that breaks SCHEMA.md, found while reading.
struct SchemaFault {
  std::string file;
  int row = 0;  // of the file, from 1, the header being row 1
  std::string column, message;
};

struct ReadDataset {
  Dataset dataset;
  std::vector<SchemaFault> faults;
};

// Reads a dataset, one edited by hand too: what breaks the schema is told in faults and left empty.
// Throws std::runtime_error where documents.csv or observations.csv is missing or unreadable.
ReadDataset read_dataset(const std::filesystem::path& folder);

}  // namespace scrutineer::normalize
