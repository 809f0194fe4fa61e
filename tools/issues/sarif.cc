#include <fmt/format.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "extract/sha256.h"
#include "normalize/checks/check.h"
#include "normalize/dataset/json.h"
#include "normalize/dataset/schema.h"
#include "tools/issues/formats.h"
#include "tools/version.h"

namespace scrutineer::tools {

namespace {

using normalize::Issue;
using normalize::put;
using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

// A property of an object, left out where it is empty.
void put_known(Writer& json, std::string_view key, const std::string& text) {
  if (!text.empty()) put(json, key, text);
}

template <class Members>
void object(Writer& json, Members members) {
  json.StartObject();
  members();
  json.EndObject();
}
template <class Members>
void object(Writer& json, std::string_view key, Members members) {
  put(json, key);
  object(json, members);
}
template <class Elements>
void array(Writer& json, std::string_view key, Elements elements) {
  put(json, key);
  json.StartArray();
  elements();
  json.EndArray();
}
// {"text": ...}, SARIF's message object (3.11).
void message(Writer& json, std::string_view key, std::string_view text) {
  object(json, key, [&] { put(json, "text", text); });
}

// A path as a URI reference (RFC 3986): what is no unreserved character or slash is escaped.
std::string uri_of(std::string_view path) {
  constexpr std::string_view plain = "-._~/";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos)
      uri += c;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

std::string file_of(const std::string& folder, std::string_view name) {
  const bool slash = folder.empty() || folder.ends_with('/');
  return uri_of(fmt::format("{}{}{}", folder, slash ? "" : "/", name));
}

// The line of the file that each row starts on, from 1, by the row's key. A field may hold line ends.
using Lines = std::unordered_map<std::string, std::size_t>;

template <class Row>
Lines lines_of(const std::vector<Row>& rows, const normalize::File<Row>& file, std::string Row::*key) {
  Lines lines;
  std::size_t line = 2;
  std::string printed;
  for (const Row& row : rows) {
    lines.emplace(row.*key, line++);
    printed.clear();
    for (const auto& column : file.columns) column.print(row, printed);
    line += static_cast<std::size_t>(std::count(printed.begin(), printed.end(), '\n'));
  }
  return lines;
}

struct Sarif {
  const IssueList& list;
  ReportPaths paths;
  Lines figures, documents;
  std::map<std::string, int> occurrences = {};  // of a fingerprint, by what it is made from
};

void put_rules(Writer& json) {
  array(json, "rules", [&] {
    for (const normalize::Check& check : normalize::all_checks())
      object(json, [&] {
        put(json, "id", check.name);
        message(json, "shortDescription", check.summary);
      });
  });
}

void put_tool(Writer& json) {
  object(json, "tool", [&] {
    object(json, "driver", [&] {
      put(json, "name", "Scrutineer");
      put(json, "semanticVersion", version());
      put_rules(json);
    });
  });
}

void put_artifact(Writer& json, const std::string& uri) {
  object(json, "artifactLocation", [&] { put(json, "uri", uri); });
}

// Where the issue stands in the dataset: code-hosting sites show text files by line.
void put_place(Writer& json, const Sarif& sarif, const Issue& issue) {
  std::string file = "datapackage.json";
  std::size_t line = 1;
  const auto document = sarif.documents.find(issue.document_id);
  const auto figure =
      issue.observation_ids.empty() ? sarif.figures.end() : sarif.figures.find(issue.observation_ids.front());
  if (figure != sarif.figures.end()) {
    file = "observations.csv";
    line = figure->second;
  } else if (document != sarif.documents.end()) {
    file = "documents.csv";
    line = document->second;
  }
  object(json, [&] {
    object(json, "physicalLocation", [&] {
      put_artifact(json, file_of(sarif.list.folder, file));
      object(json, "region", [&] {
        put(json, "startLine");
        json.Uint64(line);
      });
    });
    if (issue.label.empty() && issue.local_code.empty()) return;
    array(json, "logicalLocations", [&] {
      object(json, [&] {
        put_known(json, "name", issue.local_code.empty() ? issue.label : issue.local_code);
        put(json, "kind", "indicator");
      });
    });
  });
}

void put_report(Writer& json, const Sarif& sarif, const Issue& issue) {
  const auto path = sarif.paths.find(issue.document_id);
  if (path == sarif.paths.end()) return;
  array(json, "relatedLocations", [&] {
    object(json, [&] {
      object(json, "physicalLocation", [&] { put_artifact(json, uri_of(path->second)); });
      message(
          json, "message",
          issue.place.page > 0 ? fmt::format("{}, page {}", path->second, issue.place.page) : path->second);
    });
  });
}

void put_properties(Writer& json, const Issue& issue) {
  object(json, "properties", [&] {
    std::string printed;
    for (const auto& column : normalize::issues_file().columns) {
      const std::string_view name = column.field.name;
      if (name == "check" || name == "message" || name == "severity") continue;
      printed.clear();
      column.print(issue, printed);
      put_known(json, name, printed);
    }
  });
}

// The same in every run for the same issue at the same figure (SARIF 3.27.17).
std::string fingerprint(Sarif& sarif, const Issue& issue) {
  const std::string identity = identity_of(issue, sarif.paths);
  const int occurrence = ++sarif.occurrences[identity];
  return extract::sha256(fmt::format("{}{}", identity, occurrence)).substr(0, 32);
}

std::string_view level_of(const std::string& severity) {
  return severity == "info" ? "note" : std::string_view(severity);
}

// `reason`: null where nobody has accepted it.
void put_result(Writer& json, Sarif& sarif, const Issue& issue, const std::string* reason) {
  const auto& checks = normalize::all_checks();
  const auto check = std::find_if(checks.begin(), checks.end(),
                                  [&](const normalize::Check& one) { return one.name == issue.check; });
  object(json, [&] {
    put(json, "ruleId", issue.check);
    if (check != checks.end()) {
      put(json, "ruleIndex");
      json.Int64(check - checks.begin());
    }
    put(json, "level", level_of(issue.severity));
    message(json, "message", issue.message);
    array(json, "locations", [&] { put_place(json, sarif, issue); });
    put_report(json, sarif, issue);
    object(json, "partialFingerprints", [&] { put(json, "scrutineerIssue/v1", fingerprint(sarif, issue)); });
    if (sarif.list.baseline) put(json, "baselineState", reason ? "unchanged" : "new");
    array(json, "suppressions", [&] {
      if (!reason) return;
      object(json, [&] {
        put(json, "kind", "external");
        put(json, "status", "accepted");
        put_known(json, "justification", *reason);
      });
    });
    put_properties(json, issue);
  });
}

}  // namespace

std::string issues_sarif(const IssueList& list) {
  Sarif sarif{
      list, report_paths(list.dataset.documents),
      lines_of(list.dataset.observations, normalize::observations_file(),
               &normalize::Observation::observation_id),
      lines_of(list.dataset.documents, normalize::documents_file(), &normalize::DocumentRow::document_id)};
  rapidjson::StringBuffer text;
  Writer json(text);
  json.SetIndent(' ', 1);
  object(json, [&] {
    put(json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    put(json, "version", "2.1.0");
    array(json, "runs", [&] {
      object(json, [&] {
        put_tool(json);
        put(json, "columnKind", "utf16CodeUnits");
        array(json, "results", [&] {
          for (const Issue& issue : list.issues) put_result(json, sarif, issue, nullptr);
          if (list.baseline)
            for (const auto& known : list.baseline->accepted)
              put_result(json, sarif, known.issue, &known.reason);
        });
      });
    });
  });
  return std::string(text.GetString(), text.GetSize()) + "\n";
}

}  // namespace scrutineer::tools
