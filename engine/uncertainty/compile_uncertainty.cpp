// A case's `uncertainty` becomes processes: whose luck it is, from which stream, and what it shares.
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include "engine/random/draw.hpp"
#include "engine/uncertainty/entities.hpp"
#include "engine/uncertainty/uncertainty.hpp"

namespace xuewei {
namespace {

using Form = Uncertainty::Form;
using History = Uncertainty::Process;
using Scale = Uncertainty::Scale;
using Process = UncertaintyParams::Process;

void refuse(const Uncertainty& entry, const std::string& what) {
  throw std::invalid_argument("uncertainty of `" + entry.parameter + "` " + what);
}

/// Parameters with a number in the register keep it; the number of the others follows from their name and lies above the
/// register's.
Stream stream_of(const std::string& parameter) {
  static const std::map<std::string, Stream> registered = {
      {"population/fertility_multiplier", Stream::fertility},
      {"population/moves_multiplier", Stream::moves},
      {"enrolment/primary_ever_entering_share", Stream::entry},
      {"estate/construction_time_multiplier", Stream::project_delay},
      {"estate/construction_cost_multiplier", Stream::project_cost}};
  const auto found = registered.find(parameter);
  return found != registered.end() ? found->second : static_cast<Stream>(entity_key(parameter) | 0x80000000u);
}

/// Of a normal form the latent variable carries the standard deviation; of the others it is standard.
double spread_of(const Uncertainty& entry) {
  switch (entry.form) {
    case Form::lognormal:
    case Form::ar1_lognormal:
    case Form::normal:
      return entry.sd;
    default:
      return 1.0;
  }
}

std::vector<LuckBy> own_by(const Uncertainty& entry, const Quantity& quantity) {
  return entry.by.empty() && is_of_projects(quantity) ? std::vector{LuckBy::project} : entry.by;
}

std::vector<std::uint32_t> keys_of(const Groups& groups, const std::string& whole, const std::string& prefix) {
  std::vector<std::uint32_t> keys;
  for (const std::string& code : groups.codes) keys.push_back(entity_key(code.empty() ? whole : prefix + code));
  return keys;
}

/// Group of a common luck to which each own entity belongs.
std::vector<std::uint32_t> common_of_own(const Uncertainty& entry, const Groups& own, const Groups& common) {
  std::vector<std::uint32_t> group(own.codes.size());
  std::vector<bool> known(own.codes.size(), false);
  for (std::size_t entity = 0; entity < own.group.size(); ++entity) {
    const std::uint32_t i = own.group[entity];
    if (known[i] && group[i] != common.group[entity]) refuse(entry, "follows a factor that is finer than its own luck");
    group[i] = common.group[entity];
    known[i] = true;
  }
  return group;
}

class Compiler {
 public:
  Compiler(const Case& input, const Network& network) : input_(input), network_(network) {
    params_.calendar = network.calendar;
    params_.calendar.base_year = input.base_year;
  }

  UncertaintyParams compile() {
    for (const Uncertainty& entry : input_.uncertainty) add(entry);
    for (const std::size_t quantity : params_.varying)
      params_.luck.let_vary(quantity, differs_[quantity] ? entities_[quantity].size() : 0);
    for (Process& process : params_.processes)
      if (!differs_[process.quantity]) process.own.resize(1);
    return std::move(params_);
  }

 private:
  void add(const Uncertainty& entry) {
    const std::size_t place = find_quantity(entry.parameter);
    if (place == kQuantityCount || kQuantities[place].vary == Vary::no) refuse(entry, "is not possible");
    const Quantity& quantity = kQuantities[place];
    if (!entities_.contains(place)) {
      entities_[place] = entities_of(input_, network_, quantity);
      params_.varying.push_back(place);
    }
    const std::vector<LuckBy> by = own_by(entry, quantity);
    for (const LuckBy one : by)
      if (!may_differ_by(quantity, one)) refuse(entry, "cannot differ by what it names");
    const Groups own = group_by(entities_[place], by);
    differs_[place] |= !by.empty();

    Process process{.quantity = place,
                    .stream = stream_of(entry.parameter),
                    .draw = kDrawsAnEntry * ordinals_[place]++,
                    .drawn = quantity.drawn,
                    .history = history_of(entry),
                    .scale = scale_of(entry, quantity),
                    .deviation = Deviation(entry),
                    .entity = keys_of(own, entry.parameter, ""),
                    .own = own.group,
                    .first = params_.sizes.own_entities};
    if (quantity.drawn != Drawn::yearly && process.history != History::once) refuse(entry, "is drawn once");
    params_.base_year_varies |= quantity.drawn == Drawn::in_base_year;
    params_.sizes.own_entities += own.codes.size();

    const double spread = spread_of(entry);
    double shared_variance = 0.0;
    if (process.history == History::ar1) {
      process.correlation = entry.correlation;
    } else if (entry.correlation > 0.0) {  // of the variance, within a programme
      const Groups programmes = group_by(entities_[place], {LuckBy::programme});
      process.loadings.push_back(
          {add_common({.stream = process.stream, .draw = process.draw + 1, .entity = keys_of(programmes, "", "")}),
           spread * std::sqrt(entry.correlation), common_of_own(entry, own, programmes)});
      shared_variance = entry.correlation;
    }
    const double new_share = std::sqrt(1.0 - process.correlation * process.correlation);
    for (const LuckLoading& row : input_.luck_loadings) {
      if (row.parameter != entry.parameter) continue;
      const LuckFactor& factor = factor_of(entry, row);
      const Groups groups = group_by(entities_[place], factor.by);
      process.loadings.push_back({add_common({.entity = keys_of(groups, factor.name, factor.name + "/")}),
                                  spread * row.loading * new_share, common_of_own(entry, own, groups)});
      shared_variance += row.loading * row.loading;
    }
    if (shared_variance > 1.0 + kLoadingsRounding) refuse(entry, "has loadings whose squares exceed 1");
    process.own_spread = spread * std::sqrt(std::max(0.0, 1.0 - shared_variance)) * new_share;
    params_.processes.push_back(std::move(process));
  }

  const LuckFactor& factor_of(const Uncertainty& entry, const LuckLoading& row) const {
    for (const LuckFactor& factor : input_.luck_factors)
      if (factor.name == row.factor) return factor;
    refuse(entry, "follows an unknown factor `" + row.factor + "`");
    std::terminate();
  }

  std::size_t add_common(CommonLuck common) {
    common.first = params_.sizes.common_groups;
    params_.sizes.common_groups += common.entity.size();
    params_.common.push_back(std::move(common));
    return params_.common.size() - 1;
  }

  static constexpr int kDrawsAnEntry = 2;  // its own, and what its projects share with their programme

  const Case& input_;
  const Network& network_;
  UncertaintyParams params_;
  std::map<std::size_t, std::vector<Codes>> entities_;
  std::map<std::size_t, int> ordinals_;
  std::map<std::size_t, bool> differs_;
};

}  // namespace

UncertaintyParams compile_uncertainty(const Case& input, const Network& network) {
  return Compiler(input, network).compile();
}

}  // namespace xuewei
