// Tables: whole numbers without separators, shortages red and with a minus sign, units in the caption.
const MEASURES = {
  balance: {title: "m_balance", unit: "unit_places", of: (run, year, area, stage) => value(run, "places_balance", year, area, stage)},
  supply: {title: "m_supply", unit: "unit_places", of: (run, year, area, stage) => value(run, "places", year, area, stage)},
  demand: {title: "m_demand", unit: "unit_persons", of: demand},
  use: {title: "m_use", unit: "unit_percent", of: (run, year, area, stage) => {
    const places = value(run, "places", year, area, stage), wanted = demand(run, year, area, stage);
    return places > 0 && wanted !== null ? 100 * wanted / places : null;
  }},
  short: {title: "m_short", unit: "unit_persons", of: (run, year, area, stage) => value(run, "places_short", year, area, stage)}
};
function rgba(red, green, blue, strength) { return "background:rgba(" + red + "," + green + "," + blue + "," + strength.toFixed(3) + ")"; }
/** Red for shortage, blue for surplus, stronger with size; the sign and the figure say the same without colour. */
function heat(measure, number, largest) {
  if (number === null) return null;
  const share = Math.sqrt(Math.min(1, Math.abs(number) / (largest || 1)));
  if (measure === "balance") return number < 0 ? rgba(200, 60, 45, 0.10 + 0.42 * share) : rgba(60, 120, 175, 0.32 * share);
  if (measure === "use") return number > 100 ? rgba(200, 60, 45, Math.min(0.5, 0.12 + (number - 100) / 80)) : number < 70 ? rgba(60, 120, 175, Math.min(0.34, (70 - number) / 120 + 0.05)) : null;
  if (measure === "short") return number >= 0.5 ? rgba(200, 60, 45, 0.06 + 0.42 * share) : null;
  return null;
}
function yearHeads(first) { return h("tr", {}, h("th", {scope: "col"}, first), YEARS.map(year => h("th", {scope: "col"}, year))); }

