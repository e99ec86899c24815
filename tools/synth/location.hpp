// Where in its zone a site stands.
//
// Uniform over a disc around the zone's centre for schools (radius half the zone's radius_km: they stand in the centre
// of the township) and over the ring from half to the whole radius for teaching points (they stand in the hamlets):
//   distance = radius sqrt(inner^2 + (outer^2 - inner^2) u), bearing = 2 pi v, u and v uniform draws of the site
// One degree of latitude is 111.195 km (sphere of 6371 km, as in engine/network). Rounded to 0.00001 degrees.
#pragma once

#include "tools/synth/group.hpp"

namespace xuewei::synth {

struct Location {
  double longitude_deg = 0.0;
  double latitude_deg = 0.0;
};

Location draw_location(const SiteLuck& luck, const SiteDraft& site);

}  // namespace xuewei::synth
