"""Chapter 7 of the plan as programmes, the new schools they build, and one project a school.

programmes.csv: published totals, exact. planned_schools.csv: a row for each new site, closed until its project opens it
(no classrooms, no pupils). projects.csv: money, floor and grounds are shared over a programme's projects by largest
remainder, so they sum to the published totals to the yuan and the square metre. Stage mix of the central-city
programme, places, counties, classrooms and phasing are not published: estimated here, explicit and flagged.
"""
import functools

import published
import rounding
import school_totals
import tables
import zones

# Classrooms of a new school and floor a classroom (m2: norm a pupil x class size, boarding where usual).
CLASSROOMS = {"kindergarten": 9, "primary": 36, "junior": 36, "senior": 48, "vocational": 38}
CENTRE_CLASSROOMS = {"kindergarten": 9, "primary": 24, "junior": 24, "senior": 40}
FLOOR_A_CLASSROOM = {"kindergarten": 332, "primary": 460, "junior": 640, "senior": 894, "vocational": 912}
BEDS = {"senior": 1200, "vocational": 1000}
# New schools by stage; the plan prints the mix of all but the central-city programme.
NEW_SCHOOLS = {
    "C36": {"kindergarten": 64},
    "C37": {"junior": 4, "primary": 7},
    "C38": {"senior": 4},
    "C39": {"vocational": 4},
    "C41": {"kindergarten": 8, "primary": 14, "junior": 9, "senior": 2},
}
CENTRE = ("150402-urban", "150404-urban")
# Pull of residence on new kindergartens: children weigh this much.
KINDERGARTEN_PULL = {"urban": 1.2, "town": 1.0, "rural": 0.3}
# The plan names 林西职教中心 and 右旗职教中心 as schools to be rebuilt elsewhere (row C34); the other two go by size.
NAMED_VOCATIONAL = ("150424-town", "150423-town")
FIRST_YEAR, LAST_YEAR = 2021, 2025
# Fiscal years of work and the September of opening after the start, by stage.
BUILD_YEARS = {"kindergarten": 1, "primary": 2, "junior": 2, "senior": 2, "vocational": 2}
STAGE_NAMES = {"kindergarten": "幼儿园", "primary": "小学", "junior": "初中", "senior": "高中", "vocational": "职业高中"}
SCHOOL_COLUMNS = (
    [
        "school_code",
        "school_name",
        "stage",
        "area",
        "zone",
        "sector",
        "longitude_deg",
        "latitude_deg",
        "classrooms",
        "floor_area_m2",
        "grounds_m2",
        "beds",
    ]
    + [f"pupils_{i}" for i in range(1, 10)]
    + ["staff", "group", "flags", "basis"]
)
GRADES = {"kindergarten": 3, "primary": 6, "junior": 3, "senior": 3, "vocational": 3}
PROJECT_COLUMNS = [
    "project",
    "programme",
    "school_code",
    "stage",
    "kind",
    "floor_added_m2",
    "floor_demolished_m2",
    "classrooms_added",
    "beds_added",
    "grounds_m2",
    "money_yuan",
    "money_from_year",
    "money_to_year",
    "opening_year",
    "priority_band",
    "basis",
]


def highest_averages(weights, seats):
    """Seats to keys by d'Hondt's divisors: the next school goes where most children share a new school."""
    given = {key: 0 for key in weights}
    for _ in range(seats):
        best = max(given, key=lambda key: (weights[key] / (given[key] + 1), key))
        given[best] += 1
    return given


def places_for(programme, stage, seats):
    """[leaf] of the new schools, in the order in which they are to be built."""
    children = school_totals.resident_children(stage)
    attending = school_totals.pupils(stage)
    if programme == "C36":
        weights = {leaf: value * KINDERGARTEN_PULL[leaf.split("-")[1]] for leaf, value in children.items() if value > 0}
    elif programme == "C41":
        weights = {leaf: attending[leaf] for leaf in CENTRE}
    else:
        weights = {
            leaf: value
            for leaf, value in attending.items()
            if value > 0 and not leaf.endswith("rural") and leaf not in CENTRE
        }
    order = list(NAMED_VOCATIONAL) if stage == "vocational" else []
    for number in range(1, seats - len(order) + 1):
        before = highest_averages(weights, number - 1)
        after = highest_averages(weights, number)
        order.append(next(leaf for leaf in weights if after[leaf] > before[leaf]))
    return order


