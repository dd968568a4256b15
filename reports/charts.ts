import Handlebars from 'handlebars';

/** Charts as pictures in the page: drawn by echarts without a browser, loaded only when a report is made. */

export type Chart = Handlebars.SafeString;

export interface Charts {
  /** @param values one bar each */
  bars(labels: readonly string[], values: readonly number[]): Chart;
  /** @param values 0–100 or null where there is none */
  line(labels: readonly string[], values: readonly (number | null)[]): Chart;
}

const WIDTH = 560;
const HEIGHT = 210;
/** One hue and shape instead of colours to be told apart. */
const INK = '#17406d';
const TEXT = { color: '#3d4856', fontSize: 12 };
const GRID = { left: 34, right: 14, top: 22, bottom: 26 };

/** What echarts adds for pages with scripts, which these are not. */
const bare = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+|xmlns(?::xlink)?|version|baseProfile|stroke-linecap)="[^"]*"/g, '')
    .replace(/ style="[^"]*"/g, '')
    .replace(/<rect width="\d+" height="\d+" x="0" y="0" fill="none"><\/rect>/, '')
    .replace(/\n/g, '')
    .replace('<svg width="560" height="210"', '<svg class="chart" aria-hidden="true" focusable="false"');

export async function openCharts(): Promise<Charts> {
  const [{ init, use }, { BarChart, LineChart }, { GridComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  use([BarChart, LineChart, GridComponent, SVGRenderer]);
  const draw = (option: Record<string, unknown>): Chart => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
    try {
      chart.setOption({ animation: false, textStyle: TEXT, grid: GRID, ...option });
      return new Handlebars.SafeString(bare(chart.renderToSVGString()));
    } finally {
      chart.dispose();
    }
  };
  const labelled = { show: true, position: 'top', color: '#1c2530', textBorderWidth: 0 };
  const axis = (labels: readonly string[]) => ({
    type: 'category',
    data: [...labels],
    axisTick: { show: false },
    axisLabel: TEXT,
  });
  return {
    bars: (labels, values) =>
      draw({
        xAxis: axis(labels),
        yAxis: { type: 'value', minInterval: 1, splitNumber: 3, axisLabel: TEXT },
        series: [
          { type: 'bar', data: values.map((value) => (value === 0 ? null : value)), label: labelled, itemStyle: { color: INK }, barMaxWidth: 36 },
        ],
      }),
    line: (labels, values) =>
      draw({
        xAxis: axis(labels),
        yAxis: { type: 'value', min: 0, max: 100, interval: 25, axisLabel: TEXT },
        series: [
          {
            type: 'line',
            data: [...values],
            label: labelled,
            lineStyle: { color: INK, width: 2.5 },
            itemStyle: { color: INK },
            symbol: 'circle',
            symbolSize: 7,
          },
        ],
      }),
  };
}
