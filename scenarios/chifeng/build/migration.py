"""Moves between areas and net migration from outside: moves.csv, move_profiles.csv, external_migration.csv.

Moves (estimated). Net flows only, one age profile: Rogers and Castro's standard schedule (1981, Model Migration
Schedules, IIASA RR-81-30: a1 0.02, alpha1 0.10, a2 0.06, alpha2 0.10, mu2 20, lambda2 0.40, c 0.003; quoted from
memory) times one scale, so that the person-weighted mean over the base population is 1 and a rate reads as a crude
rate. Families' children move as the first term of the schedule says. Directions: in every county 乡村 -> 镇区; in
districts also 乡村 -> 城区 and 镇区 -> 城区; from every other county 乡村 and 镇区 -> 红山 and 松山 城区, with weights falling
with the distance of the seats. Two scales are solved together over 2021-2025: the share of 城区 + 镇区 rises by the
published 0.93 point a year, and 红山区 with 松山区 gain half of their yearly gain between the two censuses.

External migration (estimated). Residual of the census decade: change of the census totals less births 2011-2020 plus
deaths (mean regional death rate 2015-2019). Census totals of 2010 and 2020 may differ in coverage (the regional totals
of the years between were later found about 5 % too high), so half of the residual is taken as movement, and it is
scaled by the fall of the people aged 15-29 between the two censuses. Ages: only the labour term of the schedule from
18 up to 59: the children of 2020 are as many as were born, so children are not taken to leave. The same persons every
year.
"""
import functools
import math

import areas
import population
import projection
import published
import tables
import zones

PROFILE = "rogers_castro"
A1, ALPHA1, A2, ALPHA2, MU2, LAMBDA2, C = 0.02, 0.10, 0.06, 0.10, 20.0, 0.40, 0.003
# Relative intensity of the directions before the common scale (estimated, low confidence).
COUNTRY_TO_TOWN, COUNTRY_TO_OWN_CITY, TOWN_TO_OWN_CITY = 1.0, 0.6, 0.25
COUNTRY_TO_CENTRE, TOWN_TO_CENTRE = 0.80, 0.60
DISTANCE_SCALE_KM = 120.0
CENTRE = {"150402-urban": 0.4, "150404-urban": 0.6}
CALIBRATION_LAST_YEAR = 2025
COVERAGE_SHARE = 0.5
FIRST_LEAVING_AGE, LAST_LEAVING_AGE = 18, 59


def labour_term(age):
    return A2 * math.exp(-ALPHA2 * (age - MU2) - math.exp(-LAMBDA2 * (age - MU2)))


def standard_schedule(age):
    return A1 * math.exp(-ALPHA1 * age) + labour_term(age) + C


@functools.cache
def profile():
    """sex -> relative by age, person-weighted mean 1 over the city's base population."""
    city = population.city_sex_ages()
    curve = [standard_schedule(age + 0.5) for age in range(population.OPEN_AGE + 1)]
    mean = math.fsum(curve[age] * city[sex][age] for sex in population.SEXES for age in range(len(curve))) / math.fsum(
        sum(city[sex]) for sex in population.SEXES
    )
    return {sex: [round(value / mean, 6) for value in curve] for sex in population.SEXES}


def directions(centre_pull):
    """(origin, destination) -> relative intensity between inhabited leaves; `centre_pull` scales moves to
    the centre."""
    people = areas.leaf_populations()
    seat = {c["code"]: (c["seat_longitude_deg"], c["seat_latitude_deg"]) for c in published.counties()}
    result = {}
    for county in seat:
        urban, town, rural = (areas.leaf_code(county, residence) for residence in areas.RESIDENCES)
        result[rural, town] = COUNTRY_TO_TOWN * (0.4 if county in areas.DISTRICTS else 1.0)
        if people[urban]:
            result[rural, urban] = COUNTRY_TO_OWN_CITY
            result[town, urban] = TOWN_TO_OWN_CITY
        for centre, share in CENTRE.items():
            if centre.startswith(county):
                continue
            weight = (
                centre_pull * share * math.exp(-zones.distance_km(seat[county], seat[centre[:6]]) / DISTANCE_SCALE_KM)
            )
            result[rural, centre] = COUNTRY_TO_CENTRE * weight
            result[town, centre] = TOWN_TO_CENTRE * weight
    return result


