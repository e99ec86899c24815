// What holds for every table of money and every roll: parts sum to wholes to the yuan, more money is never less.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "tests/finance/small_finance.hpp"
#include "tests/support/property.hpp"

namespace xuewei {
namespace {

using testing::FinanceRun;
using testing::money_case;

double drawn(double low, double high) { return low + (high - low) * *rc::gen::inRange(0, 1001) / 1000.0; }

SpendingItem drawn_grant_item() {
  return static_cast<SpendingItem>(
      *rc::gen::inRange(static_cast<int>(SpendingItem::public_use), static_cast<int>(SpendingItem::other) + 1));
}

struct Sizes {
  int counties, stages;
};

Case random_money(Sizes& sizes) {
  sizes = {*rc::gen::inRange(1, 4), *rc::gen::inRange(1, 4)};
  Case input = money_case(sizes.counties, sizes.stages, 2020, 2020 + *rc::gen::inRange(1, 9));
  const auto stage = [&] { return "s" + std::to_string(*rc::gen::inRange(0, sizes.stages)); };
  for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
    GrantRow row = testing::grant(drawn_grant_item(), *rc::gen::inRange(2015, 2030), drawn(0.0, 3000.0));
    row.stage = stage();
    row.term = static_cast<GrantRow::Term>(*rc::gen::inRange(0, 2));
    if (*rc::gen::arbitrary<bool>()) row.sector = static_cast<Sector>(*rc::gen::inRange(0, 3));
    if (*rc::gen::arbitrary<bool>()) row.residence = static_cast<Residence>(*rc::gen::inRange(0, 3));
    if (*rc::gen::arbitrary<bool>()) row.least_pupils_per_site = drawn(0.0, 200.0);
    input.grants.push_back(row);
  }
  for (StageRow& row : input.stages) {
    row.private_intake_share = drawn(0.0, 1.0);
    input.pay.push_back({row.id, 2020, drawn(0.0, 200000.0), Basis::synthetic});
  }
  for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
    const double central = drawn(0.0, 1.0), region = drawn(0.0, 1.0 - central);
    const double prefecture = drawn(0.0, 1.0 - central - region);
    input.funding_shares.push_back({static_cast<SpendingItem>(*rc::gen::inRange(0, static_cast<int>(kSpendingItems))),
                                    stage(), *rc::gen::inRange(2015, 2030), central, region, prefecture,
                                    1.0 - central - region - prefecture, Basis::synthetic});
  }
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    ProjectRow project;
    if (*rc::gen::arbitrary<bool>()) {
      project.school_code = "c0A";
      project.stage = "s0";
    }
    input.projects.push_back(project);
  }
  return input;
}

/// Rolls, staff and money of projects, other ones in every lane; now and then a school without pupils.
void draw_year(FinanceRun& run) {
  for (std::size_t u = 0; u < run.network().sites.size(); ++u) {
    const double first = *rc::gen::inRange(0, 4) == 0 ? 0.0 : drawn(0.0, 400.0);
    const std::size_t cell = run.network().sites[u].first_cell.index();
    for (int lane = 0; lane < kLanes; ++lane) {
      run.pupils()[cell][lane] = first * (lane + 1) / kLanes;
      run.pupils()[cell + 1][lane] = first / (lane + 1);
      run.site_pupils()[u][lane] = run.pupils()[cell][lane] + run.pupils()[cell + 1][lane];
      run.boarders()[u][lane] = 0.5 * run.pupils()[cell][lane];
    }
  }
  for (Lane& staff : run.staff().all()) staff.setConstant(drawn(0.0, 3000.0));
  for (Lane& staff : run.site_staff().all()) staff.setConstant(drawn(0.0, 200.0));
  for (Lane& yuan : run.project_spending().all()) yuan.setConstant(*rc::gen::inRange(0, 2000000000));
}

