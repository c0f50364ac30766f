/** The terminal: people's text, the one JSON document, and the progress of a run. */

import { type CupelError, exitCodes, isCupelError, messageOf } from '../base/errors.js'
import type { RunEvent, RunObserver } from '../run/events.js'
import { loadText, usdText } from './spent-text.js'

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

type ProgressEvent = Extract<RunEvent, { type: 'progress' }>

function createProgress(now: () => number): { observe: RunObserver; end: () => void } {
  const stream = process.stderr
  const isBar = stream.isTTY === true
  const state = { drawnMs: now(), isDrawn: false, first: undefined as FirstEvent | undefined }
  const clear = (): void => {
    if (state.isDrawn) stream.write('\r\u001B[2K')
    state.isDrawn = false
  }
  const draw = (event: ProgressEvent): void => {
    state.first ??= { event, ms: now() }
    if (now() - state.drawnMs < (isBar ? REDRAW_MS : LINE_MS)) return
    state.drawnMs = now()
    const text = progressText(event, state.first, now())
    stream.write(isBar ? `\r\u001B[2K${text}` : `${text}\n`)
    state.isDrawn = isBar
  }
  return {
    observe(event) {
      if (event.type === 'progress') return draw(event)
      clear()
      if (event.type === 'phase-started') {
        state.drawnMs = now()
        state.first = undefined
        stream.write(`· ${event.phase}${event.detail === '' ? '' : `  ${event.detail}`}\n`)
      } else stream.write(`  ${event.text}\n`)
    },
    end: clear,
  }
}

/** The first event of a phase: rates count from it, so that a resumed run does not boast of earlier work. */
interface FirstEvent {
  readonly event: ProgressEvent
  readonly ms: number
}

function progressText(event: ProgressEvent, first: FirstEvent, nowMs: number): string {
  const { counts, done, wanted } = event
  const tookMs = Math.max(1, nowMs - first.ms)
  const rate = `${count(((done - first.event.done) / tookMs) * 1000)}/s`
  const open = counts.pending > 0 ? `, ${count(counts.pending)} pending` : ''
  const candidates = `${count(done)} candidates, ${count(counts.rejected)} rejected${open}  ${rate}`
  const asked = loadText(event.models)
  if (wanted === undefined) return `  ${candidates}${asked}`
  const good = Math.min(wanted, survivors(event))
  const perMs = (good - survivors(first.event)) / tookMs
  const filled = Math.round((good / wanted) * BAR_WIDTH)
  const left = perMs > 0 ? `  ETA ${duration((wanted - good) / perMs)}` : ''
  return `  ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${count(good)} of ${count(wanted)}  ${candidates}${asked}${projectedText(event, good, wanted)}${left}`
}

/** What the whole will cost if it goes on as so far. */
function projectedText({ models }: ProgressEvent, good: number, wanted: number): string {
  const { usd, calls } = models.spending.all()
  if (usd === undefined || usd === 0 || calls === 0 || good === 0) return ''
  return ` of about ${usdText((usd * wanted) / good)}`
}

/** Candidates that nothing has ended so far, or that are accepted. */
function survivors({ done, counts }: ProgressEvent): number {
  return Math.max(0, done - counts.rejected - counts.failed - counts.cancelled)
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}

/** A span of time in words: `4 s`, `3 min 20 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
