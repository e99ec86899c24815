"""case.json: stages, parameters, uncertainty and the list of tables. Sources of every number: SOURCES.md.

Compulsory progression: the plan's nine-year retention (97.95 %) is met by dropout of 0.1 % a year in primary school, a
transition to junior school of 0.994 (nation 0.993-0.995) and the junior dropout that then remains.
Senior entry: 0.897 is what the stocks of 2020 say a grade (row C12). It would let the gross ratio slide, because
children are lost before and in senior schools; within three years it moves to the share that keeps the published
ratio of 2020. Teachers a class are the ratio norm at the norm class: class size / pupils per staff x (1 -
non-teaching share); two a class in kindergartens. Vocational: one teacher to 20 pupils, so 16 pupils per staff with a
fifth of staff not teaching.
"""
import json

import population
import published

PRIMARY_DROPOUT = 0.001
TRANSITION = 0.994
DEATHS = 0.0003
SENIOR_DROPOUT = {"senior": 0.002, "vocational": 0.01}
SENIOR_ENTRY_SETTLES = 2023
# Minutes from door to door: 30 for grades 1-3 (国办发〔2018〕27号); 45 for older pupils is a modelling default.
TRAVEL_LIMIT_MINUTES = {"primary": [30, 30, 30, 45, 45, 45], "junior": 45}
BOARDING_FIRST_GRADE = 4  # 国办发〔2018〕27号: grades 1-3 do not board
# Grades too small for a class of their own: 30 pupils in a class of several grades (kindergarten: 幼儿园工作规程 第十一条;
# rural primary: 建标109-2008, classes of an incomplete primary school); from how many a grade is a class of its own, and
# how far a class may exceed its norm before another one is opened, are modelling judgement (SOURCES.md).
MIXED_CLASSES = {
    "kindergarten": {"own_class_pupils": 15, "mixed_class_size": 30, "mixed_class_grades": 3},
    "primary": {"own_class_pupils": 12, "mixed_class_size": 30, "mixed_class_grades": 3},
}
FURTHER_CLASS_PUPILS = {"kindergarten": 2, "special": 2}
FURTHER_CLASS_PUPILS_ELSEWHERE = 5
PRIVATE_INTAKE_SHARE = 0.15  # row A14: at most 15 % of a county's compulsory pupils


def junior_dropout():
    retention = published.figures("schools")["nine_year_retention"] / 100.0
    return 1.0 - (retention / TRANSITION / (1.0 - PRIMARY_DROPOUT) ** 6) ** (1.0 / 3.0)


def lasting_senior_entry():
    """Share of junior graduates that keeps the gross senior ratio of 2020, at the vocational share of 2025."""
    school = published.figures("schools")
    graduates = school["nine_year_retention"] / 100.0 * (1.0 - DEATHS) ** 9
    vocational = school["vocational_intake_share_target"] / 100.0
    present = 0.0  # mean over the three grades of those who entered
    for name, share in (("senior", 1.0 - vocational), ("vocational", vocational)):
        stays = 1.0 - SENIOR_DROPOUT[name] - DEATHS
        present += share * (1.0 + stays + stays * stays) / 3.0
    return school["senior gross_ratio"] / 100.0 / graduates / present


def stage(
    identity,
    name_zh,
    name_en,
    first_grade,
    grades,
    ages,
    entry,
    catchment,
    norm,
    stretch,
    hard,
    losses,
    staffing,
    travel,
    compulsory=False,
):
    dropout, death = losses
    pupils_per_staff, non_teaching, attrition = staffing
    teachers_per_class = 2 if entry == "participation" else round(norm / pupils_per_staff * (1.0 - non_teaching), 2)
    limits = {}
    if identity in TRAVEL_LIMIT_MINUTES:
        limits = {
            "travel_limit_minutes": TRAVEL_LIMIT_MINUTES[identity],
            "boarding_first_grade": BOARDING_FIRST_GRADE,
            "private_intake_share": PRIVATE_INTAKE_SHARE,
        }
    return {
        "id": identity,
        "name_zh": name_zh,
        "name_en": name_en,
        "first_grade": first_grade,
        "grades": grades,
        "compulsory": compulsory,
        "first_age": ages[0],
        "last_age": ages[1],
        "catchment": catchment,
        "entry": entry,
        "class_size_norm": norm,
        "class_size_stretch": stretch,
        "class_size_hard": hard,
        "further_class_pupils": FURTHER_CLASS_PUPILS.get(identity, FURTHER_CLASS_PUPILS_ELSEWHERE),
        **MIXED_CLASSES.get(identity, {}),
        "repetition_share": 0,
        "dropout_share": dropout,
        "death_share": death,
        "pupils_per_staff": pupils_per_staff,
        "teachers_per_class": teachers_per_class,
        "non_teaching_share": non_teaching,
        "attrition_share": attrition,
        "travel_scale_km_urban": travel[0],
        "travel_scale_km_town": travel[1],
        "travel_scale_km_rural": travel[2],
        **limits,
    }


