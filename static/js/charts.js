// Charts: draws the JSON that stands beside each place. The numbers are also in a table on the same page.

const PALETTE = ["--brand", "--mark-warn", "--mark-info", "--mark-ok", "--mark-bad", "--line-strong", "--ink-2"];
const numbers = new Intl.NumberFormat("ru-RU", { maximumFractionDigits: 1 });
const drawn = new Map();

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const written = (value, unit) => (value === null || value === undefined ? "—" : numbers.format(value) + (unit ? `\u00a0${unit}` : ""));

/** Every bar of a «share» chart is 100 % of its category. */
function shares(series) {
  const totals = series[0].values.map((_, i) => series.reduce((sum, one) => sum + (one.values[i] ?? 0), 0));
  return series.map((one) => ({ ...one, values: one.values.map((v, i) => (totals[i] && v !== null ? (100 * v) / totals[i] : null)) }));
}

function options(data, label) {
  const lying = data.kind !== "line";
  const unit = data.kind === "share" ? "%" : data.unit;
  const series = data.kind === "share" ? shares(data.series) : data.series;
  const text = { color: colour("--ink-2"), fontFamily: "Golos Text, sans-serif", fontSize: 13 };
  const values = { type: "value", max: data.kind === "share" ? 100 : null, axisLabel: { ...text, formatter: (v) => written(v, unit) }, splitLine: { lineStyle: { color: colour("--line") } } };
  const names = { type: "category", data: data.categories, inverse: lying, axisTick: { show: false }, axisLabel: { ...text, color: colour("--ink"), width: 180, overflow: "break" }, axisLine: { lineStyle: { color: colour("--line-strong") } } };
  return {
    animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 120,
    color: PALETTE.map(colour),
    textStyle: text,
    aria: { enabled: true, label: { description: label }, decal: { show: series.length > 1 } },
    grid: { left: 8, right: 24, top: series.length > 1 ? 44 : 12, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    legend: { show: series.length > 1, top: 0, left: 0, textStyle: { ...text, color: colour("--ink") } },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: lying ? "shadow" : "line" }, backgroundColor: colour("--surface"), borderColor: colour("--line-strong"), textStyle: { ...text, color: colour("--ink") }, valueFormatter: (v) => written(v, unit) },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: series.map((one) => ({
      name: one.name,
      type: lying ? "bar" : "line",
      stack: ["stacked", "share"].includes(data.kind) ? "all" : undefined,
      data: one.values,
      barMaxWidth: 22,
      symbolSize: 7,
      connectNulls: false,
    })),
  };
}

function draw(place) {
  const data = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  if (!data.series.length || !data.categories.length) {
    place.hidden = true;
    return;
  }
  const old = drawn.get(place);
  const chart = old ?? window.echarts.init(place, null, { renderer: "svg" });
  if (!old) {
    drawn.set(place, chart);
    new ResizeObserver(() => chart.resize()).observe(place);
  }
  const label = place.getAttribute("aria-label");
  chart.setOption(options(data, label), true);
  place.setAttribute("aria-label", label);
}

function drawAll() {
  for (const place of document.querySelectorAll("[data-chart]")) draw(place);
}
document.addEventListener("htmx:afterSettle", drawAll);
document.addEventListener("nastavnik:look", drawAll);
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
drawAll();
