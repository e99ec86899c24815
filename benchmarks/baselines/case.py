"""A case directory as arrays: areas, zones and sites in the order of their rows, parameters as values by year.

The model covers what the case of Chifeng uses; `Case` refuses a case with other tables or other settings of the
population.
"""
import csv
import json
import pathlib

import numpy as np
import scipy.sparse

SEXES = ("male", "female")
RESIDENCES = ("urban", "town", "rural")
SCHOOL_AGES = 20  # children are carried by age on 31 August, 0 .. 19

TABLES = {"areas", "zones", "population", "fertility", "mortality", "moves", "move_profiles", "external_migration",
          "schools", "teachers", "recruitment", "replacement", "programmes", "ceilings", "projects"}
TABLES_OF_OTHER_ROOMS = {"grants", "pay", "funding_shares", "school_totals"}
STAGE_KEYS = {"id", "name_zh", "name_en", "first_grade", "grades", "compulsory", "first_age", "last_age", "catchment",
              "entry", "class_size_norm", "class_size_stretch", "class_size_hard", "further_class_pupils",
              "own_class_pupils", "mixed_class_size", "mixed_class_grades", "repetition_share", "dropout_share",
              "death_share", "pupils_per_staff", "teachers_per_class", "non_teaching_share", "attrition_share",
              "travel_scale_km_urban", "travel_scale_km_town", "travel_scale_km_rural", "private_intake_share"}
STAGE_KEYS_OF_OTHER_ROOMS = {"travel_limit_minutes", "boarding_first_grade"}
PARAMETERS = {
    "population": {"sex_ratio_at_birth", "births_january_august_share", "fertility_multiplier", "moves_multiplier",
                   "external_migration_multiplier"},
    "enrolment": {"kindergarten_participation_multiplier", "primary_ever_entering_share", "primary_entry_at_six_share",
                  "primary_to_junior_share", "senior_entry_share", "vocational_intake_share", "special_entry_share",
                  "school_change_share"},
    "placement": {"detour_factor", "placement_sweeps", "least_way_share", "travel_speed_km_per_hour",
                  "winter_speed_factor"},
    "standards": {"class_size_multiplier"},
    "estate": {"programmes_build", "programme_slip_years", "ceiling_multiplier", "winter_stop"},
    "workforce": {"retirement_reform", "recruitment_multiplier", "replacement_share", "recruit_first_age",
                  "recruit_last_age", "recruit_women_share"}}
SETTINGS = {"age_width": 1, "table_age_width": 1, "mortality_measure": "mx", "external_timing": "half_and_half",
            "external_age": "at_event"}


