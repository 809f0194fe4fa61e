// XObjects, inline images, optional content and the appearances of form fields.
#include <algorithm>
#include <cmath>

#include "extract/pdf/images.h"
#include "extract/pdf/interpreter.h"
#include "extract/pdf/streams.h"

namespace scrutineer::extract {
namespace {

Matrix matrix_of(QPDFObjectHandle array) {
  double v[6] = {1, 0, 0, 1, 0, 0};
  if (array.isArray() && array.getArrayNItems() == 6)
    for (int i = 0; i < 6; ++i)
      if (array.getArrayItem(i).isNumber()) v[i] = array.getArrayItem(i).getNumericValue();
  return {v[0], v[1], v[2], v[3], v[4], v[5]};
}

std::optional<Box> box_of(QPDFObjectHandle array) {
  if (!array.isArray() || array.getArrayNItems() != 4) return std::nullopt;
  double v[4];
  for (int i = 0; i < 4; ++i) {
    if (!array.getArrayItem(i).isNumber()) return std::nullopt;
    v[i] = array.getArrayItem(i).getNumericValue();
  }
  return Box{std::min(v[0], v[2]), std::min(v[1], v[3]), std::max(v[0], v[2]), std::max(v[1], v[3])};
}

constexpr std::size_t max_cached_forms = 32u << 20;  // bytes

// Pixels an inch along the image's own axes, the finer of the two.
double resolution_of(QPDFObjectHandle dictionary, const Matrix& placed) {
  long long width = 0, height = 0;
  dictionary.getKey("/Width").getValueAsInt(width);
  dictionary.getKey("/Height").getValueAsInt(height);
  const double wide = std::hypot(placed.a, placed.b), high = std::hypot(placed.c, placed.d);
  if (width <= 0 || height <= 0 || wide <= 0 || high <= 0) return 0;
  return 72 * std::max(static_cast<double>(width) / wide, static_cast<double>(height) / high);
}

}  // namespace

void Interpreter::draw_object(std::string_view name) {
  QPDFObjectHandle object = resources_->find("/XObject", name);
  if (!object.isStream()) return;
  QPDFObjectHandle dictionary = object.getDict();
  const bool off = group_hidden(dictionary.getKey("/OC"));
  hidden_depth_ += off;
  if (dictionary.getKey("/Subtype").isNameAndEquals("/Image")) {
    draw_image(object);
  } else if (dictionary.getKey("/Subtype").isNameAndEquals("/Form")) {
    draw_form(object);
  }
  hidden_depth_ -= off;
}

void Interpreter::draw_form(QPDFObjectHandle form) {
  if (depth_ >= settings_.max_form_depth || operators_ > settings_.max_operators) {
    out_.truncated = true;
    return;
  }
  std::shared_ptr<const std::string>& cached = cache_.forms[form.getObjGen()];
  std::shared_ptr<const std::string> content = cached;
  if (!content) {
    content = std::make_shared<std::string>(decoded_stream(form, settings_.max_content_bytes).value_or(""));
    if (cache_.form_bytes + content->size() <= max_cached_forms) {
      cache_.form_bytes += content->size();
      cached = content;
    }
  }
  // A form that is nothing but forms costs operators too.
  operators_ += 1 + content->size() / 64;

  QPDFObjectHandle dictionary = form.getDict();
  const GraphicsState outer = state_;
  const Matrix outer_text = text_matrix_, outer_line = line_matrix_;
  const std::size_t outer_floor = floor_, outer_marks = marked_.size();
  const bool outer_own = own_marks_;
  floor_ = saved_.size();
  ++depth_;
  state_.ctm = matrix_of(dictionary.getKey("/Matrix")) * state_.ctm;
  if (const auto box = box_of(dictionary.getKey("/BBox"))) {
    const Box seen = intersection(state_.clip, transformed(*box, state_.ctm));
    state_.clip = {seen.x0, seen.y0, std::max(seen.x0, seen.x1), std::max(seen.y0, seen.y1)};
  }
  if (dictionary.getKey("/StructParents").isInteger()) own_marks_ = false;
  QPDFObjectHandle resources = dictionary.getKey("/Resources");
  if (!resources.isDictionary() && resources_) resources = resources_->dictionary;
  Path outer_path;
  std::swap(outer_path, path_);
  run(*content, resources);
  std::swap(outer_path, path_);
  --depth_;
  while (marked_.size() > outer_marks) {
    if (marked_.back().hidden) --hidden_depth_;
    marked_.pop_back();
  }
  if (saved_.size() > floor_) saved_.resize(floor_);
  floor_ = outer_floor;
  own_marks_ = outer_own;
  state_ = outer;
  text_matrix_ = outer_text;
  line_matrix_ = outer_line;
}

void Interpreter::draw_image(QPDFObjectHandle image) {
  QPDFObjectHandle dictionary = image.getDict();
  const bool see_through = dictionary.getKey("/SMask").isStream() || !dictionary.getKey("/Mask").isNull() ||
                           dictionary.getKey("/ImageMask").isBool();
  const Box box = transformed({0, 0, 1, 1}, state_.ctm);
  int small = -1;
  if (std::max(box.width(), box.height()) <= settings_.sign_size &&
      std::min(box.width(), box.height()) >= settings_.sign_smallest && !hidden()) {
    auto [entry, fresh] = cache_.images.try_emplace(image.getObjGen());
    if (fresh) entry->second = load_raster(image, resources_->dictionary, settings_);
    if (entry->second && out_.small_images.size() < settings_.max_marks) {
      small = static_cast<int>(out_.small_images.size());
      out_.small_images.push_back({entry->second, state_.ctm, state_.fill.colour});
    }
  }
  PaintedPicture picture{box, small, !see_through && state_.covers && state_.fill_alpha > 0.95};
  picture.object = image.getObjectID();
  picture.dpi = resolution_of(dictionary, state_.ctm);
  add_picture(picture);
}

void Interpreter::add_picture(PaintedPicture picture) {
  const Box seen = intersection(picture.box, state_.clip);
  if (hidden() || seen.x1 <= seen.x0 || seen.y1 <= seen.y0) return;
  if (out_.pictures.size() >= settings_.max_marks) {
    out_.truncated = true;
    return;
  }
  picture.box = seen;
  picture.order = ++order_;
  out_.pictures.push_back(picture);
}

void Interpreter::inline_image(ContentLexer& lexer) {
  for (;;) {
    const Token token = lexer.next();
    if (token.kind == TokenKind::end) return;
    if (token.kind == TokenKind::keyword && token.text == "ID") break;
  }
  lexer.inline_image_data();
  add_picture({transformed({0, 0, 1, 1}, state_.ctm), -1, false});
}

// A membership dictionary hides under its default policy where all of its groups are off.
bool Interpreter::group_hidden(QPDFObjectHandle group, int depth) const {
  if (cache_.hidden_groups.empty() || !group.isDictionary() || depth > 2) return false;
  if (cache_.hidden_groups.count(group.getObjGen())) return true;
  QPDFObjectHandle members = group.getKey("/OCGs");
  if (members.isDictionary()) return group_hidden(members, depth + 1);
  if (!members.isArray() || members.getArrayNItems() == 0) return false;
  for (QPDFObjectHandle& member : members.getArrayAsVector())
    if (!group_hidden(member, depth + 1)) return false;
  return true;
}

// ISO 32000-1, 12.5.5, algorithm 8.1: the appearance's box is fitted to the annotation's rectangle.
void Interpreter::draw_appearance(QPDFObjectHandle form, const Box& rectangle) {
  QPDFObjectHandle dictionary = form.getDict();
  const auto box = box_of(dictionary.getKey("/BBox"));
  if (!box) return;
  const Box shown = transformed(*box, matrix_of(dictionary.getKey("/Matrix")));
  if (shown.empty()) return;
  const double sx = rectangle.width() / shown.width(), sy = rectangle.height() / shown.height();
  const GraphicsState outer = state_;
  state_.ctm = Matrix{sx, 0, 0, sy, rectangle.x0 - shown.x0 * sx, rectangle.y0 - shown.y0 * sy} * state_.ctm;
  draw_form(form);
  state_ = outer;
}

void Interpreter::pass_over(const Box& rectangle) {
  if (out_.unread.size() < settings_.max_marks) out_.unread.push_back(transformed(rectangle, state_.ctm));
}

std::set<QPDFObjGen> hidden_groups(QPDFObjectHandle catalogue) {
  std::set<QPDFObjGen> hidden;
  QPDFObjectHandle properties = catalogue.getKey("/OCProperties");
  if (!properties.isDictionary() || !properties.getKey("/D").isDictionary()) return hidden;
  QPDFObjectHandle settings = properties.getKey("/D");
  const auto each = [](QPDFObjectHandle list, const auto& act) {
    if (!list.isArray()) return;
    for (QPDFObjectHandle& group : list.getArrayAsVector()) act(group.getObjGen());
  };
  if (settings.getKey("/BaseState").isNameAndEquals("/OFF")) {
    each(properties.getKey("/OCGs"), [&](QPDFObjGen id) { hidden.insert(id); });
    each(settings.getKey("/ON"), [&](QPDFObjGen id) { hidden.erase(id); });
  }
  each(settings.getKey("/OFF"), [&](QPDFObjGen id) { hidden.insert(id); });
  return hidden;
}

void draw_form_fields(QPDFObjectHandle page, Interpreter& interpreter) {
  QPDFObjectHandle annotations = page.getKey("/Annots");
  if (!annotations.isArray()) return;
  constexpr long long unseen = 1 << 1 | 1 << 5;  // Hidden, NoView: ISO 32000-1, table 165
  for (QPDFObjectHandle& annotation : annotations.getArrayAsVector()) {
    if (!annotation.isDictionary()) continue;
    const bool field = annotation.getKey("/Subtype").isNameAndEquals("/Widget");
    long long flags = 0;
    annotation.getKey("/F").getValueAsInt(flags);
    const auto rectangle = box_of(annotation.getKey("/Rect"));
    if ((flags & unseen) != 0 || !rectangle || !annotation.getKey("/AP").isDictionary()) continue;
    if (!field) {
      interpreter.pass_over(*rectangle);
      continue;
    }
    QPDFObjectHandle appearance = annotation.getKey("/AP").getKey("/N");
    QPDFObjectHandle state = annotation.getKey("/AS");
    if (appearance.isDictionary() && state.isName()) appearance = appearance.getKey(state.getName());
    if (appearance.isStream()) interpreter.draw_appearance(appearance, *rectangle);
  }
}

}  // namespace scrutineer::extract
