// A PDF's objects read straight from its bytes, for the structure tree: it has some hundred small objects a
// page, and qpdf's own objects cost ten times as much to make and to free. Strings stay as they are,
// encrypted or not.
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace scrutineer::extract {

struct PlainObject {
  enum class Kind { null, number, name, reference, array, dictionary };
  Kind kind = Kind::null;
  double number = 0;
  int reference = 0;               // the object's number; generations are not told apart
  std::string name;                // without the slash
  std::vector<PlainObject> items;  // of an array; a dictionary's values
  std::vector<std::string> keys;   // of a dictionary, as many as items

  bool is(Kind k) const { return kind == k; }
  // A dictionary's value as it stands (perhaps a reference); null where there is none.
  const PlainObject& at(std::string_view key) const;
};

// Parses the first object of a text. Strings and keywords give null.
PlainObject parse_object(std::string_view text);

class PlainObjects {
 public:
  // Both must outlive it.
  PlainObjects(QPDF& qpdf, std::string_view bytes);

  // The object behind a number; null where there is none, or where it is a stream's dictionary in a damaged
  // place.
  PlainObject get(int number);
  // Follows references, at most a few.
  PlainObject resolved(const PlainObject& object);

 private:
  struct ObjectStream {
    std::string data;
    std::unordered_map<int, std::size_t> offsets;  // by object number
  };
  const ObjectStream& stream(int number);
  PlainObject at_offset(int number, std::size_t offset) const;

  QPDF& qpdf_;
  std::string_view bytes_;
  std::size_t header_ = 0;  // where %PDF- stands: offsets count from there, or from the file's start
  std::map<QPDFObjGen, QPDFXRefEntry> table_;
  std::map<int, ObjectStream> streams_;
};

}  // namespace scrutineer::extract
