#include <algorithm>
#include <map>
#include <stdexcept>

#include <hdf5_hl.h>

#include "io/results/atomic_file.hpp"
#include "io/results/digest.hpp"
#include "io/results/file_checksum.hpp"
#include "io/results/hdf5.hpp"
#include "io/results/layout.hpp"
#include "io/results/results_error.hpp"
#include "io/results/results_file.hpp"

namespace xuewei {
namespace {

using hdf5::check;
using hdf5::Handle;

// Below this size a compressed chunk costs more than it saves.
constexpr std::size_t kSmallestCompressedBytes = 32 * 1024;
constexpr std::size_t kLargestChunkBytes = 4 * 1024 * 1024;

Handle property_list(hid_t type, const char* what) { return {H5Pcreate(type), H5Pclose, what}; }

/// The file is put together in memory and leaves it in one piece, so that HDF5 never meets a full disk, which its
/// library survives badly.
Handle memory_file() {
  const Handle access = property_list(H5P_FILE_ACCESS, "file access");
  check(H5Pset_fapl_core(access, 8 * 1024 * 1024, false), "memory file");
  // Not LIBVER_V18 as the lower bound: its superblock has a checksum, which H5Fget_file_image of HDF5 1.10 leaves
  // stale.
  check(H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, H5F_LIBVER_V18), "library version");
  const Handle creation = property_list(H5P_FILE_CREATE, "file creation");
  check(H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "creation order");
  check(H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "creation order");
  return {H5Fcreate("results", H5F_ACC_TRUNC, creation, access), H5Fclose, "file"};
}

std::vector<char> image_of(hid_t file) {
  check(H5Fflush(file, H5F_SCOPE_GLOBAL), "flush");
  const ssize_t size = H5Fget_file_image(file, nullptr, 0);
  if (size < 0) throw std::runtime_error("HDF5: no file image");
  std::vector<char> bytes(static_cast<std::size_t>(size));
  if (H5Fget_file_image(file, bytes.data(), bytes.size()) != size) throw std::runtime_error("HDF5: no file image");
  return bytes;
}

/// Chunks of whole inner dimensions, as many of them as fit.
std::vector<hsize_t> chunk_shape(const std::vector<std::size_t>& shape, std::size_t element_bytes) {
  std::vector<hsize_t> chunk(shape.begin(), shape.end());
  std::size_t bytes = element_bytes;
  for (const std::size_t size : shape) bytes *= size;
  for (std::size_t d = 0; d < chunk.size() && bytes > kLargestChunkBytes; ++d) {
    const std::size_t one = bytes / chunk[d];
    chunk[d] = std::max<std::size_t>(1, kLargestChunkBytes / std::max<std::size_t>(one, 1));
    bytes = one * chunk[d];
  }
  return chunk;
}

class GroupWriter {
 public:
  explicit GroupWriter(hid_t file) : file_(file) {}

  void write(const Group& group) {
    const Handle creation = property_list(H5P_GROUP_CREATE, "group creation");
    check(H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "creation order");
    check(H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "creation order");
    check(H5Pset_obj_track_times(creation, false), "timestamps");
    const Handle handle(H5Gcreate2(file_, group.path.c_str(), H5P_DEFAULT, creation, H5P_DEFAULT), H5Gclose,
                        group.path);
    for (const Attribute& attribute : group.attributes) hdf5::write_attribute(handle, attribute);
    std::map<std::string, Handle> scales;
    for (const Dataset& dataset : group.datasets) write(dataset, scales);
  }

 private:
  void write(const Dataset& dataset, std::map<std::string, Handle>& scales) {
    Handle handle = create(dataset);
    for (const Attribute& attribute : dataset.attributes) hdf5::write_attribute(handle, attribute);
    const std::string name = dataset.path.substr(dataset.path.rfind('/') + 1);
    if (dataset.dimensions.size() == 1 && dataset.dimensions.front() == name) {
      check(H5DSset_scale(handle, name.c_str()), dataset.path);
      scales.emplace(name, std::move(handle));
      return;
    }
    for (std::size_t d = 0; d < dataset.dimensions.size(); ++d)
      check(H5DSattach_scale(handle, scales.at(dataset.dimensions[d]), static_cast<unsigned>(d)), dataset.path);
  }

