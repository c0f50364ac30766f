/** Plots of readings: drawn by Vega when the report is written, coloured by the page's own variables. */

import type { TopLevelSpec } from 'vega-lite'
import type { Plot } from '../../record/reading.js'
import { countText, numberText } from '../summary/number-text.js'
import { type Html, html, trusted } from './html.js'
import { table } from './section.js'

const WIDTH = 420
const MOST_BARS = 30
const BAR_HEIGHT = 22

/**
 * A figure with the plot as SVG and its numbers as a table that can be opened.
 *
 * Edge: of more than 30 bars the first 30 are drawn, and the caption says so; the table has all.
 * Cost: the first plot loads Vega (about half a second); each one takes some 20 ms.
 */
export async function plotFigure(plot: Plot, reading: string): Promise<Html> {
  const svg = await drawSvg(specOf(plot))
  const cut =
    plot.kind === 'bars' && plot.bars.length > MOST_BARS ? ` (first ${MOST_BARS} of ${plot.bars.length})` : ''
  return html`<figure class="plot">
    <figcaption>${plot.title}${cut} <small>${reading}</small></figcaption>
    <div role="img" aria-label="${plot.title}, numbers in the table below">${svg}</div>
    <details><summary>Numbers</summary>${numbers(plot)}</details>
  </figure>`
}

function numbers(plot: Plot): Html {
  if (plot.kind === 'bars') {
    const rows = plot.bars.map(({ label, value }) => [label, numberText(value)])
    return table(plot.title, [{ title: 'Bar' }, { title: 'Value', isNumber: true }], rows)
  }
  const columns = [{ title: `From – to (${plot.unit})` }, { title: 'Count', isNumber: true }]
  const rows = plot.bins.map(({ from, to, count }) => [rangeText(from, to), countText(count)])
  return table(plot.title, columns, rows)
}

type Bars = Extract<Plot, { kind: 'bars' }>
type Histogram = Extract<Plot, { kind: 'histogram' }>

function barSpec({ bars }: Bars): TopLevelSpec {
  return {
    ...shared,
    height: BAR_HEIGHT * Math.min(bars.length, MOST_BARS),
    data: { values: bars.slice(0, MOST_BARS).map((bar) => ({ ...bar, text: numberText(bar.value) })) },
    layer: [
      { mark: { type: 'bar', color: 'var(--data)', cornerRadiusEnd: 2 } },
      {
        mark: { type: 'text', align: 'left', dx: 5, color: 'var(--soft)', fontSize: 11 },
        encoding: { text: { field: 'text', type: 'nominal' } },
      },
    ],
    encoding: {
      y: {
        field: 'label',
        type: 'nominal',
        sort: null,
        title: null,
        axis: { labelLimit: 170, ticks: false, domain: false },
      },
      x: { field: 'value', type: 'quantitative', title: null, axis: { tickCount: 4 } },
    },
  }
}

/** Bins of different widths are drawn as columns of one width, each with its range: areas would mislead. */
function unevenSpec({ bins, unit }: Histogram): TopLevelSpec {
  const values = bins.map(({ from, to, count }) => ({ range: rangeText(from, to), count }))
  return {
    ...shared,
    height: 150,
    data: { values },
    mark: { type: 'bar', color: 'var(--data)' },
    encoding: {
      x: {
        field: 'range',
        type: 'ordinal',
        sort: null,
        title: unit,
        axis: { labelAngle: values.length > 8 ? -40 : 0 },
      },
      y: { field: 'count', type: 'quantitative', title: null, axis: { tickCount: 4, tickMinStep: 1 } },
    },
  }
}

function isEven({ bins }: Histogram): boolean {
  const widths = bins.map(({ from, to }) => to - from)
  return Math.max(...widths) - Math.min(...widths) <= 1e-6 * Math.max(...widths)
}

function rangeText(from: number, to: number): string {
  return `${numberText(from)} – ${numberText(to)}`
}

function specOf(plot: Plot): TopLevelSpec {
  if (plot.kind === 'bars') return barSpec(plot)
  return isEven(plot) ? histogramSpec(plot) : unevenSpec(plot)
}

function histogramSpec({ bins, unit }: Histogram): TopLevelSpec {
  return {
    ...shared,
    height: 150,
    data: { values: bins.map((bin) => ({ ...bin })) },
    mark: { type: 'bar', color: 'var(--data)', binSpacing: 1, minBandSize: 1 },
    encoding: {
      x: {
        field: 'from',
        type: 'quantitative',
        bin: { binned: true },
        title: unit,
        axis: { tickCount: 6, grid: false },
        scale: { nice: false },
      },
      x2: { field: 'to' },
      y: { field: 'count', type: 'quantitative', title: null, axis: { tickCount: 4, tickMinStep: 1 } },
    },
  }
}

const shared = {
  width: WIDTH,
  padding: 4,
  autosize: { type: 'fit-x', contains: 'padding' },
  background: 'transparent',
  config: {
    aria: false,
    font: 'inherit',
    view: { stroke: null },
    axis: {
      domainColor: 'var(--line-strong)',
      gridColor: 'var(--line)',
      tickColor: 'var(--line-strong)',
      labelColor: 'var(--soft)',
      titleColor: 'var(--soft)',
      labelFontSize: 11,
      titleFontSize: 11,
      titleFontWeight: 400,
    },
  },
} as const

async function drawSvg(spec: TopLevelSpec): Promise<Html> {
  const [vega, lite] = await Promise.all([import('vega'), import('vega-lite')])
  const view = new vega.View(vega.parse(lite.compile(spec).spec), { renderer: 'none', logLevel: vega.Error })
  const svg = await view.toSVG()
  view.finalize()
  return trusted(svg)
}
