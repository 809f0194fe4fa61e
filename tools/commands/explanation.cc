#include "tools/commands/explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "normalize/indicators.h"
#include "tools/convert/progress.h"
#include "tools/workers/pool.h"

namespace scrutineer::tools {

namespace {

using normalize::CellRow;
using normalize::Explanation;
using normalize::Observation;

class Explainer {
 public:
  Explainer(const TracedReport& report, const rules::Library& library, const WantedPlace& wanted)
      : report_(report),
        result_(report.result),
        dataset_(result_.dataset),
        document_(dataset_.documents.front()),
        library_(library),
        rules_(library.pack(document_.pack)),
        wanted_(wanted) {}

  std::string text() {
    must_be_there();
    out_ = fmt::format("{}: {}, read as {}, pack {}\n", document_.file,
                       counted(static_cast<std::size_t>(document_.pages), "page", "pages"),
                       document_.text_source, document_.pack);
    for (const int table : tables()) tell_table(table);
    tell_running_text();
    if (wanted_.row == 0)
      out_ += unread_numbers(report_, library_, wanted_.page, UnreadPlaces::outside_tables);
    if (out_.find('\n') + 1 == out_.size()) out_ += "no table and no number was found on this page\n";
    return std::move(out_);
  }

 private:
  bool is_wanted(int page, int row) const {
    return page == wanted_.page && (wanted_.row == 0 || row == wanted_.row);
  }

  void must_be_there() const {
    if (document_.pages > 0 && wanted_.page > document_.pages)
      throw TaskFailure{fmt::format("there is no page {}: it has {}", wanted_.page, document_.pages), ""};
    if (wanted_.row == 0) return;
    int last = 0;
    for (const CellRow& cell : dataset_.cells)
      if (cell.place.page == wanted_.page) last = std::max(last, cell.row + cell.rowspan - 1);
    if (last == 0)
      throw TaskFailure{fmt::format("page {} has no table, so no row {}", wanted_.page, wanted_.row),
                        "leave --row out to see its running text"};
    if (wanted_.row > last)
      throw TaskFailure{fmt::format("there is no row {}: the last row of a table on page {} is {}",
                                    wanted_.row, wanted_.page, last),
                        ""};
  }

  std::set<int> tables() const {
    std::set<int> found;
    for (const CellRow& cell : dataset_.cells)
      if (is_wanted(cell.place.page, cell.row)) found.insert(cell.table);
    return found;
  }

  const CellRow* cell_of(const Observation& figure) const {
    for (const CellRow& cell : dataset_.cells)
      if (cell.table == figure.table && figure.row >= cell.row && figure.row < cell.row + cell.rowspan &&
          figure.column >= cell.column && figure.column < cell.column + cell.colspan)
        return &cell;
    return nullptr;
  }

  std::string rule_for(std::string_view kind, std::string_view text) const {
    return rule_place(*rules_, kind, text);
  }

  void tell_table(int table) {
    bool understood = false;
    for (const Explanation& e : result_.explanations)
      if (e.table == table && e.row == 0 && e.column == 0) {
        if (wanted_.row == 0) out_ += fmt::format("\n{}\n", e.text);
        understood = true;
      }
    if (!understood)
      out_ += fmt::format("\ntable {}: its shape was not understood column by column\n", table);
    std::set<int> rows;
    for (const CellRow& cell : dataset_.cells)
      if (cell.table == table && is_wanted(cell.place.page, cell.row)) rows.insert(cell.row);
    for (const int row : rows) tell_row(table, row);
  }

  std::vector<const Observation*> figures_of(int table, int row) const {
    std::vector<const Observation*> found;
    for (const Observation& figure : dataset_.observations)
      if (figure.table == table && figure.row == row && figure.place.page == wanted_.page)
        found.push_back(&figure);
    return found;
  }

  void tell_row(int table, int row) {
    out_ += fmt::format("\ntable {}, row {}", table, row);
    for (const Explanation& e : result_.explanations)
      if (e.table == table && e.row == row && e.column == 0) out_ += fmt::format(" {}", e.text);
    out_ += '\n';
    const auto figures = figures_of(table, row);
    const Observation* named = nullptr;
    for (const Observation* figure : figures) {
      if (named == nullptr || subject(*named) != subject(*figure)) tell_indicator(*figure);
      named = figure;
      tell_figure(*figure);
    }
    for (const CellRow& cell : dataset_.cells)
      if (cell.table == table && cell.row == row && cell.place.page == wanted_.page && !cell.text.empty())
        tell_rest(cell, figures);
  }

  static std::tuple<std::string, std::string, std::string, std::string> subject(const Observation& figure) {
    return {figure.local_code, figure.label, figure.unit, figure.breakdown};
  }

  std::string description_of(const Observation& figure) const {
    for (const normalize::Note& note : dataset_.notes)
      if (note.kind == "description" && note.local_code == figure.local_code && note.label == figure.label)
        return note.text;
    return {};
  }

  void tell_indicator(const Observation& figure) {
    out_ += fmt::format("  \"{}\"{}{}\n", figure.label,
                        figure.local_code.empty() ? "" : fmt::format(", code {}", figure.local_code),
                        figure.breakdown.empty() ? "" : fmt::format(", for \"{}\"", figure.breakdown));
    const std::string coded = fmt::format("{} {}", figure.local_code, figure.label);
    if (const std::string own = rule_for("indicator", coded); !own.empty()) {
      out_ +=
          fmt::format("    indicator: {}, as the council's pack says{}\n", or_none(figure.indicator_id), own);
      return;
    }
    const std::string description = description_of(figure);
    const auto choice = normalize::choose_indicator(
        {figure.local_code, figure.label, description, figure.unit, figure.section, figure.breakdown},
        library_);
    out_ += fmt::format("    indicator: {}: {}\n", or_none(figure.indicator_id), choice.reason);
  }

