"""Scenarios of a changing network: money, mergers, conversions, school system. Sizes are judgement, each explained here.

They stand apart from scenarios.py because some are drawn from the roster and the project list.
"""
import case_file
import programmes
import published
import scenarios
import tables

FIRST_DECISIONS = 2021  # in force from September 2022
SMALL_PRIMARY = 100  # pupils: 小规模学校, 国办发〔2018〕27号
MERGERS_A_YEAR = 3  # a county: no rapid merging (same document)
IDLE = 0.7  # pupils a place: below it a site has rooms to spare, the surplus mark of the warnings
CHILDCARE_PLACES_A_ROOM = 20
SYSTEM_CHANGES = 2026
CENTRE_PROGRAMME, RURAL_PROGRAMME = "C41", "C42"
RURAL_DELAY_YEARS = 2
# Dormitories that mergers need: in each county the largest state primary schools outside 城区.
DORMITORIES_A_COUNTY, BEDS, FLOOR_A_BED_M2, YUAN_A_M2 = 3, 200, 6, 3000
DORMITORY_YEAR = 2021


def rule(name, stage, **values):
    return {"rule": name, "stage": stage, "from_year": FIRST_DECISIONS, **values, "basis": "estimated"}


def merge_small(boarding):
    return rule(
        "merge_small", "primary", threshold=SMALL_PRIMARY, most_a_year=MERGERS_A_YEAR, boarding=boarding
    )


def dormitories():
    """A programme of dormitories and its projects: an assumption of the scenario, not of the plan."""
    candidates = {}
    for site in tables.read("schools.csv"):
        if site["stage"] == "primary" and site["sector"] == "state" and not site["area"].endswith("urban"):
            pupils = sum(float(site[f"pupils_{grade}"] or 0) for grade in range(1, 10))
            candidates.setdefault(site["area"][:6], []).append((-pupils, site["school_code"]))
    floor = BEDS * FLOOR_A_BED_M2
    money = floor * YUAN_A_M2
    projects = []
    for county in sorted(candidates):
        for _, code in sorted(candidates[county])[:DORMITORIES_A_COUNTY]:
            projects.append(
                {
                    "project": f"D-{len(projects) + 1:02d}",
                    "programme": "D",
                    "school_code": code,
                    "stage": "primary",
                    "kind": "beds",
                    "floor_added_m2": floor,
                    "beds_added": BEDS,
                    "money_yuan": money,
                    "money_from_year": DORMITORY_YEAR,
                    "money_to_year": DORMITORY_YEAR,
                    "opening_year": DORMITORY_YEAR + 1,
                    "basis": "synthetic",
                }
            )
    programme = {
        "programme": "D",
        "name": "寄宿床位（情景假设）",
        "name_en": "Dormitories (assumption of the scenario)",
        "money_yuan": money * len(projects),
        "floor_area_m2": floor * len(projects),
        "grounds_m2": 0,
        "projects": len(projects),
        "basis": "synthetic",
    }
    return {"programmes": {"add": [programme]}, "projects": {"add": projects}}


def central_city_first(projects):
    """Central-city schools all start in the first year; rural renewal starts later and ends later."""
    column = {name: index for index, name in enumerate(programmes.PROJECT_COLUMNS)}
    changes = []
    money = {}
    for project in projects:
        programme = project[column["programme"]]
        if programme not in (CENTRE_PROGRAMME, RURAL_PROGRAMME):
            continue
        first, last, opening = (project[column[name]] for name in ("money_from_year", "money_to_year", "opening_year"))
        shift = programmes.FIRST_YEAR - first if programme == CENTRE_PROGRAMME else RURAL_DELAY_YEARS
        if shift:
            changes.append(
                {
                    "project": project[column["project"]],
                    "money_from_year": first + shift,
                    "money_to_year": last + shift,
                    "opening_year": opening + shift,
                }
            )
        for year, yuan in programmes.instalments(project):
            money[programme, year + shift] = money.get((programme, year + shift), 0) + yuan
    before = {(row["programme"], int(row["year"])) for row in tables.read("ceilings.csv")}
    operations = {"remove": [], "change": [], "add": []}
    for programme, year in sorted(before):
        if programme in (CENTRE_PROGRAMME, RURAL_PROGRAMME) and (programme, year) not in money:
            operations["remove"].append({"programme": programme, "year": year})
    for (programme, year), yuan in sorted(money.items()):
        row = {"programme": programme, "year": year, "money_yuan": yuan}
        if (programme, year) in before:
            operations["change"].append(row)
        else:
            operations["add"].append({**row, "basis": "estimated"})
    return {
        "projects": {"change": changes},
        "ceilings": {kind: rows for kind, rows in operations.items() if rows},
    }


