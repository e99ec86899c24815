#include "engine/record/variable_kinds.hpp"

namespace xuewei {

void append_staff_variables(std::vector<Variable>& list) {
  using enum Axis;
  using namespace variable_kinds;
  list.push_back(county_stage("staff", "Staff on 1 September", "教职工", "stock",
                              [](const State& s) { return s.workforce.all_staff.all(); })
                     .headed("Staff")
                     .computed_from(Given::teachers));
  list.push_back(county_stage("teachers", "Teachers on 1 September", "专任教师", "staff x (1 - non-teaching share)",
                              [](const State& s) { return s.workforce.teachers.all(); })
                     .headed("Teachers")
                     .computed_from(Given::teachers));
  list.push_back(county_stage("private_staff", "Staff of private schools, who are not the county's", "民办学校教职工",
                              "classes x staff a class of the base year",
                              [](const State& s) { return s.workforce.posting.private_staff.all(); })
                     .headed("Private schools' staff", "民办学校教职工")
                     .computed_from(Given::teachers));
  list.push_back(county_stage("staff_required", "Staff required by the ratio norm", "按生师比应配教职工",
                              "pupils / pupils per staff",
                              [](const State& s) { return s.workforce.requirement.staff_by_ratio.all(); })
                     .headed("Required by ratio", "按生师比应配")
                     .computed_from(Given::schools));
  list.push_back(county_stage("teachers_required", "Teachers required by classes", "按班级应配专任教师",
                              "classes x teachers per class",
                              [](const State& s) { return s.workforce.requirement.teachers_by_class.all(); })
                     .headed("Required by class", "按班级应配")
                     .computed_from(Given::schools));
  list.push_back(county_stage("staff_balance", "Staff minus staff required by the ratio norm (shortage negative)",
                              "教职工余缺（按生师比，缺口为负）", "staff - staff_required",
                              [](const State& s) { return s.workforce.staff_gap.all(); })
                     .scaled("staff")
                     .headed("Balance by ratio (shortage < 0)", "按生师比余缺（缺口为负）")
                     .computed_from(Given::teachers)
                     .for_comparison());
  list.push_back(county_stage("teachers_balance", "Teachers minus teachers required by classes (shortage negative)",
                              "专任教师余缺（按班级，缺口为负）", "teachers - teachers_required",
                              [](const State& s) { return s.workforce.teachers_gap.all(); })
                     .scaled("teachers")
                     .headed("Balance by class (shortage < 0)", "按班级余缺（缺口为负）")
                     .computed_from(Given::teachers));
  list.push_back(county_stage("retirements", "Retirements of the past school year", "退休", "statutory rule",
                              [](const State& s) { return s.workforce.retirements.all(); })
                     .flow()
                     .headed("Retirements")
                     .computed_from(Given::teachers));
  list.push_back(county_stage("attrition", "Staff who left otherwise in the past school year", "其他流出",
                              "attrition share x staff not retiring",
                              [](const State& s) { return s.workforce.attrition.all(); })
                     .flow()
                     .headed("Other leavers")
                     .worse()
                     .computed_from(Given::teachers));
  list.push_back(county_stage("recruits", "Recruits of the past school year", "补充", "sum over channels",
                              [](const State& s) { return s.workforce.recruits.all(); })
                     .flow()
                     .headed("Recruits")
                     .computed_from(Given::teachers));
  list.push_back(county_stage("staff_supplements", "Staff that single schools need beside the norms", "附加编制需求",
                              "sum over sites of the supplements for their size",
                              [](const State& s) { return s.workforce.requirement.supplements.all(); })
                     .only_on_request()
                     .computed_from(Given::supplements));
  list.push_back(county_stage("staff_needed", "Staff needed by the larger norm, supplements and new schools included",
                              "教职工需求",
                              "of state schools: max(ratio need, class need) + supplements + ahead of new schools",
                              [](const State& s) { return s.workforce.requirement.needed.all(); })
                     .only_on_request()
                     .computed_from(Given::schools));
  Variable posts =
      county_stage("posts", "Posts with those lent from the reserve; missing: not known", "编制（含周转编制）",
                   "establishment + lent", [](const State& s) { return s.workforce.establishment.posts.all(); });
  posts.needs = Given::establishment;
  posts.quantum = 0.0;  // missing values have no place in exact sums
  posts.histogram = false;
  list.push_back(std::move(posts));
  list.push_back(county_stage("posts_lent", "Posts lent from the reserve of the county or prefecture", "借用周转编制",
                              "", [](const State& s) { return s.workforce.establishment.lent.all(); })
                     .only_on_request()
                     .computed_from(Given::establishment));
  list.push_back({.id = "posts_reserve",
                  .long_name = "Posts in reserve, those lent included; of a prefecture's, by standing posts",
                  .long_name_zh = "周转编制池",
                  .units = "persons",
                  .formula = "what re-counts cut, less what they add",
                  .source = Source::county,
                  .axes = {area},
                  .quantum = kHead,
                  .on_request = true,
                  .needs = Given::establishment,
                  .values = [](const State& s) { return s.workforce.establishment.reserve.all(); }});
  list.push_back(county_stage("vacancies", "Vacant posts that are needed", "空缺岗位",
                              "max(0, min(posts, need) - staff in posts)",
                              [](const State& s) { return s.workforce.establishment.vacancies.all(); })
                     .scaled("staff")
                     .worse()
                     .computed_from(Given::establishment));
  list.push_back(county_stage("transfers_in", "Staff redeployed from other stages", "转岗转入",
                              "trainees x success share, where they are needed",
                              [](const State& s) { return s.workforce.redeployment.transfers_in.all(); })
                     .flow()
                     .only_on_request()
                     .computed_from(Given::redeployment));
  list.push_back(county_stage("transfers_out", "Staff redeployed to other stages", "转岗转出", "see transfers_in",
                              [](const State& s) { return s.workforce.redeployment.transfers_out.all(); })
                     .flow()
                     .only_on_request()
                     .computed_from(Given::redeployment));
  list.push_back(county_stage("staff_exchanged", "Staff who changed school by posting or exchange", "交流轮岗人数",
                              "max(reposted, exchange share x eligible)",
                              [](const State& s) { return s.workforce.posting.exchanged.all(); })
                     .flow()
                     .only_on_request()
                     .computed_from(Given::teachers));
  list.push_back(county_stage("backbone_exchanged", "Backbone teachers among them", "交流轮岗骨干教师",
                              "backbone share x exchanged",
                              [](const State& s) { return s.workforce.posting.backbone_exchanged.all(); })
                     .flow()
                     .only_on_request()
                     .computed_from(Given::teachers));
  list.push_back(county_stage("teachers_short_at_sites", "Teachers that single sites lack by class",
                              "各校按班级缺专任教师合计",
                              "sum over sites max(0, classes x teachers per class - teachers)",
                              [](const State& s) { return s.workforce.posting.short_by_class.all(); })
                     .scaled("teachers")
                     .worse()
                     .computed_from(Given::teachers)
                     .for_comparison());
  list.push_back(county_stage("teachers_below_floor", "Teachers that single sites lack of the floor of staffing",
                              "各校低于最低配备的专任教师合计",
                              "sum over sites max(0, floor share x classes x teachers per class - teachers)",
                              [](const State& s) { return s.workforce.posting.below_floor.all(); })
                     .scaled("teachers")
                     .worse()
                     .computed_from(Given::teachers));
  list.push_back({.id = "recruits_by_channel",
                  .long_name = "Recruits of the past school year by channel",
                  .long_name_zh = "分渠道补充",
                  .units = "persons",
                  .formula = "quota, then in order min(cap - quota, still wanted)",
                  .source = Source::county,
                  .axes = {area, stage, channel},
                  .quantum = kHead,
                  .on_request = true,
                  .missing_in_base_year = true,
                  .needs = Given::teachers,
                  .values = [](const State& s) { return s.workforce.recruits_by_channel.all(); },
                  .part_of = "recruits"});
  list.push_back(by_county("teachers_by_subject", "Teachers by subject; 0 in stages without subjects", "分学科专任教师",
                           "persons", "stock in proportion, recruits where subjects are short", {area, stage, subject},
                           kHead, [](const State& s) { return s.workforce.subjects.teachers.all(); })
                     .only_on_request()
                     .computed_from(Given::teachers));
  list.push_back(by_county("teachers_balance_by_subject",
                           "Teachers minus teachers required by classes, by subject (shortage negative)",
                           "分学科专任教师余缺（按班级，缺口为负）", "persons",
                           "teachers_by_subject - teachers_required x hours share", {area, stage, subject}, kHead,
                           [](const State& s) { return s.workforce.subjects.balance.all(); })
                     .only_on_request()
                     .computed_from(Given::teachers));
  defined_in("docs/methods/workforce.md", list);
}

}  // namespace xuewei
