// What checks look codes up in, made once for all of them.
#pragma once

#include "io/case/checks/area_tree.hpp"
#include "io/case/checks/sites.hpp"

namespace xuewei {

/// Of the rows of a draft, which no check changes.
struct Lookups {
  explicit Lookups(const Draft& draft) : areas(draft.data.areas), sites(draft) {}

  AreaTree areas;
  Sites sites;
};

}  // namespace xuewei
