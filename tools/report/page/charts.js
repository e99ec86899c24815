// Charts: drawn as SVG, so that they print sharply; disposed and drawn again at every change of choices.
const COLOURS = {
  stages: ["#b5651d", "#1f5f8b", "#2e7d5b", "#7a4988", "#a23b52", "#5b6770", "#8a7a1f", "#3f6f8f"],
  scenarios: ["#1c2833", "#1f78b4", "#c2541d", "#2e7d5b", "#8e44ad", "#b8860b", "#c2185b", "#00838f", "#6d4c41", "#546e7a"],
  warnings: ["#d5dadf", "#5b8db8", "#6fae7f", "#ecd06f", "#e0883a", "#b3261e"],
  bands: ["#cfdde8", "#8fb3cd", "#e0883a", "#b3261e"],
  programmes: ["#1f5f8b", "#7fa8c4", "#2e7d5b", "#93c0a4", "#b5651d", "#dcb083", "#7a4988", "#b79bc2", "#a23b52", "#5b6770"],
  places: "#6b7783", faint: "#c3ccd4", ink: "#1c2833", soft: "#566573", line: "#e3e8ec"
};
const LINES = ["solid", "dashed", "dotted"];
let drawn = [];

/** A figure whose chart is drawn once it stands in the page. */
function figure(title, unit, remark, description, option, size) {
  const box = h("div", {class: "chart" + (size ? " " + size : ""), role: "img", "aria-label": description});
  drawn.push({box, option});
  return h("figure", {}, h("figcaption", {}, h("span", {}, title, h("small", {}, unit)), h("small", {}, remark)), box);
}
function drawCharts() {
  for (const one of drawn) {
    one.chart = echarts.init(one.box, null, {renderer: "svg"});
    one.chart.setOption(one.option);
    scaleToPaper(one);
  }
}
function dropCharts() {
  for (const one of drawn) if (one.chart) one.chart.dispose();
  drawn = [];
}
function resizeCharts() {
  for (const one of drawn) {
    one.chart.resize();
    scaleToPaper(one);
  }
}
/** On paper the style sheet stretches the drawing to its column; that needs its natural size. */
function scaleToPaper(one) {
  const drawing = one.box.querySelector("svg");
  if (drawing) drawing.setAttribute("viewBox", "0 0 " + one.chart.getWidth() + " " + one.chart.getHeight());
}

/** Scale of an axis of persons: by the thousand or ten thousand where that is shorter. */
function personScale(largest, staff) {
  if (largest >= 20000) return {by: state.lang === "zh" ? 10000 : 1000, unit: say(staff ? "staff_ten_thousand" : "ten_thousand")};
  return {by: 1, unit: say(staff ? "staff_unit" : "persons")};
}
function axes(signed, max) {
  const font = getComputedStyle(document.body).fontFamily;
  return {
    animation: false, textStyle: {fontFamily: font, color: COLOURS.soft},
    grid: {left: 4, right: 14, top: 24, bottom: 4, containLabel: true},
    xAxis: {type: "category", data: YEARS.map(String), axisTick: {show: false}, axisLine: {lineStyle: {color: "#aab4bd"}}, axisLabel: {color: COLOURS.soft, fontSize: 11, hideOverlap: true}},
    yAxis: {type: "value", min: signed ? null : 0, max: max || null, interval: max ? max / 4 : null, splitNumber: 4, splitLine: {lineStyle: {color: COLOURS.line}}, axisLabel: {color: COLOURS.soft, fontSize: 11, formatter: tick => String(tick).replace("-", "−")}},
    tooltip: {trigger: "axis", confine: true, textStyle: {fontSize: 12, color: COLOURS.ink}, axisPointer: {lineStyle: {color: "#aab4bd"}}, order: "valueDesc"}
  };
}
function line(name, values, colour, more) {
  return Object.assign({name, type: "line", data: values, showSymbol: false, symbolSize: 6, lineStyle: {width: 2, color: colour}, itemStyle: {color: colour}, emphasis: {disabled: true}}, more);
}
function bars(name, values, colour, stack) {
  return {name, type: "bar", data: values, stack: stack || "all", itemStyle: {color: colour}, barCategoryGap: "28%", emphasis: {disabled: true}};
}
/** A shaded band between two series of values: an invisible base with the difference stacked on it. */
function band(name, low, high, colour, opacity) {
  const base = {type: "line", stack: name, showSymbol: false, silent: true, lineStyle: {opacity: 0}, tooltip: {show: false}, emphasis: {disabled: true}};
  return [Object.assign({name: name + "-", data: low}, base),
    Object.assign({name, data: high.map((top, index) => top === null ? null : top - low[index]), areaStyle: {color: colour, opacity}}, base)];
}

