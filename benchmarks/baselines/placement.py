"""Seekers of the first grade of every stage to sites (docs/methods/placement.md): one pass, `stretch_first`, `ride`.

    d = detour sqrt(distance^2 + radius^2);  w[z,u] = A[u] exp(-min(d / scale, 12))
    a sweep: q = S / sum_u w open;  ask = sum_z q w open;  intake += min(ask, room);  S = q sum_u w open (1 - accept)
    private cap = share x seekers of the county; at the end what is left goes zone by zone to the nearest room

A block is what exchanges pupils: the zones and sites of a county, or all of them for a stage of the prefecture. Its w
is a dense matrix: BLAS multiplies it faster by the zeros of ways left out than SciPy multiplies a sparse one without them.
"""
import dataclasses

import numpy as np

FARTHEST_SCALES = 12.0
EARTH_KM = 6371.0
FITTING_ROUNDS = 5000
TRIAL_TOLERANCE, FITTING_TOLERANCE = 1e-3, 1e-12


def distance_km(from_zones, to_sites):
    """[zone x site] on the plane that touches the earth half-way; both are (longitude, latitude) in degrees."""
    (east_a, north_a), (east_b, north_b) = np.radians(from_zones)[..., None], np.radians(to_sites)[:, None]
    east = (east_b - east_a) * np.cos(0.5 * (north_a + north_b))
    return EARTH_KM * np.hypot(east, north_b - north_a)


def fit(pull, seekers, target, attraction, tolerance):
    """Proportional fitting until every site is asked for its base roll. Returns attraction and the error left."""
    attraction = attraction.copy()
    for _ in range(FITTING_ROUNDS):
        by_zone = pull @ attraction
        portion = np.divide(seekers, by_zone, out=np.zeros_like(seekers), where=by_zone > 0.0)
        asked = attraction * (portion @ pull)
        error = (np.abs(asked - target) / np.maximum(1.0, target)).max()
        held = (asked > 0.0) & (target > 0.0)
        attraction[held] *= target[held] / asked[held]
        if error < tolerance:
            break
    return attraction, error


def least(asks, budget):
    """[way] whether it is among the least that together carry at most `budget`; ways in order where they are equal."""
    order = np.argsort(asks, kind="stable")
    marked = np.zeros(len(asks), dtype=bool)
    marked[order[np.cumsum(asks[order]) <= budget]] = True
    return marked


def ways_that_count(pull, nearest, seekers, attraction, share):
    """Pull without the ways that are both among the least of their zone and among the least of their site."""
    along = pull * attraction
    by_zone = along.sum(axis=1)
    asks = np.divide(seekers, by_zone, out=np.zeros_like(seekers), where=by_zone > 0.0)[:, None] * along
    least_of_zone, least_of_site = np.zeros(pull.shape, dtype=bool), np.zeros(pull.shape, dtype=bool)
    for z in np.flatnonzero(seekers > 0.0):
        ways = nearest[z]
        least_of_zone[z, ways] = least(asks[z, ways], share * seekers[z])
    for u in range(pull.shape[1]):
        ways = np.flatnonzero(pull[:, u])
        least_of_site[ways, u] = least(asks[ways, u], share * asks[:, u].sum())
    return np.where(least_of_zone & least_of_site, 0.0, pull)


@dataclasses.dataclass
class Block:
    """Zones and sites that exchange pupils with each other and nobody else."""
    zones: slice
    sites: slice           # of the stage
    pull: np.ndarray       # [zone x site] attraction included; 0: not asked in the sweeps
    pull_of_site: np.ndarray  # the same, [site x zone]
    nearest: np.ndarray    # [zone x site] positions in the block, nearest first
    private: np.ndarray    # [site x 1] 1: not run by the state