TEST(FinanceProperties, ItemsAndLevelsSumToTheTotalToTheYuan) {
  expect_property(kCases, [] {
    Sizes sizes{};
    FinanceRun run(random_money(sizes));
    draw_year(run);
    run.start();
    while (true) {
      const FinanceState& now = run.state();
      for (int lane = 0; lane < kLanes; ++lane) {
        double everything = 0.0, projects = 0.0, built = 0.0;
        for (std::size_t c = 0; c < run.params().counties; ++c) {
          double items = 0.0, levels = 0.0;
          for (std::size_t k = 0; k < run.params().stages; ++k) {
            const std::size_t at = c * run.params().stages + k;
            double stage = 0.0;
            for (std::size_t i = 0; i < kSpendingItems; ++i) {
              const double yuan = now.spending_yuan[at * kSpendingItems + i][lane];
              RC_ASSERT(yuan >= 0.0);
              RC_ASSERT(yuan == std::floor(yuan));
              stage += yuan;
            }
            RC_ASSERT(stage == now.stage_spending_yuan[at][lane]);
            built += run.yuan(SpendingItem::works, at, lane) + run.yuan(SpendingItem::equipment, at, lane);
            items += stage;
          }
          for (std::size_t level = 0; level < kGovernmentLevels; ++level) {
            const double yuan = now.level_spending_yuan[c * kGovernmentLevels + level][lane];
            RC_ASSERT(yuan >= 0.0);
            RC_ASSERT(yuan == std::floor(yuan));
            levels += yuan;
          }
          RC_ASSERT(items == now.county_spending_yuan[c][lane]);
          RC_ASSERT(levels == items);
          everything += items;
        }
        for (const Lane& yuan : run.project_spending().all()) projects += yuan[lane];
        RC_ASSERT(built == projects);
        RC_ASSERT(everything >= projects);
      }
      if (run.finished()) break;
      draw_year(run);
      run.advance();
    }
  });
}

/// Runs both over the same years and compares them in each.
template <class Compare>
void run_both(const Case& less, const Case& more, Compare compare) {
  FinanceRun low(less), high(more);
  draw_year(low);
  const auto copy = [&] {
    for (std::size_t i = 0; i < low.pupils().size(); ++i) high.pupils()[i] = low.pupils()[i];
    for (std::size_t i = 0; i < low.site_pupils().size(); ++i) high.site_pupils()[i] = low.site_pupils()[i];
    for (std::size_t i = 0; i < low.boarders().size(); ++i) high.boarders()[i] = low.boarders()[i];
    for (std::size_t i = 0; i < low.staff().size(); ++i) high.staff()[i] = low.staff()[i];
    for (std::size_t i = 0; i < low.project_spending().size(); ++i)
      high.project_spending()[i] = low.project_spending()[i];
  };
  copy();
  low.start();
  high.start();
  while (true) {
    compare(low, high);
    if (low.finished()) return;
    draw_year(low);
    copy();
    low.advance();
    high.advance();
  }
}

/// Every county and stage of `more` costs at least as much.
void expect_no_less(const Case& less, const Case& more) {
  run_both(less, more, [](const FinanceRun& low, const FinanceRun& high) {
    for (std::size_t at = 0; at < low.params().county_stages(); ++at)
      RC_ASSERT((high.state().stage_spending_yuan[at] >= low.state().stage_spending_yuan[at]).all());
  });
}

bool same(const LaneField& one, const LaneField& other) {
  for (std::size_t i = 0; i < one.size(); ++i)
    if (!(one[i] == other[i]).all()) return false;
  return one.size() == other.size();
}

