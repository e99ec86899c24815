"""What is reported of a year, as rows: every variable by area (and stage), by site, or by zone and stage."""
import numpy as np

BY_AREA = ("births", "deaths", "net_moves", "net_external")
BY_AREA_AND_STAGE = ("official_age_children", "entrants", "enrolment", "graduates", "dropouts", "unplaced", "places",
                     "places_balance", "classes")
BY_COUNTY_AND_STAGE = ("staff", "private_staff", "teachers", "staff_required", "teachers_required", "staff_balance",
                       "teachers_balance", "retirements", "attrition", "recruits")
WITHOUT_QUANTILES = ("site_enrolment", "zone_unplaced")
VARIABLES = BY_AREA + BY_AREA_AND_STAGE + BY_COUNTY_AND_STAGE + WITHOUT_QUANTILES
FLOWS = {"births", "deaths", "net_moves", "net_external", "graduates", "dropouts", "retirements", "attrition",
         "recruits"}  # nobody knows those of the base year
SCALES = {"unplaced": "enrolment", "places_balance": "places", "staff_balance": "staff",
          "teachers_balance": "teachers"}  # what may be near zero is measured against what it is part of


class Report:
    """Rows of one year [row x replicate]: first the variables that have quantiles, then the others."""

    def __init__(self, case, replicates):
        self.case = case
        stages = len(case.stages)
        shapes = dict.fromkeys(BY_AREA, (len(case.areas),))
        shapes |= dict.fromkeys(BY_AREA_AND_STAGE, (len(case.areas), stages))
        shapes |= dict.fromkeys(BY_COUNTY_AND_STAGE, (len(case.area_with_counties), stages))
        shapes |= {"site_enrolment": (len(case.sites),), "zone_unplaced": (len(case.zone_leaf), stages)}
        first = np.cumsum([0] + [int(np.prod(shape)) for shape in shapes.values()])
        self.rows = np.empty((first[-1], replicates))
        self.slices = {name: slice(*first[i:i + 2]) for i, name in enumerate(shapes)}
        self.rows_with_quantiles = self.slices[WITHOUT_QUANTILES[0]].start
        self.values = {name: self.rows[at].reshape(*shapes[name], replicates) for name, at in self.slices.items()}

    def fill(self, values):
        """Sums leaves and counties to areas. `values`: of `Model.years`. Sites stand in the order of the case."""
        case = self.case
        for name in BY_AREA + BY_AREA_AND_STAGE:
            here, leaves = self.values[name], values[name]
            here[case.area_of_leaf] = leaves
            totals = case.leaves_of_total @ leaves.reshape(len(leaves), -1)
            here[case.area_of_total] = totals.reshape(-1, *leaves.shape[1:])
        for name in BY_COUNTY_AND_STAGE:
            counties = values[name]
            totals = case.counties_of_area @ counties.reshape(len(counties), -1)
            self.values[name][:] = totals.reshape(-1, *counties.shape[1:])
        for name in WITHOUT_QUANTILES:
            self.values[name][:] = values[name]
        return self.rows

    def in_results(self, name, rows):
        """[statistic.., row] of one variable in the shape of results; nan where it does not exist."""
        shape = self.values[name].shape[:-1]
        values = rows[..., self.slices[name]].reshape(*rows.shape[:-1], *shape)
        if name == "site_enrolment":
            return values[..., self.case.site_of_result]
        if name not in BY_COUNTY_AND_STAGE:
            return values
        everywhere = np.full((*rows.shape[:-1], len(self.case.areas), shape[1]), np.nan)
        everywhere[..., self.case.area_with_counties, :] = values
        return everywhere
