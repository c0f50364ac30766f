/** Faults on demand: which kinds there are, and the seeded draw that decides which request meets which. */

import { RecipeError } from '../../base/errors.js'
import { sha256 } from '../../base/ids.js'
import { nameHint } from '../../base/nearest.js'
import { IdentityTable } from './identity-table.js'

/** Faults on the way: the client gets no whole answer, or gets it late. */
export const transportFaults = [
  '429',
  '429-retry',
  '500',
  '529',
  'reset',
  'hang',
  'slow-headers',
  'truncated-stream',
] as const

/** Faults of one answer: the next one to the same question may be good. */
export const contentFaults = ['truncated', 'bad-json', 'schema-miss', 'empty'] as const

/** Faults that belong to a question: every answer to it, also after a turn of repair, has them. */
export const stickyFaults = ['refusal', 'duplicate'] as const

/** Faults of a whole batch. */
export const batchFaults = ['expired-batch'] as const

/** Every kind of fault, in the order in which shares are laid side by side. */
export const faultKinds = [...transportFaults, ...contentFaults, ...stickyFaults, ...batchFaults] as const

/** A kind of fault. */
export type FaultKind = (typeof faultKinds)[number]

/** How often each kind shall come, 0 to 1; absent is never. */
export type FaultShares = Readonly<Partial<Record<FaultKind, number>>>

/** Whether a fault is one of the content, those that are sticky included. */
export function isContentFault(kind: FaultKind): boolean {
  return ([...contentFaults, ...stickyFaults] as readonly string[]).includes(kind)
}

/**
 * Reads `500=0.02`. Throws RecipeError `bad-fault` for an unknown kind or a share outside of 0 to 1.
 */
export function readFault(text: string): readonly [FaultKind, number] {
  const [name = '', ...rest] = text.split('=')
  const shareText = rest.join('=')
  const kind = faultKinds.find((one) => one === name)
  if (kind === undefined) {
    throw new RecipeError('bad-fault', {
      message: `There is no fault called "${name}".`,
      hint: nameHint(name, faultKinds, `The faults are ${faultKinds.join(', ')}.`),
    })
  }
  const share = shareText === '' ? Number.NaN : Number(shareText)
  if (share >= 0 && share <= 1) return [kind, share]
  throw new RecipeError('bad-fault', {
    message: `The share of the fault "${kind}" is "${shareText}".`,
    hint: `Write it as a number from 0 to 1: ${kind}=0.02`,
  })
}

/** A number in [0, 1) that is a pure function of the parts. */
export function shareOf(...parts: readonly (string | number)[]): number {
  return Number.parseInt(sha256(parts.join('\u0000')).slice(0, 13), 16) / 2 ** 52
}

/** Draws faults; the same requests meet the same faults in whatever order they arrive. */
export class FaultPlan {
  readonly #shares: FaultShares
  readonly #seed: number
  readonly #mostInARow: number
  readonly #inARow = new IdentityTable()
  readonly #passing: readonly (readonly [FaultKind, number])[]

  /** Throws RecipeError `bad-fault` when the shares of the faults that exclude each other make more than 1. */
  constructor(shares: FaultShares, seed: number, mostInARow: number) {
    this.#shares = shares
    this.#seed = seed
    this.#mostInARow = mostInARow
    this.#passing = [...transportFaults, ...contentFaults].flatMap((kind) => {
      const share = shares[kind] ?? 0
      return share > 0 ? [[kind, share] as const] : []
    })
    const sum = this.#passing.reduce((total, [, share]) => total + share, 0)
    if (sum > 1 + 1e-9) {
      throw new RecipeError('bad-fault', {
        message: `The shares of the faults make ${Number(sum.toFixed(4))}, which is more than 1.`,
        hint: 'Every request meets at most one of them: lower some shares.',
      })
    }
  }

  /** Share of a kind of fault. */
  share(kind: FaultKind): number {
    return this.#shares[kind] ?? 0
  }

  /**
   * The passing fault of the nth arrival of a request, if any. `question` counts faults in a row; a kind that does not
   * fit the request is none.
   */
  draw(
    identity: string,
    arrival: number,
    question: string,
    fits: (kind: FaultKind) => boolean,
  ): FaultKind | undefined {
    if (this.#passing.length === 0) return undefined
    const drawn = this.#drawn(shareOf(this.#seed, 'fault', identity, arrival))
    const isOver = this.#inARow.get(question, 0) >= this.#mostInARow
    const fault = drawn === undefined || isOver || !fits(drawn) ? undefined : drawn
    if (fault === undefined) this.#inARow.set(question, 0, 0)
    else this.#inARow.increment(question, 0)
    return fault
  }

  /** The fault that belongs to a question, if any. */
  sticky(question: string): 'refusal' | 'duplicate' | undefined {
    const [refusal, duplicate] = [this.share('refusal'), this.share('duplicate')]
    if (refusal + duplicate === 0) return undefined
    const share = shareOf(this.#seed, 'sticky', question)
    if (share < refusal) return 'refusal'
    return share < refusal + duplicate ? 'duplicate' : undefined
  }

  /** Whether a request within a batch that expires is among those left over; at most so often in a row for each request. */
  expires(identity: string, batch: number): boolean {
    const key = sha256(`expired:${identity}`)
    if (this.#inARow.get(key, 0) >= this.#mostInARow) return false
    if (shareOf(this.#seed, 'expired', identity, batch) < 0.5) return false
    this.#inARow.increment(key, 0)
    return true
  }

  /** Forgets what came in a row. */
  reset(): void {
    this.#inARow.clear()
  }

  #drawn(share: number): FaultKind | undefined {
    let left = share
    for (const [kind, of] of this.#passing) {
      left -= of
      if (left < 0) return kind
    }
    return undefined
  }
}
