#!/usr/bin/env python3
"""Checks the written tables against the published figures and prints every identity; exit 1 if one fails.

Reads only the case's own CSV and JSON files and published/*.csv, not the builder's memory. Figures marked "compare"
are for comparison (later facts, plausibility) and cannot fail.
"""
import json
import sys

sys.dont_write_bytecode = True

import published
import verify_people
import verify_schools
from checks import check, failures


def check_case_file():
    content = json.loads((published.CASE / "case.json").read_text(encoding="utf-8"))
    named = []
    for files in content["tables"].values():
        named += files if isinstance(files, list) else [files]
    check("tables named by case.json that are missing", sum(not (published.CASE / name).exists() for name in named), 0)
    check("scenarios", len(list((published.CASE / "scenarios").glob("*.json"))), 20)
    stages = {stage["id"]: stage for stage in content["stages"]}
    retention = content["parameters"]["enrolment"]["primary_to_junior_share"]
    retention *= (1 - stages["primary"]["dropout_share"]) ** 6 * (1 - stages["junior"]["dropout_share"]) ** 3
    check("nine-year retention, %", 100 * retention, published.figures("schools")["nine_year_retention"], 0.01)


def main():
    verify_people.check_population()
    verify_people.check_zones()
    verify_schools.check_schools()
    check_case_file()
    verify_people.check_projection()
    if (published.CASE / "schools.csv").exists():
        verify_schools.check_roster()
        verify_schools.check_projects()
    else:
        print("      schools.csv is missing: the roster and the projects were not checked")
    print(f"\n{len(failures)} failed" + "".join(f"\n  {what}" for what in failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
