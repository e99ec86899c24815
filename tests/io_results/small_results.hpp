// Results of the minimal case, computed once for all tests here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "io/description/results.hpp"

namespace xuewei::testing {

inline constexpr std::uint64_t kSeed = 20200901;

const Case& minimal_case();

/// Replicates [first, last) of the minimal case as it stands; no ensemble if the range is empty.
Results minimal_results(std::uint64_t first = 0, std::uint64_t last = 0, std::uint64_t seed = kSeed);

/// A folder of its own that goes with the test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string file(const std::string& name) const { return (path_ / name).string(); }
  std::size_t files() const;

 private:
  std::filesystem::path path_;
};

std::string bytes_of(const std::string& file);

}  // namespace xuewei::testing
