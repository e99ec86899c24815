#include "io/results/hdf5_datasets.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "io/results/hdf5.hpp"

namespace xuewei::hdf5 {
namespace {

constexpr std::size_t kMostValues = std::size_t{1} << 40;  // so that their bytes can be counted
constexpr std::size_t kMostCompressed = 2000;              // times; deflate does not reach more than 1,032

std::size_t count_of(const std::vector<std::size_t>& shape) {
  std::size_t count = 1;
  for (const std::size_t size : shape)
    if (__builtin_mul_overflow(count, size, &count) || count > kMostValues)
      throw std::runtime_error("a dataset claims more values than a results file can hold");
  return count;
}

/// The values of a dataset. Throws if it claims more than it stores, which would be made up, and without end.
std::size_t count_of(hid_t dataset) {
  const std::size_t count = count_of(read_shape(dataset));
  const Handle type(H5Dget_type(dataset), H5Tclose, "type");
  if (count * H5Tget_size(type) > kMostCompressed * static_cast<std::size_t>(H5Dget_storage_size(dataset)))
    throw std::runtime_error("a dataset claims more values than it stores");
  return count;
}

/// A part of a dataset, or all of it.
struct Piece {
  hid_t in_memory = H5S_ALL;
  hid_t in_file = H5S_ALL;
  std::size_t count = 0;
};

template <class T>
Values read_numbers(hid_t dataset, hid_t type, const Piece& piece, Document& document) {
  std::vector<T> values(piece.count);
  if (piece.count > 0)
    check(H5Dread(dataset, type, piece.in_memory, piece.in_file, H5P_DEFAULT, values.data()), "reading values");
  return document.keep(std::move(values));
}

Values read_texts_of(hid_t dataset, const Piece& piece, Document& document) {
  std::vector<char*> texts(piece.count);
  if (piece.count == 0) return document.keep(std::vector<std::string>{});
  check(H5Dread(dataset, string_type(), piece.in_memory, piece.in_file, H5P_DEFAULT, texts.data()), "reading strings");
  const hsize_t count = piece.count;
  return document.keep(take_texts(texts, Handle(H5Screate_simple(1, &count, nullptr), H5Sclose, "space")));
}

Values read_piece(hid_t dataset, const Piece& piece, Document& document) {
  const Handle type(H5Dget_type(dataset), H5Tclose, "type");
  const std::size_t width = H5Tget_size(type);
  switch (H5Tget_class(type)) {
    case H5T_FLOAT:
      if (width == 8) return read_numbers<double>(dataset, H5T_NATIVE_DOUBLE, piece, document);
      break;
    case H5T_INTEGER: {
      const bool is_signed = H5Tget_sign(type) == H5T_SGN_2;
      if (width == 8 && is_signed) return read_numbers<std::int64_t>(dataset, H5T_NATIVE_INT64, piece, document);
      if (width == 8) return read_numbers<std::uint64_t>(dataset, H5T_NATIVE_UINT64, piece, document);
      if (width == 4 && is_signed) return read_numbers<std::int32_t>(dataset, H5T_NATIVE_INT32, piece, document);
      if (width == 4) return read_numbers<std::uint32_t>(dataset, H5T_NATIVE_UINT32, piece, document);
      if (width == 1 && !is_signed) return read_numbers<std::uint8_t>(dataset, H5T_NATIVE_UINT8, piece, document);
      break;
    }
    case H5T_STRING:
      if (H5Tis_variable_str(type) > 0) return read_texts_of(dataset, piece, document);
      break;
    default:
      break;
  }
  throw std::runtime_error("a dataset has a type that this project does not write");
}

/// Rows along the first dimension that make a piece: whole chunks, about 16 MB of them.
std::size_t rows_of_a_piece(hid_t dataset, const std::vector<std::size_t>& shape) {
  constexpr std::size_t kBytes = std::size_t{16} << 20;
  const Handle creation(H5Dget_create_plist(dataset), H5Pclose, "creation"),
      type(H5Dget_type(dataset), H5Tclose, "type");
  std::vector<hsize_t> chunk(shape.size(), 1);
  if (H5Pget_layout(creation) == H5D_CHUNKED)
    check(H5Pget_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), "chunks");
  const std::size_t row_bytes = std::max<std::size_t>(count_of(shape) / shape[0] * H5Tget_size(type), 1);
  return std::max<std::size_t>(kBytes / row_bytes / chunk[0], 1) * chunk[0];
}

/// Two chunked datasets that are cut and filtered alike: the bytes of chunk after chunk as they are stored. True says that
/// the values are the same, false nothing.
bool same_chunks(hid_t first, hid_t second, const std::vector<std::size_t>& shape) {
  const Handle creation(H5Dget_create_plist(first), H5Pclose, "creation");
  const Handle other(H5Dget_create_plist(second), H5Pclose, "creation");
  if (H5Pget_layout(creation) != H5D_CHUNKED || H5Pequal(creation, other) <= 0) return false;
  std::vector<hsize_t> chunk(shape.size()), offset(shape.size(), 0);
  check(H5Pget_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), "chunks");
  std::vector<unsigned char> bytes, other_bytes;
  while (true) {
    hsize_t size = 0, other_size = 0;
    if (H5Dget_chunk_storage_size(first, offset.data(), &size) < 0 ||
        H5Dget_chunk_storage_size(second, offset.data(), &other_size) < 0 || size != other_size || size == 0)
      return false;
    bytes.resize(size);
    other_bytes.resize(size);
    std::uint32_t filters = 0, other_filters = 0;
    if (H5Dread_chunk(first, H5P_DEFAULT, offset.data(), &filters, bytes.data()) < 0 ||
        H5Dread_chunk(second, H5P_DEFAULT, offset.data(), &other_filters, other_bytes.data()) < 0 ||
        filters != other_filters || bytes != other_bytes)
      return false;
    std::size_t d = shape.size();
    while (d > 0 && (offset[d - 1] += chunk[d - 1]) >= shape[d - 1]) offset[--d] = 0;
    if (d == 0) return true;
  }
}

