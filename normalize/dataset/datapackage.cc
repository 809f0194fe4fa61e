#include "normalize/dataset/datapackage.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <vector>

#include "normalize/dataset/json.h"
#include "normalize/dataset/schema.h"

namespace scrutineer::normalize {

namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void put_texts(Writer& json, std::string_view key, const std::vector<std::string_view>& texts) {
  put(json, key);
  json.StartArray();
  for (const auto text : texts) put(json, text);
  json.EndArray();
}

void put_field_descriptor(Writer& json, const Field& field) {
  json.StartObject();
  put(json, "name", field.name);
  put(json, "type", field.type);
  put(json, "description", field.description);
  if (field.required || !field.pattern.empty() || !field.words.empty() || field.minimum || field.maximum) {
    put(json, "constraints");
    json.StartObject();
    if (field.required) {
      put(json, "required");
      json.Bool(true);
    }
    if (!field.pattern.empty()) put(json, "pattern", field.pattern);
    if (!field.words.empty()) put_texts(json, "enum", field.words);
    if (field.minimum) {
      put(json, "minimum");
      json.Int(*field.minimum);
    }
    if (field.maximum) {
      put(json, "maximum");
      json.Int(*field.maximum);
    }
    json.EndObject();
  }
  json.EndObject();
}

void put_foreign_keys(Writer& json, const std::vector<ForeignKey>& keys) {
  if (keys.empty()) return;
  put(json, "foreignKeys");
  json.StartArray();
  for (const auto& key : keys) {
    json.StartObject();
    put_texts(json, "fields", key.fields);
    put(json, "reference");
    json.StartObject();
    put(json, "resource", key.resource);
    put_texts(json, "fields", key.references);
    json.EndObject();
    json.EndObject();
  }
  json.EndArray();
}

template <class Row>
void put_resource(Writer& json, const File<Row>& file) {
  json.StartObject();
  put(json, "name", file.name);
  put(json, "path", std::string(file.name) + ".csv");
  put(json, "profile", "tabular-data-resource");
  put(json, "description", file.description);
  put(json, "format", "csv");
  put(json, "mediatype", "text/csv");
  put(json, "encoding", "utf-8");
  put(json, "schema");
  json.StartObject();
  put(json, "fields");
  json.StartArray();
  for (const auto& column : file.columns) put_field_descriptor(json, column.field);
  json.EndArray();
  if (!file.primary_key.empty()) put_texts(json, "primaryKey", file.primary_key);
  put_foreign_keys(json, file.foreign_keys);
  put_texts(json, "missingValues", {std::string_view{""}});
  json.EndObject();
  json.EndObject();
}

}  // namespace

std::string datapackage_json() {
  rapidjson::StringBuffer buffer;
  Writer json(buffer);
  json.SetIndent(' ', 1);
  json.StartObject();
  put(json, "name", "scrutineer-dataset");
  put(json, "profile", "tabular-data-package");
  put(json, "title", "Indicators from performance reports");
  put(json, "description", "Figures read from reports, where each stands, and what cannot be right in them");
  put(json, "resources");
  json.StartArray();
  for_each_file([&json](const auto& file) { put_resource(json, file); });
  json.EndArray();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace scrutineer::normalize
