// Reads a report with the installed libraries and counts its figures; exit status 0 where there are some.
#include <iostream>

#include "extract/read.h"
#include "normalize/normalize.h"
#include "rules/rules.h"

int main(int, char** arguments) {
  using namespace scrutineer;
  const extract::Document document = extract::read_document(arguments[1]);
  const auto library = rules::Library::load();
  const auto result = normalize::normalize(document, document.sha256.substr(0, 16), *library);
  std::cout << result.dataset.observations.size() << " figures\n";
  return result.dataset.observations.empty() ? 1 : 0;
}