/** The 学位余缺表: counties by year for the chosen stage and measure. */
function balanceTable() {
  const run = scenario(), measure = MEASURES[state.measure];
  const rows = [0].concat(DATA.rows.filter(area => area !== 0), DATA.residences);
  const values = rows.map(area => YEARS.map((_, year) => measure.of(run, year, area, state.stage)));
  const largest = maximum(values.slice(1, rows.length - DATA.residences.length).map(row => row.map(one => one === null ? null : Math.abs(one))));
  const body = rows.map((area, index) => h("tr", {class: area === 0 ? "whole" : area === DATA.residences[0] ? "apart" : null, "data-area": AREAS[area].code},
    h("th", {scope: "row"}, areaName(area)),
    values[index].map(one => h("td", {class: state.measure === "balance" ? surplusOrShort(one) : null, style: area === 0 && state.measure !== "use" && !(one < 0) ? null : heat(state.measure, one, largest)},
      state.measure === "use" ? decimals(one, 1) : whole(one)))));
  return table(say("county_table", stageName(state.stage), say(state.measure === "balance" ? "balance_rule" : measure.title), say(measure.unit), pick(run.title)), yearHeads(say("county")), body);
}
/** Supply, demand and what follows for one area and stage. */
function yearlyTable() {
  const run = scenario(), area = state.area, stage = state.stage;
  const row = (label, of, format, mark) => h("tr", {}, h("th", {scope: "row"}, label), YEARS.map((_, year) => {
    const one = of(year);
    return h("td", {class: mark ? surplusOrShort(one) : null}, format(one));
  }));
  const simple = id => year => value(run, id, year, area, stage);
  return table(pick(run.title), yearHeads(say("row")), [
    row(say("m_supply") + " (" + say("unit_places") + ")", simple("places"), whole),
    row(say("m_demand") + " (" + say("unit_persons") + ")", year => demand(run, year, area, stage), whole),
    row(say("m_balance") + " (" + say("unit_places") + ")", simple("places_balance"), whole, true),
    row(say("m_use") + " (%)", year => MEASURES.use.of(run, year, area, stage), one => decimals(one, 1)),
    row(say("above_own") + " (" + say("unit_persons") + ")", simple("places_short"), whole),
    row(say("unplaced") + " (" + say("unit_persons") + ")", simple("unplaced"), whole)]);
}
/** Staff by ratio and teachers by class side by side; rows are pairs of area and stage. */
function teacherTable(caption, first, rows) {
  const run = scenario(), year = state.year;
  const columns = ["staff", "staff_required", "staff_balance", "teachers", "teachers_required", "teachers_balance", "retirements", "attrition", "recruits"];
  const head = [h("tr", {}, h("th", {scope: "col", rowspan: 2}, first), h("th", {class: "group", colspan: 3, scope: "colgroup"}, say("by_ratio")), h("th", {class: "group", colspan: 3, scope: "colgroup"}, say("by_class")), h("th", {class: "group", colspan: 3, scope: "colgroup"}, say("flows"))),
    h("tr", {}, ["have", "need", "gap", "have", "need", "gap", "retirements", "attrition", "recruits"].map((key, index) => h("th", {scope: "col", class: index % 3 === 0 ? "left" : null}, say(key))))];
  return table(caption, head, rows.map(row => h("tr", {class: row.whole ? "whole" : null}, h("th", {scope: "row"}, row.label), columns.map((id, index) => {
    const one = index >= 6 && year === 0 ? null : value(run, id, year, row.area, row.stage);
    return h("td", {class: [index % 3 === 0 ? "left" : "", index === 2 || index === 5 ? surplusOrShort(one) : ""].join(" ").trim() || null}, whole(one));
  }))));
}
function programmeTable() {
  const run = scenario(), spent = index => YEARS.map((_, year) => run.spending[index * YEARS.length + year]);
  const row = (label, cells, basis, mark) => h("tr", {class: mark}, h("th", {scope: "row", class: "text"}, label), cells.map(cell => h("td", {}, cell)), h("td", {}, basis));
  const rows = DATA.programmes.map((programme, index) => {
    const years = YEARS.filter((_, year) => spent(index)[year] > 0);
    return row(pick(programme.name), [decimals(programme.money / 1e4, 2), decimals(sum(spent(index)) / 1e4, 2), years.length ? years[0] + "–" + years[years.length - 1] : "—", whole(programme.floor), whole(programme.grounds), whole(programme.projects)], pick(DATA.bases[programme.basis]));
  });
  const total = key => sum(DATA.programmes.map(programme => programme[key]));
  rows.unshift(row(say("total"), [decimals(total("money") / 1e4, 2), decimals(sum(DATA.programmes.map((_, index) => sum(spent(index)))) / 1e4, 2), "", whole(total("floor")), whole(total("grounds")), whole(total("projects"))], "", "whole"));
  return table(say("building_section"), h("tr", {}, ["programme", "money_wan", "spent_wan", "spending_years", "floor", "grounds", "projects", "basis"].map(key => h("th", {scope: "col"}, say(key)))), rows);
}
/** Counts by year; years without any are blank, so that the others stand out. */
function countRow(label, counts, mark) {
  return h("tr", {class: mark || null}, h("th", {scope: "row"}, label), counts.map(one => h("td", {class: one ? null : "none"}, one || "")));
}
/** Projects planned and opened, money and ceiling of every programme by year. */
function timelineTable() {
  const run = scenario(), of = (list, index) => YEARS.map((_, year) => list[index * YEARS.length + year]);
  const money = values => values.map(one => one === null ? "—" : one ? decimals(one / 1e4, 2) : "");
  const rows = DATA.programmes.map((programme, index) => {
    const ceilings = of(run.ceilings, index);
    return [h("tr", {class: "apart"}, h("th", {scope: "rowgroup", class: "text", colspan: YEARS.length + 1}, pick(programme.name))), countRow(say("planned_openings"), of(run.planned, index)), countRow(say("openings"), of(run.openings, index)),
      h("tr", {}, h("th", {scope: "row"}, say("spent_in_year")), money(of(run.spending, index)).map(text => h("td", {}, text))),
      ceilings.some(one => one !== null) ? h("tr", {}, h("th", {scope: "row"}, say("ceiling")), money(ceilings).map(text => h("td", {}, text))) : null];
  });
  return table(pick(run.title), yearHeads(say("row")), rows.flat());
}
/** Spending by item and level, and what the plans ask of it, by fiscal year. */
function spendingTable() {
  const run = scenario(), money = run.money, of = (list, index) => YEARS.map((_, year) => list[index * YEARS.length + year]);
  const row = (label, cells, mark) => h("tr", {class: mark || null}, h("th", {scope: "row", class: "text"}, label), cells.map(one => h("td", {}, whole(one))));
  const items = itemsSpent(run), levels = DATA.government_levels.map((_, level) => level).filter(level => sum(of(money.levels, level)) > 0);
  const rows = [row(say("total") + say("wan"), YEARS.map((_, year) => sum(DATA.spending_items.map((_item, item) => money.items[item * YEARS.length + year]))), "whole"),
    ...items.map(item => row(pick(DATA.spending_items[item]), of(money.items, item))),
    ...levels.map((level, index) => row(say("borne_by", pick(DATA.government_levels[level])), of(money.levels, level), index ? null : "apart")),
    row(say("spending_per_pupil") + say("in_yuan"), money.pupil, "apart")];
  if (money.gap.length) rows.push(row(say("financing_gap") + say("wan"), money.gap));
  rows.push(row(say("spending_fell"), money.fell), row(say("pupil_spending_fell"), money.pupil_fell));
  if (money.fees.length) rows.push(row(say("family_fees") + say("wan"), money.fees, "apart"));
  return table(pick(run.title), yearHeads(say("row")), rows);
}
/** Cost per pupil by size of school in the first and the last year, and how many pupils such schools have. */
function schoolSizeTable() {
  const money = scenario().money, sizes = DATA.school_size_bands.length;
  const at = (list, end, stage, size) => list[(end * STAGES.length + stage) * sizes + size];
  const heads = [h("tr", {}, h("th", {scope: "col", rowspan: 2}, say("stage")), h("th", {scope: "col", rowspan: 2}, say("year")), DATA.school_size_bands.map(size => h("th", {class: "group", colspan: 2, scope: "colgroup"}, pick(size)))),
    h("tr", {}, DATA.school_size_bands.map(() => [h("th", {scope: "col", class: "left"}, say("yuan_per_pupil")), h("th", {scope: "col"}, say("pupils"))]))];
  return table(pick(scenario().title), heads, STAGES.flatMap((_, stage) => [0, 1].map(end => h("tr", {class: end ? null : "apart"}, h("th", {scope: "row"}, end ? "" : stageName(stage)), h("td", {}, YEARS[end ? LAST : 0]),
    DATA.school_size_bands.map((_size, size) => { const pupils = at(money.size_pupils, end, stage, size); return [h("td", {class: "left"}, pupils ? whole(at(money.size_cost, end, stage, size)) : "—"), h("td", {}, pupils ? whole(pupils) : "—")]; })))));
}
function eventCountTable() {
  const run = scenario();
  return table(pick(run.title) + " · " + say("event_unit"), yearHeads(say("event")), DATA.event_kinds.map((kind, index) => countRow(pick(kind), YEARS.map((_, year) => run.events.counts[index * YEARS.length + year]))));
}
function refusalTable() {
  return table(say("refusals_note"), yearHeads(say("guard")), scenario().events.refusals.map(refusal => countRow(pick(refusal.guard), refusal.counts)));
}
/** The events at sites; the first ones, then all. */
function eventTable() {
  const events = scenario().events, shown = state.allEvents ? events.rows : events.rows.slice(0, SITES_AT_FIRST), text = (...content) => h("td", {class: "text"}, ...content);
  const heads = ["year", "site", "county", "stage", "event"].map(key => h("th", {scope: "col", class: "text"}, say(key)));
  return [table(say("events_note", events.left_out), h("tr", {}, heads), shown.map(one => h("tr", {}, h("th", {scope: "row"}, one[0]), text(one[3]), text(areaName(one[1])), text(STAGES[one[2]] ? stageName(one[2]) : ""), text(pick(one[4]))))),
    h("p", {class: "note"}, say("shown", shown.length, events.rows.length), "　", shown.length < events.rows.length ? h("button", {type: "button", id: "all-events", click: () => choose({allEvents: true})}, say("show_more")) : null)];
}
function classTable() {
  const run = scenario(), stage = state.stage, count = (year, kind) => kinds(run.bands, 4, year, stage, kind);
  const all = year => sum([0, 1, 2, 3].map(kind => count(year, kind)));
  const rows = [0, 1, 2, 3].map(kind => h("tr", {}, h("th", {scope: "row"}, pick(DATA.class_size_bands[kind])), YEARS.map((_, year) => h("td", {}, whole(count(year, kind))))));
  rows.push(h("tr", {class: "whole"}, h("th", {scope: "row"}, say("oversize_share") + " (%)"), YEARS.map((_, year) => h("td", {}, all(year) > 0 ? decimals(100 * (count(year, 2) + count(year, 3)) / all(year), 1) : "—"))));
  return table(stageName(stage) + " · " + say("classes_unit"), yearHeads(say("band")), rows);
}