/// Visits pieces of all datasets, which have one shape and are cut alike, until `use` returns false.
void visit_pieces(const std::vector<hid_t>& datasets, const std::function<bool(const std::vector<Values>&)>& use) {
  const std::vector<std::size_t> shape = read_shape(datasets.front());
  const std::size_t count = count_of(datasets.front());
  const std::size_t rows = shape.empty() || count == 0 ? 0 : rows_of_a_piece(datasets.front(), shape);
  for (std::size_t first = 0; first == 0 || first < shape[0]; first += rows) {
    Document storage;
    std::vector<Values> pieces;
    for (const hid_t dataset : datasets) {
      if (rows == 0) {
        pieces.push_back(read_piece(dataset, {.count = count}, storage));
        continue;
      }
      std::vector<hsize_t> from(shape.size(), 0), size(shape.begin(), shape.end());
      from[0] = first;
      size[0] = std::min(rows, shape[0] - first);
      const Handle in_file(H5Dget_space(dataset), H5Sclose, "space");
      check(H5Sselect_hyperslab(in_file, H5S_SELECT_SET, from.data(), nullptr, size.data(), nullptr), "selection");
      const Handle in_memory(H5Screate_simple(static_cast<int>(size.size()), size.data(), nullptr), H5Sclose, "space");
      pieces.push_back(read_piece(dataset, {in_memory, in_file, count / shape[0] * size[0]}, storage));
    }
    if (!use(pieces) || rows == 0) return;
  }
}

template <class T>
bool same(std::span<const T> first, std::span<const T> second) {
  return std::ranges::equal(first, second, [](const T& a, const T& b) {
    if constexpr (std::is_same_v<T, double>) return a == b || (std::isnan(a) && std::isnan(b));
    return a == b;
  });
}

}  // namespace

std::vector<std::size_t> read_shape(hid_t dataset) {
  const Handle space(H5Dget_space(dataset), H5Sclose, "space");
  if (H5Sget_simple_extent_type(space) == H5S_NULL) throw std::runtime_error("a dataset has no values at all");
  const int rank = H5Sget_simple_extent_ndims(space);
  check(rank, "shape");
  std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
  check(H5Sget_simple_extent_dims(space, sizes.data(), nullptr), "shape");
  return {sizes.begin(), sizes.end()};
}

Values read_values(hid_t dataset, Document& document) {
  return read_piece(dataset, {.count = count_of(dataset)}, document);
}

void for_each_piece(hid_t dataset, const std::function<void(const Values&)>& use) {
  visit_pieces({dataset}, [&](const std::vector<Values>& pieces) {
    use(pieces.front());
    return true;
  });
}

bool same_values(hid_t first, hid_t second) {
  const std::vector<std::size_t> shape = read_shape(first);
  if (shape != read_shape(second)) return false;
  if (same_chunks(first, second, shape)) return true;
  bool equal = true;
  visit_pieces({first, second}, [&](const std::vector<Values>& pieces) {
    equal = pieces[0].index() == pieces[1].index() &&
            std::visit(
                [&](const auto& span) {
                  using T = std::remove_const_t<typename std::decay_t<decltype(span)>::element_type>;
                  return same<T>(span, std::get<std::span<const T>>(pieces[1]));
                },
                pieces[0]);
    return equal;
  });
  return equal;
}

}  // namespace xuewei::hdf5
