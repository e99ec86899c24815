// The file that carries a Results: HDF5 as docs/formats/results.md describes it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "io/description/results.hpp"

namespace xuewei {

inline constexpr std::string_view kResultsFormat = "xuewei-results";
inline constexpr int kResultsMajorVersion = 2;
inline constexpr int kResultsMinorVersion = 0;

/// Writes under a temporary name beside `path`, syncs and renames: on any failure what stood at `path` stays as it was.
/// Returns the results digest. Throws ResultsError.
std::string write_results(const std::string& path, const Results& results);

/// Size of the file that write_results would write: all of it is done but the writing.
std::size_t results_file_bytes(const Results& results);

/// "1.4" -> 1; 0 if it is not a version.
int format_major(const std::string& version);

enum class Reading {
  verified,    ///< all, and both digests are computed again: whatever was changed since the run is refused
  intact,      ///< all, but digests are not computed again: a wrong checksum at the end of the file is refused
  unverified,  ///< all, even so; lengths and labels fit together, whatever the values are
  head,        ///< as `intact`, attributes alone: scenarios without coordinates, values and tables
};

/// Reads what write_results wrote, and files of earlier major versions, which hold less. A newer minor version is accepted
/// and what is unknown in it ignored; a newer major version is refused. Whatever the file holds, what is returned can be
/// indexed by its coordinates and labels. Throws ResultsError, and std::bad_alloc.
Results read_results(const std::string& path, Reading reading = Reading::verified);

/// Whether a file begins as results files do.
bool looks_like_results(const std::string& path);

/// Digest of what the expected group of the file says of a scenario, taken as the results digest is. Where it differs
/// although the identity is the same, so do the programs or the processors.
std::string expected_digest(const ScenarioResults& scenario);

/// The digest of the datasets as they stand in the file now. Throws ResultsError, also where attributes were changed.
std::string recompute_results_digest(const std::string& path);

}  // namespace xuewei
