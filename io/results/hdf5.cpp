#include "io/results/hdf5.hpp"

#include <new>
#include <stdexcept>

namespace xuewei::hdf5 {
namespace {

/// The innermost message: the one that names the cause. Memory that the library does not get is std::bad_alloc here too.
std::string reason() {
  struct Cause {
    std::string text;
    bool no_memory = false;
  } cause;
  H5Ewalk2(
      H5E_DEFAULT, H5E_WALK_UPWARD,
      [](unsigned n, const H5E_error2_t* error, void* data) -> herr_t {
        auto& found = *static_cast<Cause*>(data);
        if (n == 0 && error->desc) found.text = error->desc;
        if (n == 0) found.no_memory = error->maj_num == H5E_RESOURCE && error->min_num == H5E_NOSPACE;
        return 0;
      },
      &cause);
  if (cause.no_memory) throw std::bad_alloc();
  return cause.text.empty() ? "" : ": " + cause.text;
}

Handle scalar_or_list(std::size_t count, bool list) {
  if (!list) return {H5Screate(H5S_SCALAR), H5Sclose, "space"};
  const hsize_t size = count;
  return {H5Screate_simple(1, &size, nullptr), H5Sclose, "space"};
}

void write_attribute_values(hid_t object, const std::string& name, hid_t type_in_file, hid_t type_in_memory,
                            std::size_t count, bool list, const void* values) {
  const Handle space = scalar_or_list(count, list);
  const Handle attribute(H5Acreate2(object, name.c_str(), type_in_file, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         "attribute " + name);
  if (count > 0) check(H5Awrite(attribute, type_in_memory, values), "attribute " + name);
}

struct AttributeWriter {
  hid_t object;
  const std::string& name;

  void operator()(const std::string& value) const {
    const char* text = value.c_str();
    write_attribute_values(object, name, string_type(), string_type(), 1, false, &text);
  }
  void operator()(double value) const {
    write_attribute_values(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, 1, false, &value);
  }
  void operator()(std::int64_t value) const {
    write_attribute_values(object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, 1, false, &value);
  }
  void operator()(std::uint64_t value) const {
    write_attribute_values(object, name, H5T_STD_U64LE, H5T_NATIVE_UINT64, 1, false, &value);
  }
  void operator()(const std::vector<std::uint64_t>& values) const {
    write_attribute_values(object, name, H5T_STD_U64LE, H5T_NATIVE_UINT64, values.size(), true, values.data());
  }
  void operator()(const std::vector<std::string>& values) const {
    std::vector<const char*> texts;
    for (const std::string& value : values) texts.push_back(value.c_str());
    write_attribute_values(object, name, string_type(), string_type(), texts.size(), true, texts.data());
  }
};

Handle open_attribute(hid_t object, const std::string& name) {
  return {H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "attribute " + name};
}

std::size_t attribute_size(hid_t attribute) {
  const Handle space(H5Aget_space(attribute), H5Sclose, "space");
  return static_cast<std::size_t>(H5Sget_simple_extent_npoints(space));
}

/// What HDF5 and netCDF say of dimensions.
bool is_of_the_library(const std::string& attribute) {
  return attribute == "CLASS" || attribute == "NAME" || attribute == "DIMENSION_LIST" || attribute == "REFERENCE_LIST";
}

Attribute read_attribute(hid_t object, const std::string& name) {
  const Handle attribute = open_attribute(object, name);
  const Handle type(H5Aget_type(attribute), H5Tclose, "type"), space(H5Aget_space(attribute), H5Sclose, "space");
  const bool list = H5Sget_simple_extent_type(space) == H5S_SIMPLE;
  const H5T_class_t kind = H5Tget_class(type);
  if (kind == H5T_STRING && list) return {name, read_texts(object, name)};
  if (kind == H5T_STRING) return {name, read_text(object, name)};
  if (kind == H5T_FLOAT && !list) return {name, read_number(object, name)};
  if (kind == H5T_INTEGER && list) return {name, read_integers(object, name)};
  if (kind == H5T_INTEGER && H5Tget_sign(type) == H5T_SGN_2) return {name, read_integer(object, name)};
  if (kind == H5T_INTEGER) return {name, read_integers(object, name).at(0)};
  throw std::runtime_error("attribute " + name + " has a type that this project does not write");
}

}  // namespace

Handle::Handle(hid_t id, Close close, const std::string& what) : id_(id), close_(close) {
  if (id < 0) throw std::runtime_error("HDF5, " + what + reason());
}

Handle::~Handle() {
  if (id_ >= 0) close_(id_);
}

void check(herr_t status, const std::string& what) {
  if (status < 0) throw std::runtime_error("HDF5, " + what + reason());
}

void quiet() { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

Handle string_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "string type");
  check(H5Tset_size(type, H5T_VARIABLE), "string type");
  check(H5Tset_cset(type, H5T_CSET_UTF8), "string type");
  return type;
}

hid_t memory_type(const Values& values) {
  switch (values.index()) {
    case 0:
      return H5T_NATIVE_DOUBLE;
    case 1:
      return H5T_NATIVE_INT64;
    case 2:
      return H5T_NATIVE_UINT64;
    case 3:
      return H5T_NATIVE_INT32;
    case 4:
      return H5T_NATIVE_UINT32;
    case 6:
      return H5T_NATIVE_UINT8;
    default:
      throw std::logic_error("strings have no simple type");
  }
}

hid_t file_type(const Values& values) {
  switch (values.index()) {
    case 0:
      return H5T_IEEE_F64LE;
    case 1:
      return H5T_STD_I64LE;
    case 2:
      return H5T_STD_U64LE;
    case 3:
      return H5T_STD_I32LE;
    case 4:
      return H5T_STD_U32LE;
    case 6:
      return H5T_STD_U8LE;
    default:
      throw std::logic_error("strings have no simple type");
  }
}

void write_attribute(hid_t object, const Attribute& attribute) {
  std::visit(AttributeWriter{object, attribute.name}, attribute.value);
}

bool has_attribute(hid_t object, const std::string& name) { return H5Aexists(object, name.c_str()) > 0; }

std::vector<std::string> read_texts(hid_t object, const std::string& name) {
  const Handle attribute = open_attribute(object, name);
  const Handle type(H5Aget_type(attribute), H5Tclose, "attribute " + name);
  if (H5Tis_variable_str(type) <= 0) throw std::runtime_error("attribute " + name + " is not a variable-length string");
  std::vector<char*> texts(attribute_size(attribute));
  if (texts.empty()) return {};
  check(H5Aread(attribute, string_type(), texts.data()), "attribute " + name);
  const Handle space(H5Aget_space(attribute), H5Sclose, "space");
  return take_texts(texts, space);
}

std::string read_text(hid_t object, const std::string& name) {
  const std::vector<std::string> texts = read_texts(object, name);
  return texts.empty() ? "" : texts.front();
}

std::int64_t read_integer(hid_t object, const std::string& name) {
  std::int64_t value = 0;
  const Handle attribute = open_attribute(object, name);
  if (attribute_size(attribute) != 1) throw std::runtime_error("attribute " + name + " is not one number");
  check(H5Aread(attribute, H5T_NATIVE_INT64, &value), "attribute " + name);
  return value;
}

double read_number(hid_t object, const std::string& name) {
  double value = 0.0;
  const Handle attribute = open_attribute(object, name);
  if (attribute_size(attribute) != 1) throw std::runtime_error("attribute " + name + " is not one number");
  check(H5Aread(attribute, H5T_NATIVE_DOUBLE, &value), "attribute " + name);
  return value;
}

std::vector<std::uint64_t> read_integers(hid_t object, const std::string& name) {
  const Handle attribute = open_attribute(object, name);
  std::vector<std::uint64_t> values(attribute_size(attribute));
  if (values.empty()) return values;
  check(H5Aread(attribute, H5T_NATIVE_UINT64, values.data()), "attribute " + name);
  return values;
}

std::vector<Attribute> read_attributes(hid_t object) {
  std::vector<std::string> names;
  check(H5Aiterate2(
            object, H5_INDEX_NAME, H5_ITER_INC, nullptr,
            [](hid_t, const char* name, const H5A_info_t*, void* data) -> herr_t {
              static_cast<std::vector<std::string>*>(data)->emplace_back(name);
              return 0;
            },
            &names),
        "listing attributes");
  std::vector<Attribute> attributes;
  for (const std::string& name : names)
    if (!is_of_the_library(name)) attributes.push_back(read_attribute(object, name));
  return attributes;
}

std::vector<std::string> take_texts(std::vector<char*>& texts, hid_t space) {
  std::vector<std::string> result;
  for (const char* text : texts) result.emplace_back(text ? text : "");
  check(H5Dvlen_reclaim(string_type(), space, H5P_DEFAULT, texts.data()), "strings");
  return result;
}

std::vector<std::string> children(hid_t group, H5O_type_t type) {
  struct Search {
    H5O_type_t type;
    std::vector<std::string> names;
  } search{type, {}};
  check(H5Literate(
            group, H5_INDEX_NAME, H5_ITER_INC, nullptr,
            [](hid_t parent, const char* name, const H5L_info_t*, void* data) -> herr_t {
              auto& found = *static_cast<Search*>(data);
              H5O_info_t info;
              if (H5Oget_info_by_name2(parent, name, &info, H5O_INFO_BASIC, H5P_DEFAULT) < 0) return -1;
              if (info.type == found.type) found.names.emplace_back(name);
              return 0;
            },
            &search),
        "listing a group");
  return search.names;
}

}  // namespace xuewei::hdf5
