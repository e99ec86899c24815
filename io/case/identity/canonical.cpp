#include "io/case/identity/canonical.hpp"

#include <cstring>
#include <span>
#include <stdexcept>

#include <fmt/format.h>

#include "io/case/catalogue/catalogue.hpp"
#include "io/framing.hpp"

namespace xuewei {
namespace {

constexpr std::string_view kHead = "case";
constexpr std::string_view kSettings = "population_settings";
constexpr std::string_view kStages = "stages";
constexpr std::string_view kParameters = "parameters";
constexpr std::string_view kUncertainty = "uncertainty";
constexpr std::string_view kLuckFactors = "luck_factors";
constexpr std::string_view kLuckLoadings = "luck_loadings";

/// Appends the form of one value; one overload for each kind of Value.
class Writer : public Framed<Writer> {
 public:
  explicit Writer(std::string& bytes) : bytes_(bytes) {}

  void value(const Value& value) {
    bytes_ += static_cast<char>(value.index());
    std::visit([this](const auto& held) { write(held); }, value);
  }
  void add(const void* bytes, std::size_t count) { bytes_.append(static_cast<const char*>(bytes), count); }

 private:
  void write(std::monostate) {}
  void write(double number) { add(&number, sizeof number); }
  void write(std::int64_t number) { add(&number, sizeof number); }
  void write(bool truth) { bytes_ += truth ? '\1' : '\0'; }
  void write(const std::string& text) { add_text(text); }
  void write(const Path& path) {
    add_size(path.points.size());
    for (const auto& [year, number] : path.points) {
      write(std::int64_t{year});
      write(number);
    }
  }
  template <class T>
  void write(const std::vector<T>& list) {
    add_size(list.size());
    for (const T& one : list) write(one);
  }

  std::string& bytes_;
};

/// Takes apart what Writer put together.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool done() const { return rest_.empty(); }

  Value value() {
    switch (take(1).front()) {
      case 0:
        return {};
      case 1:
        return raw<double>();
      case 2:
        return raw<std::int64_t>();
      case 3:
        return take(1).front() != '\0';
      case 4:
        return text();
      case 5: {
        std::vector<std::pair<int, double>> points(count(16));
        for (auto& [year, number] : points) {
          year = static_cast<int>(raw<std::int64_t>());
          number = raw<double>();
        }
        return Path(std::move(points));
      }
      case 6: {
        std::vector<double> numbers(count(8));
        for (double& number : numbers) number = raw<double>();
        return numbers;
      }
      case 7: {
        std::vector<std::string> texts(count(8));
        for (std::string& one : texts) one = text();
        return texts;
      }
      default:
        throw std::runtime_error("a value of unknown kind in the canonical form of a case");
    }
  }

 private:
  std::string_view take(std::uint64_t size) {
    if (size > rest_.size()) throw std::runtime_error("the canonical form of a case is cut short");
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  template <class T>
  T raw() {
    T number;
    std::memcpy(&number, take(sizeof(T)).data(), sizeof(T));
    return number;
  }

  /// A count of things that take at least so many bytes each.
  std::uint64_t count(std::size_t least_bytes) {
    const auto number = raw<std::uint64_t>();
    if (number > rest_.size() / least_bytes) throw std::runtime_error("the canonical form of a case is cut short");
    return number;
  }

  std::string text() { return std::string(take(raw<std::uint64_t>())); }

  std::string_view rest_;
};

template <class Owner>
void write_part(const CanonicalPart& part, std::span<const Owner> rows, const std::vector<Field<Owner>>& fields,
                const CanonicalSink& sink) {
  std::string bytes;
  for (const Field<Owner>& field : fields) {
    bytes.clear();
    Writer writer(bytes);
    for (const Owner& row : rows) writer.value(field.get(row));
    if constexpr (std::is_same_v<Owner, Parameters>)
      sink(part, parameter_path(field), bytes);
    else
      sink(part, field.spec.name, bytes);
  }
}

template <class Owner>
void write_one(std::string_view name, const Owner& owner, const std::vector<Field<Owner>>& fields,
               const CanonicalSink& sink) {
  write_part({.name = name}, std::span(&owner, 1), fields, sink);
}

template <class Row>
void write_rows(std::string_view name, bool read_by_simulation, const std::vector<Row>& rows,
                const std::vector<Field<Row>>& fields, const CanonicalSink& sink) {
  if (!rows.empty()) write_part({name, rows.size(), read_by_simulation}, std::span(rows), fields, sink);
}

template <class Owner>
std::vector<std::string> key_names(const std::vector<Field<Owner>>& fields) {
  std::vector<std::string> names;
  for (const Field<Owner>& field : fields)
    if (field.spec.key) names.emplace_back(field.spec.name);
  return names;
}

}  // namespace

void write_canonical(const Case& input, const CanonicalSink& sink) {
  write_one(kHead, input, case_fields(), sink);
  write_one(kSettings, input.population_settings, population_settings_fields(), sink);
  write_rows(kStages, true, input.stages, stage_fields(), sink);
  write_one(kParameters, input.parameters, parameter_fields(), sink);
  write_rows(kUncertainty, true, input.uncertainty, uncertainty_fields(), sink);
  write_rows(kLuckFactors, true, input.luck_factors, luck_factor_fields(), sink);
  write_rows(kLuckLoadings, true, input.luck_loadings, luck_loading_fields(), sink);
  for_each_table([&](const auto& table) {
    write_rows(table.name, table.read_by_simulation, input.*table.rows, table.columns, sink);
  });
}

std::vector<Value> values_of_column(std::string_view bytes) {
  std::vector<Value> values;
  for (Reader reader(bytes); !reader.done();) values.push_back(reader.value());
  return values;
}

std::vector<std::string> key_columns(std::string_view part) {
  if (part == kStages) return key_names(stage_fields());
  if (part == kUncertainty) return key_names(uncertainty_fields());
  if (part == kLuckFactors) return key_names(luck_factor_fields());
  if (part == kLuckLoadings) return key_names(luck_loading_fields());
  std::vector<std::string> names;
  for_each_table([&](const auto& table) {
    if (table.name == part) names = key_names(table.columns);
  });
  return names;
}

Bilingual place_of(std::string_view part, std::size_t row, std::string_view key, const Bilingual& column) {
  const auto pointer = [&](const std::string& name) {
    if (part == kHead) return fmt::format("/{}", name);
    if (part == kSettings || part == kParameters) return fmt::format("/{}/{}", part, name);
    return fmt::format("/{}/{}/{} ({})", part, row, name, key);
  };
  for (const std::string_view in_settings :
       {kHead, kSettings, kParameters, kStages, kUncertainty, kLuckFactors, kLuckLoadings})
    if (part == in_settings) return {pointer(column.en), pointer(column.zh)};
  return {fmt::format("{} row {}{}, {}", part, row + 1, key.empty() ? "" : fmt::format(" ({})", key), column.en),
          fmt::format("{} 第 {} 行{}，{}", part, row + 1, key.empty() ? "" : fmt::format("（{}）", key), column.zh)};
}

}  // namespace xuewei
