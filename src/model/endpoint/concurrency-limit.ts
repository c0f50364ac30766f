/** How many calls may be in flight at once: found out by trying, and not fooled by refusals that come at any load. */

/** Limit at the start, unless the most is lower. */
const FIRST_LIMIT = 16

/** What a limit is cut to. */
const CUT = 0.75

/** A cut helped if it brought the refusals for each success below this part of what they were. */
const HELPED = 0.8

/** A difference from the known background must be this many standard deviations to count. */
const SIGMAS = 3

/** Outcomes that decide about a cut after which refusals still come. */
const FEWEST_FOR_VERDICT = 32

/** Successes without which nothing is decided: in an outage lowering teaches nothing. */
const FEWEST_SUCCESSES = 4

/** A greater share of refusals is taken for overload, as no sample could tell: with k of L slots served it is 1 − k/L. */
const MOST_BACKGROUND = 0.75

/** A known background above this is tried anew every `RETRIAL_ROUNDS` × limit outcomes. */
const MATERIAL_BACKGROUND = 0.02
const RETRIAL_ROUNDS = 32
const FEWEST_FOR_RETRIAL = 256

interface Sample {
  successes: number
  refusals: number
}

/**
 * An adaptive limit in [1, most].
 *
 * Up:   doubles each round trip until a cut has helped; then by 1/8 a round trip while it is below 90 % of (or 5 % above)
 *       the limit at which refusals last came, and by 1/64 near it; always by at least one slot a round trip.
 * Down: × 0.75 on the first refusal that the known background does not explain, at most once a round trip, as only
 *       outcomes of calls started after the last change count.
 * Every cut is a trial. When its outcomes are in (a round trip without refusals, or 32 and two round trips), refusals for
 * each success are compared with those before the cut. With a capacity of k and an excess of L − k they are proportional
 * to L − k, so a cut by a quarter takes away more than a quarter of them, however quickly the endpoint refuses; with
 * refusals that do not depend on load they stay. Below 80 % the cut helped and stands. Else the limit goes back up and
 * the share is remembered as background: from then on only what is 3 standard deviations above it leads to a cut. A
 * background is forgotten as soon as the share falls below it by as much or a cut helps, and above 2 % it is tried anew
 * every 32 round trips. Without successes nothing is decided: outages are the pause's affair.
 * Cost: O(1) a call.
 */
export class ConcurrencyLimit {
  readonly #most: number
  #limit: number
  #generation = 0
  #now: Sample = { successes: 0, refusals: 0 }
  #before: Sample = { successes: 0, refusals: 0 }
  #limitBefore: number | undefined
  #background = 0
  #refusedAt: number | undefined

  constructor(most: number) {
    this.#most = Math.max(1, most)
    this.#limit = Math.min(this.#most, FIRST_LIMIT)
  }

  /** Calls that may be in flight. */
  get current(): number {
    return Math.max(1, Math.floor(this.#limit))
  }

  /** To be noted with each call that starts, and given back with its outcome. */
  get generation(): number {
    return this.#generation
  }

  /** Share of refusals that was found not to depend on the limit, 0 to 1. */
  get background(): number {
    return this.#background
  }

  /** Whether the refusals of late are no more than the background explains, no cut is on trial and the limit is not 1. */
  get isExplained(): boolean {
    const isOnTrial = this.#limitBefore !== undefined || this.current === 1
    return this.#background > 0 && !isOnTrial && this.#deviation() <= 0
  }

  /** A call was answered; `isBusy` when all slots were taken and others waited, without which there is nothing to raise. */
  succeeded(generation: number, isBusy: boolean): void {
    const isOfNow = this.#count(generation, 'successes')
    if (!isOfNow) return
    if (this.#limitBefore !== undefined) this.#judgeTrial(this.#limitBefore)
    else {
      if (isBusy) this.#grow()
      this.#review()
    }
  }

  /** A call was refused for capacity. */
  refused(generation: number): void {
    const isOfNow = this.#count(generation, 'refusals')
    if (!isOfNow) return
    if (this.#limitBefore !== undefined) this.#judgeTrial(this.#limitBefore)
    else if (this.#deviation() > 0) this.#cut()
  }

  #count(generation: number, outcome: keyof Sample): boolean {
    if (generation === this.#generation) {
      this.#now[outcome] += 1
      return true
    }
    const isOfTrialsPast = this.#limitBefore !== undefined && generation === this.#generation - 1
    if (isOfTrialsPast) this.#before[outcome] += 1
    return false
  }

  #grow(): void {
    const share = this.#refusedAt === undefined ? 1 : this.#isNear(this.#refusedAt) ? 1 / 64 : 1 / 8
    this.#limit = Math.min(this.#most, this.#limit + Math.max(share, 1 / this.#limit))
  }

  #isNear(refusedAt: number): boolean {
    return this.#limit >= 0.9 * refusedAt && this.#limit <= 1.05 * refusedAt + 1
  }

  #cut(): void {
    if (this.current === 1) {
      this.#now = { successes: 0, refusals: 0 }
      return
    }
    this.#limitBefore = this.#limit
    this.#before = this.#now
    this.#step(this.#limit * CUT)
  }

  #judgeTrial(limitBefore: number): void {
    const { successes, refusals } = this.#now
    const outcomes = successes + refusals
    const needed = refusals === 0 ? this.current : this.#fewest()
    if (successes < Math.min(FEWEST_SUCCESSES, needed) || outcomes < needed) return
    const before = this.#before
    const isLess = refusals * before.successes < HELPED * before.refusals * successes
    const hasHelped = isLess || refusals === 0 || refusals > MOST_BACKGROUND * outcomes
    this.#limitBefore = undefined
    if (hasHelped) {
      this.#refusedAt = limitBefore
      this.#background = Math.min(this.#background, refusals / outcomes)
      this.#now = { successes: 0, refusals: 0 }
      return
    }
    const share = (refusals + before.refusals) / (outcomes + before.successes + before.refusals)
    this.#background = Math.min(MOST_BACKGROUND, share)
    this.#step(limitBefore)
  }

  /** Outcomes of two round trips: in the first, refusals come sooner than answers. */
  #fewest(): number {
    return Math.max(FEWEST_FOR_VERDICT, 2 * this.current)
  }

  #step(limit: number): void {
    this.#limit = Math.max(1, limit)
    this.#generation += 1
    this.#now = { successes: 0, refusals: 0 }
  }

  #review(): void {
    const { successes, refusals } = this.#now
    const outcomes = successes + refusals
    const background = this.#background
    if (this.#deviation() < 0) {
      this.#background = refusals / outcomes
      this.#now = { successes: 0, refusals: 0 }
    } else if (background > MATERIAL_BACKGROUND) {
      if (outcomes >= Math.max(RETRIAL_ROUNDS * this.#limit, FEWEST_FOR_RETRIAL)) this.#cut()
    } else if (outcomes >= Math.max(4 * this.#limit, FEWEST_FOR_VERDICT)) {
      const isEnough = background === 0 || outcomes * background >= 32
      if (isEnough) this.#now = { successes: 0, refusals: 0 }
    }
  }

  /** Positive or negative when the share of refusals is above or below what the background explains; else 0. */
  #deviation(): number {
    const { successes, refusals } = this.#now
    const background = this.#background
    const outcomes = successes + refusals
    const surplus = refusals - background * outcomes
    if (background === 0) return surplus
    const noise = SIGMAS * Math.sqrt(background * (1 - background) * outcomes)
    if (surplus > noise + 1 && outcomes >= this.#fewest()) return 1
    return surplus < -noise ? -1 : 0
  }
}
