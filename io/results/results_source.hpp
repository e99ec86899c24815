// A results file as its readers meet it: opened, of a version they know, with every failure in words that name the file.
#pragma once

#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "io/results/hdf5.hpp"
#include "io/results/results_error.hpp"

namespace xuewei {

hdf5::Handle open_results(const std::string& path);
hdf5::Handle open_group(hid_t parent, const std::string& path);
hdf5::Handle open_dataset(hid_t parent, const std::string& path);

/// As the file says it. Throws ResultsError if it is no results file, or of a later major version.
std::string check_version(hid_t file, const std::string& path);

/// Absolute paths of the datasets that the results digest is taken of, in its order.
std::vector<std::string> digested_paths(hid_t file);

/// Names of the dimensions a dataset runs along: the scales attached to it, or, without any, its own name.
std::vector<std::string> dimensions_of(hid_t dataset, const std::string& name);

/// The digest of the datasets as they stand in the file.
std::string digest_of_values(hid_t file);
/// Throws std::runtime_error unless attributes and parts of cases are those that were written. Files before format 1.2 do
/// not say what was.
void verify_attributes(hid_t file, const std::string& version);

/// Turns what HDF5 says while `read` runs into a message that names the file.
template <class Read>
auto in_words_for(const std::string& path, Read read) {
  try {
    return read();
  } catch (const ResultsError&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    const std::string why = error.what();
    throw ResultsError(
        path, {"cannot be read; the file may be damaged (" + why + ")", "无法读取，文件可能已损坏（" + why + "）"});
  }
}

/// Runs `read` on the open file.
template <class Read>
auto with_file(const std::string& path, Read read) {
  hdf5::quiet();
  return in_words_for(path, [&] {
    const hdf5::Handle file = open_results(path);
    return read(static_cast<hid_t>(file));
  });
}

}  // namespace xuewei
