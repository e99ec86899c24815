#include "tools/xuewei/saving.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "io/results/results_error.hpp"
#include "io/results/results_file.hpp"
#include "tools/xuewei/language.hpp"
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

void say_what_is_saved(const std::string& output, const Bilingual& how_to_go_on) {
  const bool stands = std::filesystem::exists(output);
  tell({fmt::format("what is done is saved in {}, {} {}", partial_file(output), output,
                    stands ? "is unchanged" : "was not written"),
        fmt::format("已完成的部分存入 {}，{} {}", partial_file(output), output, stands ? "保持不变" : "未写出")});
  tell(how_to_go_on);
}

Saving::Saving(std::string output, std::chrono::seconds every)
    : output_(std::move(output)), every_(every), next_(Clock::now() + every) {}

void Saving::save_if_due(const Results& results) {
  if (!due()) return;
  const auto start = Clock::now();
  try {
    has_saved_ = save_partial(output_, results) || has_saved_;
  } catch (const ResultsError& failure) {
    tell({fmt::format("note: what is done cannot be saved meanwhile: {}", failure.what()),
          fmt::format("提示：运行途中无法保存已完成的部分：{}", failure.zh())});
  }
  const auto now = Clock::now();
  next_ = now + std::max<Clock::duration>(every_, 10 * (now - start));
}

}  // namespace xuewei