def stages():
    no_ratio = (1, 0)
    return [
        stage(
            "kindergarten",
            "幼儿园",
            "Kindergarten",
            -2,
            3,
            (3, 5),
            "participation",
            "county",
            [25, 30, 35],
            40,
            45,
            (0, DEATHS),
            (7, 0.44, 0.02),
            (1.0, 2.0, 5.0),
        ),
        stage(
            "primary",
            "小学",
            "Primary",
            1,
            6,
            (6, 11),
            "birth_cohort",
            "county",
            45,
            55,
            65,
            (PRIMARY_DROPOUT, DEATHS),
            (19, 0.09, 0.01),
            (1.5, 3.0, 8.0),
            True,
        ),
        stage(
            "junior",
            "初中",
            "Junior secondary",
            7,
            3,
            (12, 14),
            "junior_from_primary",
            "county",
            50,
            55,
            65,
            (round(junior_dropout(), 6), DEATHS),
            (13.5, 0.15, 0.01),
            (2.5, 5.0, 15.0),
            True,
        ),
        stage(
            "senior",
            "普通高中",
            "General senior secondary",
            10,
            3,
            (15, 17),
            "general_senior",
            "prefecture",
            45,
            55,
            65,
            (SENIOR_DROPOUT["senior"], DEATHS),
            (12.5, 0.16, 0.01),
            (6.0, 12.0, 25.0),
        ),
        stage(
            "vocational",
            "中等职业学校",
            "Vocational senior secondary",
            10,
            3,
            (15, 17),
            "vocational_senior",
            "prefecture",
            45,
            55,
            65,
            (SENIOR_DROPOUT["vocational"], DEATHS),
            (16, 0.2, 0.015),
            (10.0, 20.0, 40.0),
        ),
        stage(
            "special",
            "特殊教育学校",
            "Special education",
            1,
            9,
            no_ratio,
            "special",
            "prefecture",
            12,
            14,
            16,
            (0, DEATHS),
            (3, 0.15, 0.01),
            (15.0, 30.0, 60.0),
            True,
        ),
    ]


def parameters():
    school = published.figures("schools")
    vital = published.figures("births_and_deaths")
    per_grade = (school["senior pupils"] + school["vocational pupils"]) / school["junior pupils"]
    return {
        "population": {
            "sex_ratio_at_birth": vital["sex_ratio_at_birth_2020"] / 100.0,
            "births_january_august_share": population.JANUARY_AUGUST,
            "fertility_multiplier": 1,
            "moves_multiplier": 1,
            "external_migration_multiplier": 1,
        },
        "enrolment": {
            "kindergarten_participation_multiplier": 1,
            "primary_ever_entering_share": 0.999,
            "primary_entry_at_six_share": 1,
            "primary_to_junior_share": TRANSITION,
            "senior_entry_share": {
                "2020": round(per_grade, 3),
                str(SENIOR_ENTRY_SETTLES): round(lasting_senior_entry(), 3),
            },
            "vocational_intake_share": {
                "2020": school["vocational_intake_share"] / 100.0,
                "2025": school["vocational_intake_share_target"] / 100.0,
            },
            "special_entry_share": round(school["special pupils"] / 9.0 / (school["primary pupils"] / 6.0), 5),
            "school_change_share": 0.5,
        },
        "placement": {
            "detour_factor": 1.3,
            "placement_sweeps": 4,
            "least_way_share": 0.001,
            "travel_speed_km_per_hour": 30,
            "winter_speed_factor": 0.8,
        },
        "standards": {"class_size_multiplier": 1},
        "estate": {"programmes_build": True, "programme_slip_years": 0, "winter_stop": True},
        "workforce": {
            "retirement_reform": True,
            "recruitment_multiplier": 1,
            "replacement_share": 1,
            "recruit_first_age": 22,
            "recruit_last_age": 30,
            "recruit_women_share": 0.7,
        },
    }


TABLES = {
    name: name + ".csv"
    for name in (
        "areas",
        "zones",
        "population",
        "fertility",
        "mortality",
        "moves",
        "move_profiles",
        "external_migration",
        "schools",
        "teachers",
        "recruitment",
        "replacement",
        "programmes",
        "ceilings",
        "projects",
        "grants",
        "pay",
        "funding_shares",
        "school_totals",
    )
}
TABLES["schools"] = ["schools.csv", "planned_schools.csv"]


def build():
    content = {
        "format": "xuewei-case",
        "format_version": 1,
        "name": "chifeng",
        "title_zh": "赤峰市学位供给(2020—2035)",
        "title_en": "Chifeng: school places 2020-2035",
        "base_year": 2020,
        "horizon": 2035,
        "synthetic": True,
        "population_settings": {
            "census_date": "2020-11-01",
            "age_width": 1,
            "table_age_width": 1,
            "open_age": population.OPEN_AGE,
            "mortality_measure": "mx",
            "external_timing": "half_and_half",
            "external_age": "at_event",
        },
        "stages": stages(),
        "parameters": parameters(),
        "uncertainty": [
            {"parameter": "population/fertility_multiplier", "form": "ar1_lognormal", "sd": 0.1, "correlation": 0.9},
            {"parameter": "population/moves_multiplier", "form": "lognormal", "sd": 0.25},
            {"parameter": "enrolment/primary_ever_entering_share", "form": "lognormal", "sd": 0.002},
            {
                "parameter": "estate/construction_time_multiplier",
                "form": "lognormal",
                "sd": 0.25,
                "correlation": 0.3,
            },
            {
                "parameter": "estate/construction_cost_multiplier",
                "form": "lognormal",
                "sd": 0.12,
                "correlation": 0.5,
            },
        ],
        "tables": TABLES,
    }
    write_json(published.CASE / "case.json", content)


def write_json(path, content):
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
