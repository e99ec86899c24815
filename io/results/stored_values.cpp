#include "io/results/stored_values.hpp"

#include <algorithm>

#include <hdf5_hl.h>

#include "io/results/hdf5_datasets.hpp"
#include "io/results/results_source.hpp"

namespace xuewei {

struct StoredValues::File {
  std::string name;
  hdf5::Handle handle;

  hdf5::Handle dataset(const std::string& path) const { return open_dataset(handle, path); }
};

StoredValues::StoredValues(const std::string& file) {
  in_words_for(file, [&] {
    hdf5::quiet();
    file_ = std::make_unique<File>(File{file, open_results(file)});
    check_version(file_->handle, file);
    paths_ = digested_paths(file_->handle);
  });
}

StoredValues::~StoredValues() = default;

bool StoredValues::holds(const std::string& path) const { return std::ranges::binary_search(paths_, path); }

bool StoredValues::is_scale(const std::string& path) const {
  return in_words_for(file_->name, [&] { return H5DSis_scale(file_->dataset(path)) > 0; });
}

Dataset StoredValues::read(const std::string& path, Document& storage) const {
  return in_words_for(file_->name, [&] {
    const hdf5::Handle handle = file_->dataset(path);
    Dataset dataset{path, dimensions_of(handle, path.substr(path.rfind('/') + 1)), hdf5::read_shape(handle), {}, {}};
    if (dataset.dimensions.size() != dataset.shape.size())
      throw std::runtime_error("dataset " + path + " has another number of dimensions than it names");
    dataset.values = hdf5::read_values(handle, storage);
    return dataset;
  });
}

bool StoredValues::same(const std::string& path, const StoredValues& other, const std::string& other_path) const {
  return in_words_for(file_->name + " or " + other.file_->name,
                      [&] { return hdf5::same_values(file_->dataset(path), other.file_->dataset(other_path)); });
}

}  // namespace xuewei
