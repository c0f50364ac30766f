/** How every candidate ended, by who decided and why, and what the verifiers said. */

import type { DispositionState } from '../../record/disposition.js'
import type { RunFacts } from '../facts.js'
import { countText, shareText } from '../summary/number-text.js'
import { type Html, type HtmlValue, html } from './html.js'
import { NONE, badge, type ReportSection, table } from './section.js'

/** The section *How candidates ended*. */
export function reasonSection(facts: RunFacts): ReportSection {
  const body = html`${dispositionTable(facts)}${verdictTable(facts)}`
  return { id: 'reasons', title: 'How candidates ended', body }
}

function dispositionTable({ dispositions, counts, recipe }: RunFacts): Html {
  const hasSteps = recipe.generate.length > 1
  const columns = [
    { title: 'State' },
    ...(hasSteps ? [{ title: 'Step' }] : []),
    { title: 'By' },
    { title: 'Reason' },
    { title: 'Candidates', isNumber: true },
    { title: 'Of planned', isNumber: true },
    { title: 'Share' },
  ]
  const rows = dispositions.map(({ step, state, by, reason, count }): HtmlValue[] => [
    badge(state),
    ...(hasSteps ? [step] : []),
    by ?? NONE,
    reason ?? NONE,
    countText(count),
    shareText(count, counts.planned),
    bar(count, counts.planned, state),
  ])
  return table('Candidates by state, decider and reason', columns, rows)
}

function verdictTable({ verdicts, recipe }: RunFacts): Html {
  if (verdicts.length === 0) {
    return html`<p>${recipe.verify.length === 0 ? 'The recipe has no verifiers.' : 'No verifier has spoken.'}</p>`
  }
  const heard = new Map<string, number>()
  for (const { verifier, count } of verdicts) heard.set(verifier, (heard.get(verifier) ?? 0) + count)
  const columns = [
    { title: 'Verifier' },
    { title: 'Verdict' },
    { title: 'Reason' },
    { title: 'Candidates', isNumber: true },
    { title: 'Of those heard', isNumber: true },
    { title: 'Share' },
  ]
  const rows = verdicts.map(({ verifier, verdict, reason, count }): HtmlValue[] => [
    verifier,
    badge(verdict),
    reason ?? NONE,
    countText(count),
    shareText(count, heard.get(verifier) ?? 0),
    bar(
      count,
      heard.get(verifier) ?? 0,
      verdict === 'pass' ? 'accepted' : verdict === 'fail' ? 'rejected' : 'pending',
    ),
  ])
  return table('What the verifiers said', columns, rows)
}

/** A horizontal bar for a part of a whole; its number stands in the column before it, so it is silent. */
export function bar(count: number, whole: number, tone: DispositionState | 'plain'): Html {
  const width = whole === 0 ? 0 : Number(((count / whole) * 100).toFixed(2))
  return html`<span class="bar" aria-hidden="true"><span class="${tone}" style="width:${width}%"></span></span>`
}
