// What the commentary beside a row says, sentence by sentence, with the figures and periods that each names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/checks/series.h"
#include "normalize/figure.h"
#include "normalize/period.h"

namespace scrutineer::normalize {

struct Sentence {
  std::string text;
  std::vector<Figure> figures;         // byte offsets in text
  std::vector<PeriodReading> periods;  // likewise
};

// The words beside one row.
struct Commentary {
  const Note* note = nullptr;
  Figures row;  // every figure of the row
  std::vector<Sentence> sentences;
};

// Every commentary whose row has figures, in the order of the notes.
const std::vector<Commentary>& commentaries(const CheckInput& input);

// A report's running paragraphs that gave figures; `row` holds the paragraph's own.
std::vector<Commentary> paragraphs(const CheckInput& input);

// The sentences of a text: cut after a full stop, question or exclamation mark before a capital, a digit or
// the end.
std::vector<std::string> split_sentences(std::string_view text);

// In quotation marks for a message, a long one cut.
std::string quoted(const std::string& sentence);

// The sentences of one note with their figures and periods.
std::vector<Sentence> sentences_of(const CheckInput& input, const Note& note);

// The percentage of a table on the note's page or the next whose label shares most words with the text, at
// least `least` of them: its latest figure; null where there is none, or where two share as many.
const Observation* row_spoken_of(const CheckInput& input, const Note& note, const std::string& text,
                                 std::size_t least = 3);

// All values that a figure in running text may stand for.
Interval interval_of(const Figure& figure);

// A figure of the text may be the observation's kind of thing: the sign or unit word that it carries does not
// speak against it.
bool may_be(const Figure& figure, const Observation& observation);

// The row's figure of the period, of the whole and of `measure`; null where there is none.
const Observation* at_period(const Figures& row, const Period& period, std::string_view measure = "actual");
// The last actual with a value, of the whole, that does not end after the report; null where there is none.
const Observation* latest_actual(const CheckInput& input, const Figures& row);

}  // namespace scrutineer::normalize
