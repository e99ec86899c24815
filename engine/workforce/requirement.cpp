#include "engine/workforce/requirement.hpp"

#include "engine/lanes/limits.hpp"

namespace xuewei {
namespace {

void count_state_schools(const RequirementParams& params, const StaffDemand& demand, RequirementState& state) {
  for (std::size_t i = 0; i < state.needed.size(); ++i) {
    state.state_pupils[i] = demand.pupils[i];
    state.state_classes[i] = demand.classes[i];
  }
  for (const SiteId site : params.private_sites) {
    const std::size_t u = site.index(), i = params.site_county_stage[u];
    state.state_pupils[i] = (state.state_pupils[i] - demand.site_pupils[u]).max(0.0);
    state.state_classes[i] = (state.state_classes[i] - demand.site_classes[u]).max(0.0);
  }
}

}  // namespace

void require_staff(const RequirementParams& params, const StaffDemand& demand, std::size_t step,
                   RequirementState& state) {
  const std::size_t stages = params.norms.size();
  count_state_schools(params, demand, state);
  for (std::size_t i = 0; i < state.needed.size(); ++i) {
    const StaffingNorm& norm = params.norms[i % stages];
    state.staff_by_ratio[i] = demand.pupils[i] / norm.pupils_per_staff;
    state.teachers_by_class[i] = demand.classes[i] * norm.teachers_per_class;
    state.supplements[i].setZero();
    state.needed[i].setZero();
    if (!params.by_school) state.needed[i] = norm.staff_needed(state.state_pupils[i], state.state_classes[i]);
  }
  if (params.by_school)
    for (const SiteId site : params.state_sites) {
      const std::size_t u = site.index(), i = params.site_county_stage[u];
      state.needed[i] += params.norms[i % stages].staff_needed(demand.site_pupils[u], demand.site_classes[u]);
    }
  for (const Supplement& supplement : params.supplements) {
    if (step < supplement.first_step || step >= supplement.end_step) continue;
    for (const SiteId site : supplement.sites) {
      const std::size_t u = site.index();
      const Lane& pupils = demand.site_pupils[u];
      const Lane of_this_size = above(pupils, supplement.pupils_above) * (1.0 - above(pupils, supplement.pupils_to));
      state.supplements[params.site_county_stage[u]] += of_this_size * supplement.staff_per_site;
    }
  }
  for (std::size_t i = 0; i < state.needed.size(); ++i)
    state.needed[i] += state.supplements[i] + params.ahead[step * state.needed.size() + i];
}

}  // namespace xuewei
