#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

#include "rules/check.h"
#include "rules/embedded.h"
#include "rules/kind_rules.h"
#include "rules/pack.h"
#include "rules/pattern.h"
#include "rules/prepared.h"
#include "rules/ruleset.h"
#include "rules/tables.h"

namespace scrutineer::rules {
namespace {

namespace fs = std::filesystem;

struct SourceFile {
  std::string name;  // as errors give it
  std::string base;  // without folder
  std::string text;
};

SourceFile read_source(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) throw std::runtime_error(fmt::format("{}: cannot be read", path.string()));
  return {path.string(), path.filename().string(), text.str()};
}

std::vector<SourceFile> read_folder(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".toml" || entry.path().extension() == ".csv")
      paths.push_back(entry.path());
  if (error) throw std::runtime_error(fmt::format("{}: {}", folder.string(), error.message()));
  std::sort(paths.begin(), paths.end());
  std::vector<SourceFile> files;
  for (const fs::path& path : paths) files.push_back(read_source(path));
  return files;
}

// A table's rows compiled in, and those of the files that `read` reads. `same` tells rows that replace one
// another.
template <typename Row, typename Same>
std::vector<Row> merged(std::string_view embedded, const std::vector<SourceFile>& files,
                        std::string_view prefix,
                        std::vector<Row> (*read)(std::string_view, const std::string&), Same same) {
  std::vector<Row> rows = read_rows<Row>(embedded);
  for (const SourceFile& file : files) {
    if (!file.base.starts_with(prefix)) continue;
    for (Row& row : read(file.text, file.name)) {
      const auto old = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return same(r, row); });
      if (old != rows.end())
        *old = std::move(row);
      else
        rows.push_back(std::move(row));
    }
  }
  return rows;
}

template <typename T>
class Lazy {
 public:
  template <typename Make>
  const T& get(Make make) const {
    std::call_once(once_, [&] { value_ = make(); });
    return value_;
  }

 private:
  mutable std::once_flag once_;
  mutable T value_;
};

class LoadedLibrary : public Library {
 public:
  explicit LoadedLibrary(const std::vector<fs::path>& extra) {
    for (const std::string_view pack : embedded_packs()) add(read_prepared(pack));
    for (const fs::path& path : extra) {
      if (fs::is_directory(path)) {
        for (SourceFile& file : read_folder(path)) add(std::move(file));
      } else {
        tables_.push_back(read_source(path));
        tables_.back().base = "reference.csv";  // whatever its name
      }
    }
    for (const auto& pack : packs_) {
      infos_.push_back(pack->info);
      colours_.insert(colours_.end(), pack->colours.begin(), pack->colours.end());
      chain_of(pack->info.name);
    }
  }

  std::uint64_t serial() const override { return serial_; }

  std::vector<std::string> packs() const override {
    std::vector<std::string> names;
    for (const PackInfo& info : infos_) names.push_back(info.name);
    return names;
  }
  const std::vector<PackInfo>& infos() const override { return infos_; }

  std::shared_ptr<const RuleSet> pack(std::string_view name) const override {
    const std::lock_guard lock(mutex_);
    auto& made = sets_[std::string(name)];
    if (made) return made;
    std::vector<std::shared_ptr<const CompiledPack>> chain;
    for (const auto& part : chain_of(name)) {
      auto& compiled = compiled_[part->info.name];
      if (!compiled) compiled = compile_pack(part);
      chain.push_back(compiled);
    }
    return made = make_rule_set(std::move(chain));
  }

  std::shared_ptr<const RuleSet> pack_for(std::string_view text) const override;

  const std::vector<Rule>& rules() const override {
    return rules_.get([this] {
      std::vector<Rule> rules;
      for (const auto& pack : packs_) rules.insert(rules.end(), pack->rules.begin(), pack->rules.end());
      return rules;
    });
  }
  const std::vector<ColourRule>& colours() const override { return colours_; }

