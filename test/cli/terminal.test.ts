/** The terminal: plain lines when piped, a bar on a terminal, silence when quiet; sizes and times in words. */

import { describe, expect, test } from 'vitest'
import { RecipeError } from '../../src/base/errors.js'
import { byteText } from '../../src/cli/byte-text.js'
import { createTerminal, duration, errorText } from '../../src/cli/terminal.js'
import { Spending } from '../../src/model/spending.js'
import type { RunEvent } from '../../src/run/events.js'

interface Written {
  readonly stdout: string
  readonly stderr: string
}

function written(isTerminal: boolean, act: (now: { ms: number }) => void): Written {
  const now = { ms: 0 }
  const texts = { stdout: '', stderr: '' }
  const before = { out: process.stdout.write, err: process.stderr.write, isTTY: process.stderr.isTTY }
  process.stdout.write = (chunk: unknown) => (texts.stdout += String(chunk)) !== ''
  process.stderr.write = (chunk: unknown) => (texts.stderr += String(chunk)) !== ''
  Object.assign(process.stderr, { isTTY: isTerminal })
  try {
    act(now)
  } finally {
    process.stdout.write = before.out
    process.stderr.write = before.err
    Object.assign(process.stderr, { isTTY: before.isTTY })
  }
  return texts
}

const idle = {
  spending: new Spending(new Map(), {}, new Map()),
  load: () => ({ inFlight: 0, waiting: 0, limit: 0 }),
}

function progress(done: number, wanted?: number): RunEvent {
  const rejected = done / 2
  const counts = { planned: done, accepted: 0, rejected, failed: 0, cancelled: 0, pending: done - rejected }
  return { type: 'progress', counts, done, wanted, models: idle }
}

function play(options: { quiet?: boolean; json?: boolean }, now: { ms: number }): void {
  const terminal = createTerminal(options, () => now.ms)
  terminal.observe({ type: 'phase-started', phase: 'generate', detail: 'vary' })
  for (let second = 1; second <= 12; second += 1) {
    now.ms = second * 1000
    terminal.observe(progress(second * 20, 240)) // twenty candidates a second, of which ten survive
  }
  terminal.endProgress()
  terminal.say('Released.')
  terminal.give({ status: 'released' })
}

describe('the progress of a run', () => {
  test('is a line every five seconds when piped', () => {
    const { stdout, stderr } = written(false, (now) => play({}, now))
    expect(stdout).toBe('Released.\n')
    expect(stderr).toMatchInlineSnapshot(`
      "· generate  vary
        █████░░░░░░░░░░░░░░░░░░░ 50 of 240  100 candidates, 50 rejected, 50 pending  20/s  ETA 19 s
        ██████████░░░░░░░░░░░░░░ 100 of 240  200 candidates, 100 rejected, 100 pending  20/s  ETA 14 s
      "
    `)
  })

  test('is a bar on a terminal, wiped at the end', () => {
    const { stderr } = written(true, (now) => play({}, now))
    const frames = stderr.split('\r\u001B[2K')
    expect(frames).toHaveLength(14) // the phase, twelve frames, the wipe
    expect(frames.at(-2)).toMatchInlineSnapshot(
      `"  ████████████░░░░░░░░░░░░ 120 of 240  240 candidates, 120 rejected, 120 pending  20/s  ETA 12 s"`,
    )
    expect(frames.at(-1)).toBe('')
  })

  test('is silent when quiet', () => {
    expect(written(false, (now) => play({ quiet: true }, now))).toEqual({ stdout: 'Released.\n', stderr: '' })
  })

  test('beside JSON: the document alone on stdout', () => {
    const { stdout, stderr } = written(false, (now) => play({ json: true, quiet: true }, now))
    expect(JSON.parse(stdout)).toEqual({ status: 'released' })
    expect(stderr).toBe('Released.\n')
  })

  test('never shows more than is wanted, and a resumed run does not count earlier work', () => {
    const { stderr } = written(true, (now) => {
      const terminal = createTerminal({}, () => now.ms)
      terminal.observe(progress(400, 240)) // 200 of 240 from the time before
      now.ms = 1000
      terminal.observe(progress(440, 240)) // 20 more in a second
      now.ms = 2000
      terminal.observe(progress(600, 240))
    })
    expect(stderr.split('\r\u001B[2K').slice(1)).toMatchInlineSnapshot(`
      [
        "  ██████████████████████░░ 220 of 240  440 candidates, 220 rejected, 220 pending  40/s  ETA 1 s",
        "  ████████████████████████ 240 of 240  600 candidates, 300 rejected, 300 pending  100/s  ETA 0 s",
      ]
    `)
  })

  test('without an end in sight names no share and no time left', () => {
    const { stderr } = written(false, (now) => {
      const terminal = createTerminal({}, () => now.ms)
      now.ms = 6000
      terminal.observe(progress(1234))
    })
    expect(stderr).toMatchInlineSnapshot(`
      "  1,234 candidates, 617 rejected, 617 pending  0/s
      "
    `)
  })
})

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [1549, '1.5 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [83_800_000_000, '83.8 GB'],
  [5e15, '5000.0 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(byteText(bytes)).toBe(text)
})

test.each([
  [0, '0 s'],
  [499, '0 s'],
  [1500, '2 s'],
  [59_499, '59 s'],
  [59_500, '1 min 0 s'],
  [200_000, '3 min 20 s'],
  [-5, '0 s'],
])('%d ms are %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text)
})

test('an error is message, hints and code', () => {
  const error = new RecipeError('odd', { message: 'It is odd.', hint: 'Even it.\nOr leave it.' })
  expect(errorText(error)).toBe('✗ It is odd.\n  → Even it.\n  → Or leave it.\n  (odd)')
})
