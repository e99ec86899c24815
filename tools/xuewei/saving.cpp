#include "tools/xuewei/saving.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "io/results/results_error.hpp"
#include "io/results/results_file.hpp"
#include "tools/xuewei/resume.hpp"

namespace xuewei {

bool save_partial(const std::string& output, const Results& results) {
  if (std::ranges::all_of(results.scenarios, [](const ScenarioResults& scenario) {
        return scenario.last_replicate == scenario.first_replicate;
      }))
    return false;
  write_results(partial_file(output), results);
  return true;
}

void say_what_is_saved(const std::string& output, const char* how_to_go_on) {
  fmt::print(stderr, "what is done is saved in {}, {} {}\n{}\n", partial_file(output), output,
             std::filesystem::exists(output) ? "is unchanged" : "was not written", how_to_go_on);
}

Saving::Saving(std::string output, std::chrono::seconds every)
    : output_(std::move(output)), every_(every), next_(Clock::now() + every) {}

void Saving::save_if_due(const Results& results) {
  if (!due()) return;
  const auto start = Clock::now();
  try {
    has_saved_ = save_partial(output_, results) || has_saved_;
  } catch (const ResultsError& failure) {
    fmt::print(stderr, "note: what is done cannot be saved meanwhile: {}\n", failure.what());
  }
  const auto now = Clock::now();
  next_ = now + std::max<Clock::duration>(every_, 10 * (now - start));
}

}  // namespace xuewei
