#include <algorithm>

#include "engine/placement/compile_placement.hpp"

namespace xuewei {
namespace {

/// Of the base intake of a county, or of its seat, the most that may come from seekers without any other choice: the fit
/// of the base year needs some freedom. Modelling default E.
constexpr double kMostBoundShare = 0.95;

/// [zone] of its seekers.
struct Shares {
  std::vector<double> migrant;     ///< queue behind registered children
  std::vector<double> seat;        ///< choose the county seat
  std::vector<double> own_county;  ///< may not leave their county, of those who do not choose the seat
};

Shares shares_of_year(const Case& input, const Network& network, const StageRow& row, int year, Ways& ways) {
  const bool capped = row.catchment == StageRow::Catchment::prefecture && row.cross_county_share < 1.0;
  const double migrant = input.parameters.migrant_child_share.at(year);
  const double seat = input.parameters.seat_choice_share.at(year);
  Shares shares;
  for (std::size_t z = 0; z < network.zones.size(); ++z) {
    const Residence residence = network.leaves[network.zones[z].leaf.index()].residence;
    const bool chooses_seat =
        seat > 0.0 && residence == Residence::rural && ways.any_of(ways.find(Reach::county_seat, false), z);
    const bool bound = capped && ways.any_of(ways.find(Reach::own_county), z);  // without a site at home all may leave
    shares.migrant.push_back(residence == Residence::urban ? migrant : 0.0);
    shares.seat.push_back(chooses_seat ? seat : 0.0);
    shares.own_county.push_back(bound ? 1.0 - row.cross_county_share : 0.0);
  }
  return shares;
}

/// Where more seekers are bound to a county or its seat than its base rolls took in, the rolls are right: fewer are
/// bound in the base year.
void lower_to_base_rolls(const Case& input, const Network& network, const std::vector<double>& seekers,
                         const std::vector<char>& in_county_seat, const PlacementStage& stage, Shares& shares) {
  const std::size_t counties = network.counties.size();
  std::vector<double> intake(counties, 0.0), seat_intake(counties, 0.0), seat(counties, 0.0), own(counties, 0.0);
  for (std::size_t u = stage.first_site; u < stage.last_site; ++u) {
    const Site& site = network.sites[u];
    const std::vector<double>& roll = input.schools[site.row].pupils_by_grade;
    const double target = roll.empty() ? 0.0 : roll.front();
    intake[site.county.index()] += target;
    if (in_county_seat[u - stage.first_site]) seat_intake[site.county.index()] += target;
  }
  const auto lowest = [](double bound, double room) { return bound > room ? std::max(0.0, room) / bound : 1.0; };
  for (std::size_t z = 0; z < seekers.size(); ++z) seat[network.zones[z].county.index()] += shares.seat[z] * seekers[z];
  for (std::size_t z = 0; z < seekers.size(); ++z) {
    const std::size_t c = network.zones[z].county.index();
    shares.seat[z] *= lowest(seat[c], kMostBoundShare * seat_intake[c]);
    own[c] += shares.own_county[z] * (1.0 - shares.seat[z]) * seekers[z];
  }
  for (std::size_t z = 0; z < seekers.size(); ++z) {
    const std::size_t c = network.zones[z].county.index();
    const double left = kMostBoundShare * intake[c] - std::min(seat[c], kMostBoundShare * seat_intake[c]);
    shares.own_county[z] *= lowest(own[c], left);
  }
}

void add_pass(std::vector<double> zone_share, std::vector<std::size_t> asks, std::size_t fill, PlacementYear& year) {
  const auto all_are = [&](double value) {
    return std::all_of(zone_share.begin(), zone_share.end(), [&](double share) { return share == value; });
  };
  if (all_are(0.0)) return;
  if (all_are(1.0)) zone_share.clear();
  year.passes.push_back({std::move(asks), fill, std::move(zone_share)});
}

}  // namespace

void add_passes(const Case& input, const Network& network, const StageRow& row, const std::vector<double>& seekers,
                Ways& ways, PlacementStage& stage) {
  using IntakeRule = StageRow::IntakeRule;
  for (std::size_t step = 0; step < stage.years.size(); ++step) {
    PlacementYear& year = stage.years[step];
    const IntakeRule rule = step == 0 ? IntakeRule::choice : row.intake_rule;
    Shares shares = shares_of_year(input, network, row, network.calendar.year(step), ways);
    if (step == 0) lower_to_base_rolls(input, network, seekers, ways.in_county_seat(), stage, shares);

    const auto asks = [&](Reach reach) {
      std::vector<std::size_t> sets;
      if (rule == IntakeRule::strict) sets.push_back(ways.find(Reach::catchment));
      sets.push_back(ways.find(reach, rule != IntakeRule::lottery));
      return sets;
    };
    const auto share = [&](bool migrants, bool own) {
      std::vector<double> of_zone(network.zones.size());
      for (std::size_t z = 0; z < of_zone.size(); ++z) {
        const double who = migrants ? shares.migrant[z] : 1.0 - shares.migrant[z] - shares.seat[z];
        of_zone[z] = who * (own ? shares.own_county[z] : 1.0 - shares.own_county[z]);
      }
      return of_zone;
    };
    const bool some_bound =
        std::any_of(shares.own_county.begin(), shares.own_county.end(), [](double s) { return s > 0.0; });
    const std::size_t everywhere = ways.find(Reach::all);
    const std::size_t at_home = some_bound ? ways.find(Reach::own_county) : everywhere;
    for (const bool migrants : {false, true}) {
      if (some_bound) add_pass(share(migrants, true), asks(Reach::own_county), at_home, year);
      add_pass(share(migrants, false), asks(Reach::all), everywhere, year);
    }
    if (std::any_of(shares.seat.begin(), shares.seat.end(), [](double s) { return s > 0.0; }))
      add_pass(shares.seat, {ways.find(Reach::county_seat, false)}, at_home, year);
  }
}

}  // namespace xuewei
