/** Small plug-ins for tests of the runner: methods that count, ask, look back and fail; verifiers and refiners to match. */

import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Json } from '../../src/base/canonical-json.js'
import { StoppedError } from '../../src/base/errors.js'
import { createRandom } from '../../src/base/random.js'
import { defineMethod, type Draft, type Refusal, type Task } from '../../src/contract/method.js'
import { defineRefiner } from '../../src/contract/refiner.js'
import { defineVerifier } from '../../src/contract/verifier.js'
import type { Receipt } from '../../src/record/receipt.js'
import { abstain, fail, pass, verifierError } from '../../src/record/verdict.js'

/** The world outside of a run: what was asked of it, and what does not work at the moment. */
export interface OutsideWorld {
  /** Requests in the order in which they were asked. */
  readonly asked: string[]
  /** Called before each answer, e.g. to end the process. */
  beforeAnswer: (question: string) => void | Promise<void>
  /** Numbers on which user code throws. */
  broken: ReadonlySet<number>
  /** Whether the verifier `remote` fails. */
  isDown: boolean
  /** Part of every answer: an answer that is asked for again in another mood is another one. */
  mood: string
  /** Seed of the delays of `uneven`: they differ from run to run, what comes of them must not. */
  haste: number
}

/** A world in which everything works. */
export function createWorld(): OutsideWorld {
  return {
    asked: [],
    beforeAnswer: () => undefined,
    broken: new Set(),
    isDown: false,
    mood: 'good',
    haste: 0,
  }
}

const declared = {
  version: 1,
  summary: 'A plug-in of the tests.',
  source: { title: 'Reasoning of this test' },
  needs: [],
} as const

/** The fields of the n-th record of all counting methods. */
export function countingData(n: number): Draft['data'] {
  return { n, text: `item ${n}`, parity: n % 2 === 0 ? 'even' : 'odd', third: n % 3 }
}

function taskOf(n: number, drafts = 1): Task {
  return { key: `n-${n}`, drafts, parents: [], payload: n }
}

/** Counts from 0: draft d of task t is record t · drafts + d. Refuses, or falls silent, where it is told to. */
const counting = defineMethod({
  ...declared,
  id: 'counting',
  family: 'tests',
  input: 'nothing',
  options: z.strictObject({
    tasks: z.int().default(10),
    drafts: z.int().default(1),
    refuse: z.array(z.int()).default([]),
    silent: z.array(z.int()).default([]),
    throwAt: z.array(z.int()).default([]),
  }),
  start: ({ tasks, drafts, refuse, silent, throwAt }) => ({
    *plan() {
      for (let n = 0; n < tasks; n += 1) yield taskOf(n, drafts)
    },
    async perform({ payload }) {
      const outcomes: (Draft | Refusal)[] = []
      for (let draft = 0; draft < drafts; draft += 1) {
        const n = Number(payload) * drafts + draft
        if (throwAt.includes(n)) throw new RangeError(`cannot count to ${n}`)
        if (silent.includes(n)) break
        outcomes.push(refuse.includes(n) ? { refused: 'unlucky' } : { data: countingData(n) })
      }
      return outcomes
    },
  }),
})

/** Counts for ever. */
const endless = defineMethod({
  ...declared,
  id: 'endless',
  family: 'tests',
  input: 'nothing',
  options: z.strictObject({ drafts: z.int().default(1) }),
  start: ({ drafts }) => ({
    isEndless: true,
    *plan() {
      for (let n = 0; ; n += 1) yield taskOf(n, drafts)
    },
    perform: async ({ payload }) =>
      Array.from({ length: drafts }, (_, draft) => ({
        data: countingData(Number(payload) * drafts + draft),
      })),
  }),
})

