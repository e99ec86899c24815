#include "io/results/atomic_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/results/results_error.hpp"

namespace xuewei {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& doing) {
  const int reason = errno;
  const bool stood = ::access(path.c_str(), F_OK) == 0;
  throw ResultsError(path, "cannot " + doing + ": " + std::strerror(reason) + "; " +
                               (stood ? "the file that stood there is unchanged" : "nothing was written"));
}

/// Removes the temporary file unless it was renamed.
struct Temporary {
  std::string path;
  int descriptor = -1;
  bool renamed = false;

  ~Temporary() {
    if (descriptor >= 0) ::close(descriptor);
    if (!renamed && !path.empty()) ::unlink(path.c_str());
  }
};

}  // namespace

void check_file_can_be_written(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) throw ResultsError(path, "is a folder; give the name of a file");
  fs::path folder = fs::absolute(path, ignored).parent_path();
  while (!fs::exists(folder, ignored) && folder.has_relative_path()) folder = folder.parent_path();
  if (!fs::is_directory(folder, ignored))
    throw ResultsError(path, "cannot be written: " + folder.string() + " is not a folder");
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    throw ResultsError(path, "cannot be written: no permission to write into " + folder.string());
}

void write_file_atomically(const std::string& path, std::span<const char> bytes) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) fs::create_directories(folder, failed);
  if (failed) throw ResultsError(path, "cannot create the folder: " + failed.message());

  // mkstemp makes the name unique, so that two runs with the same output do not write into one another.
  Temporary temporary;
  std::string name = path + ".part-XXXXXX";
  temporary.descriptor = ::mkstemp(name.data());
  if (temporary.descriptor < 0) fail(path, "create a file beside it");
  temporary.path = name;

  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t count = ::write(temporary.descriptor, bytes.data() + written, bytes.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, "write");
    written += static_cast<std::size_t>(count);
  }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(temporary.descriptor, 0666 & ~mask) != 0) fail(path, "set the permissions");
  if (::fsync(temporary.descriptor) != 0) fail(path, "write to the disk");
  const int descriptor = temporary.descriptor;
  temporary.descriptor = -1;
  if (::close(descriptor) != 0) fail(path, "write to the disk");
  if (::rename(temporary.path.c_str(), path.c_str()) != 0) fail(path, "put the new file in place");
  temporary.renamed = true;

  // The rename itself must survive a power cut as well; a file system that cannot sync a folder has said so by now.
  const int folder_descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (folder_descriptor >= 0) {
    ::fsync(folder_descriptor);
    ::close(folder_descriptor);
  }
}

}  // namespace xuewei
