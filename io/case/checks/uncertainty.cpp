// Checks of what varies: that it may, by what and on which scale it does, and that its form has what it needs.
#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/case/quantities.hpp"
#include "io/case/catalogue/catalogue.hpp"
#include "io/case/checks/validate.hpp"
#include "io/case/reading/nearest.hpp"
#include "io/case/reading/read_value.hpp"
#include "io/case/reading/text.hpp"

namespace xuewei {
namespace {

using Form = Uncertainty::Form;
using History = Uncertainty::Process;
using Scale = Uncertainty::Scale;

std::vector<std::string> names_of(const std::vector<LuckBy>& by) {
  std::vector<std::string> names;
  for (const LuckBy one : by) names.emplace_back(name_of(one));
  return names;
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

/// Every name of a number, and those that may vary.
struct Names {
  std::vector<std::string> known, permitted;
};

Names names_of_quantities() {
  Names names;
  for (const Quantity& quantity : kQuantities) {
    names.known.emplace_back(quantity.name);
    if (quantity.vary != Vary::no) names.permitted.emplace_back(quantity.name);
  }
  return names;
}

/// The keys by which a form says how wide it is: those it needs.
std::vector<std::string> keys_of(Form form) {
  switch (form) {
    case Form::fixed:
      return {"value"};
    case Form::triangular:
      return {"low", "mode", "high"};
    case Form::uniform:
      return {"low", "high"};
    case Form::beta:
      return {"low", "high", "alpha", "beta"};
    case Form::empirical:
      return {"values"};
    case Form::student_t:
      return {"sd", "degrees_of_freedom"};
    default:
      return {"sd"};
  }
}

class EntryCheck {
 public:
  EntryCheck(Draft& draft, std::size_t i)
      : draft_(draft), entry_(draft.data.uncertainty[i]), pointer_(fmt::format("/uncertainty/{}/", i)) {}

  /// Nullptr where the parameter is not one that may vary.
  const Quantity* quantity(const Names& names) const {
    const std::string list = listed(names.permitted);
    if (std::ranges::find(names.known, entry_.parameter) == names.known.end()) {
      add("parameter", entry_.parameter, {"is not a parameter", "不是参数"},
          did_you_mean(entry_.parameter, names.known, {"may vary: " + list, "可变动的参数：" + list}));
      return nullptr;
    }
    if (std::ranges::find(names.permitted, entry_.parameter) == names.permitted.end()) {
      add("parameter", entry_.parameter, {"cannot vary between replicates", "不能在样本间变动"},
          {"use a scenario or a sweep; may vary: " + list, "请用情景或参数扫描；可变动的参数：" + list});
      return nullptr;
    }
    return &kQuantities[find_quantity(entry_.parameter)];
  }

  void form() const {
    const std::vector<std::string> needed = keys_of(entry_.form);
    for (const std::string& key : needed)
      if (!given(key))
        add(key, "",
            {fmt::format("is needed by form {}", name_of(entry_.form)),
             fmt::format("形式 {} 需要此项", name_of(entry_.form))},
            {"this form is described by " + listed(needed), "此形式由 " + listed(needed) + " 给出"});
    for (const char* key : {"sd", "value", "low", "mode", "high", "alpha", "beta", "degrees_of_freedom", "values"})
      if (differs_from_default(key) && std::ranges::find(needed, key) == needed.end())
        add(key, "",
            {fmt::format("has no meaning with form {}", name_of(entry_.form)),
             fmt::format("形式 {} 不用此项", name_of(entry_.form))},
            {"this form is described by " + listed(needed), "此形式由 " + listed(needed) + " 给出"});
    const bool bounded = entry_.form == Form::triangular || entry_.form == Form::uniform || entry_.form == Form::beta;
    if (bounded && given("low") && given("high") && entry_.low >= entry_.high)
      add("high", shortest(entry_.high),
          {fmt::format("must be above low, {}", shortest(entry_.low)),
           fmt::format("必须大于 low（{}）", shortest(entry_.low))});
    else if (entry_.form == Form::triangular && given("mode") &&
             (entry_.mode < entry_.low || entry_.mode > entry_.high))
      add("mode", shortest(entry_.mode),
          {fmt::format("must lie between low and high, {} and {}", shortest(entry_.low), shortest(entry_.high)),
           fmt::format("必须在 low 与 high（{}、{}）之间", shortest(entry_.low), shortest(entry_.high))});
    if (history_of(entry_) == History::ar1 && entry_.correlation >= 1.0)
      add("correlation", shortest(entry_.correlation), {"must lie in [0, 1)", "必须在 [0, 1) 之内"},
          {"a correlation of 1 never varies; use process once, form lognormal, for one factor per replicate",
           "相关系数为 1 等于不随年变动；请用 process once（形式 lognormal）"});
    if (entry_.form == Form::empirical && given("values") && entry_.values.empty())
      add("values", "[]", {"must not be empty", "不得为空"});
  }

  void history(const Quantity& quantity) const {
    const History history = history_of(entry_);
    if (entry_.form == Form::ar1_lognormal && entry_.process == History::random_walk)
      add("process", name_of(entry_.process), {"form ar1_lognormal has process ar1", "ar1_lognormal 的过程为 ar1"},
          {"use form lognormal with another process", "其他过程请用 lognormal"});
    if (entry_.form == Form::fixed && history != History::once)
      add("process", name_of(history), {"form fixed has process once", "fixed 形式的过程为 once"});
    if (quantity.drawn != Drawn::yearly && history != History::once) {
      if (entry_.form == Form::ar1_lognormal)
        add("form", "ar1_lognormal", {"must be lognormal here: it is drawn once", "此处只能用 lognormal：只抽取一次"},
            drawn_once());
      else
        add("process", name_of(history), {"must be once here", "此处只能为 once"}, drawn_once());
    }
    if (history != History::ar1 && entry_.correlation != 0.0 && !shares_within_programme(quantity))
      add("correlation", shortest(entry_.correlation),
          {fmt::format("has no meaning with form {} and process {}", name_of(entry_.form), name_of(history)),
           fmt::format("形式 {}、过程 {} 不用此项", name_of(entry_.form), name_of(history))},
          {"leave it out, or use process ar1", "去掉此项，或改用过程 ar1"});
  }

  void scale(const Quantity& quantity) const {
    const Scale scale = scale_of(entry_, quantity);
    const bool lognormal = entry_.form == Form::lognormal || entry_.form == Form::ar1_lognormal;
    if (quantity.vary == Vary::share && scale != Scale::logit)
      add("scale", name_of(scale), {"must be logit: a share varies by its odds", "必须为 logit：比例按几率变动"},
          {"so that it stays between 0 and 1", "以保证在 0 与 1 之间"});
    else if (quantity.vary == Vary::factor && scale == Scale::logit)
      add("scale", "logit", {"must be log or plain", "必须为 log 或 plain"},
          {"only shares have odds", "只有比例才有几率"});
    else if (lognormal && scale != Scale::log)
      add(entry_.scale ? "scale" : "form", entry_.scale ? name_of(scale) : name_of(entry_.form),
          {"lognormal is normal on the log scale", "lognormal 即对数尺度上的正态"},
          {"use form normal", "请用形式 normal"});
  }

  void by(const Quantity& quantity) const {
    std::vector<std::string> allowed;
    for (std::size_t i = 0; i < words_of<LuckBy>().size(); ++i)
      if (may_differ_by(quantity, static_cast<LuckBy>(i))) allowed.emplace_back(words_of<LuckBy>()[i].name);
    if (std::set(entry_.by.begin(), entry_.by.end()).size() < entry_.by.size())
      add("by", listed(names_of(entry_.by)), {"names one of them twice", "重复列出"});
    for (const LuckBy one : entry_.by)
      if (!may_differ_by(quantity, one))
        add("by", name_of(one), {"cannot differ by it", "不能按此分别抽取"},
            allowed.empty()
                ? Bilingual{"it is one number for the whole case: leave `by` out", "全算例只有一个数：请去掉 by"}
                : Bilingual{"may differ by " + listed(allowed), "可按 " + listed(allowed) + " 分别抽取"});
  }

  void loadings(const Quantity& quantity) const {
    double squares = 0.0;
    std::size_t last = 0;
    const auto& rows = draft_.data.luck_loadings;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].parameter == entry_.parameter) {
        squares += rows[i].loading * rows[i].loading;
        last = i;
      }
    const bool shares = history_of(entry_) != History::ar1 && shares_within_programme(quantity);
    const double within = shares ? entry_.correlation : 0.0;
    if (entry_.form == Form::fixed && squares > 0.0)
      draft_.problems.add(draft_.settings.at(fmt::format("/luck_loadings/{}/parameter", last)), entry_.parameter,
                          {"has form fixed, so it follows no factor", "形式为 fixed，不随任何因素变动"},
                          {"leave the loading out, or give another form", "去掉此载荷，或改用其他形式"});
    if (squares > 0.0 && squares + within > 1.0 + kLoadingsRounding)
      draft_.problems.add(
          draft_.settings.at(fmt::format("/luck_loadings/{}/loading", last)), shortest(rows[last].loading),
          {fmt::format("the squares of the loadings of {} sum to {:.4g}, above 1", entry_.parameter, squares + within),
           fmt::format("{} 各载荷的平方和为 {:.4g}，大于 1", entry_.parameter, squares + within)},
          shares ? Bilingual{"the correlation of a programme's projects counts too; what is left to 1 is its own luck",
                             "同一工程项目之间的相关也计入；其余为自身变动"}
                 : Bilingual{"what is left to 1 is its own luck", "其余为自身变动"});
  }

