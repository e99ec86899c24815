// The page from top to bottom, and what starts it.
/** Name in the address, title, what draws it, whether it needs schools. */
const SECTIONS = [["summary", "summary", summarySection, false], ["curves", "curves", curvesSection, true], ["balance", "balance_section", balanceSection, true],
  ["warnings", "warnings_section", warningsSection, true], ["classes", "classes_section", classesSection, true], ["teachers", "teachers_section", teachersSection, true],
  ["building", "building_section", buildingSection, true], ["money", "money_section", moneySection, true], ["events", "events_section", eventsSection, true], ["sources", "sources_section", sourcesSection, false]].filter(entry => STAGES.length > 0 || !entry[3]);

function sideBar() {
  const areas = AREAS.map((area, index) => ({id: index, text: areaName(index)}));
  return [h("div", {class: "mark"}, say("product")),
    dropDown("choose-scenario", say("scenario"), DATA.scenarios.map((run, index) => ({id: index, text: pick(run.title)})), state.scenario, chosen => choose({scenario: chosen})),
    dropDown("choose-area", say("area"), areas, state.area, chosen => choose({area: chosen})),
    h("nav", {"aria-label": say("summary")}, SECTIONS.map(entry => h("a", {href: "#" + entry[0]}, say(entry[1])))),
    h("div", {class: "actions"}, h("button", {type: "button", id: "choose-language", lang: state.lang === "zh" ? "en" : "zh-CN", click: () => choose({lang: state.lang === "zh" ? "en" : "zh"})}, say("other_language")),
      h("button", {type: "button", id: "print", click: () => window.print()}, say("print")))];
}
function syntheticNotice() {
  if (!DATA.synthetic && !DATA.notes.length) return h("p", {class: "lead"}, say("synthetic_none"));
  return h("div", {class: "notice", id: "synthetic-notice", role: "note"}, h("strong", {}, say("synthetic_title")), h("ul", {}, DATA.notes.map(note => h("li", {}, pick(note)))));
}
function keyFacts() {
  const run = scenario(), pupils = year => sum(STAGES.map((_, stage) => value(run, "enrolment", year, 0, stage)));
  const schools = STAGES.length > 0 && has("enrolment");
  const balance = year => sum(STAGES.map((_, stage) => value(run, "places_balance", year, 0, stage)));
  const fact = (title, number, before) => h("div", {}, h("dt", {}, title), h("dd", {}, number, " ", h("small", {}, before)));
  const facts = schools ? [fact(say("fact_pupils", YEARS[LAST]), brief(pupils(LAST)), say("fact_was", YEARS[0], brief(pupils(0))))] : [];
  const births = YEARS.map((_, year) => run.births.length ? run.births[year * AREAS.length] : null);
  const first = births.findIndex(one => one !== null);
  if (first >= 0) facts.push(fact(say("fact_births") + " " + yearsOfStep(LAST), brief(births[LAST]), first < LAST ? say("fact_was", yearsOfStep(first), brief(births[first])) : ""));
  if (has("places_balance")) facts.push(fact(say("fact_balance", YEARS[LAST]), brief(balance(LAST)), say("fact_was", YEARS[0], brief(balance(0)))));
  if (run.warnings.length) {
    const crowded = YEARS.map((_, year) => kinds(run.warnings, 6, year, -1, 4) + kinds(run.warnings, 6, year, -1, 5)), most = crowded.indexOf(Math.max(...crowded));
    facts.push(fact(say("fact_red") + " " + YEARS[LAST], whole(crowded[LAST]), say("fact_most", YEARS[most], whole(crowded[most]))));
  }
  return h("dl", {class: "facts"}, facts);
}
/** The calendar years of a flow: one, or as many as the case's step has. */
function yearsOfStep(year) {
  const step = YEARS[1] - YEARS[0];
  return step > 1 ? (YEARS[year] - step + 1) + "–" + YEARS[year] : YEARS[year];
}
function summarySection() {
  const run = scenario(), topics = [...new Set(run.sentences.map(sentence => sentence.topic))];
  const element = section("summary", "summary", "summary_lead", h("p", {class: "lead"}, h("strong", {}, say("scenario") + (state.lang === "zh" ? "：" : ": ") + pick(run.title)), pick(run.learn) ? " — " + pick(run.learn) : ""), keyFacts(),
    topics.map(topic => h("div", {class: "topic"}, h("h3", {}, say("topic_" + topic)), h("div", {}, run.sentences.filter(sentence => sentence.topic === topic)
      .map(sentence => h("p", {}, h("b", {}, pick(sentence.subject)), pick(sentence.text)))))), STAGES.length ? null : h("p", {class: "lead"}, say("no_schools")));
  element.className = "first";
  return element;
}
function curvesSection() {
  if (!has("enrolment")) return lackingSection("curves", "curves", "enrolment", "missing");
  const area = state.area, run = scenario();
  const stages = STAGES.map((_, stage) => stage).filter(stage => DATA.scenarios.some(other => byYear(other, "enrolment", area, stage).some(one => one > 0)));
  const modes = [{id: "this", text: say("this_scenario")}, {id: "all", text: say("compare_scenarios")}];
  const key = state.compare ? DATA.scenarios.map((other, index) => ({colour: scenarioColour(index), line: scenarioLine(index), text: pick(other.title)}))
    : [{colour: COLOURS.ink, text: say("pupils")}, {colour: COLOURS.places, line: "dashed", text: say("places")}].concat(DATA.scenarios.length > 1 ? [{colour: COLOURS.faint, text: say("other_scenarios")}] : [],
      run.fan.length ? [{colour: "rgba(31,95,139,.38)", box: true, text: say("fan_inner")}, {colour: "rgba(31,95,139,.18)", box: true, text: say("fan_outer")}] : []);
  return section("curves", "curves", "curves_lead", h("div", {class: "choices"}, DATA.scenarios.length > 1 ? pills("mode", say("compare_scenarios"), modes, state.compare ? "all" : "this", mode => choose({compare: mode === "all"})) : null, h("strong", {}, areaName(area) + " · " + (state.compare ? say("compare_scenarios") : pick(run.title)))),
    legend(key), h("div", {class: "charts"}, stages.map(stage => state.compare ? comparisonChart(stage, area) : stageChart(stage, area))));
}
function balanceSection() {
  if (!has("places_balance")) return lackingSection("balance", "balance_section", "places_balance", "places_missing");
  const measures = Object.keys(MEASURES).map(id => ({id, text: say(MEASURES[id].title)}));
  return section("balance", "balance_section", "balance_lead", h("div", {class: "choices"}, stagePills("balance-stage", false, state.stage, stage => choose({stage})), pills("measure", say("m_balance"), measures, state.measure, measure => choose({measure}))),
    h("p", {class: "note sign-rule"}, h("strong", {}, say("sign_rule")), " ", say("rounding")), h("div", {id: "balance-table"}, balanceTable()), h("h3", {}, say("yearly", areaName(state.area), stageName(state.stage))), h("div", {id: "yearly-table"}, yearlyTable()));
}
function warningsSection() {
  const run = scenario();
  if (!run.warnings.length) return lackingSection("warnings", "warnings_section", "places", "missing");
  const counties = [{id: -1, text: say("all_areas")}].concat(DATA.rows.map(area => ({id: area, text: areaName(area)})));
  const search = h("input", {type: "search", id: "site-search", input: event => { state.siteSearch = event.target.value; refreshSites("site-search"); }});
  search.value = state.siteSearch;
  return section("warnings", "warnings_section", "warnings_lead", h("div", {class: "choices"}, stagePills("warning-stage", true, state.warningStage, stage => choose({warningStage: stage}))),
    legend([5, 4, 3, 2, 1].map(colour => ({colour: COLOURS.warnings[colour], box: true, text: pick(DATA.warning_levels[colour])}))), h("div", {class: "charts one"}, warningChart(state.warningStage)),
    h("h3", {}, say("worst_sites")), h("div", {class: "choices"}, h("span", {}, h("label", {for: "site-search"}, say("search")), " ", search), h("span", {}, dropDown("site-area", say("county"), counties, state.siteArea, siteArea => choose({siteArea})))), h("div", {id: "site-table"}, siteTable()));
}
function classesSection() {
  if (!scenario().bands.length) return lackingSection("classes", "classes_section", "classes", "missing");
  return section("classes", "classes_section", "classes_lead", h("div", {class: "choices"}, stagePills("class-stage", false, state.stage, stage => choose({stage}))),
    legend([0, 1, 2, 3].map(index => ({colour: COLOURS.bands[index], box: true, text: pick(DATA.class_size_bands[index])}))), h("div", {class: "charts one"}, classChart(state.stage)), classTable());
}
/** A section without its numbers: what the case would have to give for the variable, or else `reason`. */
function lackingSection(id, title, variable, reason) {
  const needed = scenario().lacking[variable];
  return needed ? section(id, title, "lacking", h("p", {class: "notice"}, pick(needed))) : section(id, title, reason);
}
function teachersSection() {
  if (!has("staff") || !has("staff_balance")) return lackingSection("teachers", "teachers_section", "staff", "missing");
  const area = state.area, stage = state.stage;
  const choices = h("div", {class: "choices"}, stagePills("teacher-stage", false, stage, chosen => choose({stage: chosen})), yearChoice("teacher-year"));
  if (value(scenario(), "staff", 0, area, stage) === null) return section("teachers", "teachers_section", "teachers_lead", choices, h("p", {class: "notice"}, say("teachers_missing")));
  const stages = STAGES.map((_, index) => ({label: stageName(index), area, stage: index}));
  const counties = [{label: areaName(0), area: 0, stage, whole: true}].concat(DATA.rows.filter(row => row !== 0).map(row => ({label: areaName(row), area: row, stage})));
  return section("teachers", "teachers_section", "teachers_lead", choices, h("p", {}, h("strong", {}, areaName(area) + " · " + stageName(stage))),
    legend([{colour: COLOURS.ink, text: say("have")}, {colour: COLOURS.warnings[4], line: "dashed", text: say("need")}, {colour: "#2e7d5b", box: true, text: say("recruits")}, {colour: "#b5651d", box: true, text: say("retirements")}, {colour: "#dcb083", box: true, text: say("attrition")}]),
    h("div", {class: "charts three"}, needChart(say("by_ratio"), "staff", "staff_required", area, stage), needChart(say("by_class"), "teachers", "teachers_required", area, stage), flowChart(area, stage)),
    h("h3", {}, say("table_by_stage", areaName(area), YEARS[state.year])), teacherTable(pick(scenario().title) + " · " + say("staff_units"), say("stage"), stages),
    h("h3", {}, say("table_by_county", stageName(stage), YEARS[state.year])), teacherTable(pick(scenario().title) + " · " + say("staff_units"), say("county"), counties));
}
function buildingSection() {
  if (!DATA.programmes.length) return section("building", "building_section", "missing");
  const run = scenario(), spends = sum(run.spending) > 0;
  return section("building", "building_section", "building_lead", spends ? null : h("p", {class: "notice"}, say("no_building")),
    spends ? [legend(DATA.programmes.map((programme, index) => ({colour: COLOURS.programmes[index % COLOURS.programmes.length], box: true, text: pick(programme.name)}))), h("div", {class: "charts one"}, moneyChart()),
      run.opened.length ? [legend(STAGES.map((_, stage) => ({colour: COLOURS.stages[stage % COLOURS.stages.length], box: true, text: stageName(stage)}))), h("div", {class: "charts one"}, openedChart())] : null] : null, programmeTable(), run.openings.length ? [h("h3", {}, say("timeline")), h("p", {class: "lead"}, say("timeline_lead")), h("div", {id: "timeline-table"}, timelineTable())] : null);
}
function moneySection() {
  const money = scenario().money;
  if (!money.items.length || !sum(money.items)) return lackingSection("money", "money_section", "spending", "no_money");
  return section("money", "money_section", "money_lead", legend(itemsSpent(scenario()).map((item, index) => ({colour: COLOURS.programmes[index % COLOURS.programmes.length], box: true, text: pick(DATA.spending_items[item])}))), h("div", {class: "charts one"}, spendingChart()),
    legend(STAGES.map((_, stage) => ({colour: COLOURS.stages[stage % COLOURS.stages.length], text: stageName(stage)}))), h("div", {class: "charts one"}, perPupilChart()),
    h("h3", {}, say("money_by_fiscal_year")), money.gap.length ? null : h("p", {class: "note"}, say("no_budgets")), h("div", {id: "spending-table"}, spendingTable()),
    money.size_cost.length ? [h("h3", {}, say("cost_by_size")), h("p", {class: "lead"}, say("cost_by_size_lead")), h("div", {id: "school-size-table"}, schoolSizeTable())] : null);
}
function eventsSection() {
  const events = scenario().events;
  if (!events.counts.length) return section("events", "events_section", "no_events");
  return section("events", "events_section", "events_lead", h("div", {id: "event-counts"}, eventCountTable()), events.refusals.length ? [h("h3", {}, say("refusals")), h("div", {id: "refusals-table"}, refusalTable())] : null,
    events.rows.length ? [h("h3", {}, say("site_events")), h("div", {id: "event-table"}, eventTable())] : null);
}
function sourcesSection() {
  const origin = DATA.provenance, entry = (title, text) => text ? [h("dt", {}, title), h("dd", {}, text)] : [];
  const code = text => text ? h("code", {}, text) : null, replicates = Math.max(...DATA.scenarios.map(run => run.replicates));
  return section("sources", "sources_section", "sources_lead", h("dl", {class: "facts-list"}, entry(say("p_case"), DATA.case), entry(say("p_scenarios"), DATA.scenarios.map(run => pick(run.title)).join(state.lang === "zh" ? "、" : ", ")),
    DATA.census_unshifted ? entry(say("p_census"), say("p_census_text", DATA.census_date)) : [], entry(say("p_replicates"), replicates > 0 ? String(replicates) : say("p_none")), entry(say("p_seed"), origin.seed), entry(say("p_scheme"), code(origin.random_scheme)), replicates > 0 ? entry(say("p_uncertainty"), DATA.uncertainty.map(pick).join(state.lang === "zh" ? "、" : ", ")) : [],
    entry(say("p_engine"), origin.engine), entry(say("p_digest"), code(origin.digest)), entry(say("p_identity"), code(origin.identity)), entry(say("p_time"), origin.time)),
    STAGES.length ? [h("h3", {}, say("norms")), table("", h("tr", {}, h("th", {scope: "col"}, say("stage")), ["n_class", "n_hard", "n_ratio", "n_teachers", "n_other"].map(key => h("th", {scope: "col"}, say(key)))), STAGES.map((stage, index) => h("tr", {}, h("th", {scope: "row"}, stageName(index)), stage.norms.map(norm => h("td", {}, norm || "—")))))] : null,
    DATA.scenarios.length > 1 ? [h("h3", {}, say("changes")), table("", h("tr", {}, h("th", {scope: "col"}, say("scenario")), h("th", {scope: "col", class: "text"}, say("changed"))), DATA.scenarios.map(run => h("tr", {}, h("th", {scope: "row"}, pick(run.title)), h("td", {class: "text"}, run.changes.length ? run.changes.map(change => h("div", {}, pick(change))) : say("no_change")))))] : null,
    DATA.inputs.length ? h("details", {}, h("summary", {}, say("p_inputs") + " · " + DATA.inputs.length), table("", h("tr", {}, h("th", {scope: "col"}, say("file")), h("th", {scope: "col", class: "text"}, "SHA-256")), DATA.inputs.map(input => h("tr", {}, h("th", {scope: "row"}, input[0]), h("td", {class: "text"}, h("code", {}, input[1])))))) : null);
}
function render() {
  const focused = document.activeElement ? document.activeElement.id : "", scroll = window.scrollY;
  dropCharts();
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  document.title = pick(DATA.title);
  document.getElementById("side").replaceChildren(...sideBar().flat());
  document.getElementById("main").replaceChildren(h("header", {}, h("h1", {}, pick(DATA.title)), h("p", {class: "under-title"}, say("subtitle", YEARS[0], YEARS[LAST]))), syntheticNotice(),
    ...SECTIONS.map(entry => entry[2]()), h("footer", {}, say("footer", echarts.version)));
  drawCharts();
  const control = focused && document.getElementById(focused);
  if (control) control.focus({preventScroll: true});
  window.scrollTo({top: scroll, behavior: "instant"});
}
/** Choices in the address, e.g. #lang=en&scenario=low-births&stage=junior&area=150402&measure=use&compare=1, for sharing. */
function readAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1)), at = (list, key, field) => list.findIndex(one => one[field] === wanted.get(key));
  const found = {scenario: at(DATA.scenarios, "scenario", "name"), stage: at(STAGES, "stage", "id"), area: at(AREAS, "area", "code"), year: YEARS.indexOf(Number(wanted.get("year")))};
  for (const key of Object.keys(found)) if (wanted.has(key) && found[key] >= 0) state[key] = found[key];
  if (["zh", "en"].includes(wanted.get("lang"))) state.lang = wanted.get("lang");
  if (MEASURES[wanted.get("measure")]) state.measure = wanted.get("measure");
  state.compare = wanted.get("compare") === "1";
}
readAddress();
render();
window.addEventListener("resize", resizeCharts);
