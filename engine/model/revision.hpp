// The declared revision of the results.
//
// Equal inputs, seed and revision give equal numbers, whatever the version or commit of the program: this is what lets
// shards of different builds be merged. Raise it by one with every change that alters a number of any results dataset on
// purpose, adds a dataset, or renames or removes one; say why under **Results** of CHANGELOG.md, naming the revision. The
// digests in tests/golden/ change with it and not otherwise. Which variables a command keeps by default is no part of it:
// merging compares what files keep.
#pragma once

namespace xuewei {

inline constexpr int kResultsRevision = 4;

}  // namespace xuewei
