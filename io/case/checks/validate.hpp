// Checks that need more than one cell: keys, references, sums, completeness. Each function appends what it finds to
// draft.problems (or draft.warnings) and changes nothing else. Checks of sums and completeness are skipped for a table
// that could not be read in full, so that one unreadable cell does not echo through them.
#pragma once

#include "io/case/reading/draft.hpp"

namespace xuewei {

void validate_settings(Draft& draft);
void validate_uncertainty(Draft& draft);
void validate_keys_and_references(Draft& draft);
void validate_areas(Draft& draft);
void validate_population(Draft& draft);
void validate_rates(Draft& draft);
void validate_schools(Draft& draft);
void validate_staff(Draft& draft);
void validate_recruitment(Draft& draft);
void validate_establishment(Draft& draft);
void validate_posting(Draft& draft);
void validate_subjects(Draft& draft);
void validate_programmes(Draft& draft);
void validate_intake(Draft& draft);
void validate_network_changes(Draft& draft);
void validate_rules(Draft& draft);
void validate_finance(Draft& draft);

inline void validate(Draft& draft) {
  validate_settings(draft);
  validate_uncertainty(draft);
  validate_keys_and_references(draft);
  validate_areas(draft);
  validate_population(draft);
  validate_rates(draft);
  validate_schools(draft);
  validate_staff(draft);
  validate_recruitment(draft);
  validate_establishment(draft);
  validate_posting(draft);
  validate_subjects(draft);
  validate_programmes(draft);
  validate_intake(draft);
  validate_network_changes(draft);
  validate_rules(draft);
  validate_finance(draft);
}

}  // namespace xuewei
