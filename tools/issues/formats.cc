#include "tools/issues/formats.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "normalize/dataset/csv.h"
#include "normalize/dataset/json.h"
#include "normalize/dataset/schema.h"

namespace scrutineer::tools {

namespace {

using normalize::Issue;
using normalize::put;
using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

// A field as its type has it in JSON; `printed` is the column's text.
void put_value(JsonWriter& json, const normalize::Field& field, const std::string& printed) {
  if (field.type == "integer" || field.type == "number")
    json.RawValue(printed.data(), printed.size(), rapidjson::kNumberType);  // a plain decimal is JSON's too
  else
    put(json, printed);
}

}  // namespace

std::string issues_as(IssueFormat format, const IssueList& list) {
  switch (format) {
    case IssueFormat::csv:
      return normalize::issues_csv(list.issues);
    case IssueFormat::jsonl:
      return issues_jsonl(list);
    case IssueFormat::sarif:
      return issues_sarif(list);
  }
  return {};
}

std::string issues_jsonl(const IssueList& list) {
  const ReportPaths paths = report_paths(list.dataset.documents);
  std::string lines, printed;
  for (const Issue& issue : list.issues) {
    rapidjson::StringBuffer text;
    JsonWriter json(text);
    json.StartObject();
    for (const auto& column : normalize::issues_file().columns) {
      printed.clear();
      column.print(issue, printed);
      if (printed.empty()) continue;
      put(json, column.field.name);
      if (column.field.name == "observation_ids") {
        json.StartArray();
        for (const std::string& id : issue.observation_ids) put(json, id);
        json.EndArray();
      } else {
        put_value(json, column.field, printed);
      }
      if (const auto file = paths.find(issue.document_id);
          column.field.name == "document_id" && file != paths.end()) {
        put(json, "file");
        put(json, file->second);
      }
    }
    json.EndObject();
    lines.append(text.GetString(), text.GetSize());
    lines += '\n';
  }
  return lines;
}

}  // namespace scrutineer::tools
