// Writes the tests' sample dataset to the folder named.
#include <cstdio>
#include <exception>

#include "normalize/dataset/csv.h"
#include "normalize/dataset_sample.h"

int main(int count, char** arguments) {
  if (count != 2) return 2;
  try {
    scrutineer::normalize::write_dataset(scrutineer::normalize::sample_dataset(), arguments[1]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
