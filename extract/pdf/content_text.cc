// Text and marked content operators (ISO 32000-1, 9.4 and 14.6).
#include <algorithm>
#include <cmath>

#include "extract/pdf/interpreter.h"

namespace scrutineer::extract {

bool Interpreter::execute_text(std::string_view op, const Operands& operands) {
  TextState& text = state_.text;
  if (op == "BT") {
    text_matrix_ = line_matrix_ = {};
  } else if (op == "ET") {
    return true;
  } else if (op == "Tj") {
    show(operands);
  } else if (op == "TJ") {
    show(operands);
  } else if (op == "Tf") {
    const auto name = std::find_if(operands.begin(), operands.end(),
                                   [](const Token& t) { return t.kind == TokenKind::name; });
    if (name != operands.end()) set_font(name->text, number(0));
  } else if (op == "Tm") {
    if (take_last(6))
      text_matrix_ = line_matrix_ = {number(0), number(1), number(2), number(3), number(4), number(5)};
  } else if (op == "Td") {
    next_line(number(0), number(1));
  } else if (op == "TD") {
    text.leading = -number(1);
    next_line(number(0), number(1));
  } else if (op == "T*") {
    next_line(0, -text.leading);
  } else if (op == "'") {
    next_line(0, -text.leading);
    show(operands);
  } else if (op == "\"") {
    text.word_space = number(0);
    text.character_space = number(1);
    next_line(0, -text.leading);
    numbers_.clear();
    show(operands);
  } else if (op == "Tc") {
    text.character_space = number(0);
  } else if (op == "Tw") {
    text.word_space = number(0);
  } else if (op == "Tz") {
    text.horizontal_scale = number(0) / 100;
  } else if (op == "TL") {
    text.leading = number(0);
  } else if (op == "Ts") {
    text.rise = number(0);
  } else if (op == "Tr") {
    text.render_mode = static_cast<int>(std::clamp(number(0), 0.0, 7.0));
  } else {
    return false;
  }
  return true;
}

void Interpreter::next_line(double x, double y) {
  line_matrix_ = Matrix{1, 0, 0, 1, x, y} * line_matrix_;
  text_matrix_ = line_matrix_;
}

void Interpreter::set_font(std::string_view name, double size) {
  state_.text.size = size;
  auto [entry, fresh] = resources_->fonts.try_emplace(std::string(name), nullptr, -1);
  if (fresh) {
    QPDFObjectHandle dictionary = resources_->find("/Font", name);
    const QPDFObjGen id = dictionary.getObjGen();
    std::unique_ptr<Font>& cached =
        id.isIndirect() ? cache_.fonts[id] : cache_.direct_fonts.emplace_back(std::unique_ptr<Font>());
    if (!cached) cached = std::make_unique<Font>(load_font(dictionary));
    entry->second = {cached.get(), static_cast<int>(out_.fonts.size())};
    out_.fonts.push_back(cached->face);
  }
  state_.text.font = entry->second.first;
  state_.text.font_index = entry->second.second;
}

// The style of what is shown next; -1 where it cannot be drawn.
int Interpreter::begin_style() {
  if (out_.styles.size() >= settings_.max_glyphs) {
    out_.truncated = true;
    return -1;
  }
  const TextState& text = state_.text;
  const Matrix m = text_matrix_ * state_.ctm;
  TextStyle style;
  style.font = text.font_index;
  style.size = std::abs(text.size) * std::hypot(m.c, m.d);
  const double length = std::hypot(m.a, m.b);
  if (length > 0) {
    const double sign = text.size * text.horizontal_scale < 0 ? -1 : 1;
    style.angle_x = sign * m.a / length;
    style.angle_y = sign * m.b / length;
  }
  const bool strokes = text.render_mode == 1 || text.render_mode == 5;
  style.paint = strokes ? with_alpha(state_.stroke, state_.stroke_alpha, state_.covers)
                        : with_alpha(state_.fill, state_.fill_alpha, state_.covers);
  style.render_mode = text.render_mode;
  style.clip = state_.clip;
  for (auto m_c = marked_.rbegin(); m_c != marked_.rend() && own_marks_; ++m_c) {
    if (m_c->id < 0) continue;
    style.marked_content = m_c->id;
    break;
  }
  style.order = ++order_;
  style.hidden = hidden() || (strokes ? state_.stroke_alpha : state_.fill_alpha) < 0.02;
  out_.styles.push_back(style);
  return static_cast<int>(out_.styles.size()) - 1;
}

void Interpreter::show(const Operands& operands) {
  if (!state_.text.font) return;
  const int style = begin_style();
  if (style < 0) return;
  for (const Token& operand : operands) {
    if (operand.kind == TokenKind::string) {
      show_string(operand.text, style);
    } else if (operand.kind == TokenKind::number) {
      const double shift = -operand.number / 1000 * state_.text.size;
      text_matrix_ =
          (state_.text.font->vertical ? Matrix{1, 0, 0, 1, 0, shift}
                                      : Matrix{1, 0, 0, 1, shift * state_.text.horizontal_scale, 0}) *
          text_matrix_;
    }
  }
}

void Interpreter::show_string(std::string_view bytes, int style) {
  const TextState& text = state_.text;
  const Font& font = *text.font;
  const std::size_t step = static_cast<std::size_t>(font.code_bytes);
  const Matrix m = text_matrix_ * state_.ctm;
  double along = 0;  // in text space, from the start of the string
  for (std::size_t i = 0; i + step <= bytes.size(); i += step) {
    unsigned code = static_cast<unsigned char>(bytes[i]);
    if (step == 2) code = code << 8 | static_cast<unsigned char>(bytes[i + 1]);
    const Point origin = font.vertical ? m(0, along) : m(along, text.rise);
    if (out_.glyphs.size() >= settings_.max_glyphs) {
      out_.truncated = true;
      return;
    }
    out_.glyphs.push_back({origin.x, origin.y, style});
    double advance = text.character_space + (step == 1 && code == 32 ? text.word_space : 0);
    if (font.vertical) {
      along += -text.size + advance;  // ISO 32000-1, 9.7.4.3: DW2's default
    } else {
      advance += font.width(code) * font.unit * text.size;
      along += advance * text.horizontal_scale;
    }
  }
  text_matrix_ = (font.vertical ? Matrix{1, 0, 0, 1, 0, along} : Matrix{1, 0, 0, 1, along, 0}) * text_matrix_;
}

bool Interpreter::execute_marked_content(std::string_view op, const Operands& operands) {
  if (op == "EMC") {
    if (!marked_.empty()) {
      if (marked_.back().hidden) --hidden_depth_;
      marked_.pop_back();
    }
    return true;
  }
  if (op != "BDC" && op != "BMC") return false;
  MarkedContent mark;
  if (op == "BDC" && !operands.empty()) {
    const bool named = operands.back().kind == TokenKind::name && operands.size() >= 2;
    QPDFObjectHandle properties =
        named ? resources_->find("/Properties", operands.back().text) : QPDFObjectHandle::newNull();
    if (named && properties.isDictionary()) {
      long long id = -1;
      if (properties.getKey("/MCID").getValueAsInt(id) && id >= 0 && id < 1'000'000)
        mark.id = static_cast<int>(id);
      if (operands.front().text == "OC") mark.hidden = group_hidden(properties);
    }
    for (std::size_t i = 0; i + 1 < operands.size(); ++i) {
      const bool id = operands[i].kind == TokenKind::name && operands[i].text == "MCID" &&
                      operands[i + 1].kind == TokenKind::number;
      if (id && operands[i + 1].number >= 0 && operands[i + 1].number < 1e6)
        mark.id = static_cast<int>(operands[i + 1].number);
    }
  }
  if (mark.hidden) ++hidden_depth_;
  if (marked_.size() < static_cast<std::size_t>(settings_.max_marks)) marked_.push_back(mark);
  return true;
}

}  // namespace scrutineer::extract
