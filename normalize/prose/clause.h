// Where the words end that belong to a figure.
#pragma once

#include <cstddef>

#include "normalize/prose/label.h"

namespace scrutineer::normalize::prose {

// The next figure behind the token; tokens.size() where there is none.
std::size_t next_figure(const Tokens& tokens, std::size_t after);

// Behind the last word that the figure's clause can have: before the next figure, a remark ("which is
// positively below"), a comparison, an exception, the end of its bracket. Looks behind the token `from` (of
// the figure or later).
std::size_t clause_end(const LabelInput& input, std::size_t figure, std::size_t from);
inline std::size_t clause_end(const LabelInput& input, std::size_t figure) {
  return clause_end(input, figure, figure);
}

// The first word of the clause in which the figure stands.
std::size_t clause_begin(const LabelInput& input, std::size_t figure);

}  // namespace scrutineer::normalize::prose
