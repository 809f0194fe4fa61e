// The one exception of extract/: what is wrong, where, and what the user can do about it.
#pragma once

#include <stdexcept>
#include <string>

namespace scrutineer::extract {

// Thrown where a document or a page cannot be read. what() is one plain sentence without the file's name.
class Error : public std::runtime_error {
 public:
  Error(std::string file, int page, const std::string& problem, std::string advice)
      : std::runtime_error(problem), file_(std::move(file)), page_(page), advice_(std::move(advice)) {}

  const std::string& file() const { return file_; }      // the path as given by the user
  int page() const { return page_; }                     // from 1; 0 where the whole file is meant
  const std::string& advice() const { return advice_; }  // what to do next, one sentence; may be empty

 private:
  std::string file_;
  int page_;
  std::string advice_;
};

}  // namespace scrutineer::extract
