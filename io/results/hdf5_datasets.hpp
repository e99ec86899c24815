// Datasets of an HDF5 file: their shapes, and their values whole or piece by piece.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include <hdf5.h>

#include "io/results/dataset.hpp"

namespace xuewei::hdf5 {

std::vector<std::size_t> read_shape(hid_t dataset);
/// Reads all of a dataset of a type this project writes into storage that `document` keeps.
Values read_values(hid_t dataset, Document& document);
/// The same, piece by piece along the first dimension, so that memory does not grow with the dataset.
void for_each_piece(hid_t dataset, const std::function<void(const Values&)>& use);
/// Whether two datasets hold the same values: what is compressed alike is not even decompressed.
bool same_values(hid_t first, hid_t second);

}  // namespace xuewei::hdf5