@functools.cache
def new_schools():
    """[(programme, school code, stage, leaf, zone row, classrooms, start year)] in programme order."""
    zone_rows = {}
    for row in zones.rows():
        zone_rows.setdefault(row[2], []).append(row)
    used = {}
    result = []
    for programme, mix in NEW_SCHOOLS.items():
        index = 0
        for stage, seats in mix.items():
            last_start = LAST_YEAR - BUILD_YEARS[stage]
            for rank, leaf in enumerate(places_for(programme, stage, seats)):
                index += 1
                # Within the leaf: the zone with most children a new school of this stage, counting this one.
                zone = max(zone_rows[leaf], key=lambda row: (row[6] / (used.get((row[0], stage), 0) + 1), row[0]))
                used[zone[0], stage] = used.get((zone[0], stage), 0) + 1
                rooms = (CENTRE_CLASSROOMS if programme == "C41" else CLASSROOMS)[stage]
                start = FIRST_YEAR + rank * (last_start - FIRST_YEAR + 1) // seats
                result.append((programme, f"N-{programme}-{index:02d}", stage, leaf, zone, rooms, start))
    return result


def planned_school_rows():
    counties = {county["code"]: county["name"] for county in published.counties()}
    result = []
    for number, (programme, code, stage, leaf, zone, _, _) in enumerate(new_schools()):
        point = zones.offset((zone[4], zone[5]), 0.4, 2.399963 * number)  # golden angle: no two on one spot
        name = f"{counties[leaf[:6]]}规划{STAGE_NAMES[stage]} {code[2:]}"
        grades = ["0"] * GRADES[stage] + [""] * (9 - GRADES[stage])
        result.append(
            [code, name, stage, leaf, zone[0], "state", round(point[0], 5), round(point[1], 5), 0, 0, 0, 0]
            + grades
            + [0, "", "planned", "synthetic"]
        )
    return result


def new_site_projects(totals):
    """Project rows of the new schools and of the equipment programme."""
    result = []
    for programme in NEW_SCHOOLS:
        schools = [school for school in new_schools() if school[0] == programme]
        floor = [rooms * FLOOR_A_CLASSROOM[stage] for _, _, stage, _, _, rooms, _ in schools]
        floors = rounding.largest_remainder(floor, totals[programme]["floor_area_m2"])
        money = rounding.largest_remainder(floor, totals[programme]["money_yuan"])
        grounds = rounding.largest_remainder([school[5] for school in schools], totals[programme]["grounds_m2"])
        for (_, code, stage, _, _, rooms, start), m2, ground, yuan in zip(schools, floors, grounds, money):
            years = BUILD_YEARS[stage]
            result.append(
                (
                    code[2:],
                    programme,
                    code,
                    stage,
                    "new_site",
                    m2,
                    0,
                    rooms,
                    BEDS.get(stage, 0),
                    ground,
                    yuan,
                    start,
                    start + years - 1,
                    start + years,
                    start - FIRST_YEAR + 1,
                    "synthetic",
                )
            )
    money = totals["C40"]["money_yuan"]
    result.append(
        ("C40-01", "C40", "", "", "equipment", 0, 0, 0, 0, 0, money, FIRST_YEAR, LAST_YEAR, LAST_YEAR, 1, "estimated")
    )
    return result


def instalments(project):
    """[(year, yuan)] of a project row: evenly over its years, the remainder in the last, as the engine pays it."""
    money, first, last = (project[PROJECT_COLUMNS.index(name)] for name in ("money_yuan", "money_from_year", "money_to_year"))
    share = money // (last - first + 1)
    return [(year, share if year < last else money - share * (last - first)) for year in range(first, last + 1)]


def published_totals():
    integer = ("money_yuan", "floor_area_m2", "grounds_m2", "projects")
    return {
        row["programme"]: {**row, **{key: int(row[key]) for key in integer}} for row in published.rows("programmes")
    }


def build():
    columns = ["programme", "name", "name_en", "money_yuan", "floor_area_m2", "grounds_m2", "projects"]
    tables.write(
        "programmes.csv",
        columns + ["basis", "note"],
        [[row[key] for key in columns] + ["published", row["note"]] for row in published_totals().values()],
    )
    tables.write("planned_schools.csv", SCHOOL_COLUMNS, planned_school_rows())