class PlacementStage:
    def __init__(self, case, k, flow, seekers):
        row = case.stages[k]
        self.sites = flow.sites
        self.sweeps = case.json["parameters"]["placement"]["placement_sweeps"]
        self.private_share = row.get("private_intake_share", 1.0)
        self.sweep_size = flow.filling_size
        self.fill_size = np.full(flow.grades, float(row["class_size_hard"])) if flow.compulsory else flow.norm
        county_wide = row["catchment"] == "county"
        if self.private_share < 1.0 and not county_wide:
            raise SystemExit("this model does not cover a private cap in a stage of the prefecture")
        self._add_blocks(case, row, county_wide, flow.base_rolls[:, 0], seekers)

    def _add_blocks(self, case, row, county_wide, target, seekers):
        placement = case.json["parameters"]["placement"]
        scale = np.array([row[f"travel_scale_km_{residence}"] for residence in case.leaf_residence])[case.zone_leaf, None]
        site_county = case.site_county[self.sites]
        between = distance_km(case.zone_position, case.site_position[:, self.sites])
        road_km = placement["detour_factor"] * np.hypot(between, case.zone_radius_km[:, None])
        pull = np.exp(-np.minimum(road_km / scale, FARTHEST_SCALES))
        parts = [(slice(None), slice(None))]
        if county_wide:
            parts = [(slice(*np.searchsorted(case.zone_county, (c, c + 1))),
                      slice(*np.searchsorted(site_county, (c, c + 1)))) for c in range(len(case.county))]
            pull[case.zone_county[:, None] != site_county] = 0.0

        attraction, _ = fit(pull, seekers, target, target, TRIAL_TOLERANCE)
        with_planned = self._attract_to_planned(case, row["id"], target, attraction)
        nearest = [np.argsort(np.where(ways > 0.0, km, np.inf), kind="stable")[:np.count_nonzero(ways)]
                   for ways, km in zip(pull, road_km)]
        narrowed = ways_that_count(pull, nearest, seekers, with_planned, placement["least_way_share"])
        fitted, error = fit(narrowed, seekers, target, attraction, FITTING_TOLERANCE)
        if error >= FITTING_TOLERANCE:  # the base year needs the ways left out
            narrowed = pull
            fitted, _ = fit(pull, seekers, target, attraction, FITTING_TOLERANCE)
        narrowed = narrowed * self._attract_to_planned(case, row["id"], target, fitted)
        private = case.site_private[self.sites, None].astype(float)
        self.blocks = [Block(zones, sites, narrowed[zones, sites].copy(), narrowed[zones, sites].T.copy(),
                             np.argsort(road_km[zones, sites], axis=1, kind="stable"), private[sites])
                       for zones, sites in parts]

    def _attract_to_planned(self, case, stage, target, attraction):
        """Sites without base pupils: mean attraction of a classroom of the county, times the classrooms to come."""
        base_classrooms = case.base_classrooms[self.sites]
        to_come = base_classrooms.copy()
        for row in case.tables["projects"]:
            if row["stage"] == stage:
                to_come[case.site[row["school_code"], stage] - self.sites.start] += float(row["classrooms_added"])
        held = target > 0.0
        county = case.site_county[self.sites]
        sums = [np.bincount(county[held], values[held], len(case.county)) for values in (attraction, base_classrooms)]
        mean = np.divide(*sums, out=np.ones(len(case.county)), where=sums[1] > 0.0)
        return np.where(held, attraction, to_come * mean[county])

    def place(self, pupils, classrooms, seekers):
        """Returns intake [site x replicate] and who is left without a place [zone x replicate]. Rooms in classrooms."""
        room, fill_room = (self._room(size, pupils, classrooms) for size in (self.sweep_size, self.fill_size))
        intake, left = np.zeros_like(room), np.zeros_like(seekers)
        for block in self.blocks:
            left[block.zones] = self._place_block(block, seekers[block.zones], room[block.sites], fill_room[block.sites],
                                                  intake[block.sites])
        return intake, left

    def _room(self, size, pupils, classrooms):
        """What the first grade takes: its share of the classrooms, or what the other grades leave, if that is less."""
        share = 1.0 / (size[0] * np.sum(1.0 / size))
        others = np.einsum("g,sgr->sr", 1.0 / size[1:], pupils[:, 1:])
        return np.maximum(0.0, size[0] * np.minimum(share * classrooms, classrooms - others) - pupils[:, 0])

    def _place_block(self, block, seeking, room, fill_room, intake):
        """Sweeps, then the nearest room. Writes `intake`, uses up `room`. Returns who is left."""
        cap = None
        if self.private_share < 1.0:
            cap = self.private_share * seeking.sum(axis=0)
            room *= self._private_part(block, cap, room)
        for _ in range(self.sweeps):
            seeking = self._sweep(block, seeking, room, intake)
            if not seeking.any():
                return seeking
        room[:] = np.maximum(0.0, fill_room - intake)
        if cap is not None:
            room *= self._private_part(block, np.maximum(0.0, cap - (block.private * intake).sum(axis=0)), room)
        return self._fill(block, seeking, room, intake)

    def _private_part(self, block, cap, room):
        """Of its room, what a site may use: private sites together no more than `cap`."""
        private_room = (block.private * room).sum(axis=0)
        part = np.minimum(1.0, np.divide(cap, private_room, out=np.zeros_like(cap), where=private_room > 0.0))
        return np.where(block.private > 0.0, part, 1.0)

    def _sweep(self, block, seeking, room, intake):
        open_sites = (room > 0.0).astype(float)
        if (open_sites == open_sites[:, :1]).all():
            by_zone = (block.pull @ open_sites[:, :1])
        else:
            by_zone = block.pull @ open_sites
        portion = np.divide(seeking, by_zone, out=np.zeros_like(seeking), where=by_zone > 0.0)
        ask = (block.pull_of_site @ portion) * open_sites
        taken = np.minimum(ask, room)
        intake += taken
        refused = open_sites * (1.0 - np.minimum(1.0, np.divide(room, ask, out=np.zeros_like(room), where=ask > 0.0)))
        room -= taken
        return np.where(portion > 0.0, portion * (block.pull @ refused), seeking)

    def _fill(self, block, seeking, room, intake):
        """Zone by zone to the nearest room."""
        for z in np.flatnonzero(seeking.any(axis=1)):
            sites = block.nearest[z]
            there = room[sites]
            before = np.cumsum(there, axis=0) - there
            placed = np.minimum(there, np.maximum(0.0, seeking[z] - before))
            room[sites] -= placed
            intake[sites] += placed
            seeking[z] = np.maximum(0.0, seeking[z] - before[-1] - there[-1])
        return seeking
