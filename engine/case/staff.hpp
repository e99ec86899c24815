// Staff in post, how they come and go, posts and norms.
#pragma once

#include <optional>
#include <string>

#include "engine/case/values.hpp"

namespace xuewei {

/// 男 60 / 女干部、专业技术岗 55 / 女工人 50: the three statutory retirement tracks.
enum class RetirementTrack { men, women_55, women_50 };

/// Staff in post at 1 September of the base year.
struct TeacherRow {
  std::string county;
  std::string stage;
  RetirementTrack track = RetirementTrack::men;
  int birth_cohort = 0;  ///< c: born from 1 September c to 31 August c + 1
  double staff = 0.0;
  Basis basis = Basis::published;
};

/// 公开招聘 / 特岗 / 公费师范生 / 银龄返聘: the ways in which staff are recruited.
enum class RecruitmentChannel { open_recruitment, special_post, publicly_funded, silver_age };

/// Most staff a county may recruit for a stage through a channel in one school year. A county and stage without any row
/// has no cap on open recruitment; where it has rows, a channel without one recruits nobody.
struct RecruitmentRow {
  std::string county;
  std::string stage;
  double cap_per_year = 0.0;
  RecruitmentChannel channel = RecruitmentChannel::open_recruitment;
  std::optional<int> from_year;  ///< holds from this school year to the next row's; empty: from the start
  double quota_per_year = 0.0;   ///< taken even where staff exceed need: graduates who were promised a post
  Basis basis = Basis::published;
};

/// How a channel recruits. Open recruitment needs no row: it then takes the ages and women share of the parameters.
struct ChannelRow {
  RecruitmentChannel channel = RecruitmentChannel::open_recruitment;
  int order = 1;                      ///< the lowest is used first
  std::optional<int> first_age;       ///< empty: recruit_first_age
  std::optional<int> last_age;        ///< empty: recruit_last_age
  std::optional<double> women_share;  ///< empty: recruit_women_share
  int service_years = 0;              ///< recruits owe so many years; silver_age: they stay so many years and leave
  double in_service_attrition_share = 0.0;  ///< leaving per year during the term, in place of the stage's attrition
  double leaving_share = 0.0;               ///< of those who serve the whole term, those who leave at its end
  Basis basis = Basis::published;
};

/// Attrition of staff from an age on, up to the next row's age, in place of the stage's attrition_share.
struct AttritionRow {
  std::string stage;
  std::optional<Residence> residence;  ///< of the school; empty: where no row names the residence
  int from_age = 0;                    ///< completed years on 31 August at the end of the school year
  double attrition_share = 0.0;        ///< per year, of those who do not retire
  Basis basis = Basis::published;
};

/// How many of the leavers are replaced where a county and stage has so many staff for each that it needs: linear between
/// rows, constant outside them. Without rows every surplus replaces `replacement_share`.
struct ReplacementRow {
  double staff_per_need = 1.0;  ///< staff after the year's losses / staff needed by the larger norm
  double share = 1.0;           ///< times replacement_share
  Basis basis = Basis::published;
};

/// Posts (编制) of a county and stage in the base year. Where some are given, a county and stage without a row has as many
/// as staff / establishment_fill_rate.
struct EstablishmentRow {
  std::string county;
  std::string stage;
  double posts = 0.0;
  Basis basis = Basis::published;
};

/// Staff that every site of some size needs beside the ratio and class norms: a small school's, a psychology teacher's.
struct SupplementRow {
  std::string supplement;  ///< its name
  std::string stage;
  std::optional<Residence> residence;  ///< of the site; empty: any
  double pupils_above = 0.0;           ///< for sites with more pupils than this ...
  std::optional<double> pupils_to;     ///< ... and at most so many; empty: any number
  double staff_per_site = 0.0;
  std::optional<int> from_year;
  std::optional<int> to_year;
  Basis basis = Basis::published;
};

/// A subject (学科) of a stage: its part of the teaching hours, and who teaches it in the base year. Rows that name the
/// county come before those that name none.
struct SubjectRow {
  std::string county;  ///< empty: every county without rows of its own for the stage
  std::string stage;
  std::string subject;
  double hours_share = 0.0;        ///< of the hours taught; those of a stage sum to 1
  std::optional<double> teachers;  ///< counts or shares: only their proportions matter; empty: as hours are taught
  Basis basis = Basis::published;
};

/// Surplus staff of a stage who retrain for another stage of their county.
struct RedeploymentRow {
  std::string from_stage;
  std::string to_stage;
  int from_year = 0;               ///< the first school year in which somebody begins
  double most_share_a_year = 0.0;  ///< of the surplus
  int lag_years = 1;               ///< of retraining
  double success_share = 1.0;      ///< of those who retrain, those who qualify; the others return
  Basis basis = Basis::estimated;
};

}  // namespace xuewei