@functools.cache
def yearly_loss():
    """Persons a year who leave for outside on balance."""
    figure = published.figures("population")
    vital = published.figures("births_and_deaths")
    births = math.fsum(population.births_by_year().values())
    rate = math.fsum(vital[f"region_death_rate_{year}"] for year in range(2015, 2020)) / 5.0 / 1000.0
    deaths = 10.0 * rate * (figure["city_population"] + figure["city_population_2010"]) / 2.0
    net = figure["city_population"] - figure["city_population_2010"] - births + deaths
    banner = population.banner_groups()
    young_2010 = (
        sum(banner[sex][group] for sex in population.SEXES for group in (3, 4, 5))
        / figure["bairin_right_2010"]
        * figure["city_population_2010"]
    )
    young_2020 = sum(population.city_ages()[15:30])
    return {
        "decade": net,
        "deaths": deaths,
        "births": births,
        "pool": young_2020 / young_2010,
        "a_year": net / 10.0 * COVERAGE_SHARE * young_2020 / young_2010,
    }


@functools.cache
def external():
    """leaf -> sex -> net persons by age, a year."""
    leaves = population.by_leaf()
    ages = range(FIRST_LEAVING_AGE, LAST_LEAVING_AGE + 1)
    weights = {
        (leaf, sex, age): leaves[leaf][sex][age] * labour_term(age + 0.5)
        for leaf in leaves
        for sex in population.SEXES
        for age in ages
    }
    scale = yearly_loss()["a_year"] / math.fsum(weights.values())
    result = {leaf: {sex: [0.0] * (population.OPEN_AGE + 1) for sex in population.SEXES} for leaf in leaves}
    for (leaf, sex, age), weight in weights.items():
        result[leaf][sex][age] = round(weight * scale, 5)
    return result


def root(function, wanted, low, high, steps):
    """Regula falsi for an almost linear increasing function."""
    at_low, at_high = function(low), function(high)
    for _ in range(steps):
        middle = low + (wanted - at_low) * (high - low) / (at_high - at_low)
        value = function(middle)
        if value < wanted:
            low, at_low = middle, value
        else:
            high, at_high = middle, value
    return middle


@functools.cache
def moves():
    """(origin, destination) -> crude rate a year."""
    figure = published.figures("population")
    rise = figure["city_urban_share_rise_2022"] / 100.0
    gain = COVERAGE_SHARE * (figure["growth_hongshan_2010_2020"] + figure["growth_songshan_2010_2020"]) / 10.0
    years = CALIBRATION_LAST_YEAR - 2020
    centre = [leaf for leaf in areas.leaves() if leaf[:6] in (code[:6] for code in CENTRE)]

    def project(scale, pull):
        return projection.run(
            {key: value * scale for key, value in directions(pull).items()},
            profile(),
            external(),
            CALIBRATION_LAST_YEAR,
        )[-1][1]

    base = population.by_leaf()

    def scale_for(pull):
        return root(
            lambda scale: (projection.urban_share(project(scale, pull)) - projection.urban_share(base)) / years,
            rise,
            0.0,
            0.03,
            3,
        )

    def centre_gain(pull):
        people = project(scale_for(pull), pull)
        return (projection.total(people, centre) - projection.total(base, centre)) / years

    pull = root(centre_gain, gain, 0.2, 2.5, 4)
    scale = scale_for(pull)
    return {key: round(value * scale, 8) for key, value in directions(pull).items()}


def build():
    tables.write(
        "move_profiles.csv",
        ["profile", "sex", "age", "relative", "basis"],
        [
            (PROFILE, sex, age, value, "estimated")
            for sex, curve in profile().items()
            for age, value in enumerate(curve)
        ],
    )
    tables.write(
        "moves.csv",
        ["origin", "destination", "profile", "rate_per_person_year", "basis"],
        [(origin, destination, PROFILE, rate, "estimated") for (origin, destination), rate in sorted(moves().items())],
    )
    rows = []
    for leaf, by_sex in external().items():
        for sex, series in by_sex.items():
            rows += [(leaf, "", sex, age, value, "estimated") for age, value in enumerate(series) if value]
    tables.write("external_migration.csv", ["area", "year", "sex", "age", "net_persons", "basis"], rows)