/// Items that a single school has, in a base year without pay: what stands in the bands.
TEST(FinanceProperties, BandsOfSizeHoldAllPupilsAndAllGrantsOfSchools) {
  expect_property(kCases, [] {
    Sizes sizes{};
    Case input = random_money(sizes);
    input.pay.clear();
    for (GrantRow& row : input.grants) row.term = GrantRow::Term::spring;  // the autumn's rates are the year's
    FinanceRun run(input);
    draw_year(run);
    run.start();
    const FinanceState& now = run.state();
    for (std::size_t at = 0; at < run.params().county_stages(); ++at) {
      Lane cost = Lane::Zero(), pupils = Lane::Zero(), spent = Lane::Zero();
      for (std::size_t band = 0; band < kSchoolSizeBands; ++band) {
        cost += now.size_cost_yuan[at * kSchoolSizeBands + band];
        pupils += now.size_pupils[at * kSchoolSizeBands + band];
      }
      for (std::size_t item = 0; item < kSpendingItems; ++item)
        if (item >= static_cast<std::size_t>(SpendingItem::public_use) &&
            item <= static_cast<std::size_t>(SpendingItem::other) &&
            item != static_cast<std::size_t>(SpendingItem::bought_places))
          spent += now.spending_yuan[at * kSpendingItems + item];
      RC_ASSERT(((pupils - now.pupils[at]).abs() <= 1e-9 * (1.0 + pupils)).all());
      RC_ASSERT(((cost - spent).abs() <= 12.0 + 1e-9 * cost).all());  // each of at most twelve series is rounded
    }
  });
}

TEST(FinanceProperties, FeesChangeNoPublicFigure) {
  expect_property(kCases, [] {
    Sizes sizes{};
    const Case without = random_money(sizes);
    Case with = without;
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
      GrantRow row = testing::grant(SpendingItem::fee, *rc::gen::inRange(2015, 2030), drawn(0.0, 9000.0));
      row.stage = "s" + std::to_string(*rc::gen::inRange(0, sizes.stages));
      if (*rc::gen::arbitrary<bool>()) row.sector = static_cast<Sector>(*rc::gen::inRange(0, 3));
      with.grants.insert(with.grants.begin() + *rc::gen::inRange(0, static_cast<int>(with.grants.size()) + 1), row);
    }
    run_both(without, with, [](const FinanceRun& low, const FinanceRun& high) {
      const FinanceState &free = low.state(), &charged = high.state();
      for (const auto field :
           {&FinanceState::spending_yuan, &FinanceState::stage_spending_yuan, &FinanceState::county_spending_yuan,
            &FinanceState::level_spending_yuan, &FinanceState::financing_gap_yuan, &FinanceState::spending_fell,
            &FinanceState::spending_per_pupil_fell, &FinanceState::level_spending_fell})
        RC_ASSERT(same(free.*field, charged.*field));
      for (std::size_t at = 0; at < low.params().county_stages(); ++at) {
        RC_ASSERT((free.family_fees_yuan[at] == 0.0).all());
        RC_ASSERT((charged.family_fees_yuan[at] >= 0.0).all());
        RC_ASSERT((charged.family_fees_yuan[at] == charged.family_fees_yuan[at].floor()).all());
        const Lane most = 9000.0 * 5.0 * charged.fiscal_year_pupils[at];
        RC_ASSERT((charged.family_fees_yuan[at] <= most + 5.0).all());
      }
    });
  });
}

TEST(FinanceProperties, RaisingAGrantNeverLowersSpending) {
  expect_property(kCases, [] {
    Sizes sizes{};
    const Case less = random_money(sizes);
    Case more = less;
    for (GrantRow& row : more.grants)
      if (*rc::gen::arbitrary<bool>()) row.yuan_per_pupil_year += drawn(0.0, 500.0);
    expect_no_less(less, more);
  });
}

TEST(FinanceProperties, RaisingPayOrTheLeastPupilsNeverLowersSpending) {
  expect_property(kCases, [] {
    Sizes sizes{};
    const Case less = random_money(sizes);
    Case more = less;
    more.parameters.pay_multiplier = drawn(1.0, 2.0);
    for (GrantRow& row : more.grants) row.least_pupils_per_site += drawn(0.0, 50.0);
    expect_no_less(less, more);
  });
}

}  // namespace
}  // namespace xuewei
