#include "io/case/identity/canonical.hpp"

#include <bit>
#include <cstring>
#include <span>
#include <stdexcept>

#include <fmt/format.h>

#include "io/case/catalogue/catalogue.hpp"

namespace xuewei {
namespace {

static_assert(std::endian::native == std::endian::little, "the canonical form is little-endian");

constexpr std::string_view kHead = "case";
constexpr std::string_view kSettings = "population_settings";
constexpr std::string_view kStages = "stages";
constexpr std::string_view kParameters = "parameters";
constexpr std::string_view kUncertainty = "uncertainty";

/// Appends the form of one value; one overload for each kind of Value.
class Writer {
 public:
  explicit Writer(std::string& bytes) : bytes_(bytes) {}

  void value(const Value& value) {
    bytes_ += static_cast<char>(value.index());
    std::visit([this](const auto& held) { write(held); }, value);
  }

 private:
  void write(std::monostate) {}
  void write(double number) { raw(number); }
  void write(std::int64_t number) { raw(number); }
  void write(bool truth) { bytes_ += truth ? '\1' : '\0'; }
  void write(const std::string& text) {
    raw(std::uint64_t{text.size()});
    bytes_ += text;
  }
  void write(const Path& path) {
    raw(std::uint64_t{path.points.size()});
    for (const auto& [year, number] : path.points) {
      raw(std::int64_t{year});
      raw(number);
    }
  }
  template <class T>
  void write(const std::vector<T>& list) {
    raw(std::uint64_t{list.size()});
    for (const T& one : list) write(one);
  }

  template <class T>
  void raw(T number) {
    char copy[sizeof(T)];
    std::memcpy(copy, &number, sizeof(T));
    bytes_.append(copy, sizeof(T));
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
  std::vector<std::string> names;
  for_each_table([&](const auto& table) {
    if (table.name == part) names = key_names(table.columns);
  });
  return names;
}

std::string place_of(std::string_view part, std::size_t row, std::string_view key, std::string_view column) {
  if (part == kHead) return fmt::format("/{}", column);
  if (part == kSettings || part == kParameters) return fmt::format("/{}/{}", part, column);
  if (part == kStages || part == kUncertainty) return fmt::format("/{}/{}/{} ({})", part, row, column, key);
  return fmt::format("{} row {}{}, {}", part, row + 1, key.empty() ? "" : fmt::format(" ({})", key), column);
}

}  // namespace xuewei
