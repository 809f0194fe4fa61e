// Phrases: stretches of a sentence's words, their head noun, and how they are written as a label.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "normalize/prose/token.h"

namespace scrutineer::normalize::prose {

struct Phrase {  // tokens [begin, end)
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

// Closed classes of English words; what is open (verbs, targets, comparisons) is in the packs.
bool is_determiner(std::string_view lower);
bool is_preposition(std::string_view lower);
bool is_relative(std::string_view lower);   // who, which, that, whom, whose
bool is_connector(std::string_view lower);  // and, with, from, a, the, of ... : what no label ends with

// A word with which a noun phrase can begin.
bool begins_noun(const Token& token);

// Behind the head noun: "children and young people | who came", "visits | were", "Return Home Interviews
// (RHI) | ...".
std::size_t head_end(const Tokens& tokens, Phrase phrase);

// The first finite verb that is not within a relative clause; phrase.end where there is none.
std::size_t finite_verb(const Tokens& tokens, Phrase phrase);

// Has it a participle that can stand for a verb: "becoming subject", "completed in timescale"?
bool has_participle(const Tokens& tokens, Phrase phrase);
bool is_participle(const Token& token);

// Without commas, connectors and determiners at its ends.
Phrase trimmed(const Tokens& tokens, Phrase phrase);

// As a label: without figures, periods, auxiliary verbs and explaining brackets.
std::string label_text(const Tokens& tokens, Phrase phrase);

// Cuts "aged 19-21" out of a label and gives the band; empty where there is none.
std::string take_age_band(std::string& label);

}  // namespace scrutineer::normalize::prose