  Handle create(const Dataset& dataset) {
    const std::vector<hsize_t> shape(dataset.shape.begin(), dataset.shape.end());
    const Handle space(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose, "space");
    const Handle creation = property_list(H5P_DATASET_CREATE, "dataset creation");
    check(H5Pset_obj_track_times(creation, false), "timestamps");
    check(H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), "creation order");
    std::size_t count = 1;
    for (const std::size_t size : dataset.shape) count *= size;

    if (const auto* texts = std::get_if<std::span<const std::string>>(&dataset.values)) {
      expect_count(dataset, texts->size(), count);
      std::vector<const char*> pointers;
      for (const std::string& text : *texts) pointers.push_back(text.c_str());
      Handle handle(H5Dcreate2(file_, dataset.path.c_str(), string_type_, space, H5P_DEFAULT, creation, H5P_DEFAULT),
                    H5Dclose, dataset.path);
      check(H5Dwrite(handle, string_type_, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()), dataset.path);
      return handle;
    }
    const auto [data, bytes, size] = std::visit(
        [](const auto& span) {
          return std::tuple<const void*, std::size_t, std::size_t>(span.data(), span.size_bytes(), span.size());
        },
        dataset.values);
    expect_count(dataset, size, count);
    if (bytes >= kSmallestCompressedBytes) {
      const std::vector<hsize_t> chunk = chunk_shape(dataset.shape, bytes / size);
      check(H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), "chunk");
      check(H5Pset_shuffle(creation), "shuffle");
      check(H5Pset_deflate(creation, 1), "compression");
    }
    if (std::holds_alternative<std::span<const double>>(dataset.values)) {
      const double missing = std::numeric_limits<double>::quiet_NaN();
      check(H5Pset_fill_value(creation, H5T_NATIVE_DOUBLE, &missing), "fill value");
    }
    Handle handle(H5Dcreate2(file_, dataset.path.c_str(), hdf5::file_type(dataset.values), space, H5P_DEFAULT, creation,
                             H5P_DEFAULT),
                  H5Dclose, dataset.path);
    if (size > 0)
      check(H5Dwrite(handle, hdf5::memory_type(dataset.values), H5S_ALL, H5S_ALL, H5P_DEFAULT, data), dataset.path);
    return handle;
  }

  static void expect_count(const Dataset& dataset, std::size_t found, std::size_t expected) {
    if (found != expected)
      throw std::logic_error(dataset.path + " has " + std::to_string(found) + " values where its shape asks for " +
                             std::to_string(expected));
  }

  hid_t file_;
  Handle string_type_ = hdf5::string_type();
};

struct Image {
  std::vector<char> bytes;
  std::string digest;
};

Image make_image(const Results& results) {
  hdf5::quiet();
  Document document = lay_out(results);
  const std::string digest = results_digest(document);
  const std::string of_attributes = attributes_digest(document);
  document.attributes.push_back({kResultsDigest, digest});
  document.attributes.push_back({kAttributesDigest, of_attributes});
  const Handle file = memory_file();
  for (const Attribute& attribute : document.attributes) hdf5::write_attribute(file, attribute);
  GroupWriter writer(file);
  for (const Group& group : document.groups) writer.write(group);
  std::vector<char> bytes = image_of(file);
  const std::string line = checksum_line(bytes);
  bytes.insert(bytes.end(), line.begin(), line.end());
  return {std::move(bytes), digest};
}

}  // namespace

std::size_t results_file_bytes(const Results& results) { return make_image(results).bytes.size(); }

std::string write_results(const std::string& path, const Results& results) {
  try {
    const Image image = make_image(results);
    write_file_atomically(path, image.bytes);
    return image.digest;
  } catch (const ResultsError&) {
    throw;
  } catch (const std::runtime_error& error) {
    throw ResultsError(path, alike(error.what()));
  }
}

}  // namespace xuewei
