"""Seekers of the first grade of every stage to sites (docs/methods/placement.md): one pass, `stretch_first`, `ride`.

    d = detour sqrt(distance^2 + radius^2);  w[z,u] = A[u] exp(-min(d / scale, 12))
    a sweep: q = S / sum_u w open;  ask = sum_z q w open;  intake += min(ask, room);  S = q sum_u w open (1 - accept)
    private cap = share x seekers of the county; at the end what is left goes zone by zone to the nearest room

A block is what exchanges pupils: the zones and sites of a county, or all of them for a stage of the prefecture. Its w
is a dense matrix: BLAS multiplies it faster by the zeros of ways left out than SciPy multiplies a sparse one without them.
"""
import dataclasses

import numpy as np

from arrays import ratio_or_zero

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
        portion = ratio_or_zero(seekers, by_zone)
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
    asks = ratio_or_zero(seekers, by_zone)[:, None] * along
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
    sites: slice              # of the stage
    pull: np.ndarray          # [zone x site] attraction included; 0: not asked in the sweeps
    pull_of_site: np.ndarray  # the same, [site x zone]
    nearest: np.ndarray       # [zone x site] positions in the block, nearest first
    private: np.ndarray       # positions of sites not run by the state


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
        self._add_blocks(case, row, county_wide, flow.base_rolls[0], seekers)

    def _add_blocks(self, case, row, county_wide, target, seekers):
        placement = case.json["parameters"]["placement"]
        scale = np.array([row[f"travel_scale_km_{residence}"] for residence in case.leaf_residence])[case.zone_leaf, None]
        site_county = case.site_county[self.sites]
        between = distance_km(case.zone_position, case.site_position[:, self.sites])
        road_km = placement["detour_factor"] * np.hypot(between, case.zone_radius_km[:, None])
        pull = np.exp(-np.minimum(road_km / scale, FARTHEST_SCALES))
        parts = [(slice(0, len(case.zone_leaf)), slice(0, len(site_county)))]
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
        self.blocks = [Block(zones, sites, narrowed[zones, sites].copy(), narrowed[zones, sites].T.copy(),
                             np.argsort(road_km[zones, sites], axis=1, kind="stable"),
                             np.flatnonzero(case.site_private[self.sites][sites]))
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
        """Returns intake [site x replicate] and who is left without a place [zone x replicate]. Pupils before intake."""
        room = self._room(self.sweep_size, slice(0, pupils.shape[1]), pupils, classrooms)
        if self.private_share < 1.0:
            cap = [self.private_share * seekers[block.zones].sum(axis=0) for block in self.blocks]
            for block, cap_of_county in zip(self.blocks, cap):
                self._keep_cap(block, cap_of_county, room[block.sites])
        intake, left = np.zeros_like(room), seekers.copy()
        asking = self._sweep(self.blocks, left, room, intake)
        for _ in range(1, self.sweeps):
            asking = [block for block in asking if self._sweep([block], left, room, intake)]
        for block in asking:
            taken = intake[block.sites]
            room = np.maximum(0.0, self._room(self.fill_size, block.sites, pupils, classrooms) - taken)
            if self.private_share < 1.0:
                cap_left = cap[self.blocks.index(block)] - taken[block.private].sum(axis=0)
                self._keep_cap(block, np.maximum(0.0, cap_left), room)
            self._fill(block, left[block.zones], room, taken)
        return intake, left

    def _room(self, size, sites, pupils, classrooms):
        """What the first grade takes: its share of the classrooms, or what the other grades leave, if that is less."""
        room = classrooms[sites] - np.tensordot(1.0 / size[1:], pupils[1:, sites], 1)
        np.minimum(room, classrooms[sites] / (size[0] * np.sum(1.0 / size)), out=room)
        room *= size[0]
        return np.maximum(room, 0.0, out=room)

    def _keep_cap(self, block, cap, room):
        """Private sites of a county give up room in the same proportion. `room`: of the block, changed in place."""
        private = room[block.private]
        room[block.private] = private * np.minimum(1.0, ratio_or_zero(cap, private.sum(axis=0)))

    def _sweep(self, blocks, left, room, intake):
        """One round of ask and share in neighbouring blocks. Returns the blocks where somebody is left."""
        sites = slice(blocks[0].sites.start, blocks[-1].sites.stop)
        zones = slice(blocks[0].zones.start, blocks[-1].zones.stop)
        left, room, intake = left[zones], room[sites], intake[sites]
        places = [(slice(block.zones.start - zones.start, block.zones.stop - zones.start),
                   slice(block.sites.start - sites.start, block.sites.stop - sites.start)) for block in blocks]
        is_open = room > 0.0
        open_in_all = is_open.all(axis=1)
        by_zone, ask = np.empty_like(left), np.empty_like(room)
        for block, (z, u) in zip(blocks, places):
            by_zone[z] = (block.pull @ open_in_all[u])[:, None]
            in_some = np.flatnonzero(~open_in_all[u])
            if len(in_some):
                by_zone[z] += block.pull[:, in_some] @ is_open[u][in_some].astype(float)
        portion = ratio_or_zero(left, by_zone)
        for block, (z, u) in zip(blocks, places):
            np.matmul(block.pull_of_site, portion[z], out=ask[u])
        in_some = np.flatnonzero(~open_in_all)
        ask[in_some] *= is_open[in_some]
        taken = np.minimum(ask, room)
        intake += taken
        room -= taken
        ask -= taken  # what is left of it was refused
        refuses = ask.sum(axis=1) > 0.0
        left *= by_zone <= 0.0  # a zone whose sites were all full asked nobody and still seeks
        still = []
        for block, (z, u) in zip(blocks, places):
            refusing = np.flatnonzero(refuses[u])
            if len(refusing):
                refused = ask[u][refusing]
                refused = ratio_or_zero(refused, refused + taken[u][refusing])
                left[z] += portion[z] * (block.pull[:, refusing] @ refused)
            if left[z].any():
                still.append(block)
        return still

    def _fill(self, block, left, room, intake):
        """Zone by zone to the nearest room, in the replicates where somebody is left and there is room."""
        replicates = np.flatnonzero(left.any(axis=0) & room.any(axis=0))
        seeking, before = left[:, replicates], room[:, replicates]
        room = before.copy()
        has_room = room.any(axis=1)
        placed = np.empty(len(replicates))
        for z in np.flatnonzero(seeking.any(axis=1)):
            for site in block.nearest[z][has_room[block.nearest[z]]].tolist():
                np.minimum(seeking[z], room[site], out=placed)
                seeking[z] -= placed
                room[site] -= placed
                has_room[site] = np.count_nonzero(room[site])
                if not np.count_nonzero(seeking[z]):
                    break
        left[:, replicates] = seeking
        intake[:, replicates] += before - room
