#include "io/results/results_source.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>
#include <hdf5_hl.h>

#include "io/results/digest.hpp"
#include "io/results/hdf5_datasets.hpp"
#include "io/results/results_file.hpp"

namespace xuewei {
namespace {

using hdf5::Handle;

// Groups of a results file are at most three deep. A file whose groups hold themselves has no end.
constexpr int kDeepestGroup = 8;

void collect_paths(hid_t file, const std::string& path, H5O_type_t type, std::vector<std::string>& paths,
                   int depth = 0) {
  if (depth > kDeepestGroup) throw std::runtime_error("group " + path + " is nested deeper than the format knows");
  const Handle group = open_group(file, path);
  const std::string prefix = path == "/" ? path : path + "/";
  const std::vector<std::string> groups = hdf5::children(group, H5O_TYPE_GROUP);
  if (type == H5O_TYPE_GROUP && path != "/") paths.push_back(path);
  if (type == H5O_TYPE_DATASET)
    for (const std::string& name : hdf5::children(group, type)) paths.push_back(prefix + name);
  for (const std::string& name : groups) collect_paths(file, prefix + name, type, paths, depth + 1);
}

/// The groups with their attributes, and the datasets of /provenance/inputs with attributes and values.
Document attributes_of(hid_t file) {
  Document document;
  document.attributes = hdf5::read_attributes(file);
  std::vector<std::string> paths;
  collect_paths(file, "/", H5O_TYPE_GROUP, paths);
  for (const std::string& path : paths) {
    const Handle handle = open_group(file, path);
    Group& group = document.groups.emplace_back(Group{path, hdf5::read_attributes(handle), {}});
    if (path != kInputsGroup) continue;
    for (const std::string& name : hdf5::children(handle, H5O_TYPE_DATASET)) {
      const Handle dataset = open_dataset(handle, name);
      group.datasets.push_back({path + "/" + name,
                                {},
                                hdf5::read_shape(dataset),
                                hdf5::read_values(dataset, document),
                                hdf5::read_attributes(dataset)});
    }
  }
  return document;
}

}  // namespace

Handle open_results(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed))
    throw ResultsError(path, failed
                                 ? Bilingual{"cannot be opened: " + failed.message(), "无法打开：" + failed.message()}
                                 : Bilingual{"no such file", "没有此文件"});
  if (std::filesystem::is_directory(path, failed))
    throw ResultsError(path, {"is a folder, not a results file", "是目录，不是结果文件"});
  if (H5Fis_hdf5(path.c_str()) <= 0)
    throw ResultsError(path, {"is not an HDF5 file, or a damaged one; results files are written by `xuewei run`",
                              "不是 HDF5 文件，或已损坏；结果文件由 xuewei run 写出"});
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
  // A results file is never changed in place, so nobody needs the lock, and network file systems may not have it.
  hdf5::check(H5Pset_file_locking(access, false, true), "file locking");
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access), H5Fclose, "opening"};
}

Handle open_group(hid_t parent, const std::string& path) {
  return {H5Gopen2(parent, path.c_str(), H5P_DEFAULT), H5Gclose, "group " + path};
}

Handle open_dataset(hid_t parent, const std::string& path) {
  return {H5Dopen2(parent, path.c_str(), H5P_DEFAULT), H5Dclose, "dataset " + path};
}

bool looks_like_results(const std::string& path) {
  static constexpr char kSignature[] = "\x89HDF\r\n\x1a\n";
  char first[sizeof kSignature - 1] = {};
  return std::ifstream(path, std::ios::binary).read(first, sizeof first) &&
         std::equal(std::begin(first), std::end(first), kSignature);
}

int format_major(const std::string& version) {
  int number = 0;
  std::from_chars(version.data(), version.data() + version.size(), number);
  return number;
}

std::string check_version(hid_t file, const std::string& path) {
  if (!hdf5::has_attribute(file, "format") || hdf5::read_text(file, "format") != kResultsFormat)
    throw ResultsError(path, {"is an HDF5 file, but not one of Xuewei's results: its attribute `format` is not " +
                                  std::string(kResultsFormat),
                              "是 HDF5 文件，但不是本程序的结果：其属性 format 不是 " + std::string(kResultsFormat)});
  const std::string version = hdf5::read_text(file, "format_version");
  if (const int major = format_major(version); major < 1 || major > kResultsMajorVersion)
    throw ResultsError(
        path, {fmt::format("has format version {}; this program writes version {}.{} and reads every one up to {}.x",
                           version, kResultsMajorVersion, kResultsMinorVersion, kResultsMajorVersion),
               fmt::format("格式版本为 {}；本程序写 {}.{} 版，可读至 {}.x 的各版", version, kResultsMajorVersion,
                           kResultsMinorVersion, kResultsMajorVersion)});
  return version;
}

/// Names of the dimensions a dataset runs along: the scales attached to it, or, without any, its own name.
std::vector<std::string> dimensions_of(hid_t dataset, const std::string& name) {
  if (H5Aexists(dataset, "DIMENSION_LIST") <= 0) return {name};
  const Handle attribute(H5Aopen(dataset, "DIMENSION_LIST", H5P_DEFAULT), H5Aclose, "DIMENSION_LIST");
  const Handle type(H5Aget_type(attribute), H5Tclose, "type");
  const Handle space(H5Aget_space(attribute), H5Sclose, "space");
  if (H5Tget_class(type) != H5T_VLEN || H5Tequal(Handle(H5Tget_super(type), H5Tclose, "type"), H5T_STD_REF_OBJ) <= 0)
    throw std::runtime_error("dataset " + name + ": its DIMENSION_LIST is not a list of references");
  std::vector<hvl_t> lists(static_cast<std::size_t>(std::max<hssize_t>(H5Sget_simple_extent_npoints(space), 0)));
  hdf5::check(H5Aread(attribute, type, lists.data()), "DIMENSION_LIST");
  std::vector<std::string> found;
  for (const hvl_t& list : lists) {
    found.push_back(name);
    if (list.len != 1) continue;
    const Handle scale(H5Rdereference2(dataset, H5P_DEFAULT, H5R_OBJECT, list.p), H5Oclose, "dimension");
    char own_name[512] =
        {};  // as the scale itself says: for the name of a link the library would search the whole file
    if (H5DSget_scale_name(scale, own_name, sizeof own_name) > 0) found.back() = own_name;
  }
  hdf5::check(H5Dvlen_reclaim(type, space, H5P_DEFAULT, lists.data()), "DIMENSION_LIST");
  return found;
}

std::vector<std::string> digested_paths(hid_t file) {
  std::vector<std::string> paths;
  collect_paths(file, "/", H5O_TYPE_DATASET, paths);
  std::erase_if(paths, [](const std::string& path) { return !is_digested(path); });
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string digest_of_values(hid_t file) {
  Sha256 digest;
  for (const std::string& path : digested_paths(file)) {
    const Handle handle = open_dataset(file, path);
    add_head(digest, path, hdf5::read_shape(handle));
    hdf5::for_each_piece(handle, [&](const Values& values) { digest.add_values(values); });
  }
  return digest.finish();
}

void verify_attributes(hid_t file, const std::string& version) {
  if (version == "1.0" || version == "1.1") return;
  if (hdf5::read_text(file, kAttributesDigest) != attributes_digest(attributes_of(file)))
    throw std::runtime_error("its attributes are not those that were written: seed, ranges or identity were changed");
}

}  // namespace xuewei