  static std::string or_none(const std::string& id) { return id.empty() ? "none" : id; }

  void tell_figure(const Observation& figure) {
    const Explanation* column = column_of(result_, figure.table, figure.column);
    out_ += fmt::format("  column {}{}: \"{}\"{}\n", figure.column, header_of(column), figure.text,
                        figure.repaired.empty() ? "" : fmt::format(", repaired to \"{}\"", figure.repaired));
    out_ += fmt::format("    is {} {}{}{}\n", article(figure.measure), figure.measure,
                        figure.comparator_label.empty() ? "" : fmt::format(" of {}", figure.comparator_label),
                        value_of(figure));
    if (figure.period_start && figure.period_end)
      out_ += fmt::format("    for {} to {}{}{}\n", normalize::iso(*figure.period_start),
                          normalize::iso(*figure.period_end),
                          figure.period_label.empty() ? ", the report's period"
                                                      : fmt::format(", from \"{}\"", figure.period_label),
                          figure.basis.empty() ? "" : fmt::format(", {}", figure.basis));
    if (column != nullptr && !column->role.empty())
      out_ += fmt::format("    because its column was taken for: {}{}\n", column->role,
                          rule_for("header", column->text));
    tell_unit(figure, column);
    tell_judgements(figure);
  }

  static const char* article(std::string_view word) { return word == "actual" ? "an" : "a"; }

  static std::string value_of(const Observation& figure) {
    std::string text = figure.value ? fmt::format(": {}", figure.value->str()) : std::string(": no value");
    if (!figure.unit.empty()) text += fmt::format(" ({})", figure.unit);
    if (!figure.qualifier.empty()) text += fmt::format(", {}", figure.qualifier);
    return text;
  }

  static std::string header_of(const Explanation* column) {
    return column == nullptr || column->text.empty() ? std::string() : fmt::format(" \"{}\"", column->text);
  }

  void tell_unit(const Observation& figure, const Explanation* column) {
    if (figure.unit.empty() || figure.unit == "count" || figure.text.find('%') != std::string::npos) return;
    for (const auto& [what, text] : {std::pair<const char*, std::string>{"its label", figure.label},
                                     {"its column's header", column == nullptr ? "" : column->text},
                                     {"the heading above", figure.section}}) {
      const auto unit = rules_->first("unit", text);
      if (!unit || unit->gives() != figure.unit) continue;
      out_ += fmt::format("    {} says the unit{}\n", what, rule_for("unit", text));
      return;
    }
    const auto* indicator = library_.indicator(figure.indicator_id);
    if (indicator != nullptr && indicator->unit == figure.unit) out_ += "    the indicator has this unit\n";
  }

  void tell_judgements(const Observation& figure) {
    const CellRow* cell = cell_of(figure);
    if (!figure.rag.empty()) {
      out_ += fmt::format("    rated {}", figure.rag);
      if (cell != nullptr && cell->rag == figure.rag)
        out_ += cell->icon.empty() ? fmt::format(": the cell is filled with {}", cell->fill)
                                   : fmt::format(": a {} stands in the cell", cell->icon);
      else
        out_ += ": by a cell or word beside it";
      out_ += '\n';
    }
    if (!figure.trend.empty()) out_ += fmt::format("    direction: {}\n", figure.trend);
    if (!figure.polarity.empty()) out_ += fmt::format("    {} is better\n", figure.polarity);
  }

  void tell_rest(const CellRow& cell, const std::vector<const Observation*>& figures) {
    const bool told = std::any_of(figures.begin(), figures.end(), [&](const Observation* figure) {
      return figure->column >= cell.column && figure->column < cell.column + cell.colspan;
    });
    if (!told)
      out_ += fmt::format("  column {}: \"{}\"\n    no figure: {}\n", cell.column, cell.text,
                          why_no_figure(cell, !figures.empty(), result_, *rules_));
  }

  void tell_running_text() {
    if (wanted_.row != 0) return;
    for (const Observation& figure : dataset_.observations) {
      if (figure.table != 0 || figure.place.page != wanted_.page) continue;
      out_ += fmt::format("\nrunning text at {:.0f},{:.0f}\n", figure.place.box.x0, figure.place.box.y0);
      tell_indicator(figure);
      tell_figure_of_text(figure);
    }
  }

  void tell_figure_of_text(const Observation& figure) {
    out_ += fmt::format("  \"{}\" is {} {}{}{}\n", figure.text, article(figure.measure), figure.measure,
                        figure.comparator_label.empty() ? "" : fmt::format(" of {}", figure.comparator_label),
                        value_of(figure));
    if (figure.period_start && figure.period_end)
      out_ += fmt::format("    for {} to {}{}\n", normalize::iso(*figure.period_start),
                          normalize::iso(*figure.period_end),
                          figure.period_label.empty() ? ", the report's period"
                                                      : fmt::format(", from \"{}\"", figure.period_label));
    tell_judgements(figure);
  }

  const TracedReport& report_;
  const normalize::Normalized& result_;
  const normalize::Dataset& dataset_;
  const normalize::DocumentRow& document_;
  const rules::Library& library_;
  std::shared_ptr<const rules::RuleSet> rules_;
  WantedPlace wanted_;
  std::string out_;
};

}  // namespace

std::string explanation_of(const TracedReport& report, const rules::Library& library,
                           const WantedPlace& wanted) {
  return Explainer(report, library, wanted).text();
}

}  // namespace scrutineer::tools
