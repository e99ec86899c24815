// From the values of a State to the axes of the results: sums over leaves or counties, scattering, ratios.
#pragma once

#include <limits>
#include <vector>

#include "engine/record/gathering.hpp"

namespace xuewei {

/// What stands where a variable has no value.
inline constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// Where each reported value of a variable comes from; made once per model.
struct Layout {
  std::size_t inner = 1;                          ///< values after the first axis of a leaf or county variable
  std::vector<std::vector<std::size_t>> sources;  ///< [area node] leaves or counties summed; empty: missing
  std::vector<std::size_t> target_of_cell;        ///< [cell] position among site x grade
  std::size_t size = 0;                           ///< values per year
  std::size_t first_known_step = 0;               ///< missing before it
};

Layout make_layout(const Variable& variable, const Model& model);

/// How many values of a State a layout reads.
std::size_t values_read(const Variable& variable, const Layout& layout);

/// Whether a State and what was gathered of it give every wanted variable the values that its layout reads, and a number
/// for all of them where replicates are summed (quantum above 0) and somebody observed it.
bool is_complete(const Recorded& wanted, const std::vector<Layout>& layouts, std::size_t step, const State& state,
                 const Gathering& gathering);

/// Fills `out` [layout.size] from source values `value(i)`; what does not exist keeps `missing`. Ratios and events are not
/// handled here: they are formed from variables that were.
template <class T, class Value>
void spread(const Variable& variable, const Layout& layout, Value value, const T& missing, T* out) {
  switch (variable.source) {
    case Source::plain:
      for (std::size_t i = 0; i < layout.size; ++i) out[i] = value(i);
      return;
    case Source::cell:
      for (std::size_t i = 0; i < layout.size; ++i) out[i] = missing;
      for (std::size_t c = 0; c < layout.target_of_cell.size(); ++c) out[layout.target_of_cell[c]] = value(c);
      return;
    case Source::leaf:
    case Source::county:
      for (std::size_t node = 0; node < layout.sources.size(); ++node)
        for (std::size_t i = 0; i < layout.inner; ++i) {
          const std::vector<std::size_t>& sources = layout.sources[node];
          T sum = missing;
          if (!sources.empty()) sum = value(sources.front() * layout.inner + i) + 0.0;  // never -0
          for (std::size_t s = 1; s < sources.size(); ++s) sum += value(sources[s] * layout.inner + i);
          out[node * layout.inner + i] = sum;
        }
      return;
    case Source::event:
    case Source::ratio:
      return;
  }
}

}  // namespace xuewei