const SITE_ORDERS = {
  worst: () => 0,
  name: (a, b) => a.name.localeCompare(b.name, "zh"),
  area: (a, b) => a.area - b.area || a.stage - b.stage,
  stage: (a, b) => a.stage - b.stage,
  first: (a, b) => (a.first || 9999) - (b.first || 9999),
  reds: (a, b) => b.reds - a.reds,
  crowded: (a, b) => (a.crowded || 9999) - (b.crowded || 9999),
  years: (a, b) => b.crowded_years - a.crowded_years,
  pupils: (a, b) => b.enrolment - a.enrolment,
  use: (a, b) => b.enrolment / b.places - a.enrolment / a.places
};
const SITES_AT_FIRST = 20;
/** Rows of the chosen county, stage and search; redrawn alone, so that typing keeps the focus. */
function siteRows() {
  const search = state.siteSearch.trim().toLowerCase();
  return scenario().sites.filter(site => (state.siteArea < 0 || site.area === state.siteArea) && (state.warningStage < 0 || site.stage === state.warningStage)
    && (!search || (site.name + site.code).toLowerCase().includes(search))).map((site, index) => [site, index])
    .sort((a, b) => SITE_ORDERS[state.siteSort](a[0], b[0]) || a[1] - b[1]).map(pair => pair[0]);
}
function siteTable() {
  const rows = siteRows(), shown = state.allSites ? rows : rows.slice(0, SITES_AT_FIRST);
  const head = (key, label) => h("th", {scope: "col", class: ["name", "area", "stage"].includes(key) ? "text" : null}, key ? h("button", {type: "button", class: "sort", id: "sort-" + key, "aria-pressed": String(state.siteSort === key),
    click: () => { state.siteSort = state.siteSort === key ? "worst" : key; refreshSites("sort-" + key); }}, label + (state.siteSort === key ? " ▾" : "")) : label);
  return [table(say("worst_note", scenario().sites.length, scenario().ever_red, scenario().ever_crowded),
    h("tr", {}, head("name", say("site")), head("area", say("county")), head("stage", say("stage")), head("first", say("first_red")), head("reds", say("red_years")), head("crowded", say("first_crowded")), head("years", say("crowded_years")), head("", say("worst_year")), head("pupils", say("pupils")), head("", say("places")), head("use", say("m_use") + " (%)"), head("", say("colours", YEARS[0], YEARS[LAST]))),
    shown.map(site => h("tr", {}, h("th", {scope: "row", class: "text"}, site.name, site.synthetic && !site.name.includes("合成") ? h("small", {}, "（" + pick(DATA.bases.synthetic) + "）") : null), h("td", {class: "text"}, areaName(site.area)), h("td", {class: "text"}, stageName(site.stage)),
      h("td", {class: site.first ? "short" : "none"}, site.first || "—"), h("td", {class: site.reds ? null : "none"}, site.reds), h("td", {}, site.crowded || "—"), h("td", {}, site.crowded_years), h("td", {}, site.worst), h("td", {}, whole(site.enrolment)), h("td", {}, whole(site.places)), h("td", {}, site.places > 0 ? decimals(100 * site.enrolment / site.places, 1) : "—"),
      h("td", {}, h("span", {class: "colours", role: "img", "aria-label": [...site.warnings].map((colour, year) => YEARS[year] + " " + pick(DATA.warning_levels[colour])).join(", ")}, [...site.warnings].map((colour, year) => h("i", {style: "background:" + COLOURS.warnings[colour], title: YEARS[year] + " " + pick(DATA.warning_levels[colour])}))))))),
  h("p", {class: "note"}, say("shown", shown.length, rows.length), "　", shown.length < rows.length ? h("button", {type: "button", id: "all-sites", click: () => { state.allSites = true; refreshSites("all-sites"); }}, say("show_more")) : null)];
}
function refreshSites(focus) {
  document.getElementById("site-table").replaceChildren(...siteTable());
  const control = document.getElementById(focus);
  if (control) control.focus();
}
