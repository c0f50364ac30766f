/** The terminal: people's text, the one JSON document, and the progress of a run. */

import { type CupelError, exitCodes, isCupelError, messageOf } from '../base/errors.js'
import type { RunEvent, RunObserver } from '../run/events.js'

/** Where a command writes. */
export interface Terminal {
  /** `--json`: one document on stdout, people's text on stderr. */
  readonly isJson: boolean
  readonly isQuiet: boolean
  /** Text for people: stdout, or stderr beside JSON. */
  say(text: string): void
  /** The result: the JSON document when asked for, else nothing. */
  give(document: unknown): void
  /** Progress of a run: a bar on a terminal, plain lines when piped. */
  readonly observe: RunObserver
  /** Ends the bar. */
  endProgress(): void
}

/** Options that every command has. */
export interface TerminalOptions {
  readonly json?: boolean
  readonly quiet?: boolean
}

const BAR_WIDTH = 24
const REDRAW_MS = 100
const LINE_MS = 5000

/** A terminal on the process's streams. */
export function createTerminal(options: TerminalOptions, now: () => number): Terminal {
  const isJson = options.json === true
  const isQuiet = options.quiet === true
  const progress = isQuiet ? { observe: () => undefined, end: () => undefined } : createProgress(now)
  return {
    isJson,
    isQuiet,
    say: (text) => void (isJson ? process.stderr : process.stdout).write(`${text}\n`),
    give: (document) => void (isJson && process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)),
    observe: progress.observe,
    endProgress: progress.end,
  }
}

/** Prints an error as people read it (or as JSON) and returns the exit code. Bugs show their stack. */
export function printError(thrown: unknown, isJson: boolean): number {
  if (isJson) process.stdout.write(`${JSON.stringify({ error: errorDocument(thrown) }, null, 2)}\n`)
  if (!isCupelError(thrown)) {
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
    process.stderr.write(`Cupel failed in a way it should not. Please report this:\n${stack}\n`)
    return exitCodes.bug
  }
  process.stderr.write(`${errorText(thrown)}\n`)
  return thrown.exitCode
}

/** Message, hint and code of an error, as they are printed. */
export function errorText(error: CupelError): string {
  const hint = error.hint === undefined ? '' : `\n${error.hint.replace(/^/gm, '  → ')}`
  return `✗ ${error.message}${hint}\n  (${error.code})`
}

function errorDocument(thrown: unknown): unknown {
  if (!isCupelError(thrown)) return { code: 'bug', message: messageOf(thrown) }
  return { code: thrown.code, message: thrown.message, hint: thrown.hint, details: thrown.details }
}

function createProgress(now: () => number): { observe: RunObserver; end: () => void } {
  const stream = process.stderr
  const isBar = stream.isTTY === true
  const state = { startedMs: now(), drawnMs: Number.NEGATIVE_INFINITY, isDrawn: false, startDone: -1 }
  const clear = (): void => {
    if (state.isDrawn) stream.write('\r\u001B[2K')
    state.isDrawn = false
  }
  const draw = (event: Extract<RunEvent, { type: 'progress' }>): void => {
    if (state.startDone < 0) state.startDone = event.done
    if (now() - state.drawnMs < (isBar ? REDRAW_MS : LINE_MS)) return
    state.drawnMs = now()
    const text = progressText(event, (event.done - state.startDone) / Math.max(1, now() - state.startedMs))
    stream.write(isBar ? `\r\u001B[2K${text}` : `${text}\n`)
    state.isDrawn = isBar
  }
  return {
    observe(event) {
      if (event.type === 'progress') return draw(event)
      clear()
      if (event.type === 'phase-started') {
        state.startedMs = now()
        state.startDone = -1
        stream.write(`· ${event.phase}${event.detail === '' ? '' : `  ${event.detail}`}\n`)
      } else stream.write(`  ${event.text}\n`)
    },
    end: clear,
  }
}

function progressText(event: Extract<RunEvent, { type: 'progress' }>, perMs: number): string {
  const { counts, done, wanted } = event
  const share = wanted === undefined ? undefined : Math.min(1, done / wanted)
  const filled = Math.round((share ?? 0) * BAR_WIDTH)
  const bar = share === undefined ? '' : `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} `
  const left = wanted === undefined || perMs <= 0 ? '' : `  ETA ${duration((wanted - done) / perMs)}`
  const rate = `${Math.round(perMs * 1000).toLocaleString('en')}/s`
  const open = counts.pending > 0 ? `  ${counts.pending} pending` : ''
  return `  ${bar}${done.toLocaleString('en')} came  ${counts.rejected} rejected${open}  ${rate}${left}`
}

/** A span of time in words: `4 s`, `3 min 20 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
