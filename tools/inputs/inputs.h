// The files of a run: found, put in order, named and numbered as documents.csv shows them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace scrutineer::tools {

struct Input {
  std::filesystem::path path;  // to open it by
  std::string file;            // documents.csv: relative to the deepest folder that holds all inputs
  std::string sha256;          // empty where the file cannot be read
  std::string document_id;
  std::uintmax_t bytes = 0;
};

// Files as given, and from folders, all levels, those that are reports by name (.pdf, .txt, .png, .jpg, .tif)
// or by content (a PDF or a picture of another name); hidden ones and datasets are passed over. A file met
// twice counts once. Ordered by `file`. A file that does not exist is an input like any other: reading it
// will tell.
std::vector<Input> find_inputs(const std::vector<std::filesystem::path>& given);

// Those of shard `index` of `count` (index from 1). Copies of a file fall into the same shard.
std::vector<Input> shard_of(const std::vector<Input>& inputs, int index, int count);

}  // namespace scrutineer::tools
