// Random programmes over the small estate, with random luck and random changes of sites. All follows from the seed.
#pragma once

#include <algorithm>
#include <random>

#include "tests/estate/small_estate.hpp"

namespace xuewei::support {

class RandomEstate {
 public:
  explicit RandomEstate(std::uint64_t seed) : random_(seed) {}

  int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  double uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
  bool maybe(double probability) { return uniform(0.0, 1.0) < probability; }
  std::int64_t money() {
    return maybe(0.3) ? whole(0, 20) : std::uniform_int_distribution<std::int64_t>(0, 4000000000)(random_);
  }

  /// Everything at once: programmes with and without ceilings, all kinds, bands, profiles, prices, slip and overlap.
  Case make() {
    Case c = small_estate();
    Parameters& p = c.parameters;
    p.unspent_money = maybe(0.5) ? Parameters::UnspentMoney::carry : Parameters::UnspentMoney::lapse;
    p.winter_stop = maybe(0.5);
    p.ceiling_multiplier = uniform(0.3, 1.5);
    p.construction_cost_multiplier = Path(std::vector<std::pair<int, double>>{{2020, 1.0}, {2030, uniform(0.8, 1.6)}});
    p.construction_time_multiplier = uniform(0.7, 1.7);
    p.programme_slip_years = whole(0, 2);
    p.programme_overlap_share = maybe(0.5) ? uniform(0.0, 1.0) : 0.0;
    if (maybe(0.3))
      p.class_size_multiplier = Path(std::vector<std::pair<int, double>>{{2020, 1.0}, {2030, uniform(0.7, 1.1)}});
    const int programmes = whole(1, 3);
    for (int g = 0; g < programmes; ++g) {
      add_programme(c, "G" + std::to_string(g), {});
      const int projects = whole(0, 6);
      for (int i = 0; i < projects; ++i) add_random_project(c);
      if (maybe(0.7)) add_ceilings(c);
    }
    return c;
  }

  /// Extensions of sites of their own under one ceiling, each in a band of its own, unspent money carried.
  Case make_strict() {
    Case c = small_estate();
    c.parameters.winter_stop = maybe(0.5);
    c.parameters.construction_time_multiplier = uniform(0.7, 1.7);
    c.parameters.construction_cost_multiplier = uniform(0.8, 1.5);
    add_programme(c, "G", {});
    const int projects = whole(1, 6);
    for (int i = 0; i < projects; ++i) {
      const int from = whole(2020, 2024), to = from + whole(0, 3);
      ProjectRow& row = add_project(c, "J" + std::to_string(i), "S" + std::to_string(i), money(), from, to,
                                    std::max(2021, from + whole(0, 4)));
      row.classrooms_added = whole(1, 9);
      row.priority_band = 1 + i;
    }
    std::shuffle(c.projects.begin(), c.projects.end(), random_);
    add_ceilings(c);
    return c;
  }

  /// Money of about what the last programme's projects ask, sometimes nothing.
  void add_ceilings(Case& c) {
    std::int64_t asked = 1;
    for (const ProjectRow& row : c.projects)
      if (row.programme == c.programmes.back().programme) asked += row.money_yuan;
    for (int year = 2020; year <= 2030; ++year)
      if (maybe(0.9))
        c.ceilings.push_back({c.programmes.back().programme, year,
                              static_cast<std::int64_t>(static_cast<double>(asked) * uniform(0.0, 0.4)),
                              Basis::synthetic});
  }

  void draw_luck(Luck& luck) {
    for (const std::size_t quantity : {kTime, kCost})
      for (Lane& lanes : luck.effects(quantity))
        for (int lane = 0; lane < kLanes; ++lane) lanes[lane] = uniform(0.6, 1.8);
  }

  /// Changes of one 1 September, in random lanes.
  std::vector<SiteChange> changes(const Network& network, std::size_t step) {
    std::vector<SiteChange> list;
    const auto any_site = [&] {
      return SiteId(static_cast<std::size_t>(whole(0, static_cast<int>(network.sites.size()) - 1)));
    };
    for (int n = maybe(0.5) ? whole(1, 4) : 0; n > 0; --n) {
      SiteChange change;
      change.kind = static_cast<SiteChangeKind>(whole(0, 3));
      change.cause = Cause::plan;
      change.cause_row = 0;
      change.lane = whole(0, kLanes - 1);
      change.step = static_cast<std::int32_t>(step);
      change.site = any_site();
      const SiteId other = any_site();
      if (change.kind == SiteChangeKind::merge || (change.kind == SiteChangeKind::convert && maybe(0.7)))
        if (other != change.site) change.other = other;
      change.classrooms = change.kind == SiteChangeKind::add_rooms ? whole(-15, 15) : whole(0, 15);
      list.push_back(change);
    }
    return list;
  }

 private:
  void add_random_project(Case& c) {
    const int from = whole(2017, 2026), to = from + whole(0, 4), opening = from + whole(0, 6);
    ProjectRow& row = add_project(c, "J" + std::to_string(c.projects.size()), "S" + std::to_string(whole(0, 5)),
                                  money(), from, to, opening);
    row.kind = static_cast<ProjectKind>(whole(0, 8));
    row.priority_band = whole(1, 3);
    row.spending_profile = static_cast<SpendingProfile>(whole(0, 2));
    row.floor_added_m2 = whole(0, 3000);
    row.floor_demolished_m2 = whole(0, 2000);
    row.grounds_m2 = whole(0, 900);
    row.beds_added = whole(0, 60);
    const bool rooms = row.kind <= ProjectKind::temporary;
    row.classrooms_added = rooms ? whole(0, 12) : 0;
    if (row.kind == ProjectKind::conversion) {
      row.school_code = "S0";
      const bool up = maybe(0.5);
      row.stage = up ? "primary" : "junior";
      row.to_stage = up ? "junior" : "primary";
    }
    if (row.kind == ProjectKind::temporary && maybe(0.7)) row.until_year = opening + whole(1, 4);
    if (row.kind == ProjectKind::equipment && maybe(0.5)) row.school_code.clear();
  }

  std::mt19937_64 random_;
};

}  // namespace xuewei::support
