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

[[noreturn]] void fail(const std::string& path, const Bilingual& doing) {
  const int reason = errno;
  const bool stood = ::access(path.c_str(), F_OK) == 0;
  throw ResultsError(
      path, {"cannot " + doing.en + ": " + std::strerror(reason) + "; " +
                 (stood ? "the file that stood there is unchanged" : "nothing was written"),
             "无法" + doing.zh + "：" + std::strerror(reason) + "；" + (stood ? "原有文件不变" : "未写入任何文件")});
}

namespace fs = std::filesystem;

/// What a path names once symbolic links are followed; it need not exist. A circle of them is named as such.
fs::path followed(const std::string& path) {
  constexpr int kMostLinks = 40;  // as many as the system follows
  fs::path target = path;
  std::error_code failed;
  for (int links = 0; fs::is_symlink(fs::symlink_status(target, failed)); ++links) {
    if (links == kMostLinks)
      throw ResultsError(path, {"cannot be written: its symbolic links lead in a circle", "无法写入：符号链接成环"});
    target = target.parent_path() / fs::read_symlink(target, failed);
  }
  return target;
}

/// Throws unless `target` is a regular file or nothing yet.
void refuse_what_is_no_file(const std::string& path, const fs::path& target) {
  std::error_code failed;
  const fs::file_status status = fs::status(target, failed);
  if (status.type() == fs::file_type::none)
    throw ResultsError(path, {"cannot be written: " + failed.message(), "无法写入：" + failed.message()});
  if (fs::is_directory(status))
    throw ResultsError(path, {"is a folder; give the name of a file", "是目录；请给出文件名"});
  if (fs::exists(status) && !fs::is_regular_file(status))
    throw ResultsError(
        path, {"is a device, a pipe or a socket, which a file cannot take the place of; give the name of a file",
               "是设备、管道或套接字，不能由文件取代；请给出文件名"});
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
  const fs::path target = followed(path);
  refuse_what_is_no_file(path, target);
  std::error_code ignored;
  fs::path folder = fs::absolute(target, ignored).parent_path();
  while (!fs::exists(folder, ignored) && folder.has_relative_path()) folder = folder.parent_path();
  if (!fs::is_directory(folder, ignored))
    throw ResultsError(path, {"cannot be written: " + folder.string() + " is not a folder",
                              "无法写入：" + folder.string() + " 不是目录"});
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    throw ResultsError(path, {"cannot be written: no permission to write into " + folder.string(),
                              "无法写入：没有写入 " + folder.string() + " 的权限"});
}

void write_file_atomically(const std::string& path, std::span<const char> bytes) {
  const fs::path target = followed(path);
  refuse_what_is_no_file(path, target);
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) fs::create_directories(folder, failed);
  if (failed)
    throw ResultsError(path, {"cannot create the folder: " + failed.message(), "无法建立目录：" + failed.message()});

  // mkstemp makes the name unique, so that two runs with the same output do not write into one another.
  Temporary temporary;
  std::string name = target.string() + ".part-XXXXXX";
  temporary.descriptor = ::mkstemp(name.data());
  if (temporary.descriptor < 0) fail(path, {"create a file beside it", "在其旁建立文件"});
  temporary.path = name;

  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t count = ::write(temporary.descriptor, bytes.data() + written, bytes.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, {"write", "写入"});
    written += static_cast<std::size_t>(count);
  }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(temporary.descriptor, 0666 & ~mask) != 0) fail(path, {"set the permissions", "设置权限"});
  if (::fsync(temporary.descriptor) != 0) fail(path, {"write to the disk", "写到磁盘"});
  const int descriptor = temporary.descriptor;
  temporary.descriptor = -1;
  if (::close(descriptor) != 0) fail(path, {"write to the disk", "写到磁盘"});
  if (::rename(temporary.path.c_str(), target.c_str()) != 0)
    fail(path, {"put the new file in place", "将新文件放到位"});
  temporary.renamed = true;

  // The rename itself must survive a power cut as well; a file system that cannot sync a folder has said so by now.
  const int folder_descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (folder_descriptor >= 0) {
    ::fsync(folder_descriptor);
    ::close(folder_descriptor);
  }
}

FilesTogether::~FilesTogether() {
  std::error_code ignored;
  for (auto path = made_.rbegin(); path != made_.rend(); ++path) fs::remove(*path, ignored);
}

void FilesTogether::write(const fs::path& path, std::span<const char> bytes) {
  std::error_code ignored;
  std::vector<fs::path> absent;
  for (fs::path one = path; !one.empty() && !fs::exists(fs::symlink_status(one, ignored)); one = one.parent_path())
    absent.push_back(one);
  made_.insert(made_.end(), absent.rbegin(), absent.rend());
  write_file_atomically(path.string(), bytes);
}

}  // namespace xuewei
