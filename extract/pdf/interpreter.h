// The working parts of the interpreter of content streams; only content*.cc include this.
#pragma once

#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/pdf/content.h"
#include "extract/pdf/graphics_state.h"
#include "extract/pdf/lexer.h"
#include "extract/pdf/painted_path.h"

namespace scrutineer::extract {

// Runs one page: operators change the state and append to the content.
class Interpreter {
 public:
  Interpreter(const PageFrame& frame, const PdfSettings& settings, ContentCache& cache, PageContent& out);

  void run(std::string_view content, QPDFObjectHandle resources);
  void draw_appearance(QPDFObjectHandle form, const Box& rectangle);
  void pass_over(const Box& rectangle);  // of an annotation that is not read

 private:
  struct MarkedContent {
    int id = -1;
    bool hidden = false;
  };
  struct Resources {
    QPDFObjectHandle dictionary;
    std::unordered_map<std::string, std::pair<const Font*, int>> fonts;
    std::unordered_map<std::string, std::shared_ptr<const ColourSpace>> spaces;
    QPDFObjectHandle find(const std::string& category, std::string_view name) const;
  };
  using Operands = std::vector<Token>;

  void execute(std::string_view op, Operands& operands, ContentLexer& lexer);
  bool execute_path(std::string_view op);
  bool execute_state(std::string_view op, const Operands& operands);
  bool execute_colour(std::string_view op, const Operands& operands);
  bool execute_text(std::string_view op, const Operands& operands);
  bool execute_marked_content(std::string_view op, const Operands& operands);

  void paint_path(bool fill, bool stroke, bool close, bool even_odd = false);
  void set_colour(bool stroking);
  void set_space(bool stroking, std::shared_ptr<const ColourSpace> space);
  void set_device(bool stroking, ColourSpace::Kind kind);
  void set_external_state(std::string_view name);
  void set_font(std::string_view name, double size);
  void show(const Operands& operands);
  void show_string(std::string_view bytes, int style);
  int begin_style();
  void next_line(double x, double y);
  void draw_object(std::string_view name);
  void draw_form(QPDFObjectHandle form);
  void draw_image(QPDFObjectHandle image);
  void inline_image(ContentLexer& lexer);
  // `picture` without its order; its box not yet clipped.
  void add_picture(PaintedPicture picture);
  bool group_hidden(QPDFObjectHandle group, int depth = 0) const;
  bool hidden() const { return hidden_depth_ > 0; }
  // Of the operands that are numbers; 0 beyond their end.
  double number(std::size_t i) const { return i < numbers_.size() ? numbers_[i] : 0; }
  // Leaves the last `count` numbers: an operator after rubbish takes those. False where there are fewer.
  bool take_last(std::size_t count);

  const PdfSettings& settings_;
  ContentCache& cache_;
  PageContent& out_;
  GraphicsState state_;
  std::vector<GraphicsState> saved_;
  std::vector<MarkedContent> marked_;
  std::size_t floor_ = 0;  // of saved_: what a form may not restore
  int hidden_depth_ = 0;
  Path path_;
  bool clip_pending_ = false;
  Matrix text_matrix_, line_matrix_;
  Resources* resources_ = nullptr;
  std::vector<double> numbers_;  // of the operands
  std::size_t operators_ = 0, unknown_ = 0;
  int depth_ = 0;
  int order_ = 0;
  bool own_marks_ = true;  // false within a form that has a number tree entry of its own
};

void draw_form_fields(QPDFObjectHandle page, Interpreter& interpreter);

}  // namespace scrutineer::extract
