// The program run from outside, as a script would.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace scrutineer {

struct Ended {
  int status = 0;  // exit status; 128 + signal where a signal ended it
  std::string out, err;
  double seconds = 0;
};

struct RunSettings {
  std::filesystem::path folder = {};  // to run in; empty: here
  long largest_file = 0;              // RLIMIT_FSIZE in bytes, 0 for none: a disk that fills up
  std::filesystem::path cache = {};   // the user's cache folder; empty: one that cannot be made
};

// Runs `scrutineer ARGUMENTS` to its end.
Ended run(const std::vector<std::string>& arguments, const RunSettings& settings = {});

// Starts it and returns at once; its output goes nowhere.
pid_t start(const std::vector<std::string>& arguments);
// Waits for a process that was started; its status as in Ended.
int wait_for(pid_t process);

// The rows of a CSV file without its header, each as its fields.
std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& file);
// A column's fields, row by row.
std::vector<std::string> column_of(const std::filesystem::path& file, const std::string& name);
// The field of the first row whose column `key` is `value`; fails the test where there is none.
std::string field(const std::filesystem::path& file, const std::string& key, const std::string& value,
                  const std::string& column);

std::filesystem::path project_folder();

}  // namespace scrutineer
