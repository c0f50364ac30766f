/** A row of a preview, as people read it. */

import type { PreviewRow } from '../run/preview.js'
import { callLines } from './call-text.js'

/** The row, what judged it, and every prompt with its answer. */
export function previewText({ candidate, verifiers, calls }: PreviewRow, number: number): string {
  const { record, refusal, verdicts, disposition } = candidate
  const ending =
    refusal === undefined
      ? disposition === undefined
        ? 'passed verification'
        : `${disposition.state}: ${disposition.reason ?? ''} (${disposition.by ?? ''})`
      : `refused: ${refusal.refused}. ${refusal.detail ?? ''}`
  const fields = Object.entries(record.data).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `  ${name.padEnd(12)} ${text.replace(/\n/g, `\n${' '.repeat(15)}`)}`
  })
  const spoken = verdicts.map(({ verdict }, index) => {
    return `  ${verifiers[index] ?? ''}: ${verdict.verdict}${verdict.reason === null ? '' : ` (${verdict.reason})`}`
  })
  return [
    `── row ${number}: ${ending}`,
    ...fields,
    ...spoken,
    ...calls.flatMap((call) => ['', ...callLines(call)]),
    '',
  ].join('\n')
}
