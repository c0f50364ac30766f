/** What an exam has to say against a plug-in. */

import { messageOf } from '../base/errors.js'

/** One thing that a plug-in must not do (or must do and does not). */
export interface Finding {
  /** Kind and id: `verifier equation`. */
  readonly plugIn: string
  /** Kebab-case name of the rule that is broken. */
  readonly rule: string
  /** What happened, with the value at fault. */
  readonly what: string
  /** What the contract asks for. */
  readonly mend: string
}

/** Collects findings of one plug-in; the same words under the same rule count once. */
export interface Findings {
  readonly list: readonly Finding[]
  add(rule: string, what: string, mend: string): void
  /**
   * Does work on frozen input. A throw becomes a finding, `mutates-input` if it was an attempt to write, else `throws`,
   * and the answer is undefined.
   */
  attempt<T>(doing: string, work: () => T | Promise<T>): Promise<T | undefined>
}

/** An empty collection of findings about a plug-in. */
export function createFindings(plugIn: { readonly kind: string; readonly id: string }): Findings {
  const name = `${plugIn.kind} ${plugIn.id}`
  const list: Finding[] = []
  const add = (rule: string, what: string, mend: string): void => {
    if (!list.some((known) => known.rule === rule && known.what === what)) {
      list.push({ plugIn: name, rule, what, mend })
    }
  }
  return {
    list,
    add,
    async attempt(doing, work) {
      try {
        return await work()
      } catch (thrown) {
        const [rule, mend] = isWriteAttempt(thrown)
          ? ['mutates-input', 'copy what you change; records are immutable.']
          : ['throws', 'a bad record is data: return a verdict, a refusal, a receipt or a bad row instead.']
        add(rule, `${doing}: ${messageOf(thrown).slice(0, 300)}`, mend)
        return undefined
      }
    },
  }
}

/** Findings as lines of text: `verifier equation: throws: … Mend: …`. Empty without findings. */
export function describeFindings(findings: readonly Finding[]): string {
  return findings
    .map(({ plugIn, rule, what, mend }) => `${plugIn}: ${rule}: ${what} Mend: ${mend}`)
    .join('\n')
}

/** Writing to a frozen object is a TypeError in strict mode; V8 has these words for it. */
function isWriteAttempt(thrown: unknown): boolean {
  return (
    thrown instanceof TypeError &&
    /read only property|not extensible|Cannot delete property/.test(thrown.message)
  )
}

/** Whether a reason code is what the ledger can count by: kebab-case, at most 60 characters. */
export function isReasonCode(reason: unknown): boolean {
  return typeof reason === 'string' && reason.length <= 60 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(reason)
}
