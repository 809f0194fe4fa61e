#include "extract/pdf/content.h"

#include <algorithm>
#include <cmath>

#include "extract/pdf/interpreter.h"
#include "extract/pdf/streams.h"

namespace scrutineer::extract {
namespace {

constexpr std::size_t max_operands = 20'000;  // the arrays of TJ and the dictionaries of BDC among them

// Operators that change nothing that we follow.
bool passed_over(std::string_view op) {
  constexpr std::string_view known[] = {"i",  "j",  "J",  "M",  "d",  "ri",   "d0",    "d1",  "MP",
                                        "DP", "BX", "EX", "EI", "ID", "true", "false", "null"};
  return std::find(std::begin(known), std::end(known), op) != std::end(known);
}

// A page's entry, its own or that of the page tree above it.
QPDFObjectHandle inherited(QPDFObjectHandle node, const std::string& key) {
  for (int depth = 0; depth < 64 && node.isDictionary(); ++depth) {
    if (QPDFObjectHandle found = node.getKey(key); !found.isNull()) return found;
    node = node.getKey("/Parent");
  }
  return QPDFObjectHandle::newNull();
}

}  // namespace

Interpreter::Interpreter(const PageFrame& frame, const PdfSettings& settings, ContentCache& cache,
                         PageContent& out)
    : settings_(settings), cache_(cache), out_(out) {
  state_.ctm = page_matrix(frame);
  state_.clip = {0, 0, frame.width(), frame.height()};
}

QPDFObjectHandle Interpreter::Resources::find(const std::string& category, std::string_view name) const {
  QPDFObjectHandle dictionary_copy = dictionary;
  if (!dictionary_copy.isDictionary()) return QPDFObjectHandle::newNull();
  QPDFObjectHandle group = dictionary_copy.getKey(category);
  if (!group.isDictionary()) return QPDFObjectHandle::newNull();
  std::string key(1, '/');
  key.append(name);
  return group.getKey(key);
}

void Interpreter::run(std::string_view content, QPDFObjectHandle resources) {
  Resources own{resources, {}, {}};
  Resources* const outer = resources_;
  resources_ = &own;
  ContentLexer lexer(content);
  Operands operands;
  for (;;) {
    const Token token = lexer.next();
    if (token.kind == TokenKind::end) break;
    if (token.kind != TokenKind::keyword) {
      if (operands.size() < max_operands) operands.push_back(token);
      continue;
    }
    if (++operators_ > settings_.max_operators) {
      out_.truncated = true;
      break;
    }
    numbers_.clear();
    for (const Token& operand : operands)
      if (operand.kind == TokenKind::number) numbers_.push_back(operand.number);
    execute(token.text, operands, lexer);
    operands.clear();
  }
  resources_ = outer;
}

void Interpreter::execute(std::string_view op, Operands& operands, ContentLexer& lexer) {
  if (execute_path(op) || execute_text(op, operands) || execute_state(op, operands) ||
      execute_colour(op, operands) || execute_marked_content(op, operands))
    return;
  if (op == "Do") {
    if (!operands.empty() && operands.back().kind == TokenKind::name) draw_object(operands.back().text);
  } else if (op == "BI") {
    inline_image(lexer);
  } else if (op == "sh") {
    if (!hidden() && out_.boxes.size() < settings_.max_marks)
      out_.boxes.push_back({state_.clip, Paint{{128, 128, 128}, false, false}, ++order_});
  } else if (!passed_over(op) && ++unknown_ > settings_.max_unknown_operators) {
    out_.doubtful = true;
  }
}

bool Interpreter::take_last(std::size_t count) {
  if (numbers_.size() < count) return false;
  numbers_.erase(numbers_.begin(), numbers_.end() - static_cast<std::ptrdiff_t>(count));
  return true;
}

bool Interpreter::execute_path(std::string_view op) {
  const auto at = [&](std::size_t i) { return state_.ctm(number(i), number(i + 1)); };
  const auto current = [&] {
    if (path_.outlines.empty()) return Point{};
    return path_.outlines.back().closed ? path_.points[path_.outlines.back().first] : path_.points.back();
  };
  const bool room = path_.points.size() < settings_.max_marks * 4;
  if (op.size() == 1) {
    switch (op[0]) {
      case 'm':
        if (room && take_last(2)) path_.move_to(at(0));
        return true;
      case 'l':
        if (room && take_last(2)) path_.line_to(at(0));
        return true;
      case 'c':
        if (room && take_last(6)) path_.curve_to(at(0), at(2), at(4));
        return true;
      case 'v':
        if (room && take_last(4)) path_.curve_to(current(), at(0), at(2));
        return true;
      case 'y':
        if (room && take_last(4)) path_.curve_to(at(0), at(2), at(2));
        return true;
      case 'h':
        path_.close();
        return true;
      case 'W':
        clip_pending_ = true;
        return true;
      case 'n':
        paint_path(false, false, false);
        return true;
      case 'S':
        paint_path(false, true, false);
        return true;
      case 's':
        paint_path(false, true, true);
        return true;
      case 'f':
      case 'F':
        paint_path(true, false, false);
        return true;
      case 'B':
        paint_path(true, true, false);
        return true;
      case 'b':
        paint_path(true, true, true);
        return true;
      default:
        return false;
    }
  }
  if (op == "re") {
    if (!room || !take_last(4)) return true;
    const double x = number(0), y = number(1), w = number(2), h = number(3);
    path_.move_to(state_.ctm(x, y));
    path_.line_to(state_.ctm(x + w, y));
    path_.line_to(state_.ctm(x + w, y + h));
    path_.line_to(state_.ctm(x, y + h));
    path_.close();
    return true;
  }
  if (op == "W*") {
    clip_pending_ = true;
  } else if (op == "f*") {
    paint_path(true, false, false, true);
  } else if (op == "B*") {
    paint_path(true, true, false, true);
  } else if (op == "b*") {
    paint_path(true, true, true, true);
  } else {
    return false;
  }
  return true;
}

void Interpreter::paint_path(bool fill, bool stroke, bool close, bool even_odd) {
  if (close) path_.close();
  if ((fill || stroke) && !hidden()) {
    Painting painting;
    painting.fill = fill && state_.fill_alpha > 0.02;
    painting.stroke = stroke && state_.stroke_alpha > 0.02;
    painting.even_odd = even_odd;
    painting.fill_paint = with_alpha(state_.fill, state_.fill_alpha, state_.covers);
    painting.stroke_paint = with_alpha(state_.stroke, state_.stroke_alpha, state_.covers);
    painting.line_width = state_.line_width * state_.ctm.scale();
    painting.clip = state_.clip;
    painting.order = ++order_;
    if (painting.fill || painting.stroke) paint(path_, painting, settings_, out_);
  }
  if (clip_pending_ && !path_.empty()) {
    const Box seen = intersection(state_.clip, path_.bounds());
    state_.clip = {seen.x0, seen.y0, std::max(seen.x0, seen.x1), std::max(seen.y0, seen.y1)};
  }
  clip_pending_ = false;
  path_.clear();
}

bool Interpreter::execute_state(std::string_view op, const Operands& operands) {
  if (op == "q") {
    if (saved_.size() < static_cast<std::size_t>(settings_.max_state_depth)) saved_.push_back(state_);
  } else if (op == "Q") {
    if (!saved_.empty() && saved_.size() > floor_) {
      state_ = std::move(saved_.back());
      saved_.pop_back();
    }
  } else if (op == "cm") {
    if (take_last(6))
      state_.ctm = Matrix{number(0), number(1), number(2), number(3), number(4), number(5)} * state_.ctm;
  } else if (op == "w") {
    state_.line_width = std::abs(number(0));
  } else if (op == "gs") {
    if (!operands.empty()) set_external_state(operands.back().text);
  } else {
    return false;
  }
  return true;
}

void Interpreter::set_external_state(std::string_view name) {
  QPDFObjectHandle external = resources_->find("/ExtGState", name);
  if (!external.isDictionary()) return;
  const auto value = [&](const char* key, double& target) {
    QPDFObjectHandle found = external.getKey(key);
    if (found.isNumber()) target = std::clamp(found.getNumericValue(), 0.0, 1e6);
  };
  value("/LW", state_.line_width);
  value("/ca", state_.fill_alpha);
  value("/CA", state_.stroke_alpha);
  state_.fill_alpha = std::min(1.0, state_.fill_alpha);
  state_.stroke_alpha = std::min(1.0, state_.stroke_alpha);
  if (QPDFObjectHandle mode = external.getKey("/BM"); mode.isName())
    state_.covers = mode.getName() == "/Normal" || mode.getName() == "/Compatible";
  if (external.getKey("/SMask").isDictionary()) state_.covers = false;
  QPDFObjectHandle font = external.getKey("/Font");
  if (font.isArray() && font.getArrayNItems() == 2 && font.getArrayItem(1).isNumber())
    state_.text.size = font.getArrayItem(1).getNumericValue();
}

bool Interpreter::execute_colour(std::string_view op, const Operands& operands) {
  using Kind = ColourSpace::Kind;
  if (op == "g" || op == "G") {
    set_device(op == "G", Kind::gray);
  } else if (op == "rg" || op == "RG") {
    set_device(op == "RG", Kind::rgb);
  } else if (op == "k" || op == "K") {
    set_device(op == "K", Kind::cmyk);
  } else if (op == "cs" || op == "CS") {
    if (operands.empty() || operands.back().kind != TokenKind::name) return true;
    const std::string name(operands.back().text);
    auto& space = resources_->spaces[name];
    if (!space)
      space = load_colour_space(QPDFObjectHandle::newName(std::string(1, '/').append(name)),
                                resources_->dictionary);
    set_space(op == "CS", space);
  } else if (op == "sc" || op == "scn") {
    set_colour(false);
  } else if (op == "SC" || op == "SCN") {
    set_colour(true);
  } else {
    return false;
  }
  return true;
}

void Interpreter::set_device(bool stroking, ColourSpace::Kind kind) {
  set_space(stroking, device_space(kind));
  set_colour(stroking);
}

void Interpreter::set_space(bool stroking, std::shared_ptr<const ColourSpace> space) {
  (stroking ? state_.stroke : state_.fill) = initial_paint(*space);
  (stroking ? state_.stroke_space : state_.fill_space) = std::move(space);
}

void Interpreter::set_colour(bool stroking) {
  (stroking ? state_.stroke : state_.fill) =
      paint_of(stroking ? *state_.stroke_space : *state_.fill_space, numbers_);
}

PageContent interpret_page(QPDFObjectHandle page, const PageFrame& frame, const PdfSettings& settings,
                           ContentCache& cache) {
  PageContent out;
  Interpreter interpreter(frame, settings, cache, out);
  try {
    std::string content;
    QPDFObjectHandle contents = page.getKey("/Contents");
    std::vector<QPDFObjectHandle> streams;
    if (contents.isStream()) streams.push_back(contents);
    if (contents.isArray()) streams = contents.getArrayAsVector();
    for (QPDFObjectHandle& stream : streams) {
      const std::size_t room =
          settings.max_content_bytes - std::min(settings.max_content_bytes, content.size());
      if (auto bytes = decoded_stream(stream, room)) content.append(*bytes).push_back('\n');
      if (content.size() >= settings.max_content_bytes) out.truncated = true;
    }
    interpreter.run(content, inherited(page, "/Resources"));
    draw_form_fields(page, interpreter);
  } catch (const std::exception&) {
    out.truncated = true;
  }
  return out;
}

}  // namespace scrutineer::extract