 private:
  static Bilingual drawn_once() {
    return {"a project's luck, and that of the base year, is drawn once per replicate",
            "项目与基年的随机因素在每个样本中只抽取一次"};
  }
  static bool shares_within_programme(const Quantity& quantity) { return is_of_projects(quantity); }
  /// What an effective case writes of a key that nobody gave has no effect either.
  bool differs_from_default(std::string_view key) const {
    for (const Field<Uncertainty>& field : uncertainty_fields())
      if (field.spec.name == key)
        return json_from_value(field.get(entry_)) != json_from_value(field.get(Uncertainty{}));
    return false;
  }
  bool given(const std::string& key) const { return draft_.settings.has(pointer_ + key); }
  void add(const std::string& key, std::string value, Bilingual rule, Bilingual hint = {}) const {
    draft_.problems.add(draft_.settings.at(pointer_ + key), std::move(value), std::move(rule), std::move(hint));
  }

  Draft& draft_;
  const Uncertainty& entry_;
  std::string pointer_;
};

/// Whose luck an entry is, whatever the order in which it says so.
std::set<LuckBy> owners_of(const Uncertainty& entry) {
  std::set<LuckBy> owners(entry.by.begin(), entry.by.end());
  const std::size_t place = find_quantity(entry.parameter);
  if (owners.empty() && place < kQuantityCount && is_of_projects(kQuantities[place])) owners.insert(LuckBy::project);
  return owners;
}

/// Two entries of one parameter multiply each other, which is meant where they differ in process or in whose luck it is.
void check_twins(Draft& draft) {
  const auto& entries = draft.data.uncertainty;
  for (std::size_t i = 0; i < entries.size(); ++i)
    for (std::size_t j = 0; j < i && !entries[i].parameter.empty(); ++j)
      if (entries[i].parameter == entries[j].parameter && history_of(entries[i]) == history_of(entries[j]) &&
          owners_of(entries[i]) == owners_of(entries[j])) {
        draft.problems.add(
            draft.settings.at(fmt::format("/uncertainty/{}/parameter", i)), entries[i].parameter,
            {"is listed twice", "重复列出"},
            {"two entries of a parameter must differ in process or in by", "同一参数的两项须在 process 或 by 上不同"});
        break;
      }
}

/// Whose factor it is must follow from whose luck it is.
bool follows(const Uncertainty& entry, LuckBy factor_by) {
  return std::ranges::any_of(owners_of(entry), [&](LuckBy one) { return lies_in_one(one, factor_by); });
}

void check_factors(Draft& draft) {
  std::vector<std::string> factors, parameters;
  for (std::size_t i = 0; i < draft.data.luck_factors.size(); ++i) {
    const std::string& name = draft.data.luck_factors[i].name;
    if (std::ranges::find(factors, name) != factors.end())
      draft.problems.add(draft.settings.at(fmt::format("/luck_factors/{}/name", i)), name,
                         {"another factor has this name", "因素名称重复"});
    // Names and codes make the names of draws, `factor/code`: a name must not look like two.
    if (!std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; }))
      draft.problems.add(draft.settings.at(fmt::format("/luck_factors/{}/name", i)), name,
                         {"must be made of letters, digits, - and _", "只能由字母、数字、- 与 _ 组成"});
    factors.push_back(name);
  }
  for (const Uncertainty& entry : draft.data.uncertainty)
    if (!entry.parameter.empty() && std::ranges::find(parameters, entry.parameter) == parameters.end())
      parameters.push_back(entry.parameter);
  const auto& rows = draft.data.luck_loadings;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto at = [&](const char* key) { return draft.settings.at(fmt::format("/luck_loadings/{}/{}", i, key)); };
    const auto factor = std::ranges::find(draft.data.luck_factors, rows[i].factor, &LuckFactor::name);
    if (factor == draft.data.luck_factors.end())
      draft.problems.add(
          at("factor"), rows[i].factor, {"is not a factor of luck_factors", "不是 luck_factors 中的因素"},
          did_you_mean(rows[i].factor, factors,
                       factors.empty() ? Bilingual{"luck_factors names none", "luck_factors 中没有因素"}
                                       : Bilingual{"factors: " + listed(factors), "已有因素：" + listed(factors)}));
    if (std::ranges::find(parameters, rows[i].parameter) == parameters.end())
      draft.problems.add(at("parameter"), rows[i].parameter,
                         {"has no entry under uncertainty", "未在 uncertainty 中列出"},
                         did_you_mean(rows[i].parameter, parameters,
                                      {"entries: " + listed(parameters), "已列出：" + listed(parameters)}));
    for (std::size_t j = 0; j < i; ++j)
      if (rows[j].factor == rows[i].factor && rows[j].parameter == rows[i].parameter)
        draft.problems.add(at("factor"), rows[i].factor, {"the parameter follows it already", "该参数已有此因素"});
    if (factor == draft.data.luck_factors.end()) continue;
    for (const Uncertainty& entry : draft.data.uncertainty) {
      const std::size_t place = find_quantity(entry.parameter);
      if (entry.parameter != rows[i].parameter || place == kQuantityCount) continue;
      for (const LuckBy one : factor->by)
        if (!follows(entry, one))
          draft.problems.add(at("factor"), rows[i].factor,
                             {fmt::format("differs by {}, the luck of {} does not", name_of(one), entry.parameter),
                              fmt::format("因素按 {} 区分，而 {} 不按其抽取", name_of(one), entry.parameter)},
                             {"name it in `by` of the parameter too", "请在该参数的 by 中写明"});
    }
  }
}

}  // namespace

void validate_uncertainty(Draft& draft) {
  const Names names = names_of_quantities();
  for (std::size_t i = 0; i < draft.data.uncertainty.size(); ++i) {
    if (draft.problems.found_at(draft.settings.at(fmt::format("/uncertainty/{}", i))))
      continue;  // it could not be read
    const EntryCheck check(draft, i);
    check.form();
    const Quantity* quantity = check.quantity(names);
    if (quantity == nullptr) continue;
    check.history(*quantity);
    check.scale(*quantity);
    check.by(*quantity);
    check.loadings(*quantity);
  }
  check_twins(draft);
  check_factors(draft);
}

}  // namespace xuewei
