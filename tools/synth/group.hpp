// What a generator works on at a time: one stage in one leaf area, and its sites as they take shape.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/case/case.hpp"
#include "engine/random/draw.hpp"

namespace xuewei::synth {

/// One row of the totals with what it refers to.
struct Group {
  const SchoolTotalsRow* totals = nullptr;
  const StageRow* stage = nullptr;
  const AreaRow* area = nullptr;
  const AreaRow* county = nullptr;    ///< the county the area lies in; without one, the topmost area
  std::vector<const ZoneRow*> zones;  ///< of the area, those with children
  std::vector<double> grade_mix;      ///< [grade] children of the county of the age of the grade, 31 August

  Residence residence() const { return area->residence.value_or(Residence::rural); }
  /// Mean over the grades: what a room counts for in places.
  double places_per_room() const {
    double sum = 0.0;
    for (const double size : stage->class_size_norm) sum += size;
    return sum / static_cast<double>(stage->class_size_norm.size());
  }
};

struct SiteDraft {
  const ZoneRow* zone = nullptr;
  bool teaching_point = false;
  std::uint32_t entity = 0;  ///< key of zone, stage, kind and number within the zone: its luck is its own
  double weight = 0.0;       ///< share of the area's children a school of its zone stands for
  std::int64_t roll = 0;
  std::vector<std::int64_t> pupils_by_grade;
  std::int64_t classrooms = 0;
  std::int64_t staff = 0;
  std::int64_t beds = 0;
  Sector sector = Sector::state;
};

/// Draws belong to the case, not to a replicate: replicate 0, the base year.
struct SiteLuck {
  std::uint64_t seed = 0;
  int base_year = 0;

  DrawKey of(const SiteDraft& site, Stream stream, int draw = 0) const {
    return {seed, 0, site.entity, base_year, draw, stream};
  }
};

}  // namespace xuewei::synth
