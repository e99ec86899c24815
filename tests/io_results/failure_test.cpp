// Whatever goes wrong while a file is written, what stood there before stays, and nothing is left beside it.
#include <csignal>
#include <fstream>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/results/atomic_file.hpp"
#include "io/results/results_error.hpp"
#include "io/results/results_file.hpp"
#include "tests/io_results/small_results.hpp"

namespace xuewei::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

template <class Action>
std::string failure_of(Action action) {
  try {
    action();
  } catch (const ResultsError& error) {
    return error.what();
  }
  return "no error";
}

/// Files of this process may not grow beyond the limit while this exists.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

TEST(WritingResults, ThatDoNotFitLeavesTheOldFileAndNothingElse) {
  const Folder folder;
  const Results results = minimal_results();
  write_results(folder.file("r.h5"), results);
  const std::string before = bytes_of(folder.file("r.h5"));
  std::string failure;
  {
    const FileSizeLimit limit(10000);
    failure = failure_of([&] { write_results(folder.file("r.h5"), minimal_results(0, 8)); });
  }
  EXPECT_THAT(failure, AllOf(HasSubstr("r.h5"), HasSubstr("cannot write"), HasSubstr("unchanged")));
  EXPECT_TRUE(bytes_of(folder.file("r.h5")) == before);
  EXPECT_EQ(folder.files(), 1u);
}

TEST(WritingResults, ThatDoNotFitSpeaksOfNoOldFileWhereNoneStood) {
  const Folder folder;
  std::string failure;
  {
    const FileSizeLimit limit(10000);
    failure = failure_of([&] { write_results(folder.file("new.h5"), minimal_results()); });
  }
  EXPECT_THAT(failure, AllOf(HasSubstr("cannot write"), HasSubstr("nothing was written"), Not(HasSubstr("unchanged"))));
  EXPECT_EQ(folder.files(), 0u);
}

TEST(WritingResults, WhereAFolderStandsSaysSo) {
  const Folder folder;
  ::mkdir(folder.file("r.h5").c_str(), 0755);
  EXPECT_THAT(failure_of([&] { check_file_can_be_written(folder.file("r.h5")); }), HasSubstr("folder"));
  EXPECT_NE(failure_of([&] { write_results(folder.file("r.h5"), minimal_results()); }), "no error");
  EXPECT_EQ(folder.files(), 1u);
}

TEST(WritingResults, BelowAFileSaysSo) {
  const Folder folder;
  write_file_atomically(folder.file("file"), std::string("text"));
  EXPECT_NE(failure_of([&] { check_file_can_be_written(folder.file("file/r.h5")); }), "no error");
}

TEST(WritingResults, MakesTheFoldersItNeeds) {
  const Folder folder;
  check_file_can_be_written(folder.file("a/b/r.h5"));
  EXPECT_EQ(folder.files(), 0u);
  write_file_atomically(folder.file("a/b/r.txt"), std::string("text"));
  EXPECT_EQ(bytes_of(folder.file("a/b/r.txt")), "text");
}

TEST(ReadingResults, SaysWhatIsWrongWithAFile) {
  const Folder folder;
  EXPECT_THAT(failure_of([&] { read_results(folder.file("absent.h5")); }),
              AllOf(HasSubstr("absent.h5"), HasSubstr("no such file")));
  std::ofstream(folder.file("text.h5")) << "this is not HDF5";
  EXPECT_THAT(failure_of([&] { read_results(folder.file("text.h5")); }), HasSubstr("not an HDF5 file"));
}

TEST(ReadingResults, SurvivesEveryTruncation) {
  const Folder folder;
  write_results(folder.file("r.h5"), minimal_results());
  const std::string whole = bytes_of(folder.file("r.h5"));
  for (const double share : {0.1, 0.5, 0.9, 0.99}) {
    std::ofstream(folder.file("cut.h5"), std::ios::binary)
        << whole.substr(0, static_cast<std::size_t>(share * static_cast<double>(whole.size())));
    EXPECT_THAT(failure_of([&] { read_results(folder.file("cut.h5")); }), HasSubstr("cut.h5")) << share;
  }
}

}  // namespace
}  // namespace xuewei::testing
