/** Plots: SVG whose marks are as many as the numbers, in colours of the page, without anything from outside. */

import { describe, expect, test } from 'vitest'
import type { Plot } from '../../../src/record/reading.js'
import { plotFigure } from '../../../src/release/report/plot.js'

const histogram: Plot = {
  kind: 'histogram',
  title: 'Words in a row',
  unit: 'words',
  bins: [
    { from: 0, to: 10, count: 4 },
    { from: 10, to: 20, count: 18 },
    { from: 20, to: 30, count: 0 },
  ],
}

function bars(count: number): Plot {
  const all = Array.from({ length: count }, (_, index) => ({ label: `bar ${index}`, value: count - index }))
  return { kind: 'bars', title: 'Commonest', bars: all }
}

async function drawn(plot: Plot): Promise<string> {
  return (await plotFigure(plot, 'lengths')).markup
}

function marksOf(svg: string): number {
  return [...svg.matchAll(/<path [^>]*fill="var\(--data\)"/g)].length
}

describe('plotFigure', () => {
  test('a histogram has a bar for each bin, and its numbers in a table', async () => {
    const markup = await drawn(histogram)
    expect(marksOf(markup)).toBe(3)
    expect(markup).toContain(
      '<th scope="row" class="">10 – 20</th><td class="number" data-label="Count">18</td>',
    )
    expect(markup).toContain('aria-label="Words in a row, numbers in the table below"')
  })

  test('bins of different widths become columns of one width', async () => {
    const bins = [
      { from: 10, to: 20, count: 1 },
      { from: 20, to: 50, count: 2 },
      { from: 50, to: 100, count: 3 },
    ]
    const markup = await drawn({ ...histogram, bins })
    const widths = [
      ...markup.matchAll(/<path aria[^>]*|<path d="M[\d.]+,[\d.]+h([\d.]+)v[^>]*fill="var\(--data\)"/g),
    ]
    expect(new Set(widths.map(([, width]) => width)).size).toBe(1)
    expect(markup).toContain('50 – 100')
  })

  test('bars keep their order and carry their values', async () => {
    const markup = await drawn(bars(3))
    expect(marksOf(markup)).toBe(3)
    expect(markup.indexOf('bar 0')).toBeLessThan(markup.indexOf('bar 2'))
  })

  test('a cap on bars is said, and the table has all of them', async () => {
    const markup = await drawn(bars(40))
    expect(marksOf(markup)).toBe(30)
    expect(markup).toContain('Commonest (first 30 of 40)')
    expect(markup).toContain('bar 39')
  })

  test('labels from data stay text', async () => {
    const evil = '<script>alert(1)</script>'
    const markup = await drawn({ kind: 'bars', title: evil, bars: [{ label: evil, value: 1 }] })
    expect(markup).not.toContain('<script')
  })

  test('only colours of the page are used, so light and dark both work', async () => {
    const colours = [...(await drawn(histogram)).matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(
      ([, colour]) => colour,
    )
    expect(
      [...new Set(colours)].filter((colour) => !/^(var\(--[\w-]+\)|none|transparent)$/.test(colour ?? '')),
    ).toEqual([])
  })
})
