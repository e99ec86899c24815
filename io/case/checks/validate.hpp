// Checks that need more than one cell: keys, references, sums, completeness. Each function appends what it finds to
// draft.problems (or draft.warnings) and changes nothing else. Checks of sums and completeness are skipped for a table
// that could not be read in full, so that one unreadable cell does not echo through them.
#pragma once

#include "io/case/checks/lookups.hpp"
#include "io/case/reading/draft.hpp"

namespace xuewei {

void validate_settings(Draft& draft);
void validate_uncertainty(Draft& draft);
void validate_keys_and_references(Draft& draft, const Lookups& lookups);
void validate_areas(Draft& draft, const Lookups& lookups);
void validate_population(Draft& draft, const Lookups& lookups);
void validate_rates(Draft& draft, const Lookups& lookups);
void validate_derived(Draft& draft, const Lookups& lookups);
void validate_schools(Draft& draft);
void validate_staff(Draft& draft, const Lookups& lookups);
void validate_recruitment(Draft& draft);
void validate_establishment(Draft& draft, const Lookups& lookups);
void validate_posting(Draft& draft);
void validate_subjects(Draft& draft);
void validate_programmes(Draft& draft, const Lookups& lookups);
void validate_intake(Draft& draft, const Lookups& lookups);
void validate_network_changes(Draft& draft, const Lookups& lookups);
void validate_rules(Draft& draft);
void validate_finance(Draft& draft, const Lookups& lookups);

// What is legal and worth a look.
void note_codes(Draft& draft);
void note_rows_without_effect(Draft& draft);
void note_context(Draft& draft);

inline void validate(Draft& draft) {
  const Lookups lookups(draft);
  validate_settings(draft);
  validate_uncertainty(draft);
  validate_keys_and_references(draft, lookups);
  validate_areas(draft, lookups);
  validate_population(draft, lookups);
  validate_rates(draft, lookups);
  validate_derived(draft, lookups);
  validate_schools(draft);
  validate_staff(draft, lookups);
  validate_recruitment(draft);
  validate_establishment(draft, lookups);
  validate_posting(draft);
  validate_subjects(draft);
  validate_programmes(draft, lookups);
  validate_intake(draft, lookups);
  validate_network_changes(draft, lookups);
  validate_rules(draft);
  validate_finance(draft, lookups);
  note_codes(draft);
  note_rows_without_effect(draft);
  note_context(draft);
}

}  // namespace xuewei
