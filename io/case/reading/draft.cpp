#include "io/case/reading/draft.hpp"

#include <utility>

#include <nlohmann/json.hpp>

namespace xuewei {
namespace {

using nlohmann::json;

/// Whether a merge patch decides the value at `pointer`: it reaches it, or replaces something above it as a whole.
bool decides(const json& patch, const json::json_pointer& pointer) {
  if (pointer.empty()) return true;
  const json* at = &patch;
  std::vector<std::string> tokens;
  for (auto rest = pointer; !rest.empty(); rest = rest.parent_pointer()) tokens.push_back(rest.back());
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
    if (!at->is_object()) return true;
    const auto found = at->find(*token);
    if (found == at->end()) return false;
    at = &*found;
  }
  return true;
}

}  // namespace

struct Settings::Layers {
  struct Patch {
    std::string file;
    json document;
  };
  std::string file;
  json given;
  json effective;
  std::vector<Patch> patches;
};

Settings::Settings(std::string file, const json& document)
    : layers_(std::make_unique<Layers>(Layers{std::move(file), document, document, {}})) {}
Settings::~Settings() = default;
Settings::Settings(Settings&&) noexcept = default;
Settings& Settings::operator=(Settings&&) noexcept = default;

void Settings::patch(const std::string& file, const json& patch) {
  layers_->effective.merge_patch(patch);
  layers_->patches.push_back({file, patch});
}

const json& Settings::effective() const { return layers_->effective; }

bool Settings::has(const std::string& pointer) const {
  return layers_->effective.contains(json::json_pointer(pointer));
}

std::optional<double> Settings::number_in_case(const std::string& pointer) const {
  const json::json_pointer parsed(pointer);
  const json &given = layers_->given, &effective = layers_->effective;
  if (!given.contains(parsed) || (effective.contains(parsed) && given.at(parsed) == effective.at(parsed)))
    return std::nullopt;
  const json& value = given.at(parsed);
  return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

Problem Settings::at(const std::string& pointer) const {
  const json::json_pointer parsed(pointer);
  const auto& patches = layers_->patches;
  if (!parsed.empty())
    for (auto patch = patches.rbegin(); patch != patches.rend(); ++patch)
      if (decides(patch->document, parsed)) return {.file = patch->file, .pointer = "/case" + pointer};
  return {.file = layers_->file, .pointer = pointer};
}

std::uint32_t Draft::add_source(RowSource source) {
  sources.push_back(std::move(source));
  return static_cast<std::uint32_t>(sources.size() - 1);
}

bool Draft::given(std::string_view table) const {
  const auto found = tables.find(table);
  return found != tables.end() && found->second.given;
}

bool Draft::sound(std::string_view table) const {
  const auto found = tables.find(table);
  return found == tables.end() || found->second.sound;
}

bool Draft::sound(std::string_view table, std::size_t row) const { return tables.find(table)->second.rows[row].sound; }

void Draft::distrust(std::string_view table) {
  TableOrigins& origins = tables[std::string(table)];
  origins.sound = false;
  for (RowOrigin& row : origins.rows) row.sound = false;
}

Problem Draft::cell(std::string_view table, std::size_t row, std::string_view column) const {
  const RowOrigin& origin = tables.find(table)->second.rows[row];
  const RowSource& source = sources[origin.source];
  Problem place{.file = source.file, .row = origin.row};
  if (source.pointer.empty()) {
    place.column = column;
  } else {
    place.pointer = source.pointer + (column.empty() ? "" : "/" + std::string(column));
  }
  return place;
}

Problem Draft::whole(std::string_view table) const {
  const auto found = tables.find(table);
  if (found == tables.end() || found->second.rows.empty()) return settings.at("/tables/" + std::string(table));
  return {.file = sources[found->second.rows.front().source].file};
}

}  // namespace xuewei
