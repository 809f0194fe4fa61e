// The labels of one sentence's figures, found figure by figure from the left: label.cc chooses the reading,
// label_behind.cc has those of the words behind a figure, label_before.cc those of the words before it,
// label_title.cc those of titles and lists.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/prose/clause.h"
#include "normalize/prose/label.h"

namespace scrutineer::normalize::prose {

// The parts that are not empty, with blanks between.
std::string spaced(std::initializer_list<std::string_view> parts);

// Positions are of tokens; `f` is a figure's. A reading that does not hold gives Reading::none. For one
// thread.
class Labels {
 public:
  explicit Labels(const LabelInput& input) : in_(input), t_(input.tokens), out_(input.figures.size()) {}

  std::vector<Statement> all();

 private:
  using Kind = Token::Kind;

  std::size_t index(std::size_t f) const { return static_cast<std::size_t>(t_[f].index); }
  const Mention& mention(std::size_t f) const { return in_.figures[index(f)]; }
  bool compares(std::size_t f) const { return in_.line.of[index(f)].clause == Clause::compares; }
  bool word_at(std::size_t i, std::string_view word) const { return i < t_.size() && t_[i].lower == word; }

  // The reading, and what it shares with its neighbours (label.cc).
  Statement read(std::size_t f);
  void name_part(std::size_t f, Statement& made) const;
  Statement plain(Reading reading, Phrase own) const;
  std::string head_of(Phrase own) const;
  Statement same_as(int figure) const;
  int neighbour(std::size_t f) const;
  int measured(std::size_t f);
  bool same_unit(std::size_t a, std::size_t b) const;
  bool counts(std::size_t f) const;

  // Readings of the words behind the figure (label_behind.cc).
  Statement share(std::size_t f);
  Statement share_of(std::size_t f, Phrase own) const;
  Statement of_instances(std::size_t f) const;
  Statement rate(std::size_t f) const;
  Statement count(std::size_t f);
  Statement stated(Reading reading, std::size_t f, Phrase own);
  std::size_t doing(std::size_t f) const;
  void borrow(Statement& made, std::size_t f, Phrase own);
  Statement joined_from(Phrase own, int left) const;
  static bool refers_back(std::string_view lower);
  Statement part_of_those(std::size_t f);
  Statement relative(std::size_t f);
  std::size_t behind(std::size_t f) const;
  bool acts(std::size_t f) const;
  Statement acting(std::size_t f);

  // Readings of the words before the figure (label_before.cc).
  Statement spoken_of(std::size_t f);
  Statement before_bracket(std::size_t f);
  Statement exception(std::size_t f);
  Statement subject(std::size_t f);
  Statement named(std::size_t f, const Phrase& clause) const;
  Statement paired(std::size_t f) const;
  Statement told_of(std::size_t f, Phrase behind) const;
  bool names_comparator(std::size_t f, const std::string& words) const;
  Statement changed(std::size_t f) const;
  int coordinated(std::size_t f) const;

  // Titles and lists (label_title.cc).
  std::size_t opening(std::size_t f) const;
  Phrase item(std::size_t f, std::size_t from) const;
  std::size_t title_end(std::size_t f) const;
  Statement titled(std::size_t f) const;
  Statement listed(std::size_t f);

  const LabelInput& in_;
  const Tokens& t_;
  std::vector<Statement> out_;
};

}  // namespace scrutineer::normalize::prose
