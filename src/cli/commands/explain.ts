/** `cupel explain`: the whole life of a row. */

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { exitCodes, RecipeError } from '../../base/errors.js'
import type { Json } from '../../base/canonical-json.js'
import type { RowStory } from '../../release/facts.js'
import { type Explanation, explain as explainRecord } from '../../run/explain.js'
import { callLines } from '../call-text.js'
import { createTerminal, type TerminalOptions } from '../terminal.js'

/** Options of `cupel explain`. */
export interface ExplainOptions extends TerminalOptions {
  readonly run?: string
  readonly epoch?: number
  readonly set: readonly string[]
}

/** Explains a record by id. */
export async function explain(record: string, options: ExplainOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const folder = options.run ?? newestRun()
  const loading = { set: options.set, workingFolder: process.cwd(), environment: process.env }
  const explanation = await explainRecord(folder, record, loading, options.epoch)
  terminal.say(explanationText(explanation))
  terminal.give(explanation)
  return exitCodes.done
}

function newestRun(): string {
  const runs = existsSync('runs') ? readdirSync('runs').map((name) => join('runs', name)) : []
  const found = runs.filter((path) => existsSync(join(path, 'plan.json')))
  const newest = found.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
  if (newest !== undefined) return newest
  throw new RecipeError('no-run', {
    message: 'There is no run folder under runs/.',
    hint: 'Name one with --run FOLDER.',
  })
}

function explanationText({ story, parents, calls, siblings, epoch, status }: Explanation): string {
  const { record } = story
  const { lineage } = record
  return [
    `${record.id}  ${endingText(story, status)}`,
    `  made by    ${lineage.method}, step ${record.step}, task ${lineage.task}, draft ${lineage.draft} (epoch ${epoch})`,
    ...(lineage.asked === undefined ? [] : [`  asked for  ${JSON.stringify(lineage.asked)}`]),
    ...fieldLines(record.data),
    ...(lineage.notes === undefined ? [] : [`  notes      ${JSON.stringify(lineage.notes)}`]),
    ...parents.flatMap((parent) => [
      '',
      `from ${parent.from}${parent.row === undefined ? '' : `, row ${parent.row}`}  (${parent.id})`,
      ...(parent.data === undefined ? [`  ${parent.unavailable ?? ''}`] : fieldLines(parent.data)),
    ]),
    ...calls.flatMap((call) => ['', ...callLines(call)]),
    '',
    ...judgementLines(story),
    ...(siblings.length === 0
      ? []
      : ['', `${siblings.length} sibling${siblings.length === 1 ? '' : 's'} of the same seed:`]),
    ...siblings.map((sibling) => `  ${sibling.record.id}  ${endingText(sibling, status)}`),
  ].join('\n')
}

function endingText({ disposition, isReleased, refusal }: RowStory, status: Explanation['status']): string {
  const { state, reason, by } = disposition
  const why = reason === null ? '' : `: ${reason}${by === null ? '' : ` (${by})`}`
  const detail = refusal?.detail === undefined ? '' : ` ${refusal.detail}`
  return `${isReleased && status === 'released' ? 'released' : state}${why}${detail}`
}

function judgementLines(story: RowStory): string[] {
  const { verdicts, disposition, evidence } = story
  const spoken = verdicts.map(({ verifier, verdict, reason, evidence: shown }) => {
    return `  ${verifier}: ${verdict}${reason === null ? '' : ` (${reason})`}${shown === undefined ? '' : `  ${JSON.stringify(shown)}`}`
  })
  const ending =
    disposition.by === null ? [] : [`  ${disposition.by}: ${disposition.state} (${disposition.reason ?? ''})`]
  const shown = evidence === undefined ? [] : [`    ${JSON.stringify(evidence)}`]
  return ['judged by', ...(spoken.length === 0 ? ['  no verifier'] : spoken), ...ending, ...shown]
}

function fieldLines(data: Readonly<Record<string, Json>>): string[] {
  const width = Math.max(10, ...Object.keys(data).map((name) => name.length))
  return Object.entries(data).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `  ${name.padEnd(width)} ${text.replace(/\n/g, `\n${' '.repeat(width + 3)}`)}`
  })
}