/** Writes the text of each input record in capitals; its intake refuses records without text. */
const shouting = defineMethod({
  ...declared,
  id: 'shouting',
  family: 'tests',
  input: 'records',
  options: z.strictObject({ times: z.int().default(1) }),
  start: ({ times }) => ({
    intake: ({ data }) =>
      typeof data.text === 'string' ? null : { refused: 'no-text', detail: 'There is nothing to shout.' },
    async *plan(context) {
      for (let time = 0; time < times; time += 1) {
        for await (const record of context.records()) {
          yield { key: `${record.id}-${time}`, drafts: 1, parents: [record] }
        }
      }
    },
    perform: async ({ parents: [parent] }) => [
      { data: { ...parent?.data, text: String(parent?.data.text).toUpperCase() } },
    ],
  }),
})

/** A method in rounds: what it makes depends on how many were accepted so far, their sum, and which cells are open. */
const growing = defineMethod({
  ...declared,
  id: 'growing',
  family: 'tests',
  input: 'nothing',
  rounds: true,
  options: z.strictObject({ perRound: z.int().default(1000) }),
  start: ({ perRound }) => ({
    isEndless: true,
    async *plan({ round, planned, open, accepted }) {
      let [size, sum] = [0, 0]
      for await (const { data } of accepted()) {
        size += 1
        sum += Number(data.n)
      }
      const asked = open[0]?.attributes
      for (let n = planned; n < planned + perRound; n += 1) {
        const payload = { n, round, size, sum }
        yield { key: `n-${n}`, drafts: 1, parents: [], payload, ...(asked === undefined ? {} : { asked }) }
      }
    },
    async perform({ payload, asked }) {
      const seen = payload as { n: number; round: number; size: number; sum: number }
      return [{ data: { ...countingData(seen.n), ...seen, ...asked } }]
    },
  }),
})

/** Plans, once, one task for each record that the cells want: reads `open` although it is no method of rounds. */
const oncePlanned = defineMethod({
  ...declared,
  id: 'once-planned',
  family: 'tests',
  input: 'nothing',
  options: z.strictObject({}),
  start: () => ({
    isEndless: true,
    async *plan({ open, accepted }) {
      let size = 0
      for await (const _ of accepted()) size += 1
      for (let n = 0; ; n += 1) yield { ...taskOf(n), payload: [n, open.length, size] }
    },
    async perform({ payload }) {
      const [n, open, size] = payload as [number, number, number]
      return [{ data: { ...countingData(n), open, size } }]
    },
  }),
})

