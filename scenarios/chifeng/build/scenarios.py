"""scenarios/*.json: what if. Assumptions of judgement, each one change against the case as it stands.

`later-births` alone uses facts from after the base: regional births of 2021-2024 times the city's share of regional
births in 2019, as observed births of the city (estimated: the city's own count was not found).
"""
import areas
import case_file
import published

# Rows D22, D23: pilots in 2025, staff balanced between the schools of a county in 2026. The size of the pilots is judgement.
COUNTY_POSTING_PILOT = 0.3

SCENARIOS = (
    (
        "low-births",
        "低生育",
        "Low births",
        "若生育水平到2025年再降两成,看哪个学段、哪一年先空出学位,哪些新建项目不再需要。",
        "If fertility falls a further fifth by 2025: which stage empties first, and which new schools are no "
        "longer needed.",
        {"population": {"fertility_multiplier": {"2020": 1.0, "2025": 0.8}}},
    ),
    (
        "high-births",
        "高生育",
        "High births",
        "若生育水平到2025年回升两成,看现有学位和规划项目能否承接,各学段何时吃紧。",
        "If fertility recovers by a fifth by 2025: whether today's places and the planned schools suffice, "
        "and when they tighten.",
        {"population": {"fertility_multiplier": {"2020": 1.0, "2025": 1.2}}},
    ),
    (
        "strong-urbanisation",
        "城镇化加快",
        "Strong urbanisation",
        "若向镇区和城区的迁移加快一半以上,看城镇学位缺口与乡村闲置如何同时扩大。",
        "If moves to towns and the city speed up by more than half: urban shortage and rural slack grow together.",
        {"population": {"moves_multiplier": {"2020": 1.0, "2023": 1.6}}},
    ),
    (
        "small-classes",
        "小班化",
        "Small classes",
        "若标准班额到2030年逐步降低五分之一,看入学人数下降能为小班化腾出多少空间,何处仍缺。",
        "If class size norms fall by a fifth by 2030: how far falling rolls pay for small classes, and where "
        "places still lack.",
        {"standards": {"class_size_multiplier": {"2022": 1.0, "2030": 0.8}}},
    ),
    (
        "programmes-slip-two-years",
        "项目推迟两年",
        "Programmes slip two years",
        "若全部建设项目推迟两年,看哪些片区在高峰年份缺学位,哪些推迟无碍。",
        "If every building project slips two years: where places lack in the peak years, and where the delay "
        "does no harm.",
        {"estate": {"programme_slip_years": 2}},
    ),
    (
        "no-programmes",
        "不实施建设项目",
        "No programmes",
        "若不实施规划第七章的项目,看学位供需差多少,借此衡量每个项目的作用。",
        "Without the plan's building programmes: how far places fall short, which measures what the programmes add.",
        {"estate": {"programmes_build": False}},
    ),
    (
        "recruitment-freeze",
        "富余学段停止补充",
        "Recruitment freeze",
        "若教职工够用的学段不再补充、只补缺口,看富余减少多少、每年少补充多少人,各校缺额又增加多少。",
        "Nobody is recruited where staff suffice, and shortages alone are filled: how far the surplus falls, how many "
        "recruits a year that saves, and how much more single schools lack.",
        {"workforce": {"replacement_share": 0}},
    ),
    (
        "no-retirement-reform",
        "不延迟退休",
        "No retirement reform",
        "若退休年龄始终为60/55/50岁,看2025年起每年多退多少人,由此量出延迟退休给各学段带来的富余。",
        "If people retired at 60, 55 and 50 for ever: how many more leave every year from 2025, which is what the "
        "reform adds to surpluses.",
        {"workforce": {"retirement_reform": False}},
    ),
    (
        "county-posting",
        "县管校聘",
        "County posting",
        "2025年起试点、2026年全面由旗县区按需派任教职工,看富余总量不变时各校缺额能减少多少,每年要有多少人换校。",
        "Counties post staff to schools by need, as a pilot in 2025 and everywhere from 2026: how far shortages of "
        "single schools fall while the surplus stays, and how many change school every year.",
        {"workforce": {"county_posting_share": {"2024": 0.0, "2025": COUNTY_POSTING_PILOT, "2026": 1.0}}},
    ),
    (
        "rural-retention",
        "乡村留任",
        "Rural retention",
        "若乡村教师补助使乡村学校的流失率到2025年减半,看能少补充多少人。",
        "If subsidies halve attrition at rural schools by 2025: how many recruits that saves.",
        {"workforce": {"rural_attrition_multiplier": {"2021": 1.0, "2025": 0.5}}},
    ),
)

# Lag and success of transfers as reported from counties that began in 2025 (estimates); half a year of training for
# kindergartens counts as one. A fifth of the surplus a year, from 2022, is judgement.
ROUTES = (("primary", "kindergarten", 1, 0.7), ("primary", "junior", 1, 0.7), ("junior", "senior", 2, 0.3))
ROUTES_FROM = 2022
SHARE_OF_SURPLUS_A_YEAR = 0.2


LATER_YEARS = (2021, 2022, 2023, 2024)


def later_births():
    figure = published.figures("births_and_deaths")
    share = figure["births_2019"] / figure["region_births_2019"]
    rows = [
        {
            "area": areas.CITY,
            "year": year,
            "births": round(figure[f"region_births_{year}"] * share),
            "basis": "estimated",
        }
        for year in LATER_YEARS
    ]
    return {"births": {"add": rows}}


def redeployment():
    rows = [
        {
            "from_stage": origin,
            "to_stage": destination,
            "from_year": ROUTES_FROM,
            "most_share_a_year": SHARE_OF_SURPLUS_A_YEAR,
            "lag_years": lag,
            "success_share": success,
            "basis": "estimated",
        }
        for origin, destination, lag, success in ROUTES
    ]
    return {"redeployment": {"add": rows}}


def scenario(name, title_zh, title_en, learn_zh, learn_en):
    return {
        "format": "xuewei-scenario",
        "format_version": 1,
        "name": name,
        "title_zh": title_zh,
        "title_en": title_en,
        "learn_zh": learn_zh,
        "learn_en": learn_en,
    }


def build():
    folder = published.CASE / "scenarios"
    folder.mkdir(exist_ok=True)
    for *head, parameters in SCENARIOS:
        case_file.write_json(folder / f"{head[0]}.json", {**scenario(*head), "case": {"parameters": parameters}})
    head = (
        "later-births",
        "后续出生",
        "Later births",
        "用基年之后公布的全区出生数折算赤峰2021至2024年出生,看只凭基年所知的推算偏差多大。",
        "Births of 2021-2024 as implied by the region's later counts: how far a projection from the base "
        "year alone misses.",
    )
    case_file.write_json(folder / f"{head[0]}.json", {**scenario(*head), "tables": later_births()})
    head = (
        "cross-stage-redeployment",
        "跨学段转岗",
        "Redeployment between stages",
        "富余的小学、初中教职工经培训转入幼儿园、初中和高中,看幼儿园缺口能补多少、要几年,哪个旗县可转之人不够。",
        "Surplus staff of primary and junior schools retrain for kindergartens, junior and senior schools: how much of "
        "the kindergarten gap that fills, how long it takes, and in which county too few can move.",
    )
    case_file.write_json(folder / f"{head[0]}.json", {**scenario(*head), "tables": redeployment()})