function peakMark(values, colour) {
  let peak = 0;
  values.forEach((one, index) => { if (one !== null && one > values[peak]) peak = index; });
  return {symbol: "circle", symbolSize: 8, silent: true, itemStyle: {color: colour, borderColor: "#fff", borderWidth: 1.5},
    label: {show: true, position: "top", distance: 6, offset: [peak < 2 ? 24 : peak > LAST - 2 ? -24 : 0, 0], color: colour, fontWeight: 600, fontSize: 11.5, textBorderColor: "#fff", textBorderWidth: 3, formatter: say("peak", YEARS[peak])},
    data: [{coord: [peak, values[peak]]}]};
}
function maximum(lists) { return Math.max(1, ...lists.flat().filter(one => one !== null)); }

/** Pupils and places of one stage in the chosen scenario, the other scenarios faint, with the fan. */
function stageChart(stage, area) {
  const run = scenario(), pupils = byYear(run, "enrolment", area, stage), places = byYear(run, "places", area, stage);
  const others = DATA.scenarios.filter(other => other !== run).map(other => byYear(other, "enrolment", area, stage));
  const quantiles = run.fan.length ? run.fan.map(quantile => YEARS.map((_, year) => quantile[(year * AREAS.length + area) * STAGES.length + stage])) : null;
  const scale = personScale(maximum([pupils, places].concat(others)));
  const scaled = values => values.map(one => one === null ? null : one / scale.by);
  const colour = COLOURS.stages[stage % COLOURS.stages.length];
  const option = axes();
  option.series = others.map((values, index) => line("other" + index, scaled(values), COLOURS.faint, {silent: true, lineStyle: {width: 1, color: COLOURS.faint}, tooltip: {show: false}}));
  if (quantiles) {
    option.series.push(...band("p05-p95", scaled(quantiles[0]), scaled(quantiles[3]), colour, 0.16), ...band("p25-p75", scaled(quantiles[1]), scaled(quantiles[2]), colour, 0.26));
  }
  option.series.push(line(say("places"), scaled(places), COLOURS.places, {lineStyle: {width: 1.8, type: "dashed", color: COLOURS.places}}));
  option.series.push(line(say("pupils"), scaled(pupils), colour, {lineStyle: {width: 2.6, color: colour}, markPoint: peakMark(scaled(pupils), colour), z: 5}));
  option.tooltip.formatter = points => {
    const year = points[0].dataIndex;
    const rows = [[say("pupils"), whole(pupils[year])], [say("places"), whole(places[year])], [say("m_balance"), whole(value(run, "places_balance", year, area, stage))]];
    if (quantiles) rows.push([say("fan_inner"), whole(quantiles[1][year]) + "–" + whole(quantiles[2][year])], [say("fan_outer"), whole(quantiles[0][year]) + "–" + whole(quantiles[3][year])]);
    return "<b>" + YEARS[year] + "</b><br>" + rows.map(row => row[0] + "　" + row[1]).join("<br>");
  };
  const peak = pupils.indexOf(Math.max(...pupils));
  return figure(stageName(stage), scale.unit, brief(pupils[0]) + " → " + brief(pupils[LAST]), stageName(stage) + ": " + say("pupils") + " " + YEARS[0] + " " + whole(pupils[0]) + ", " + say("peak", YEARS[peak]) + " " + whole(pupils[peak]) + ", " + YEARS[LAST] + " " + whole(pupils[LAST]), option);
}
/** Pupils of one stage in all scenarios. */
function comparisonChart(stage, area) {
  const all = DATA.scenarios.map(run => byYear(run, "enrolment", area, stage));
  const scale = personScale(maximum(all)), option = axes();
  option.series = all.map((values, index) => line(pick(DATA.scenarios[index].title), values.map(one => one === null ? null : one / scale.by), scenarioColour(index),
    {lineStyle: {width: index === state.scenario ? 3 : 1.7, type: scenarioLine(index), color: scenarioColour(index)}, z: index === state.scenario ? 5 : 2}));
  option.tooltip.valueFormatter = one => one === null ? "—" : whole(one * scale.by);
  return figure(stageName(stage), scale.unit, "", stageName(stage) + ": " + say("compare_scenarios"), option);
}
function scenarioColour(index) { return COLOURS.scenarios[index % COLOURS.scenarios.length]; }
function scenarioLine(index) { return LINES[Math.floor(index / 3) % LINES.length]; }

