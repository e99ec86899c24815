// Labels that more than one table or coordinate of a results file has.
#pragma once

namespace xuewei {

struct Label {
  const char* units;
  const char* en;
  const char* zh;
};

inline constexpr Label kBasisLabel{"1", "published, estimated or synthetic", "数据依据"};
inline constexpr Label kSchoolCodeLabel{"1", "school code", "学校标识码"};
inline constexpr Label kSchoolNameLabel{"1", "school name", "学校名称"};
inline constexpr Label kProgrammeLabel{"1", "programme code", "工程代码"};
inline constexpr Label kProgrammeNameLabel{"1", "programme name", "工程名称"};
inline constexpr Label kProgrammeNameEnLabel{"1", "programme name in English", "工程英文名称"};
inline constexpr Label kLongitudeLabel{"degrees_east", "longitude", "经度"};
inline constexpr Label kLatitudeLabel{"degrees_north", "latitude", "纬度"};

}  // namespace xuewei