/** Takes an uneven time, by turns of the event loop and timers, that depends on the world's haste and the number. */
function uneven(world: OutsideWorld) {
  return defineMethod({
    ...declared,
    id: 'uneven',
    family: 'tests',
    input: 'nothing',
    options: z.strictObject({ drafts: z.int().default(1) }),
    start: ({ drafts }) => ({
      isEndless: true,
      *plan() {
        for (let n = 0; ; n += 1) yield taskOf(n, drafts)
      },
      async perform({ payload }, { chance }) {
        const n = Number(payload)
        const draw = chance.integer(0, 999_999)
        const delay = createRandom('delay', world.haste, n)
        if (delay.float() < 0.3) await pause(delay.integer(0, 3))
        else for (let turn = delay.integer(0, 5); turn > 0; turn -= 1) await nextTurn()
        return Array.from({ length: drafts }, (_, draft) => ({ data: { ...countingData(n), draw, draft } }))
      },
    }),
  })
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Asks the outside world about each number; several numbers may share a question. */
function asking(world: OutsideWorld) {
  return defineMethod({
    ...declared,
    id: 'asking',
    family: 'tests',
    input: 'nothing',
    options: z.strictObject({ tasks: z.int().default(20), questions: z.int().default(1_000_000) }),
    start: ({ tasks, questions }) => ({
      *plan() {
        for (let n = 0; n < tasks; n += 1) yield taskOf(n)
      },
      async perform({ payload }, { effect }) {
        const n = Number(payload)
        const answer = await effect({ kind: 'question', number: n % questions }, () =>
          tell(world, n % questions),
        )
        return [{ data: { ...countingData(n), answer } }]
      },
    }),
  })
}

async function tell(world: OutsideWorld, n: number): Promise<Json> {
  await world.beforeAnswer(`question ${n}`)
  world.asked.push(`question ${n}`)
  return { square: n * n, mood: world.mood }
}

/** Runs a function of the user's that throws on the numbers that are broken. */
function trusting(world: OutsideWorld) {
  return defineMethod({
    ...declared,
    id: 'trusting',
    family: 'tests',
    input: 'nothing',
    options: z.strictObject({ tasks: z.int().default(10), drafts: z.int().default(1) }),
    start: ({ tasks, drafts }) => ({
      *plan() {
        for (let n = 0; n < tasks; n += 1) yield taskOf(n, drafts)
      },
      async perform({ payload }) {
        const n = Number(payload)
        if (world.broken.has(n)) {
          throw new StoppedError('user-code', {
            message: `The function failed at ${n}.`,
            cause: new TypeError('oh no'),
          })
        }
        return Array.from({ length: drafts }, (_, draft) => ({ data: { ...countingData(n), draft } }))
      },
    }),
  })
}

/** Passes numbers up to a limit. */
const upTo = defineVerifier({
  ...declared,
  id: 'up-to',
  options: z.strictObject({ most: z.int() }),
  start: ({ most }) => ({
    verify: ({ data }) => (Number(data.n) <= most ? pass() : fail('too-large', { most })),
  }),
})

/** Has no opinion on multiples of five. */
const undecided = defineVerifier({
  ...declared,
  id: 'undecided',
  options: z.strictObject({}),
  start: () => ({ verify: ({ data }) => (Number(data.n) % 5 === 0 ? abstain('round-number') : pass()) }),
})

/** Fails by itself at its first look at each record, works at the second. */
const secondLook = defineVerifier({
  ...declared,
  id: 'second-look',
  options: z.strictObject({}),
  start: () => {
    const seen = new Set<string>()
    return {
      verify({ id }) {
        if (seen.has(id)) return pass()
        seen.add(id)
        return verifierError('warming-up')
      },
    }
  },
})

/** A verifier that is down on odd numbers as long as the world says so. It throws, as remote things do. */
function remote(world: OutsideWorld) {
  return defineVerifier({
    ...declared,
    id: 'remote',
    options: z.strictObject({}),
    start: () => ({
      verify({ data }) {
        if (world.isDown && Number(data.n) % 2 === 1) throw new Error('connection refused')
        return pass({ said: 'yes' })
      },
    }),
  })
}

/** Keeps at most so many records of each value of a field, the first ones. */
const atMost = defineRefiner({
  ...declared,
  id: 'at-most',
  scope: 'prefix',
  options: z.strictObject({ field: z.string(), most: z.int() }),
  start({ field, most }) {
    const counts = new Map<string, number>()
    let waiting: Receipt[] = []
    return {
      add({ records }) {
        for (const { id, data } of records) {
          const value = JSON.stringify(data[field])
          const count = (counts.get(value) ?? 0) + 1
          counts.set(value, count)
          if (count > most) waiting.push({ action: 'drop', id, reason: 'too-many', score: count })
        }
      },
      decide() {
        const decided = waiting
        waiting = []
        return decided
      },
    }
  },
})

/** Drops the record of the largest number, says so in a note, and sorts the rest from large to small. */
const beheading = defineRefiner({
  ...declared,
  id: 'beheading',
  scope: 'set',
  options: z.strictObject({}),
  start() {
    const numbers = new Map<string, number>()
    return {
      add({ records }) {
        for (const { id, data } of records) numbers.set(id, Number(data.n))
      },
      *decide() {
        const [largest] = [...numbers].sort((a, b) => b[1] - a[1])
        if (largest === undefined) return
        yield { action: 'note', reason: 'beheaded', evidence: { n: largest[1] } } as const
        yield { action: 'drop', id: largest[0], reason: 'too-tall' } as const
      },
      rank: (id) => -(numbers.get(id) ?? 0),
    }
  },
})

/** All plug-ins of the tests, in a world. */
export function testPlugIns(world: OutsideWorld) {
  return {
    methods: [
      counting,
      endless,
      shouting,
      growing,
      oncePlanned,
      uneven(world),
      asking(world),
      trusting(world),
    ],
    verifiers: [upTo, undecided, secondLook, remote(world)],
    refiners: [atMost, beheading],
  }
}
