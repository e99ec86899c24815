#include "io/results/provenance.hpp"

#include <array>
#include <ctime>

#include <unistd.h>

#include "engine/lanes/lane.hpp"
#include "io/build_information.hpp"

namespace xuewei {

Provenance provenance_of_this_build() {
  Provenance provenance;
  provenance.engine_version = build_information::kVersion;
  provenance.source_revision = build_information::kSourceRevision;
  provenance.compiler = build_information::kCompiler;
  provenance.build_type = build_information::kBuildType;
  provenance.x86_level = build_information::kX86Level;
  provenance.lanes = kLanes;

  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) == 0) provenance.host = host.data();
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  provenance.time_utc = text.data();
  return provenance;
}

}  // namespace xuewei
