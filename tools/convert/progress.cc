#include "tools/convert/progress.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unistd.h>

#include <cstdio>

namespace scrutineer::tools {

namespace {

constexpr std::size_t bar_width = 30;  // characters

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void put(JsonWriter& json, const char* key, const std::string& value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
void put(JsonWriter& json, const char* key, std::size_t value) {
  json.Key(key);
  json.Uint64(value);
}

template <class Members>
void json_line(const std::string& event, Members members) {
  rapidjson::StringBuffer text;
  JsonWriter json(text);
  json.StartObject();
  put(json, "event", event);
  members(json);
  json.EndObject();
  fmt::print(stderr, "{}\n", text.GetString());
}

void clear_bar(const Progress& progress) {
  if (progress.style == ProgressStyle::bar) fmt::print(stderr, "\r\033[K");
}

void draw_bar(const Progress& progress, const std::string& file) {
  const std::size_t full = progress.total == 0 ? bar_width : bar_width * progress.done / progress.total;
  fmt::print(stderr, "\r\033[K[{}{}] {}/{} {:.40}", std::string(full, '#'),
             std::string(bar_width - full, ' '), progress.done, progress.total, file);
  if (progress.done == progress.total) fmt::print(stderr, "\r\033[K");
}

void json_document(const Progress& progress, const DocumentEnd& end) {
  json_line("document", [&](JsonWriter& json) {
    put(json, "number", progress.done);
    put(json, "of", progress.total);
    put(json, "file", end.file);
    put(json, "document_id", end.document_id);
    put(json, "status", end.status);
    put(json, "figures", end.figures);
    put(json, "tables", end.tables);
    json.Key("seconds");
    json.Double(static_cast<double>(static_cast<long>(end.seconds * 1000)) / 1000);
    if (end.resumed) json.Key("resumed"), json.Bool(true);
    if (!end.error.empty()) put(json, "error", end.error);
    if (!end.advice.empty()) put(json, "advice", end.advice);
  });
}

}  // namespace

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

Progress start_progress(std::size_t total, bool quiet, bool json) {
  Progress progress;
  progress.total = total;
  progress.style = quiet                     ? ProgressStyle::quiet
                   : json                    ? ProgressStyle::json
                   : ::isatty(STDERR_FILENO) ? ProgressStyle::bar
                                             : ProgressStyle::lines;
  if (progress.style == ProgressStyle::json)
    json_line("start", [&](JsonWriter& out) { put(out, "documents", total); });
  return progress;
}

void tell_document(Progress& progress, const DocumentEnd& end) {
  ++progress.done;
  if (progress.style == ProgressStyle::json) {
    json_document(progress, end);
    return;
  }
  clear_bar(progress);
  const bool lines = progress.style == ProgressStyle::lines;
  const std::string number = lines ? fmt::format("{}/{} ", progress.done, progress.total) : "scrutineer: ";
  if (end.status != "complete")
    fmt::print(stderr, "{}{}: {}: {}{}{}\n", number, end.file, end.status, end.error,
               end.advice.empty() ? "" : "; ", end.advice);
  else if (lines)
    fmt::print(stderr, "{}{}: complete, {}, {}{}\n", number, end.file,
               counted(end.figures, "figure", "figures"), counted(end.tables, "table", "tables"),
               end.resumed ? ", from the run before" : fmt::format(", {:.1f} s", end.seconds));
  if (progress.style == ProgressStyle::bar) draw_bar(progress, end.file);
}

void tell_issues(const Progress& progress, std::size_t errors, std::size_t warnings, std::size_t infos) {
  if (progress.style == ProgressStyle::json)
    json_line("issues", [&](JsonWriter& json) {
      put(json, "errors", errors);
      put(json, "warnings", warnings);
      put(json, "infos", infos);
    });
  else if (progress.style != ProgressStyle::quiet)
    fmt::print(stderr, "{}, {}, {}\n", counted(errors, "error", "errors"),
               counted(warnings, "warning", "warnings"), counted(infos, "info", "infos"));
}

void tell_accepted(const Progress& progress, const std::string& baseline, std::size_t accepted,
                   const std::vector<std::string>& gone) {
  if (progress.style == ProgressStyle::json) {
    json_line("baseline", [&](JsonWriter& json) {
      put(json, "accepted", accepted);
      json.Key("gone");
      json.StartArray();
      for (const std::string& one : gone)
        json.String(one.data(), static_cast<rapidjson::SizeType>(one.size()));
      json.EndArray();
    });
  } else if (progress.style != ProgressStyle::quiet) {
    fmt::print(stderr, "{}: {} accepted\n", baseline, counted(accepted, "issue", "issues"));
    for (const std::string& one : gone) fmt::print(stderr, "{}: no longer occurs: {}\n", baseline, one);
  }
}

void tell_written(const Progress& progress, const std::string& dataset) {
  if (progress.style == ProgressStyle::json)
    json_line("written", [&](JsonWriter& json) { put(json, "dataset", dataset); });
  else if (progress.style != ProgressStyle::quiet)
    fmt::print(stderr, "written: {}\n", dataset);
}

void tell(const std::string& message) { fmt::print(stderr, "scrutineer: {}\n", message); }

}  // namespace scrutineer::tools
