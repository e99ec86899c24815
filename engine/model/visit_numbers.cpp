#include "engine/model/model.hpp"

namespace xuewei {
namespace {

using Visit = std::function<void(std::string_view, std::span<const double>)>;

void visit_index(std::string_view name, std::size_t index, const Visit& visit) {
  const auto value = static_cast<double>(index);
  visit(name, {&value, 1});
}

}  // namespace

void visit_numbers(const Model& model, const std::function<void(std::string_view, std::span<const double>)>& visit) {
  for (const Stage& stage : model.network.stages)
    for (const TaughtGrades& taught : stage.taught)
      for (const std::size_t value : {taught.first, taught.last, taught.entering})
        visit_index("network/taught_grades", value, visit);

  const PopulationParams& population = model.population;
  visit("population/base_persons", population.base_persons);
  visit("population/survival", population.survival);
  visit("population/newborn_survival", population.newborn_survival);
  visit("population/fertility", population.fertility);
  visit("population/male_birth_share", population.male_birth_share);
  visit("population/move_share", population.move_share);
  visit("population/departure_limit", population.departure_limit);
  visit("population/departure_share", population.departure_share);
  visit("population/departure_reach", population.departure_reach);
  visit("population/base_births", population.base_births);
  for (const std::size_t origin : population.origin) visit_index("population/origin", origin, visit);
  for (const std::size_t first : population.first_arrival) visit_index("population/first_arrival", first, visit);
  for (const std::size_t table : population.survival_table_of_leaf)
    visit_index("population/survival_table", table, visit);
  for (const std::size_t table : population.fertility_table_of_leaf)
    visit_index("population/fertility_table", table, visit);
  visit("population/moves_multiplier", population.moves_multiplier);
  visit("population/external_start", population.external_start);
  visit("population/external_end", population.external_end);
  visit("population/external_multiplier", population.external_multiplier);
  for (const std::vector<ObservedBirths>& step : population.observed_births)
    for (const ObservedBirths& area : step) visit("population/observed_births", {&area.births, 1});
  for (const std::vector<Relocation>& step : population.relocations)
    for (const Relocation& block : step) {
      visit_index("population/relocation_origin", block.origin.index(), visit);
      visit_index("population/relocation_destination", block.destination.index(), visit);
      visit("population/relocation_persons", {&block.persons, 1});
    }
  visit("population/same_age_share", population.same_age_share);
  visit("population/older_age_share", population.older_age_share);

  for (const UncertaintyParams::Process& process : model.uncertainty.processes)
    for (const double* value : {&process.sd, &process.correlation}) visit("uncertainty", {value, 1});

  const EnrolmentParams& enrolment = model.enrolment;
  visit("enrolment/zone_share", enrolment.zone_share);
  visit("enrolment/base_pupils", enrolment.base_pupils);
  visit("enrolment/base_seekers", enrolment.base_seekers);
  visit("enrolment/entry_factor", enrolment.entry_factor);
  visit("enrolment/participation", enrolment.participation);
  for (const StageFlow& stage : enrolment.stages) {
    for (const double* value : {&stage.repetition, &stage.dropout, &stage.death}) visit("enrolment/stage", {value, 1});
    visit("enrolment/grade_limit_per_classroom", stage.grade_limit_per_classroom);
  }
  for (const TransferEdge& edge : enrolment.transfers) {
    visit_index("enrolment/transfer_origin", edge.origin.index(), visit);
    visit_index("enrolment/transfer_destination", edge.destination.index(), visit);
    visit("enrolment/moving_share", edge.moving_share);
  }
  for (const EnrolmentYear& year : enrolment.years)
    for (const double* value :
         {&year.participation_multiplier, &year.ever_share, &year.at_six_share, &year.previous_ever_share,
          &year.previous_at_six_share, &year.junior_share, &year.senior_share, &year.vocational_share,
          &year.special_share, &year.school_change_share, &year.moves_multiplier})
      visit("enrolment/year", {value, 1});

  for (const PlacementStage& stage : model.placement.stages) {
    visit("placement/sweep_size", stage.sweep_size);
    visit("placement/fill_size", stage.fill_size);
    for (const EdgeSet& edges : stage.edges) visit("placement/edge_pull", edges.edge_pull);
    for (const PlacementYear& year : stage.years) {
      for (const Pass& pass : year.passes) visit("placement/zone_share", pass.zone_share);
      visit("placement/bought_places_share", {&year.bought_places_share, 1});
    }
    visit("placement/travel_limit_minutes", {stage.limits.minutes.data(), stage.limits.count});
    visit("placement/private_intake_share", {&stage.private_intake_share, 1});
  }
  visit("placement/base_beyond_share", model.placement.base_beyond_share);

  const EstateParams& estate = model.estate;
  visit("estate/base_classrooms", estate.base_classrooms);
  visit("estate/base_floor_area_m2", estate.base_floor_area_m2);
  visit("estate/base_grounds_m2", estate.base_grounds_m2);
  visit("estate/base_beds", estate.base_beds);
  visit("estate/norm_places_per_classroom", estate.norm_places_per_classroom);
  visit("estate/class_size_multiplier", estate.class_size_multiplier);
  visit("estate/floor_m2_per_classroom", estate.floor_m2_per_classroom);
  for (const Project& project : estate.projects) {
    for (const double* value : {&project.classrooms, &project.floor_area_m2, &project.grounds_m2, &project.beds,
                                &project.months_needed, &project.months_before})
      visit("estate/project", {value, 1});
    for (const std::size_t index : {static_cast<std::size_t>(project.kind), project.site.index(), project.to.index()})
      visit_index("estate/project_site", index, visit);
    for (const int step : {project.first_step, project.last_step, project.opening_step, project.until_step}) {
      const auto value = static_cast<double>(step);
      visit("estate/project_step", {&value, 1});
    }
  }
  visit("estate/instalment_yuan", estate.instalment_yuan);
  visit("estate/cost_multiplier", estate.cost_multiplier);
  visit("estate/ceiling_yuan", estate.ceiling_yuan);
  visit("estate/childcare_places", estate.childcare_places);
  for (const std::size_t project : estate.by_band) visit_index("estate/by_band", project, visit);
  for (const Band& band : estate.bands)
    for (const std::size_t index : {band.programme, band.first, band.last}) visit_index("estate/band", index, visit);
  for (const bool rule : {estate.carry_unspent, estate.winter_stop}) visit_index("estate/rule", rule, visit);

  const AdjustmentParams& adjustment = model.adjustment;
  for (const PlannedChange& change : adjustment.planned) {
    const double numbers[] = {static_cast<double>(change.change), static_cast<double>(change.step),
                              static_cast<double>(change.site.value), static_cast<double>(change.other.value),
                              change.rooms};
    visit("adjustment/planned", numbers);
  }
  for (const AdjustmentRule& rule : adjustment.rules) {
    const double numbers[] = {static_cast<double>(rule.rule),
                              static_cast<double>(rule.stage.index()),
                              static_cast<double>(rule.to_stage.index()),
                              static_cast<double>(rule.first_step),
                              static_cast<double>(rule.last_step),
                              static_cast<double>(rule.lead),
                              rule.threshold,
                              rule.most_a_year,
                              rule.rooms,
                              rule.yuan_per_room,
                              rule.yuan_a_year,
                              static_cast<double>(rule.boarding)};
    visit("adjustment/rule", numbers);
  }
  for (const AdjustedSite& site : adjustment.sites) {
    const double numbers[] = {site.longitude_deg, site.latitude_deg, static_cast<double>(site.township.index()),
                              static_cast<double>(site.state + 2 * site.border + 4 * site.kept)};
    visit("adjustment/site", numbers);
  }
  for (const AdjustedStage& stage : adjustment.stages) {
    visit("adjustment/limit_minutes", {stage.limits.minutes.data(), stage.limits.count});
    visit("adjustment/hard_grade_limit_per_room", stage.hard_grade_limit_per_room);
    const auto boarding_first_grade = static_cast<double>(stage.boarding_first_grade);
    visit("adjustment/boarding_first_grade", {&boarding_first_grade, 1});
  }

  const WorkforceParams& workforce = model.workforce;
  visit("workforce/base_staff", workforce.base_staff);
  visit("workforce/retirement_share", workforce.retirement_share);
  visit("workforce/attrition_share", workforce.attrition_share);
  visit("workforce/recruitment_cap", workforce.channels.cap);
  visit("workforce/recruitment_quota", workforce.channels.quota);
  for (const Channel& channel : workforce.channels.in_order) {
    visit("workforce/recruit_share", channel.recruit_share);
    const double numbers[] = {static_cast<double>(channel.channel), static_cast<double>(channel.service_years),
                              channel.in_service_attrition_share, channel.leaving_share};
    visit("workforce/channel", numbers);
  }
  const RequirementParams& requirement = workforce.requirement;
  for (const StaffingNorm& norm : requirement.norms)
    for (const double* value :
         {&norm.pupils_per_staff, &norm.teachers_per_class, &norm.staff_per_class, &norm.teaching_share})
      visit("workforce/norm", {value, 1});
  for (const Supplement& supplement : requirement.supplements) {
    const double numbers[] = {supplement.pupils_above, supplement.pupils_to, supplement.staff_per_site,
                              static_cast<double>(supplement.first_step), static_cast<double>(supplement.end_step)};
    visit("workforce/supplement", numbers);
    for (const SiteId site : supplement.sites) visit_index("workforce/supplement_site", site.index(), visit);
  }
  visit("workforce/ahead", requirement.ahead);
  visit_index("workforce/need_by_school", requirement.by_school, visit);
  const EstablishmentParams& establishment = workforce.establishment;
  visit("workforce/base_posts", establishment.base_posts);
  const double post_rules[] = {static_cast<double>(establishment.limits), establishment.toward_need_share,
                               establishment.reserve_share, static_cast<double>(establishment.recount_years),
                               static_cast<double>(establishment.vacancy_years)};
  visit("workforce/post_rules", post_rules);
  for (const std::size_t pool : establishment.pool) visit_index("workforce/reserve_pool", pool, visit);
  for (const RedeploymentRoute& route : workforce.redeployment.routes) {
    const double numbers[] = {static_cast<double>(route.from.index()),
                              static_cast<double>(route.to.index()),
                              static_cast<double>(route.lag),
                              static_cast<double>(route.first_step),
                              route.most_share,
                              route.success_share};
    visit("workforce/redeployment", numbers);
  }
  const PostingParams& posting = workforce.posting;
  visit("workforce/site_weight", posting.base_weight);
  visit("workforce/posted_share", posting.posted_share);
  const double exchange[] = {posting.eligible_share, posting.exchange_share, posting.backbone_share};
  visit("workforce/exchange", exchange);
  visit("workforce/subject_hours_share", workforce.subjects.hours_share);
  visit("workforce/subject_base_share", workforce.subjects.base_share);

  const FinanceParams& finance = model.finance;
  for (const Grant& grant : finance.grants)
    for (const std::size_t index : {static_cast<std::size_t>(grant.item), grant.stage.index()})
      visit_index("finance/grant", index, visit);
  visit("finance/spring_yuan", finance.spring_yuan);
  visit("finance/autumn_yuan", finance.autumn_yuan);
  visit("finance/least_pupils", finance.least_pupils);
  for (const std::uint32_t grant : finance.grant_of_site) visit_index("finance/grant_of_site", grant, visit);
  for (const std::uint8_t is_private : finance.is_private) visit_index("finance/is_private", is_private, visit);
  visit("finance/private_share", finance.private_share);
  visit("finance/pay_yuan", finance.pay_yuan);
  visit("finance/state_staff_share", finance.state_staff_share);
  for (const LevelShares& levels : finance.level_shares) visit("finance/level_shares", levels.share);
  visit("finance/budget_yuan", finance.budget_yuan);
  for (const SiteId site : finance.project_site) visit_index("finance/project_site", site.index(), visit);
  visit("finance/rule_yuan_per_classroom", finance.rule_yuan_per_classroom);

  const IndicatorParams& indicators = model.indicators;
  visit("indicators/nine_year_progression", indicators.nine_year_progression);
  const double warnings[] = {indicators.warning_surplus_below, indicators.warning_yellow_from,
                             indicators.warning_orange_above, indicators.warning_red_class_size};
  visit("indicators/warnings", warnings);
}

}  // namespace xuewei
