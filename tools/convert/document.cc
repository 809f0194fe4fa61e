#include "tools/convert/document.h"

#include <fmt/format.h>

#include <charconv>

#include "extract/error.h"
#include "normalize/dataset/order.h"
#include "tools/workers/pool.h"

namespace scrutineer::tools {

namespace {

constexpr char separator = '\x1f';

std::string next_field(const std::string& text, std::size_t& from) {
  const std::size_t to = std::min(text.find(separator, from), text.size());
  std::string field = text.substr(std::min(from, text.size()), to - std::min(from, text.size()));
  from = to + 1;
  return field;
}

std::size_t to_count(const std::string& text) {
  std::size_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

// content=0.25;words=0.5;
std::string to_text(const extract::StageTimes& times) {
  std::string text;
  for (const auto& [stage, seconds] : times.seconds) text += fmt::format("{}={};", stage, seconds);
  return text;
}

extract::StageTimes times_of(const std::string& text) {
  extract::StageTimes times;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t equals = text.find('=', at), end = text.find(';', at);
    if (end == std::string::npos || equals > end) break;
    double seconds = 0;
    std::from_chars(text.data() + equals + 1, text.data() + end, seconds);
    times.add(text.substr(at, equals - at), seconds);
    at = end + 1;
  }
  return times;
}

extract::Document read(const Conversion& conversion, const Input& input, extract::StageTimes* times) {
  extract::ReadOptions options = conversion.read;
  options.times = times;
  try {
    extract::Document document = extract::read_document(input.path, options);
    if (conversion.read.first_page > document.page_count && document.page_count > 0)
      throw TaskFailure{
          fmt::format("there is no page {}: it has {}", conversion.read.first_page, document.page_count),
          "give --pages within them"};
    return document;
  } catch (const extract::Error& error) {
    throw TaskFailure{
        error.page() > 0 ? fmt::format("page {}: {}", error.page(), error.what()) : error.what(),
        error.advice()};
  }
}

// With the row's file, the numbers and the indicators that a dataset needs.
normalize::Normalized normalized(const extract::Document& document, const Conversion& conversion,
                                 const Input& input) {
  normalize::Normalized result =
      normalize::normalize(document, input.document_id, *conversion.library, conversion.normalize);
  normalize::Dataset& dataset = result.dataset;
  if (dataset.documents.size() != 1) throw TaskFailure{"reading it gave no document", ""};
  dataset.documents[0].file = input.file;
  dataset.documents[0].sha256 = input.sha256;
  normalize::sort_rows(dataset);
  normalize::number_observations(dataset.observations);
  normalize::fill_indicators(dataset, *conversion.library);
  return result;
}

}  // namespace

std::string to_text(const PartSummary& summary) {
  return fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}", separator, summary.status, summary.figures,
                     summary.tables, summary.error, to_text(summary.times));
}

PartSummary summary_of(const std::string& text) {
  PartSummary summary;
  std::size_t at = 0;
  summary.status = next_field(text, at);
  summary.figures = to_count(next_field(text, at));
  summary.tables = to_count(next_field(text, at));
  summary.error = next_field(text, at);
  summary.times = times_of(next_field(text, at));
  return summary;
}

PartSummary summary_of(const normalize::Dataset& part) {
  const normalize::DocumentRow& row = part.documents.at(0);
  return {row.status, row.error, part.observations.size(), part.tables.size(), {}};
}

normalize::Normalized read_and_normalize(const Conversion& conversion, const Input& input,
                                         std::vector<PagePicture>* pictures, extract::StageTimes* times) {
  const extract::Document document = read(conversion, input, times);
  if (pictures) *pictures = page_pictures(document);
  const extract::StageTimer timer("normalize", times);
  return normalized(document, conversion, input);
}

normalize::Normalized read_and_normalize(const Conversion& conversion, const Input& input,
                                         extract::Document& document) {
  document = read(conversion, input, nullptr);
  return normalized(document, conversion, input);
}

normalize::Dataset failed_document(const Input& input, const std::string& problem) {
  normalize::Dataset dataset;
  normalize::DocumentRow& row = dataset.documents.emplace_back();
  row.document_id = input.document_id;
  row.file = input.file;
  row.sha256 = input.sha256;
  row.status = "failed";
  row.error = problem;
  return dataset;
}

}  // namespace scrutineer::tools