/** What is in post against what is needed. */
function needChart(title, have, need, area, stage) {
  const run = scenario(), present = byYear(run, have, area, stage), needed = byYear(run, need, area, stage);
  const scale = personScale(maximum([present, needed]), true), scaled = values => values.map(one => one === null ? null : one / scale.by);
  const option = axes();
  option.series = [line(say("need"), scaled(needed), COLOURS.warnings[4], {lineStyle: {width: 2, type: "dashed", color: COLOURS.warnings[4]}}), line(say("have"), scaled(present), COLOURS.ink)];
  option.tooltip.valueFormatter = one => one === null ? "—" : whole(one * scale.by);
  return figure(title, scale.unit, "", title, option);
}
function flowChart(area, stage) {
  const run = scenario(), option = axes(true);
  const flow = (id, sign) => byYear(run, id, area, stage).map((one, year) => one === null || year === 0 ? null : sign * one);
  option.series = [bars(say("recruits"), flow("recruits", 1), "#2e7d5b"), bars(say("retirements"), flow("retirements", -1), "#b5651d"), bars(say("attrition"), flow("attrition", -1), "#dcb083")];
  option.tooltip.valueFormatter = one => one === null ? "—" : whole(Math.abs(one));
  return figure(say("flows"), say("staff_year"), "", say("flows"), option);
}
function moneyChart() {
  const run = scenario(), option = axes();
  option.series = DATA.programmes.map((programme, index) => bars(pick(programme.name), YEARS.map((_, year) => run.spending[index * YEARS.length + year] / 1e8), COLOURS.programmes[index % COLOURS.programmes.length]));
  option.tooltip.valueFormatter = one => decimals(one, 2);
  return figure(say("money_by_year"), say("yi"), "", say("money_by_year"), option, "tall");
}
/** Items on which the scenario spends anything; positions in DATA.spending_items. */
function itemsSpent(run) { return DATA.spending_items.map((_, item) => item).filter(item => YEARS.some((_year, year) => run.money.items[item * YEARS.length + year])); }
function spendingChart() {
  const run = scenario(), option = axes();
  option.series = itemsSpent(run).map((item, index) => bars(pick(DATA.spending_items[item]), YEARS.map((_, year) => run.money.items[item * YEARS.length + year] / 1e4), COLOURS.programmes[index % COLOURS.programmes.length]));
  option.tooltip.order = "seriesAsc";
  option.tooltip.valueFormatter = one => decimals(one, 2);
  return figure(say("spending_by_item"), say("yi"), "", say("spending_by_item"), option, "tall");
}
function perPupilChart() {
  const run = scenario(), option = axes();
  option.series = STAGES.map((_, stage) => line(stageName(stage), YEARS.map((_year, year) => run.money.stages[stage * YEARS.length + year]), COLOURS.stages[stage % COLOURS.stages.length]));
  option.tooltip.valueFormatter = whole;
  return figure(say("spending_per_pupil"), say("yuan"), "", say("spending_per_pupil"), option, "tall");
}
function openedChart() {
  const run = scenario(), option = axes();
  option.series = STAGES.map((_, stage) => bars(stageName(stage), YEARS.map((_year, year) => run.opened[year * STAGES.length + stage]), COLOURS.stages[stage % COLOURS.stages.length]));
  option.tooltip.valueFormatter = whole;
  return figure(say("places_opened"), say("unit_places"), "", say("places_opened"), option, "tall");
}
/** Counts [year x stage x kind] of one stage, or of all (-1). */
function kinds(counts, width, year, stage, kind) {
  const one = which => counts[(year * STAGES.length + which) * width + kind];
  return stage < 0 ? sum(STAGES.map((_, which) => one(which))) : one(stage);
}
function warningChart(stage) {
  const run = scenario(), option = axes();
  option.series = [5, 4, 3, 2, 1].map(colour => bars(pick(DATA.warning_levels[colour]), YEARS.map((_, year) => kinds(run.warnings, 6, year, stage, colour)), COLOURS.warnings[colour]));
  option.tooltip.order = "seriesAsc";
  return figure(say("sites_by_colour"), say("unit_sites"), stage < 0 ? say("all_stages") : stageName(stage), say("sites_by_colour"), option, "tall");
}
function classChart(stage) {
  const run = scenario(), option = axes(false, 100);
  option.series = [0, 1, 2, 3].map(index => bars(pick(DATA.class_size_bands[index]), YEARS.map((_, year) => {
    const all = sum([0, 1, 2, 3].map(kind => kinds(run.bands, 4, year, stage, kind)));
    return all > 0 ? 100 * kinds(run.bands, 4, year, stage, index) / all : null;
  }), COLOURS.bands[index]));
  option.tooltip.order = "seriesAsc";
  option.tooltip.valueFormatter = one => decimals(one, 1) + "%";
  return figure(say("share_of_classes"), "%", stage < 0 ? say("all_stages") : stageName(stage), say("share_of_classes"), option, "tall");
}
