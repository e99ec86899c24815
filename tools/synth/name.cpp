#include "tools/synth/name.hpp"

#include <map>

#include "io/words/words.hpp"

namespace xuewei::synth {
namespace {

std::string digits(int number, std::size_t width) {
  const std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string stage_letter(const std::string& stage) {
  static const std::map<std::string, std::string> letters{
      {"childcare", "C"}, {"kindergarten", "K"}, {"primary", "P"}, {"junior", "J"},
      {"senior", "S"},    {"vocational", "V"},   {"special", "X"}};
  const auto letter = letters.find(stage);
  return letter == letters.end() ? "-" + stage + "-" : letter->second;
}

std::string residence_name(const AreaRow& area) {
  return area.residence ? std::string(word_of(*area.residence).zh) : "";
}

}  // namespace

std::string school_code(const Group& group, int serial) {
  return group.county->code + stage_letter(group.stage->id) + digits(serial, 3);
}

std::string school_name(const Group& group, const SiteDraft& site, int number) {
  const std::string kind = site.teaching_point ? "教学点" : group.stage->name_zh;
  return group.county->name + residence_name(*group.area) + "第" + digits(number, 2) + kind + "（合成）";
}

}  // namespace xuewei::synth