def conversions():
    pairs = (("kindergarten", "primary"), ("primary", "junior"), ("primary", "kindergarten"))
    return [rule("stage_conversion", stage, to_stage=to_stage, threshold=IDLE) for stage, to_stage in pairs]


def build(projects):
    mergers = {"rules": {"add": [merge_small(False)]}}
    boarding = {"rules": {"add": [merge_small(True)]}, **dormitories()}
    listed = (
        (
            "half-money",
            "资金减半",
            "Half the money",
            "若各年度资金只到位一半(先付先开工的项目),看哪些项目推迟或完不成,学位缺口因此拉长多少。",
            "If half of each year's money arrives, for the earliest projects first: which come late or never, and how shortages grow.",
            {"case": {"parameters": {"estate": {"ceiling_multiplier": 0.5}}}},
        ),
        (
            "merge-small-schools",
            "撤并小规模学校(不寄宿)",
            "Merge small schools, no boarding",
            "若逐年撤并百人以下小学但不提供寄宿,看多少撤并因上学距离被否决,能腾出多少教室。",
            "If primary schools below 100 pupils merge without boarding: how many mergers distance forbids, and what they free.",
            {"tables": mergers},
        ),
        (
            "merge-with-boarding",
            "撤并并寄宿",
            "Merge with boarding",
            "若先建宿舍再撤并:一至三年级不寄宿,同样的撤并仍不可行,床位由原本远道上学的学生使用。",
            "If dormitories come first: as grades 1-3 do not board the same mergers stay forbidden, and the beds serve pupils who travel far already.",
            {"tables": boarding},
        ),
        (
            "central-city-first",
            "中心城区优先",
            "Central city first",
            "若中心城区33所学校全部提前到2021年开工、乡村改造推迟两年,看城区缺口缩小多少、乡村是否受损。",
            "If all 33 central-city schools start in 2021 and rural renewal waits two years: how far the city's shortage shrinks and whether villages lose.",
            {"tables": central_city_first(projects)},
        ),
        (
            "convert-not-build",
            "改用代替新建",
            "Convert, do not build",
            "若不新建,只在同校、同片区把富余教室转给紧缺学段:缺口在城区,富余在乡村,改用几乎不能代替新建。",
            "If nothing is built and spare rooms turn over to a stage that lacks them nearby: places lack in the city and stand empty in villages, so little is met.",
            {
                "case": {"parameters": {"estate": {"programmes_build": False}}},
                "tables": {"rules": {"add": conversions()}},
            },
        ),
        (
            "surplus-to-childcare",
            "富余园舍改托位",
            "Surplus rooms to childcare",
            "若把幼儿园富余教室改设托位,看到2035年能提供多少托位,幼儿园还剩多少空位。",
            "If spare kindergarten rooms become childcare places: how many there are by 2035, and what stays empty.",
            {
                "tables": {
                    "rules": {
                        "add": [
                            rule(
                                "childcare_conversion",
                                "kindergarten",
                                threshold=IDLE,
                                classrooms=CHILDCARE_PLACES_A_ROOM,
                            )
                        ]
                    }
                }
            },
        ),
        (
            "five-four-system",
            "五四学制",
            "Five-four system",
            "若2026年起六年级改属初中:初中原有的约3.9万个富余学位当年秋季几乎用尽,7个旗县到2030年前后缺初中学位,而小学富余学位增至约14.8万;若推迟到2032年,各旗县都放得下。校舍和教师须随年级一并调整。",
            "If grade 6 moves to junior schools in 2026: nearly all of their 39,000 spare places are gone that autumn"
            " and seven counties lack junior places until about 2030, while primary schools have 148,000 to spare; from 2032 every county has room for it. Rooms and teachers have to move with the grade.",
            {
                "tables": {
                    "regrades": {
                        "add": [
                            {
                                "year": SYSTEM_CHANGES,
                                "grade": 6,
                                "from_stage": "primary",
                                "to_stage": "junior",
                                "basis": "estimated",
                            }
                        ]
                    }
                }
            },
        ),
    )
    for *head, content in listed:
        case_file.write_json(
            published.CASE / "scenarios" / f"{head[0]}.json", {**scenarios.scenario(*head), **content}
        )