  const std::vector<Indicator>& indicators() const override {
    return indicators_.get([this] {
      return merged<Indicator>(embedded_indicators(), tables_, "indicators", read_indicators,
                               [](const Indicator& a, const Indicator& b) { return a.id == b.id; });
    });
  }
  const Indicator* indicator(std::string_view id) const override {
    const auto& by_id = by_id_.get([this] {
      std::unordered_map<std::string_view, const Indicator*> map;
      for (const Indicator& i : indicators()) map.emplace(i.id, &i);
      return map;
    });
    const auto found = by_id.find(id);
    return found == by_id.end() ? nullptr : found->second;
  }
  const std::vector<Trap>& traps() const override {
    return traps_.get([this] {
      return merged<Trap>(embedded_traps(), tables_, "traps", read_traps, [](const Trap& a, const Trap& b) {
        return a.indicator == b.indicator && a.not_this == b.not_this;
      });
    });
  }
  const std::vector<Council>& councils() const override {
    return councils_.get([this] {
      return merged<Council>(embedded_councils(), tables_, "councils", read_councils,
                             [](const Council& a, const Council& b) {
                               return a.code == b.code && a.valid_from == b.valid_from;
                             });
    });
  }
  const std::vector<Reference>& references() const override {
    return references_.get([this] {
      return merged<Reference>(embedded_references(), tables_, "reference", read_references,
                               [](const Reference&, const Reference&) { return false; });
    });
  }
  std::vector<Problem> check() const override { return check_library(*this); }

 private:
  void add(SourceFile file) {
    if (file.base.ends_with(".csv")) {
      tables_.push_back(std::move(file));
      return;
    }
    Pack pack = read_pack(file.text, file.name);
    for (const Rule& rule : pack.rules) compile(rule);
    add(std::move(pack));
  }

  void add(Pack made) {
    auto pack = std::make_shared<const Pack>(std::move(made));
    const auto old = std::find_if(packs_.begin(), packs_.end(),
                                  [&](const auto& p) { return p->info.name == pack->info.name; });
    if (old != packs_.end())
      *old = std::move(pack);
    else
      packs_.push_back(std::move(pack));
  }

  // The pack and what it extends, the most specific first.
  std::vector<std::shared_ptr<const Pack>> chain_of(std::string_view name) const {
    std::vector<std::shared_ptr<const Pack>> chain;
    for (std::string next(name); !next.empty(); next = chain.back()->info.extends) {
      const auto found =
          std::find_if(packs_.begin(), packs_.end(), [&](const auto& p) { return p->info.name == next; });
      if (found == packs_.end()) {
        if (chain.empty()) throw std::out_of_range(fmt::format("there is no pack `{}`", name));
        throw std::runtime_error(fmt::format("{}:{}: extends `{}`, which is no pack", chain.back()->info.file,
                                             chain.back()->info.line, next));
      }
      if (chain.size() > packs_.size())
        throw std::runtime_error(fmt::format("{}:{}: the packs extend one another in a circle",
                                             chain.front()->info.file, chain.front()->info.line));
      chain.push_back(*found);
    }
    return chain;
  }

  static std::uint64_t next_serial() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
  }

  const std::uint64_t serial_ = next_serial();
  std::vector<SourceFile> tables_;
  std::vector<std::shared_ptr<const Pack>> packs_;
  std::vector<PackInfo> infos_;
  Lazy<std::vector<Rule>> rules_;
  std::vector<ColourRule> colours_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<const RuleSet>> sets_;
  mutable std::map<std::string, std::shared_ptr<const CompiledPack>> compiled_;
  Lazy<std::vector<Indicator>> indicators_;
  Lazy<std::unordered_map<std::string_view, const Indicator*>> by_id_;
  Lazy<std::vector<Trap>> traps_;
  Lazy<std::vector<Council>> councils_;
  Lazy<std::vector<Reference>> references_;

  Lazy<KindRules> recogniser_;
};

std::shared_ptr<const RuleSet> LoadedLibrary::pack_for(std::string_view text) const {
  const KindRules& recogniser = recogniser_.get([this] {
    KindRules made;
    for (const auto& pack : packs_)
      for (std::size_t i = 0; i < pack->rules.size(); ++i)
        if (pack->rules[i].kind == "report") made.add(pack->rules[i], prepared_of(*pack, i));
    return made;
  });
  std::map<std::string_view, int> evidence;  // by pack
  std::string folded;
  recogniser.for_each_match(subject_of(text, folded),
                            [&](const Rule& rule) { evidence[rule.pack] += rule.gives == "sure" ? 2 : 1; });
  // The most specific pack, then the best attested.
  std::string_view best = "uk";
  std::pair<std::size_t, int> best_rank{0, 0};
  for (const auto& [name, points] : evidence) {
    const std::pair<std::size_t, int> rank{chain_of(name).size(), points};
    if (points >= 2 && rank > best_rank) best = name, best_rank = rank;
  }
  return pack(best);
}

}  // namespace

std::shared_ptr<const Library> Library::load(const std::vector<fs::path>& extra) {
  return std::make_shared<const LoadedLibrary>(extra);
}

}  // namespace scrutineer::rules
