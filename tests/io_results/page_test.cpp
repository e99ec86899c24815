// docs/formats/results.md says what the writer writes. XUEWEI_UPDATE=1 in the environment rewrites its generated parts.
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "io/results/results_file.hpp"
#include "tests/io_results/eventful_results.hpp"
#include "tests/io_results/page.hpp"
#include "tests/io_results/small_results.hpp"

namespace xuewei::testing {

TEST(ResultsPage, SaysWhatTheCatalogueSays) {
  const std::string path = XUEWEI_SOURCE_DIR "/docs/formats/results.md";
  const std::string page = bytes_of(path);
  const std::string rewritten = rewritten_results_page(page, results_with_events());
  if (std::getenv("XUEWEI_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << rewritten;
    return;
  }
  EXPECT_TRUE(page == rewritten) << "docs/formats/results.md is out of date; run test_io_results with XUEWEI_UPDATE=1";
}

TEST(ResultsPage, NamesTheFormatVersion) {
  const std::string page = bytes_of(XUEWEI_SOURCE_DIR "/docs/formats/results.md");
  const std::string version = std::to_string(kResultsMajorVersion) + "." + std::to_string(kResultsMinorVersion);
  EXPECT_NE(page.find("`format_version` is `" + version + "`"), std::string::npos);
}

}  // namespace xuewei::testing
