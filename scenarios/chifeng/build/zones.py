"""Zones: 176 anonymous township-size points where children live, and one for each empty area: zones.csv (synthetic).

How many zones a county has is the NBS count of its 街道, 镇, 乡 and 苏木. Their names and places are not used: the
points are drawn by a fixed seed around the county seat (城区 and the first 镇区 zone) and over a disc of nine tenths of
the county's area around its centroid, each new point the best of twelve candidates by distance to those already
placed (Mitchell 1991), so townships do not crowd. 城区 zones are the districts' 街道; of the other units a third of the
镇 (and a banner's 街道, which belong to its seat town) are 镇区 zones and the rest are 乡村 zones. The nine 城区 areas
without people have one zone each at the county seat, because every leaf area needs one; nobody lives there.
"""
import math
import random

import areas
import published
import tables

SEED = 20201101
KM_PER_DEGREE = 111.32
PIECE_NAMES = {"urban": "城区片", "town": "镇区片", "rural": "乡村片"}
TOWN_SHARE_OF_TOWNS = 1.0 / 3.0
SEAT_WEIGHT = 4.0  # children of a county seat's first 镇区 zone against another 镇区 zone


def counts():
    """(county, residence) -> number of zones."""
    figure = published.figures("townships")
    result = {}
    for county in published.counties():
        code = county["code"]
        street, town, township = (int(figure[f"{code} {kind}"]) for kind in ("street", "town", "township"))
        in_district = code in areas.DISTRICTS
        town_zones = math.ceil(town * TOWN_SHARE_OF_TOWNS) + (0 if in_district else street)
        total = street + town + township
        urban_zones = street if in_district else 0
        result[code, "urban"] = max(1, urban_zones)
        result[code, "town"] = town_zones
        result[code, "rural"] = total - town_zones - urban_zones
    return result


def distance_km(a, b):
    """Equirectangular distance between (longitude, latitude) points: good to a metre over a county."""
    east = (a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2.0))
    return KM_PER_DEGREE * math.hypot(east, a[1] - b[1])


def offset(centre, radius_km, angle):
    north = radius_km * math.sin(angle) / KM_PER_DEGREE
    east = radius_km * math.cos(angle) / KM_PER_DEGREE / math.cos(math.radians(centre[1]))
    return centre[0] + east, centre[1] + north


def spread(draw, centre, radius_km, placed):
    """The candidate farthest from the points already placed."""
    candidates = [
        offset(centre, radius_km * math.sqrt(draw.random()), 2.0 * math.pi * draw.random()) for _ in range(12)
    ]
    if not placed:
        return candidates[0]
    return max(candidates, key=lambda point: min(distance_km(point, other) for other in placed))


def rows():
    result = []
    number = counts()
    for county in published.counties():
        code = county["code"]
        draw = random.Random(SEED + int(code))
        seat = county["seat_longitude_deg"], county["seat_latitude_deg"]
        centroid = county["centroid_longitude_deg"], county["centroid_latitude_deg"]
        county_radius = math.sqrt(0.9 * county["area_km2"] / math.pi)
        rural_zones = max(1, number[code, "rural"])
        # Mean distance from a home to the middle of a disc is 2/3 of its radius; villages cluster in valleys.
        rural_radius = 0.6 * (2.0 / 3.0) * math.sqrt(county["area_km2"] / rural_zones / math.pi)
        radius = {"urban": 0.8, "town": 1.2, "rural": min(12.0, rural_radius)}
        placed = []
        for residence in areas.RESIDENCES:
            weights = []
            points = []
            for index in range(number[code, residence]):
                if residence == "urban" and code not in areas.DISTRICTS:
                    point = seat
                    weights.append(1.0)
                elif residence == "urban":
                    point = spread(draw, seat, 4.5, placed)
                    weights.append(math.exp(0.45 * (2.0 * draw.random() - 1.0)))
                elif residence == "town" and index == 0 and code not in areas.DISTRICTS:
                    point = offset(seat, 0.3, 2.0 * math.pi * draw.random())
                    weights.append(SEAT_WEIGHT)
                elif residence == "town" and index < 3 and code not in areas.DISTRICTS:
                    point = offset(seat, 2.0, 2.0 * math.pi * draw.random())
                    weights.append(SEAT_WEIGHT / 2.0)
                else:
                    point = spread(draw, centroid, county_radius, placed)
                    weights.append(math.exp(0.6 * (2.0 * draw.random() - 1.0)))
                if point != seat:
                    placed.append(point)
                points.append(point)
            total = math.fsum(weights)
            shares = [round(weight / total, 6) for weight in weights]
            if shares:
                shares[-1] = round(1.0 - math.fsum(shares[:-1]), 6)
            leaf = areas.leaf_code(code, residence)
            note = (
                "no people: 城区 exists only in districts" if residence == "urban" and code not in areas.DISTRICTS else ""
            )
            for index, (point, share) in enumerate(zip(points, shares), start=1):
                result.append(
                    (
                        f"{leaf}-{index:02d}",
                        f"{county['name']} {PIECE_NAMES[residence]} {index:02d}",
                        leaf,
                        "",
                        round(point[0], 5),
                        round(point[1], 5),
                        share,
                        round(radius[residence], 2),
                        "synthetic",
                        note,
                    )
                )
    return result


def build():
    tables.write(
        "zones.csv",
        [
            "code",
            "name",
            "area",
            "township",
            "longitude_deg",
            "latitude_deg",
            "child_share",
            "radius_km",
            "basis",
            "note",
        ],
        rows(),
    )
