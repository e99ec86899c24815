#include "tools/synth/premises.hpp"

#include <cmath>
#include <utility>
#include <vector>

namespace xuewei::synth {
namespace {

/// (classes, m2 per place), classes increasing.
using Index = std::vector<std::pair<double, double>>;

double at(const Index& index, double classes) {
  if (classes <= index.front().first) return index.front().second;
  for (std::size_t i = 1; i < index.size(); ++i) {
    const auto& [c0, m0] = index[i - 1];
    const auto& [c1, m1] = index[i];
    if (classes <= c1) return m0 + (m1 - m0) * (classes - c0) / (c1 - c0);
  }
  return index.back().second;
}

const Index& floor_index(const std::string& stage, bool urban) {
  static const Index kindergarten{{0, 10.44}};
  static const Index primary{{12, 6.6}, {18, 5.8}, {24, 5.4}, {30, 5.2}};
  static const Index urban_junior{{12, 7.9}, {18, 7.1}, {24, 6.7}, {30, 6.4}};
  static const Index other_junior{{12, 7.80}, {18, 7.01}, {24, 6.66}};
  static const Index senior{{18, 7.4}, {24, 6.9}, {30, 6.6}, {36, 6.4}};
  static const Index vocational{{0, 20.0}};
  static const Index other{{0, 12.0}};
  if (stage == "kindergarten") return kindergarten;
  if (stage == "primary") return primary;
  if (stage == "junior") return urban ? urban_junior : other_junior;
  if (stage == "senior") return senior;
  if (stage == "vocational") return vocational;
  return other;
}

double grounds_a_place(const std::string& stage, bool urban, double classes) {
  static const Index primary{{6, 33.8}, {12, 29.1}};
  static const Index junior{{12, 29.7}, {18, 28.5}};
  if (stage == "kindergarten") return 15.0;
  if (stage == "primary") return urban ? at(floor_index(stage, urban), classes) / 0.7 + 7.5 : at(primary, classes);
  if (stage == "junior") return urban ? at(floor_index(stage, urban), classes) / 0.8 + 10.2 : at(junior, classes);
  if (stage == "vocational") return 33.0;
  return 30.0;
}

double boarder_share(const std::string& stage, Residence residence) {
  if (stage == "senior" || stage == "vocational") return 0.6;
  if (stage != "junior" || residence == Residence::urban) return 0.0;
  return residence == Residence::town ? 0.4 : 0.7;
}

std::int64_t whole(double value) { return static_cast<std::int64_t>(std::floor(value + 0.5)); }

double places(const Group& group, const SiteDraft& site) {
  return static_cast<double>(site.classrooms) * group.places_per_room();
}

}  // namespace

std::int64_t floor_area_m2(const Group& group, const SiteDraft& site) {
  const Index& index = floor_index(group.stage->id, group.residence() == Residence::urban);
  return whole(places(group, site) * at(index, static_cast<double>(site.classrooms)));
}

std::int64_t grounds_m2(const Group& group, const SiteDraft& site) {
  return whole(places(group, site) * grounds_a_place(group.stage->id, group.residence() == Residence::urban,
                                                     static_cast<double>(site.classrooms)));
}

std::int64_t beds(const Group& group, const SiteDraft& site) {
  return whole(static_cast<double>(site.roll) * boarder_share(group.stage->id, group.residence()));
}

}  // namespace xuewei::synth
