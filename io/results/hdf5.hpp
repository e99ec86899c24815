// A thin layer over the HDF5 C library: handles close themselves, every status is checked, errors say what HDF5 said.
//
// Strings are variable-length UTF-8 everywhere (Debian's netCDF readers crash on fixed-length ones), object timestamps
// are off so that equal content gives equal bytes, and creation order is tracked as netCDF-4 does.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <hdf5.h>

#include "io/results/dataset.hpp"

namespace xuewei::hdf5 {

class Handle {
 public:
  using Close = herr_t (*)(hid_t);
  /// Throws std::runtime_error naming `what` if `id` is negative.
  Handle(hid_t id, Close close, const std::string& what);
  ~Handle();
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  Handle& operator=(Handle&&) = delete;

  operator hid_t() const { return id_; }  // NOLINT(google-explicit-constructor): passes for the C library's own type

 private:
  hid_t id_;
  Close close_;
};

/// Throws std::runtime_error naming `what`, with the reason HDF5 gives, if `status` is negative.
void check(herr_t status, const std::string& what);

/// Silences the library's own printing; call before anything else.
void quiet();

Handle string_type();
/// Type of one element in memory and in the file (little-endian).
hid_t memory_type(const Values& values);
hid_t file_type(const Values& values);

void write_attribute(hid_t object, const Attribute& attribute);
bool has_attribute(hid_t object, const std::string& name);
std::string read_text(hid_t object, const std::string& name);
std::int64_t read_integer(hid_t object, const std::string& name);
double read_number(hid_t object, const std::string& name);
std::vector<std::uint64_t> read_integers(hid_t object, const std::string& name);
std::vector<std::string> read_texts(hid_t object, const std::string& name);
/// All that an object carries but what HDF5 itself puts there for dimensions, in order of name.
std::vector<Attribute> read_attributes(hid_t object);

/// Variable-length strings come in memory of the library; this copies them and gives it back.
std::vector<std::string> take_texts(std::vector<char*>& texts, hid_t space);

/// Names of groups or datasets in a group, in order of name.
std::vector<std::string> children(hid_t group, H5O_type_t type);

}  // namespace xuewei::hdf5
