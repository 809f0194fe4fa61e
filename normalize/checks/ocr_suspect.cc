#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "normalize/checks/all.h"
#include "normalize/checks/series.h"

namespace scrutineer::normalize {
namespace {

struct Settings {
  double hardly_read = 0.3;  // confidence below which a figure is suspect whatever it is
  std::size_t least_points = 6;
  // A figure breaks its series where it is so many median deviations from the median of the others, and so
  // large a share of that median. Wider than outlier-jump's: what is left is rather misread than true.
  Rational deviations{10}, share{2, 5};
};
const Settings settings;

Rational median(std::vector<Rational> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

Rational size_of(const Rational& value) { return value < 0 ? Rational(-value) : value; }

// Figures of one period are parts or places, which may differ as they like.
bool is_in_time(const Figures& points) {
  std::set<std::optional<Date>> ends;
  for (const Observation* point : points) ends.insert(point->period_end);
  return ends.size() == points.size();
}

bool breaks(const Figures& points, std::size_t at) {
  if (points.size() < settings.least_points || !is_in_time(points)) return false;
  std::vector<Rational> others, distances;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (i != at) others.push_back(points[i]->value->exact());
  const Rational middle = median(others);
  for (const Rational& other : others) distances.push_back(size_of(other - middle));
  const Rational half = points[at]->resolution ? points[at]->resolution->exact() : Rational(0);
  const Rational distance = size_of(points[at]->value->exact() - middle);
  return distance > settings.deviations * std::max(median(distances), std::max(half, Rational(1, 2))) &&
         distance > settings.share * size_of(middle);
}

void suspect(const Observation& figure, std::string message, std::string expected,
             std::vector<Issue>& issues) {
  issues.push_back(
      issue_at(figure, ocr_suspect.name, "warning", std::move(message), std::move(expected), figure.text));
}

void run(const CheckInput& input, std::vector<Issue>& issues) {
  // Doubt about a native document's figure is about what its sentence means, not about its letters.
  for (const DocumentRow& document : input.dataset.documents)
    if (document.text_source == "native") return;
  std::vector<const Observation*> told;
  for (const Figures& points : series(input))
    for (const char* measure : {"actual"}) {
      const Figures figures = valued(points, measure);
      for (std::size_t i = 0; i < figures.size(); ++i) {
        const Observation& figure = *figures[i];
        if (figure.confidence >= 1 || !figure.repaired.empty() || !breaks(figures, i)) continue;
        told.push_back(&figure);
        suspect(figure,
                fmt::format("{} for {} was read by OCR and is far from the row's other figures.",
                            printed(figure), period_words(figure)),
                "", issues);
      }
    }
  for (const Observation& figure : input.dataset.observations) {
    if (!figure.value) continue;
    if (!figure.repaired.empty())
      suspect(figure,
              fmt::format("\"{}\" for {} {} and was read as {}.", figure.text, period_words(figure),
                          figure.text.find_first_not_of("0123456789.,%") == std::string::npos
                              ? "does not fit its row"
                              : "holds letters",
                          figure.repaired),
              figure.repaired, issues);
    else if (figure.table > 0 && figure.confidence < settings.hardly_read &&
             std::find(told.begin(), told.end(), &figure) == told.end())
      suspect(figure,
              fmt::format("{} for {} could hardly be read: its confidence is {:.2f}.", printed(figure),
                          period_words(figure), figure.confidence),
              "", issues);
  }
}

}  // namespace

const Check ocr_suspect = {
    "ocr-suspect", "warning",
    "A figure read by OCR that holds letters, breaks its series or could hardly be read.", run};

}  // namespace scrutineer::normalize
