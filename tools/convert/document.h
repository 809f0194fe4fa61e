// One document in a worker: read, understood, written as a part.
#pragma once

#include <filesystem>
#include <string>

#include "tools/convert/conversion.h"
#include "tools/convert/page_picture.h"

namespace scrutineer::tools {

// The text of it is what a worker answers.
struct PartSummary {
  std::string status, error;
  std::size_t figures = 0, tables = 0;
  extract::StageTimes times = {};  // where they were asked for
};

std::string to_text(const PartSummary& summary);
PartSummary summary_of(const std::string& text);
PartSummary summary_of(const normalize::Dataset& part);

// Reads the document and normalizes it; `pictures`, where not null, gets one for each page, `times` what each
// stage took. Throws TaskFailure where it cannot be read.
normalize::Normalized read_and_normalize(const Conversion& conversion, const Input& input,
                                         std::vector<PagePicture>* pictures = nullptr,
                                         extract::StageTimes* times = nullptr);
// The same; `document` gets what was read.
normalize::Normalized read_and_normalize(const Conversion& conversion, const Input& input,
                                         extract::Document& document);

// The row of a document that could not be read, alone in a dataset.
normalize::Dataset failed_document(const Input& input, const std::string& problem);

}  // namespace scrutineer::tools
