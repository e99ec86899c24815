// Luck moves what it should, nothing upstream of it and nothing before it, in every room; what must balance still does.
#include <cmath>
#include <functional>
#include <map>

#include <gtest/gtest.h>

#include "engine/year/year.hpp"
#include "tests/uncertainty/drawn_luck.hpp"

namespace xuewei {
namespace {

using support::entry;
using Form = Uncertainty::Form;

/// Rooms in the order of the year. Without rules nothing runs back to an earlier one.
enum class Room { estate, population, enrolment, placement, workforce, finance };
constexpr std::size_t kRooms = 6;

Case rich_case() {
  Case input = support::RandomCase(3, {.horizon = 2025}).make();
  input.uncertainty.clear();
  for (const AreaRow& area : input.areas)
    if (area.level == AreaLevel::area)
      for (int age = 0; age < 30; ++age)
        input.external_migration.push_back({area.code, {}, Sex::female, age, 1.0, Basis::synthetic});
  for (StageRow& stage : input.stages) {
    stage.attrition_share = 0.03;
    input.grants.push_back({.stage = stage.id, .from_year = 2019, .yuan_per_pupil_year = 900.0});
    input.pay.push_back({stage.id, 2020, 90000.0, Basis::synthetic});
  }
  for (const RecruitmentRow& row : input.recruitment)
    if (row.stage == "primary")
      for (int year = 2020; year <= 2025; ++year) input.budgets.push_back({row.county, year, 100.0, 10.0, {}});
  for (int year = 2020; year <= 2027; ++year) input.ceilings.push_back({"G", year, 50000000, Basis::synthetic});
  input.programmes.push_back({.programme = "H"});  // without a ceiling: work follows its luck alone
  ProjectRow project = input.projects.front();
  project.project = "H1";
  project.programme = "H";
  project.money_from_year = project.money_to_year = 2021;
  project.opening_year = 2022;
  input.projects.push_back(project);
  input.parameters.replacement_share = 0.5;
  // What is only moved where a policy is in force.
  for (std::size_t i = 0; i < input.schools.size(); i += 2) input.schools[i].sector = Sector::other_private;
  for (StageRow& stage : input.stages) stage.private_intake_share = 0.05;
  input.parameters.bought_places_share = 0.1;
  input.parameters.county_posting_share = 0.5;
  input.parameters.eligible_exchange_share = input.parameters.exchange_share = 0.9;
  input.parameters.establishment_fill_rate = 0.7;
  input.parameters.establishment_toward_need_share = 0.5;
  input.parameters.reserve_post_share = 0.02;
  return input;
}

std::vector<double> values_of(const State& state, Room room) {
  std::vector<double> values;
  const auto add = [&](const LaneField& field) {
    for (const Lane& lanes : field.all())
      for (const double value : lanes) values.push_back(value);
  };
  switch (room) {
    case Room::estate:
      for (const LaneField* field : {&state.estate.classrooms, &state.estate.project_spending_yuan}) add(*field);
      break;
    case Room::population:
      for (const LaneField* field : {&state.population.persons, &state.population.births, &state.population.children})
        add(*field);
      break;
    case Room::enrolment:
      for (const LaneField* field : {&state.enrolment.seekers[0], &state.enrolment.dropouts, &state.enrolment.graduates,
                                     &state.enrolment.transfers_in})
        add(*field);
      break;
    case Room::placement:
      add(state.placement.intake[0]);
      break;
    case Room::workforce:
      for (const LaneField* field : {&state.workforce.staff, &state.workforce.attrition, &state.workforce.recruits,
                                     &state.workforce.establishment.standing, &state.workforce.establishment.reserve,
                                     &state.workforce.posting.site_staff, &state.workforce.posting.backbone_exchanged})
        add(*field);
      break;
    case Room::finance:
      for (const LaneField* field : {&state.finance.spending_yuan, &state.finance.budget_yuan}) add(*field);
      break;
  }
  for (double& value : values)
    if (value != value) value = 0.0;  // no budget
  return values;
}

/// [step][room] what one replicate holds.
using Years = std::vector<std::array<std::vector<double>, kRooms>>;

Years history(const Case& input, const std::optional<BlockLuck>& luck) {
  const Model model = compile(input);
  State state = start(model, luck);
  Years result;
  for (std::size_t step = 0; step < model.network.calendar.steps; ++step) {
    if (step > 0) advance_year(model, luck, step, state);
    result.emplace_back();
    for (std::size_t room = 0; room < kRooms; ++room) result.back()[room] = values_of(state, static_cast<Room>(room));
  }
  return result;
}

/// The first room a number's luck may move: the one it is named after.
Room first_room(const Quantity& quantity) {
  static const std::map<std::string_view, Room> rooms = {
      {"population", Room::population}, {"enrolment", Room::enrolment}, {"placement", Room::placement},
      {"estate", Room::estate},         {"workforce", Room::workforce}, {"finance", Room::finance}};
  return rooms.at(quantity.group());
}

/// Luck of one number, for each entity its room reads it for.
Uncertainty own_luck(const Quantity& quantity, double sd) {
  Uncertainty row = entry(std::string(quantity.name), Form::normal, sd);
  for (const std::optional<LuckBy>& by : quantity.entities)
    if (by) row.by.push_back(*by);
  return row;
}

TEST(Effects, MoveTheirOwnRoomAndNothingUpstreamNorBefore) {
  const Case plain = rich_case();
  const Years expected = history(plain, std::nullopt);
  for (const Quantity& quantity : kQuantities) {
    if (quantity.vary == Vary::no) continue;
    Case input = plain;
    input.uncertainty = {own_luck(quantity, 0.3)};
    const Years found = history(input, BlockLuck{5, 0});
    const auto own = static_cast<std::size_t>(first_room(quantity));
    bool moved = false;
    for (std::size_t step = 0; step < found.size(); ++step)
      for (std::size_t room = 0; room < kRooms; ++room) {
        const bool same = found[step][room] == expected[step][room];
        if (room == own) moved = moved || !same;
        const bool known = step == 0 && quantity.drawn != Drawn::in_base_year;
        // Children do not wait for buildings; who was placed elsewhere drops out and graduates elsewhere later.
        const bool own_is_estate = own == static_cast<std::size_t>(Room::estate);
        const bool followed = own == static_cast<std::size_t>(Room::placement) && step > 1 &&
                              room == static_cast<std::size_t>(Room::enrolment);
        const bool upstream =
            (room < own && !followed) || (own_is_estate && room == static_cast<std::size_t>(Room::population));
        if (known || upstream) {
          EXPECT_TRUE(same) << quantity.name << " moves room " << room << " in step " << step;
        }
      }
    EXPECT_TRUE(moved) << quantity.name << " moves nothing";
  }
}

/// Numbers that may not vary, and whose luck their room reads all the same: one word in the table lets them.
constexpr std::string_view kReady[] = {"population/sex_ratio_at_birth",     "enrolment/special_entry_share",
                                       "placement/bought_places_share",     "workforce/establishment_toward_need_share",
                                       "workforce/reserve_post_share",      "workforce/county_posting_share",
                                       "workforce/eligible_exchange_share", "workforce/exchange_share",
                                       "workforce/backbone_exchange_share"};

TEST(Effects, OfNumbersThatMayNotVaryYetAreRead) {
  const Case input = rich_case();
  const Model model = compile(input);
  const Years expected = history(input, std::nullopt);
  for (const std::string_view name : kReady) {
    const std::size_t quantity = find_quantity(name);
    ASSERT_LT(quantity, kQuantityCount) << name;
    const auto own = static_cast<std::size_t>(first_room(kQuantities[quantity]));
    State state = start(model);
    state.luck.let_vary(quantity);
    state.luck.effects(quantity)[0].setConstant(2.0);
    bool moved = false;
    for (std::size_t step = 1; step < expected.size(); ++step) {
      advance_year(model, std::nullopt, step, state);
      moved = moved || values_of(state, static_cast<Room>(own)) != expected[step][own];
    }
    EXPECT_TRUE(moved) << name;
  }
}

TEST(Effects, NineYearProgressionIsThatOfTheSharesInForce) {
  Case input = rich_case();
  const auto progression = [](const Model& model, const std::optional<BlockLuck>& luck) {
    State state = start(model, luck);
    advance_year(model, luck, 1, state);
    return state.enrolment.nine_year_progression[0][0];
  };
  const double expected = progression(compile(input), std::nullopt);
  Uncertainty entry = own_luck(kQuantities[varying("enrolment/primary_to_junior_share")], 0.0);
  entry.form = Form::fixed;
  entry.value = -1.0;
  input.uncertainty = {entry};
  const double odds = std::exp(-1.0) * 0.99 / 0.01;  // of primary_to_junior_share
  EXPECT_NEAR(progression(compile(input), BlockLuck{5, 0}), expected * (odds / (1.0 + odds)) / 0.99, 1e-12);
}

TEST(Effects, WithoutSpreadTheBitsAreThoseOfNoLuck) {
  Case input = rich_case();
  const Years expected = history(input, std::nullopt);
  for (const Quantity& quantity : kQuantities)
    if (quantity.vary != Vary::no) input.uncertainty.push_back(own_luck(quantity, 0.0));
  EXPECT_EQ(history(input, BlockLuck{5, 0}), expected);
}

TEST(Effects, ScenariosShareTheirLuck) {
  Case input = rich_case();
  for (const Quantity& quantity : kQuantities)
    if (quantity.vary != Vary::no) input.uncertainty.push_back(own_luck(quantity, 0.2));
  Case other = input;
  other.parameters.moves_multiplier = 2.0;
  other.parameters.programme_slip_years = 1;
  const Model model = compile(input), other_model = compile(other);
  State state = start(model, BlockLuck{5, 8}), other_state = start(other_model, BlockLuck{5, 8});
  advance_year(model, BlockLuck{5, 8}, 1, state);
  advance_year(other_model, BlockLuck{5, 8}, 1, other_state);
  for (const std::size_t quantity : model.uncertainty.varying)
    for (std::size_t i = 0; i < state.luck.effects(quantity).size(); ++i)
      EXPECT_TRUE((state.luck.of(quantity, i) == other_state.luck.of(quantity, i)).all()) << kQuantities[quantity].name;
}

TEST(Effects, WhatMustBalanceBalancesWithAllLuckAtOnce) {
  Case input = rich_case();
  for (const Quantity& quantity : kQuantities)
    if (quantity.vary != Vary::no) input.uncertainty.push_back(own_luck(quantity, 0.5));
  const Model model = compile(input);
  State state = start(model, BlockLuck{5, 0});
  const PopulationParams& population = model.population;
  const auto residents = [&](std::size_t leaf) {
    Lane sum = Lane::Zero();
    for (std::size_t i = 0; i < kSexes * population.ages; ++i)
      sum += state.population.persons[population.cell(leaf, 0, 0) + i];
    return sum;
  };
  for (std::size_t step = 1; step < model.network.calendar.steps; ++step) {
    std::vector<Lane> before;
    for (std::size_t leaf = 0; leaf < population.leaves; ++leaf) before.push_back(residents(leaf));
    advance_year(model, BlockLuck{5, 0}, step, state);
    for (std::size_t leaf = 0; leaf < population.leaves; ++leaf) {
      const Lane change = state.population.births[leaf] - state.population.deaths[leaf] +
                          state.population.net_moves[leaf] + state.population.net_external[leaf];
      EXPECT_LT((residents(leaf) - before[leaf] - change).abs().maxCoeff(), 1e-6) << "people of leaf " << leaf;
    }
    for (std::size_t k = 0; k < model.placement.stages.size(); ++k) {
      Lane balance = Lane::Zero();
      for (std::size_t z = 0; z < model.placement.zones; ++z)
        balance += state.enrolment.seekers[0][model.placement.zone_stage(z, k)] -
                   state.placement.zone_unplaced[0][model.placement.zone_stage(z, k)];
      for (std::size_t u = model.placement.stages[k].first_site; u < model.placement.stages[k].last_site; ++u)
        balance -= state.placement.intake[0][u];
      EXPECT_LT(balance.abs().maxCoeff(), 1e-6) << "seekers of stage " << k;
    }
    for (std::size_t c = 0; c < model.finance.counties; ++c) {
      Lane levels = Lane::Zero();
      for (std::size_t level = 0; level < kGovernmentLevels; ++level)
        levels += state.finance.level_spending_yuan[c * kGovernmentLevels + level];
      EXPECT_TRUE((levels == state.finance.county_spending_yuan[c]).all()) << "yuan of county " << c;
    }
  }
}

}  // namespace
}  // namespace xuewei
