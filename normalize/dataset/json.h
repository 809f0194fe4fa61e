// Strings and members put to a RapidJSON writer of any kind.
#pragma once

#include <rapidjson/rapidjson.h>

#include <string_view>

namespace scrutineer::normalize {

template <class Writer>
void put(Writer& json, std::string_view text) {
  json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

template <class Writer>
void put(Writer& json, std::string_view key, std::string_view text) {
  put(json, key);
  put(json, text);
}

}  // namespace scrutineer::normalize
