/** The difficulty dial: number of steps, size of numbers and set of operations for each of five settings. */

/** What a step of a program does. `fraction` takes a part such as 2/3 of a number, `percent` a percentage. */
export const operations = ['add', 'subtract', 'multiply', 'divide', 'fraction', 'percent'] as const

/** One of `operations`. */
export type Operation = (typeof operations)[number]

/** Limits under which a program is built. Money is counted in hundredths, as everything is. */
export interface Limits {
  /** Fewest and most steps, both included. */
  readonly steps: readonly [number, number]
  readonly operations: ReadonlySet<Operation>
  /** Largest number in the text or on the way, in units. */
  readonly max: number
  /** Smallest and largest first amount, in units. */
  readonly start: readonly [number, number]
  /** Largest factor, divisor and group count. */
  readonly factor: number
  /** Smallest coin of money amounts, in hundredths: 100 for whole dollars. */
  readonly coin: number
}

const ALL = operations

/** The dial, setting 1 first. Ours: settings 1 to 3 are those of primary school, 4 and 5 of the years after. */
export const dial: readonly Limits[] = [
  limits([1, 1], ['add', 'subtract'], 20, [3, 15], 5, 100),
  limits([2, 2], ['add', 'subtract', 'multiply'], 100, [4, 40], 9, 100),
  limits([3, 3], ['add', 'subtract', 'multiply', 'divide'], 500, [8, 120], 12, 100),
  limits([4, 5], ['add', 'subtract', 'multiply', 'divide', 'fraction'], 2000, [12, 400], 12, 50),
  limits([5, 7], ALL, 10_000, [20, 1200], 20, 5),
]

function limits(
  steps: readonly [number, number],
  allowed: readonly Operation[],
  max: number,
  start: readonly [number, number],
  factor: number,
  coin: number,
): Limits {
  return { steps, operations: new Set(allowed), max, start, factor, coin }
}

/** The limits of a setting (1 to 5) with what a recipe narrows: its own operations and its own largest number. */
export function limitsOf(
  difficulty: number,
  allowed: readonly Operation[] | undefined,
  max: number | undefined,
): Limits {
  const base = dial[difficulty - 1] ?? (dial[0] as Limits)
  const largest = Math.min(base.max, max ?? base.max)
  const [low, high] = base.start
  return {
    ...base,
    operations: allowed === undefined ? base.operations : new Set(allowed),
    max: largest,
    start: [
      Math.min(low, Math.max(3, Math.floor(largest / 8))),
      Math.min(high, Math.max(6, Math.floor(largest / 2))),
    ],
  }
}
