// The data, the reader's choices, and small helpers that every section uses.
const DATA = JSON.parse(document.getElementById("report-data").textContent);
const fillIn = (one, first) => {  // true: the same as in the first scenario
  for (const [key, value] of Object.entries(one)) if (value === true) one[key] = first[key];
};
for (const run of DATA.scenarios) {
  fillIn(run, DATA.scenarios[0]);
  fillIn(run.fields, DATA.scenarios[0].fields);
  fillIn(run.money, DATA.scenarios[0].money);
}
const SITE_KEYS = ["name", "code", "area", "stage", "synthetic", "first", "reds", "crowded", "crowded_years", "worst", "enrolment", "places", "warnings"];
for (const run of DATA.scenarios) run.sites = run.sites.map(site => Object.fromEntries(SITE_KEYS.map((key, index) => [key, site[index]])));
const YEARS = DATA.years, STAGES = DATA.stages, AREAS = DATA.areas, LAST = YEARS.length - 1;
const state = { lang: DATA.lang, scenario: 0, area: 0, stage: firstStage(), year: Math.min(5, DATA.years.length - 1), measure: "balance", compare: false,
  warningStage: -1, siteArea: -1, siteSearch: "", siteSort: "worst", allSites: false, allEvents: false };

function firstStage() {
  const primary = DATA.stages.findIndex(stage => stage.id === "primary");
  return primary < 0 ? 0 : primary;
}
function say(key, ...values) {
  const text = WORDS[key][state.lang === "zh" ? 0 : 1];
  return text.replace(/\{(\d)\}/g, (whole, index) => values[Number(index)]);
}
/** One of a pair [Chinese, English]; the other where one is empty. */
function pick(pair) { return state.lang === "zh" ? pair[0] || pair[1] : pair[1] || pair[0]; }
function scenario() { return DATA.scenarios[state.scenario]; }
function areaName(area) {
  const name = pick(AREAS[area].name);
  return AREAS[area].level === "residence" && AREAS.some((other, index) => index !== area && other.level === "residence"
    && other.residence === AREAS[area].residence) ? name + " (" + AREAS[area].code + ")" : name;
}
function stageName(stage) { return pick(STAGES[stage].name); }

/** Value of a variable, or null where it is missing. */
function value(run, id, year, area, stage) {
  const field = run.fields[id];
  return field ? field[(year * AREAS.length + area) * STAGES.length + stage] : null;
}
function byYear(run, id, area, stage) { return YEARS.map((_, year) => value(run, id, year, area, stage)); }
function has(id) { return Boolean(scenario().fields[id]); }
function sum(values) { return values.reduce((total, one) => total + (one || 0), 0); }
function demand(run, year, area, stage) {
  const places = value(run, "places", year, area, stage), balance = value(run, "places_balance", year, area, stage);
  return places === null || balance === null ? null : places - balance;
}

/** A whole number without separators (it is copied into spreadsheets), with a true minus sign. */
function whole(number) {
  if (number === null || number === undefined) return "—";
  const rounded = Math.round(number);
  return (rounded < 0 ? "−" : "") + Math.abs(rounded);
}
function decimals(number, digits) {
  if (number === null || !isFinite(number)) return "—";
  const text = Math.abs(number).toFixed(digits);
  return (number < 0 && Number(text) !== 0 ? "−" : "") + text;
}
/** 25.55 万 or 255,540: for headlines and labels of charts. */
function brief(number) {
  const rounded = Math.round(number), sign = rounded < 0 ? "−" : "", size = Math.abs(rounded);
  if (state.lang === "zh") return sign + (size >= 10000 ? (size / 10000).toFixed(2) + " 万" : String(size));
  return sign + String(size).replace(/\B(?=(\d{3})+$)/g, ",");
}
function surplusOrShort(number) { return number !== null && Math.round(number) < 0 ? "short" : ""; }

/** An element: h("p", {class: "note"}, "text", child). Attributes that are functions become listeners. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, content] of Object.entries(attributes || {})) {
    if (typeof content === "function") element.addEventListener(name, content);
    else if (content !== null && content !== undefined && content !== false) element.setAttribute(name, content);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined) element.append(child);
  }
  return element;
}
/** Changes choices and draws again; the focus returns to the control that was used. */
function choose(changes) {
  Object.assign(state, changes);
  render();
}
function pills(id, label, options, chosen, onChoose) {
  return h("span", {class: "pills", role: "group", "aria-label": label}, options.map(option =>
    h("button", {type: "button", id: id + "-" + option.id, "aria-pressed": String(option.id === chosen), click: () => onChoose(option.id)}, option.text)));
}
function stagePills(id, withAll, chosen, onChoose) {
  const options = STAGES.map((_, stage) => ({id: stage, text: stageName(stage)}));
  if (withAll) options.unshift({id: -1, text: say("all_stages")});
  return pills(id, say("stage"), options, chosen, onChoose);
}
function dropDown(id, label, options, chosen, onChoose) {
  const select = h("select", {id, change: event => onChoose(Number(event.target.value))},
    options.map(option => h("option", {value: option.id}, option.text)));
  select.value = String(chosen);
  return [h("label", {for: id}, label), " ", select];
}
function yearChoice(id) {
  return h("span", {}, dropDown(id, say("year"), YEARS.map((year, index) => ({id: index, text: year})), state.year, year => choose({year})));
}
function section(id, title, lead, ...children) {
  return h("section", {id, "aria-labelledby": id + "-title"}, h("h2", {id: id + "-title"}, say(title)), h("p", {class: "lead"}, say(lead)), children);
}
function legend(entries) {
  return h("div", {class: "legend"}, entries.map(entry => h("span", {}, h("i", {class: entry.box ? "box" : null,
    style: entry.box ? "background:" + entry.colour : "border-color:" + entry.colour + ";border-top-style:" + (entry.line || "solid")}), entry.text)));
}
function table(caption, head, rows) {
  const width = [].concat(head).reduce((most, row) => Math.max(most, row.children.length), 0);
  return h("div", {class: "scroll"}, h("table", {class: width > 12 ? "wide" : null}, h("caption", {}, caption), h("thead", {}, head), h("tbody", {}, rows)));
}
