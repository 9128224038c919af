#!/usr/bin/env bash
# Expected: of marks from 1 to 5, given as pairs of a mark and how many gave it, each bar stands above the mark that it counts, on an axis that
# names the five. Nobody gave a 3, so that there is no pair for it.
# Seen: both take a mark that is a number for a place among the names. ECharts 6.1.0 counts the places from nought: the 10 who gave 1 stand above 2,
# the 3 who gave 4 above 5, and the 12 who gave 5, which is the sixth place, stand outside the axis and are not drawn. Chart.js 4.6.1 overlooks the
# mark and goes by the pair's own place: the 3 who gave 4 stand above 3, the 12 who gave 5 above 4, and above 5 is nothing. With the names as
# numbers and the marks as texts Chart.js puts four names more behind the five. Neither says a word. With both as texts all are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --silent --prefix "$folder" install echarts@6.1.0 chart.js@4.6.1 @napi-rs/canvas@1.1.1 >"$folder/npm.log" 2>&1 || { cat "$folder/npm.log"; exit 1; }
cd "$folder"
cat >charts.mjs <<'JAVASCRIPT'
import { createCanvas } from "@napi-rs/canvas";
import Chart from "chart.js/auto";
import * as echarts from "echarts";

const GIVEN = [[1, 10], [2, 7], [4, 3], [5, 12]];
const NAMES = ["1", "2", "3", "4", "5"];
Chart.defaults.animation = false;

function ofEcharts(pairs) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 600, height: 300 });
  chart.setOption({ animation: false, xAxis: { type: "category", data: NAMES }, yAxis: {}, series: [{ type: "bar", data: pairs }] });
  chart.renderToSVGString();
  const data = chart.getModel().getSeries()[0].getData();
  const bars = pairs.map(([, count], place) => {
    const { x, width } = data.getItemLayout(place);
    const middle = x + width / 2;
    return `${count} above ${middle > 0 && middle < 600 ? (NAMES[chart.convertFromPixel({ xAxisIndex: 0 }, middle)] ?? "nothing") : "nothing"}`;
  });
  chart.dispose();
  return bars;
}

function ofChartJs(pairs, labels) {
  const data = { labels: [...labels], datasets: [{ data: pairs.map(([x, y]) => ({ x, y })) }] };
  const chart = new Chart(createCanvas(600, 300).getContext("2d"), { type: "bar", data, options: { responsive: false } });
  const axis = chart.scales.x;
  const bars = chart.getDatasetMeta(0).data.map((bar, place) => `${pairs[place][1]} above ${axis.getLabelForValue(axis.getValueForPixel(bar.x))}`);
  return [...bars, `axis ${axis.ticks.map((tick) => tick.label).join(" ")}`];
}

const texts = GIVEN.map(([mark, count]) => [String(mark), count]);
console.log("ECharts, marks as numbers:", ofEcharts(GIVEN).join(", "));
console.log("ECharts, marks as texts:", ofEcharts(texts).join(", "));
console.log("Chart.js, marks as numbers:", ofChartJs(GIVEN, NAMES).join(", "));
console.log("Chart.js, names as numbers:", ofChartJs(texts, NAMES.map(Number)).join(", "));
console.log("Chart.js, all as texts:", ofChartJs(texts, NAMES).join(", "));
process.exit();
JAVASCRIPT
node charts.mjs | tee seen.txt
diff - seen.txt <<'EXPECTED' || { echo "CHANGED: this behaves otherwise now"; exit 1; }
ECharts, marks as numbers: 10 above 2, 7 above 3, 3 above 5, 12 above nothing
ECharts, marks as texts: 10 above 1, 7 above 2, 3 above 4, 12 above 5
Chart.js, marks as numbers: 10 above 1, 7 above 2, 3 above 3, 12 above 4, axis 1 2 3 4 5
Chart.js, names as numbers: 10 above 1, 7 above 2, 3 above 4, 12 above 5, axis 1 2 3 4 5 1 2 4 5
Chart.js, all as texts: 10 above 1, 7 above 2, 3 above 4, 12 above 5, axis 1 2 3 4 5
EXPECTED
echo "As before."
