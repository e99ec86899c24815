#include "engine/workforce/requirement.hpp"

#include "engine/lanes/limits.hpp"

namespace xuewei {

void require_staff(const RequirementParams& params, const StaffDemand& demand, std::size_t step,
                   RequirementState& state) {
  const std::size_t stages = params.norms.size();
  for (std::size_t i = 0; i < state.needed.size(); ++i) {
    const StaffingNorm& norm = params.norms[i % stages];
    state.staff_by_ratio[i] = demand.pupils[i] / norm.pupils_per_staff;
    state.teachers_by_class[i] = demand.classes[i] * norm.teachers_per_class;
    state.supplements[i].setZero();
    state.needed[i].setZero();
    if (!params.by_school) state.needed[i] = state.staff_by_ratio[i].max(demand.classes[i] * norm.staff_per_class);
  }
  for (std::size_t u = 0; u < params.site_county_stage.size() && params.by_school; ++u) {
    const std::size_t i = params.site_county_stage[u];
    const StaffingNorm& norm = params.norms[i % stages];
    state.needed[i] +=
        (demand.site_pupils[u] / norm.pupils_per_staff).max(demand.site_classes[u] * norm.staff_per_class);
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
