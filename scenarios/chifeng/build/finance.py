"""Money: grants.csv, pay.csv, funding_shares.csv, and the scenario grant-step-2027.

Spending of 2020 by stage is calibrated to the region's published spending a pupil, times its fiscal share (778.37 of
853.62): what the grants of 2020 leave of it is split between pay and other money, in a proportion of judgement. Only
children of state kindergartens are counted, since private ones live on fees. Special schools, for which no figure is
published, get the pay of primary schools. The city's printed total (row C26) is compared with the sum and never used.
"""
import case_file
import published
import scenarios
import tables

PAY_SHARE = 0.7  # judgement: of what the grants leave, the share spent on staff
FREE_LAST_YEAR_YUAN = 2000  # judgement: the local 保教费 was not found
CENTRAL_SHARE = 0.8  # 国发〔2015〕67号, west and assimilated counties; quoted from memory, unverified
ANCHORED = ("kindergarten", "primary", "junior", "senior", "vocational")
FORMER, STEP, SCENARIO_YEAR = 2020, 2023, 2027
GRANT_COLUMNS = (
    "item",
    "stage",
    "sector",
    "residence",
    "from_year",
    "term",
    "to_year",
    "yuan_per_pupil_year",
    "least_pupils_per_site",
    "basis",
)


def grant(item, stage, from_year, yuan, least=None, term="spring", basis="published"):
    return (item, stage, None, None, from_year, term, None, yuan, least, basis)


def grants():
    money = published.figures("finance")
    rows = []
    for stage in ("primary", "junior"):
        for year in (FORMER, STEP):
            rows.append(grant("public_use", stage, year, money[f"public_use {stage} {year}"], money["small school"]))
        for year in (FORMER, STEP):
            rows.append(grant("boarding", stage, year, money[f"boarding {year}"]))
    for year in (2016, 2025):
        rows.append(grant("public_use", "special", year, money[f"public_use special {year}"]))
    rows.append(grant("public_use", "senior", FORMER, money["public_use senior"]))
    rows.append(grant("free_last_year", "kindergarten", 2025, FREE_LAST_YEAR_YUAN, term="autumn", basis="estimated"))
    return rows


def state_totals(stage):
    """Pupils and staff of state schools."""
    rows = [row for row in tables.read("school_totals.csv") if row["stage"] == stage]
    share = [float(row["state_pupil_share"]) for row in rows]
    return tuple(sum(float(row[column]) * part for row, part in zip(rows, share)) for column in ("pupils", "staff"))


def anchor(stage):
    """Fiscal spending of 2020 that the region's figures imply for the city's pupils."""
    money, school = published.figures("finance"), published.figures("schools")
    pupils = state_totals(stage)[0] if stage == "kindergarten" else school[f"{stage} pupils"]
    fiscal = money["region fiscal spending"] / money["region total spending"]
    return pupils * money[f"region per pupil {stage}"] * fiscal


def calibrated():
    """Pay a head by stage and other money a pupil by stage."""
    money, school = published.figures("finance"), published.figures("schools")
    base = {"primary": "public_use primary 2020", "junior": "public_use junior 2020", "senior": "public_use senior"}
    pay, other = {}, {}
    for stage in ANCHORED:
        pupils = school[f"{stage} pupils"]
        left = anchor(stage) - (pupils * money[base[stage]] if stage in base else 0.0)
        pay[stage] = round(PAY_SHARE * left / state_totals(stage)[1], -2)
        other[stage] = round((1.0 - PAY_SHARE) * left / pupils)
    pay["special"] = pay["primary"]
    return pay, other


def scenario_rows():
    """Another step as large as that of 2023."""
    money = published.figures("finance")
    rows = []
    for stage in ("primary", "junior"):
        before, now = (money[f"public_use {stage} {year}"] for year in (FORMER, STEP))
        rows.append(
            {
                "item": "public_use",
                "stage": stage,
                "from_year": SCENARIO_YEAR,
                "term": "spring",
                "yuan_per_pupil_year": 2 * now - before,
                "least_pupils_per_site": money["small school"],
                "basis": "estimated",
            }
        )
    return rows


def build():
    pay, other = calibrated()
    rows = grants() + [grant("other", stage, FORMER, other[stage], basis="estimated") for stage in ANCHORED]
    tables.write("grants.csv", GRANT_COLUMNS, rows)
    tables.write(
        "pay.csv",
        ("stage", "year", "yuan_per_staff_year", "basis"),
        [(stage, FORMER, yuan, "estimated") for stage, yuan in pay.items()],
    )
    tables.write(
        "funding_shares.csv",
        ("item", "stage", "from_year", "central_share", "region_share", "prefecture_share", "county_share", "basis"),
        [
            (item, stage, FORMER, CENTRAL_SHARE, None, None, round(1.0 - CENTRAL_SHARE, 9), "estimated")
            for item in ("public_use", "boarding")
            for stage in ("primary", "junior")
        ],
    )
    head = (
        "grant-step-2027",
        "2027年提高公用经费",
        "Public-use grants rise in 2027",
        "若2027年小学、初中公用经费再提高与2023年相同的幅度,看总支出、分级负担和小规模学校的补足各增加多少。",
        "If the public-use grants of primary and junior schools rise in 2027 by as much as in 2023: what it adds to "
        "spending, to each level of government and to the topping-up of small schools.",
    )
    case_file.write_json(
        published.CASE / "scenarios" / f"{head[0]}.json",
        {**scenarios.scenario(*head), "tables": {"grants": {"add": scenario_rows()}}},
    )
