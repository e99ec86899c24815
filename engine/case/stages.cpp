#include "engine/case/stages.hpp"

namespace xuewei {

double StageRow::classrooms_per_cohort_pupil() const {
  double sum = 0.0;
  for (std::size_t grade = 0; grade < class_size_norm.size(); ++grade) sum += 1.0 / filling_class_size(grade);
  return sum;
}

}  // namespace xuewei