def read_table(path):
    """Rows as dictionaries of text."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def indicator(groups, count):
    """Sparse matrix [count x items] that sums items by group."""
    return scipy.sparse.csr_matrix((np.ones(len(groups)), (groups, np.arange(len(groups)))), (count, len(groups)))


def merge(whole, change):
    """Puts the members of `change` in the place of those of `whole`, objects member by member."""
    for key, value in change.items():
        if isinstance(value, dict) and isinstance(whole.get(key), dict) and not is_path(value):
            merge(whole[key], value)
        else:
            whole[key] = value


def is_path(value):
    """Whether an object gives values by year."""
    return all(key.isdigit() for key in value)


class Case:
    """Everything dense and indexed. Order of leaf areas, counties, zones and sites: that of the rows; sites by stage."""

    def __init__(self, directory, scenario="baseline"):
        directory = pathlib.Path(directory)
        self.json = json.loads((directory / "case.json").read_text(encoding="utf-8"))
        if scenario != "baseline":
            change = json.loads((directory / "scenarios" / f"{scenario}.json").read_text(encoding="utf-8"))
            if "tables" in change or "rules" in change:
                raise SystemExit(f"this model does not cover scenario {scenario}")
            merge(self.json, change["case"])
        self.tables = {}
        for name, files in self.json["tables"].items():
            files = [files] if isinstance(files, str) else files
            self.tables[name] = [row for file in files for row in read_table(directory / file)]
        self._refuse_what_is_not_covered()
        self.base_year = self.json["base_year"]
        self.years = np.arange(self.base_year, self.json["horizon"] + 1)
        self.stages = self.json["stages"]
        self._add_areas()
        self._add_zones()
        self._add_sites()

    def _refuse_what_is_not_covered(self):
        unknown = set(self.tables) - TABLES - TABLES_OF_OTHER_ROOMS
        settings = self.json["population_settings"]
        unknown |= {key for stage in self.json["stages"] for key in stage} - STAGE_KEYS - STAGE_KEYS_OF_OTHER_ROOMS
        unknown |= {f"{group}/{name}" for group, of_group in self.json["parameters"].items()
                    for name in of_group if name not in PARAMETERS.get(group, ())}
        unknown |= {key for key, value in SETTINGS.items() if settings[key] != value}
        if unknown:
            raise SystemExit(f"this model does not cover: {', '.join(sorted(unknown))}")

    def _add_areas(self):
        rows = self.tables["areas"]
        parent = {row["code"]: row["parent"] for row in rows}
        level = {row["code"]: row["level"] for row in rows}
        leaves = [row for row in rows if row["code"] not in parent.values()]
        self.leaf = {row["code"]: i for i, row in enumerate(leaves)}
        self.leaf_residence = [row["residence"] for row in leaves]
        self.above = {}  # every area at or above a leaf, itself first
        for code in self.leaf:
            self.above[code] = [code]
            while parent[self.above[code][-1]]:
                self.above[code].append(parent[self.above[code][-1]])
        county_of = {code: next(area for area in above if level[area] == "county")
                     for code, above in self.above.items()}
        self.county = {code: i for i, code in enumerate(dict.fromkeys(county_of.values()))}
        self.leaf_county = np.array([self.county[county_of[code]] for code in self.leaf])

        # Areas of results: the rows, then totals of every residence below the top.
        self.areas = list(parent)
        self.area_of_leaf = np.array([self.areas.index(code) for code in self.leaf])
        inside = {area: [area in above for above in self.above.values()] for area in self.areas}
        for residence in RESIDENCES:
            inside[f"{self.areas[0]}-total-{residence}"] = [row["residence"] == residence for row in leaves]
        self.areas = list(inside)
        self.area_of_total = np.array([i for i, area in enumerate(inside) if area not in self.leaf])
        self.leaves_of_total = np.array([inside[self.areas[i]] for i in self.area_of_total], dtype=float)
        self.area_with_counties = np.array([i for i, area in enumerate(self.areas)
                                            if level.get(area) in ("prefecture", "county")])
        self.counties_of_area = np.array([[level[self.areas[i]] == "prefecture" or self.areas[i] == county
                                           for county in self.county] for i in self.area_with_counties], dtype=float)

    def _add_zones(self):
        rows = self.tables["zones"]
        self.zone_leaf = np.array([self.leaf[row["area"]] for row in rows])
        self.zone_county = self.leaf_county[self.zone_leaf]
        if (np.diff(self.zone_county) < 0).any():
            raise SystemExit("this model wants the zones of a county one after another")
        self.zone_share = column(rows, "child_share")
        self.zone_position = np.array([column(rows, "longitude_deg"), column(rows, "latitude_deg")])
        self.zone_radius_km = column(rows, "radius_km")

    def _add_sites(self):
        in_results = [row for stage in self.stages for row in self.tables["schools"] if row["stage"] == stage["id"]]
        stage_of = [stage["id"] for stage in self.stages]
        place = lambda row: (stage_of.index(row["stage"]), self.leaf_county[self.leaf[row["area"]]])
        order = sorted(range(len(in_results)), key=lambda i: place(in_results[i]))
        self.sites = [in_results[i] for i in order]
        self.site_of_result = np.argsort(order)
        first = [stage_of.index(row["stage"]) for row in self.sites]
        self.stage_sites = [slice(*np.searchsorted(first, (k, k + 1))) for k in range(len(self.stages))]
        self.site = {(row["school_code"], row["stage"]): i for i, row in enumerate(self.sites)}
        self.site_leaf = np.array([self.leaf[row["area"]] for row in self.sites])
        self.site_county = self.leaf_county[self.site_leaf]
        self.site_position = np.array([column(self.sites, "longitude_deg"), column(self.sites, "latitude_deg")])
        self.site_private = np.array([row["sector"] != "state" for row in self.sites])
        self.base_classrooms = column(self.sites, "classrooms")

    def base_rolls(self, k):
        """[grade x site] pupils of stage k in the base year."""
        rows = self.sites[self.stage_sites[k]]
        return np.array([column(rows, f"pupils_{grade + 1}") for grade in range(self.stages[k]["grades"])])

    def moves(self):
        """Per profile: [sex x age] its shape, and the sparse matrix [destination x origin] of rates a person and year."""
        leaves, ages = len(self.leaf), self.json["population_settings"]["open_age"] + 1
        shapes = {}
        for row in self.tables["move_profiles"]:
            shape = shapes.setdefault(row["profile"], np.zeros((2, ages)))
            shape[SEXES.index(row["sex"]), min(int(row["age"]), ages - 1)] = float(row["relative"])
        for name, shape in shapes.items():
            rows = [row for row in self.tables["moves"] if row["profile"] == name]
            ends = [[self.leaf[row[end]] for row in rows] for end in ("destination", "origin")]
            yield shape, scipy.sparse.csr_matrix((column(rows, "rate_per_person_year"), ends), (leaves, leaves))

    def parameter(self, group, name, default=None):
        """[year] linear between the years given, constant before the first and after the last."""
        return self.parameter_at(group, name, self.years, default)

    def parameter_at(self, group, name, years, default=None):
        value = self.json["parameters"].get(group, {}).get(name, default)
        if not isinstance(value, dict):
            return np.full(len(years), float(value))
        given = sorted((int(year), float(at)) for year, at in value.items())
        return np.interp(years, *zip(*given))


def column(rows, name):
    """One column as numbers; an empty cell is 0."""
    return np.array([float(row[name] or 0) for row in rows])
