"""projects.csv and ceilings.csv: the new schools' projects and the 601 rural project schools, which are drawn from the roster.

The plan speaks of 601 rural project schools; all 乡村 and 镇区 schools of the compulsory stages are fewer, so the draw must
hold kindergartens too. Rule, on the synthetic roster (schools.csv), state schools only, one site a project:
 1. every 乡村 compulsory site, then every 镇区 compulsory site, then 乡村 kindergartens, then 镇区 kindergartens;
 2. inside a class the fullest first (pupils a classroom), then the largest, then by code; the first 601 are taken.
Order in the years 2021-2025 is by the same need: a fifth of the money each year, open in the September of its year.
Floor follows existing floor area (at least 120 m2), grounds follow pupils of compulsory schools, money follows 3 000
yuan a m2 of floor and 300 yuan a m2 of grounds. Renewal replaces: nine tenths of the new floor stand for demolished
floor, never more than nine tenths of what is there. Classrooms: a tenth more, rounded, where a site is at least nine
tenths full; none elsewhere.
"""
import network_scenarios
import programmes
import rounding
import tables

NORM = {"kindergarten": 30, "primary": 45, "junior": 50}
DEMOLISHED_SHARE = 0.9
FULL = 0.9
ADDED_SHARE = 0.10
YUAN_A_M2_FLOOR, YUAN_A_M2_GROUNDS = 3000, 300
LEAST_FLOOR_M2 = 120
GROUNDS_WEIGHT = {"kindergarten": 0.2, "primary": 1.0, "junior": 1.3}
LEAST_PUPILS = 40


def pupils(site):
    return sum(float(site[f"pupils_{i}"] or 0) for i in range(1, 10))


def fullness(site):
    rooms = float(site["classrooms"])
    return pupils(site) / (rooms * NORM[site["stage"]]) if rooms > 0 else 0.0


def rural_sites(count):
    """The `count` sites of the rule above, in order of need."""
    candidates = []
    for site in tables.read("schools.csv"):
        residence = site["area"].split("-")[1]
        if site["stage"] not in NORM or residence == "urban" or site["sector"] != "state":
            continue
        kind = (2 if site["stage"] == "kindergarten" else 0) + (0 if residence == "rural" else 1)
        candidates.append((kind, -round(fullness(site), 6), -pupils(site), site["school_code"], site["stage"], site))
    if len(candidates) < count:
        raise ValueError(f"only {len(candidates)} state sites outside 城区 for {count} project schools")
    return [candidate[-1] for candidate in sorted(candidates, key=lambda entry: entry[:-1])[:count]]


def renewal_projects(totals):
    programme = totals["C42"]
    count = programme["projects"]
    sites = rural_sites(count)
    floors = rounding.largest_remainder(
        [max(LEAST_FLOOR_M2, float(site["floor_area_m2"])) for site in sites], programme["floor_area_m2"]
    )
    grounds = rounding.largest_remainder(
        [max(LEAST_PUPILS, pupils(site)) * GROUNDS_WEIGHT[site["stage"]] for site in sites], programme["grounds_m2"]
    )
    money = rounding.largest_remainder(
        [YUAN_A_M2_FLOOR * m2 + YUAN_A_M2_GROUNDS * ground for m2, ground in zip(floors, grounds)],
        programme["money_yuan"],
    )
    years = programmes.LAST_YEAR - programmes.FIRST_YEAR + 1
    result = []
    spent = 0
    for rank, (site, m2, ground, yuan) in enumerate(zip(sites, floors, grounds, money)):
        year = programmes.FIRST_YEAR + (2 * spent + yuan) * years // (2 * programme["money_yuan"])
        spent += yuan
        existing = float(site["floor_area_m2"])
        demolished = min(int(DEMOLISHED_SHARE * m2), int(DEMOLISHED_SHARE * existing))
        added = int(ADDED_SHARE * float(site["classrooms"]) + 0.5) if fullness(site) >= FULL else 0
        result.append(
            (
                f"C42-{rank + 1:03d}",
                "C42",
                site["school_code"],
                site["stage"],
                "renewal",
                m2,
                demolished,
                added,
                0,
                ground,
                yuan,
                year,
                year,
                year,
                year - programmes.FIRST_YEAR + 1,
                "synthetic",
            )
        )
    return result


def ceilings(projects):
    """Rows of ceilings.csv: no yearly ceiling is published, so each programme may spend what its phasing asks for."""
    money = {}
    for project in projects:
        for year, yuan in programmes.instalments(project):
            money[project[1], year] = money.get((project[1], year), 0) + yuan
    rows = []
    for programme in dict.fromkeys(project[1] for project in projects):
        years = [year for name, year in money if name == programme]
        for year in range(min(years), max(years) + 1):
            rows.append([programme, year, money.get((programme, year), 0), "estimated"])
    return rows


def build():
    totals = programmes.published_totals()
    projects = programmes.new_site_projects(totals) + renewal_projects(totals)
    tables.write("projects.csv", programmes.PROJECT_COLUMNS, projects)
    tables.write("ceilings.csv", ["programme", "year", "money_yuan", "basis"], ceilings(projects))
    network_scenarios.build(projects)
