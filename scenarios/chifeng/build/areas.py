"""Areas: the city, twelve counties, and each county's 城区 (urban), 镇区 (town) and 乡村 (rural): areas.csv.

The statistical division (国函〔2008〕60号) knows 城区 only where a city or a district has its seat: banners and counties
have their seat in 镇区. So the nine banners and counties keep an urban leaf with no people; the published "urban"
share is 城区 + 镇区 everywhere.

County totals: exact where printed in persons; figures printed in 万 take their middle and share the difference to the
exact sum 红山 + 松山. 阿鲁科尔沁旗 and 巴林右旗 are only known together, by subtraction; they are divided by
巴林右旗's census of 2010 times the change 2010-2020 of the city outside 红山区 and 松山区.
"""
import math

import published
import rounding
import tables

CITY = "150400"
RESIDENCES = ("urban", "town", "rural")
RESIDENCE_NAMES = {"urban": ("城区", "urban"), "town": ("镇区", "town"), "rural": ("乡村", "rural")}
DISTRICTS = ("150402", "150403", "150404")

# Share of the county's people in 城区 + 镇区 where none is published: a prior by kind of county, moved together on the
# logit scale until the city's urban share is reached (estimated, low confidence).
URBAN_SHARE_PRIOR = {
    "150402": 0.95,
    "150404": 0.64,
    "150421": 0.42,
    "150423": 0.52,
    "150424": 0.46,
    "150425": 0.45,
    "150428": 0.40,
    "150429": 0.37,
}
# Share of 城区 in 城区 + 镇区 of the three districts (estimated, low confidence).
CITY_QUARTER_SHARE = {"150402": 0.98, "150403": 0.72, "150404": 0.78}


def leaf_code(county, residence):
    return f"{county}-{residence}"


def leaves():
    """All 36 leaf codes in order."""
    return [leaf_code(county["code"], residence) for county in published.counties() for residence in RESIDENCES]


def county_populations():
    """(county -> persons at the census, county -> basis)."""
    figure = published.figures("population")
    pair = int(figure["hongshan_and_songshan"])
    rounded = [figure["hongshan_rounded"] * 1e4, figure["songshan_rounded"] * 1e4]
    hongshan, songshan = rounding.largest_remainder(rounded, pair)
    people = {
        "150402": hongshan,
        "150403": int(figure["hongshan_songshan_and_yuanbaoshan"]) - pair,
        "150404": songshan,
        "150422": int(figure["bairin_left"]),
        "150424": round(figure["linxi_rounded"] * 1e4),
        "150425": int(figure["hexigten"]),
        "150426": int(figure["ongniud"]),
        "150428": round(figure["harqin_rounded"] * 1e4),
        "150429": round(figure["ningcheng_rounded"] * 1e4),
        "150430": int(figure["aohan"]),
    }
    residual = int(figure["city_population"]) - sum(people.values())
    two_2010 = pair - figure["growth_hongshan_2010_2020"] - figure["growth_songshan_2010_2020"]
    change = (figure["city_population"] - pair) / (figure["city_population_2010"] - two_2010)
    people["150423"] = round(figure["bairin_right_2010"] * change)
    people["150421"] = residual - people["150423"]
    estimated = {"150402", "150404", "150421", "150423", "150424", "150428", "150429"}
    basis = {code: "estimated" if code in estimated else "published" for code in people}
    return dict(sorted(people.items())), basis


def urban_total():
    """Persons in 城区 + 镇区 at the base: the end-2022 share taken back two years at the rise printed for 2022."""
    figure = published.figures("population")
    share = figure["city_urban_share_2022"] - 2.0 * figure["city_urban_share_rise_2022"]
    return round(figure["city_population"] * share / 100.0)


def leaf_populations():
    """leaf -> persons: integers that sum to the counties, the city and the urban total."""
    figure = published.figures("population")
    people, _ = county_populations()
    known = {
        "150403": figure["yuanbaoshan_urban"] / figure["yuanbaoshan_year_end"] * people["150403"],
        "150422": figure["bairin_left_urban"],
        "150426": figure["ongniud_urban"],
        "150430": figure["aohan_urban"],
    }
    wanted = urban_total() - math.fsum(known.values())

    def shares(shift):
        return {
            code: 1.0 / (1.0 + math.exp(-(math.log(prior / (1.0 - prior)) + shift)))
            for code, prior in URBAN_SHARE_PRIOR.items()
        }

    low, high = -3.0, 3.0
    for _ in range(80):
        middle = (low + high) / 2.0
        total = math.fsum(share * people[code] for code, share in shares(middle).items())
        low, high = (middle, high) if total < wanted else (low, middle)
    urban = dict(known)
    urban.update({code: share * people[code] for code, share in shares(low).items()})
    codes = sorted(people)
    urban_integer = dict(zip(codes, rounding.largest_remainder([urban[code] for code in codes], urban_total())))
    result = {}
    for code in codes:
        quarter = round(urban_integer[code] * CITY_QUARTER_SHARE.get(code, 0.0))
        result[leaf_code(code, "urban")] = quarter
        result[leaf_code(code, "town")] = urban_integer[code] - quarter
        result[leaf_code(code, "rural")] = people[code] - urban_integer[code]
    return result


def build():
    rows = [(CITY, "赤峰市", "Chifeng", "", "prefecture", "", "published", "adcode GB/T 2260")]
    _, basis = county_populations()
    for county in published.counties():
        rows.append(
            (county["code"], county["name"], county["name_en"], CITY, "county", "", "published", "adcode GB/T 2260")
        )
    people = leaf_populations()
    for county in published.counties():
        for residence in RESIDENCES:
            name, name_en = RESIDENCE_NAMES[residence]
            code = leaf_code(county["code"], residence)
            note = "" if people[code] else "no 城区 in banners and counties: empty by definition"
            rows.append(
                (
                    code,
                    county["name"] + name,
                    f"{county['name_en']}, {name_en}",
                    county["code"],
                    "area",
                    residence,
                    "estimated",
                    note,
                )
            )
    tables.write("areas.csv", ["code", "name", "name_en", "parent", "level", "residence", "basis", "note"], rows)
