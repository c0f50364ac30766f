/** Tables of docs/prompts.md: what became of recorded answers, and of defects planted into them. */

import type { AnswerFigures } from './recorded-answers.js'

/** One row for each prompt. */
export function figuresTable(figures: readonly AnswerFigures[]): string {
  const rows = figures.map(({ name, answers, parts, taken, refused }) => {
    const reasons = Object.entries(refused).map(([reason, count]) => `\`${reason}\` ${count}`)
    return [`\`${name}\``, answers, parts, taken, reasons.length === 0 ? 'none' : reasons.join(', ')]
  })
  return table(['prompt', 'answers', 'parts asked for', 'taken', 'refused'], rows)
}

/** One row for each prompt, of counts by `prompt|defect`. */
export function plantedTable(counts: ReadonlyMap<string, number>): string {
  const byPrompt = new Map<string, string[]>()
  const totals = new Map<string, number>()
  for (const [key, count] of counts) {
    const [name = '', defect = ''] = key.split('|')
    byPrompt.set(name, [...(byPrompt.get(name) ?? []), `${defect} ${count}`])
    totals.set(name, (totals.get(name) ?? 0) + count)
  }
  const rows = [...byPrompt].map(([name, defects]) => [
    `\`${name}\``,
    totals.get(name) ?? 0,
    defects.join(', '),
  ])
  return table(['prompt', 'planted and caught', 'defects'], rows)
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
