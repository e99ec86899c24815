// case.json, section by section, into the settings of a Case; and back as the effective document.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "io/case/catalogue/catalogue.hpp"
#include "io/case/reading/draft.hpp"
#include "io/case/reading/read_value.hpp"

namespace xuewei {

/// Turns a JSON pointer into a place.
using Locate = std::function<Problem(const std::string& pointer)>;

inline constexpr int case_format_version = 1;

/// Unknown keys of an object become problems with the nearest known name; `comment` and `$schema` are always known.
void check_keys(const nlohmann::json& object, const std::string& pointer, const std::vector<std::string>& known,
                const Locate& locate, ProblemList& problems);

/// `format` and `format_version` at the head of a file.
void check_format(const nlohmann::json& document, std::string_view format, const Locate& locate, ProblemList& problems);

/// Whether a part of a document is an object; a problem if not.
bool is_object(const nlohmann::json& part, const std::string& pointer, const Locate& locate, ProblemList& problems);

/// Reads the described members of a JSON object; keys that are not among them are left to check_keys.
template <class Owner>
void read_members(const nlohmann::json& object, const std::string& pointer, const std::vector<Field<Owner>>& fields,
                  Owner& owner, const Locate& locate, ProblemList& problems) {
  for (const Field<Owner>& field : fields) {
    const std::string name(field.spec.name);
    const Problem where = locate(pointer + "/" + name);
    const auto found = object.find(name);
    if (found == object.end()) {
      if (field.spec.need == Need::required)
        problems.add(where, "", {"the key is missing", "缺少此键"},
                     {std::string(field.spec.doc), std::string(field.spec.doc_zh)});
      continue;
    }
    if (const auto value = value_from_json(expected(field), *found, where, problems)) field.set(owner, *value);
  }
}

template <class Owner>
std::vector<std::string> names_of(const std::vector<Field<Owner>>& fields) {
  std::vector<std::string> names;
  for (const Field<Owner>& field : fields) names.emplace_back(field.spec.name);
  return names;
}

/// Table name to its files, as the effective `tables` section lists them.
using TableFiles = std::map<std::string, std::vector<std::string>>;

/// Reads the settings of `draft.settings.effective()` into `draft.data` and returns the table files.
TableFiles read_settings(Draft& draft);

/// The settings with every default written out, keys sorted; tables as file lists.
nlohmann::json effective_settings(const Case& data, const TableFiles& files);

}  // namespace xuewei
