/** A world for tests of the batch desk: one folder and one provider, and processes that live and are killed. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { DataError, StoppedError } from '../../../src/base/errors.js'
import { makeId } from '../../../src/base/ids.js'
import { Secret } from '../../../src/base/secret.js'
import { anthropicBatches } from '../../../src/model/batch/anthropic-batches.js'
import { BatchDesk } from '../../../src/model/batch/batch-desk.js'
import type { BatchProgress } from '../../../src/model/batch/desk-parts.js'
import { openaiBatches } from '../../../src/model/batch/openai-batches.js'
import type { BatchSettings, ModelBinding } from '../../../src/model/binding.js'
import type { RawAnswer, WireAnswer, WireRequest } from '../../../src/model/protocol.js'
import { FakeProvider, type ProviderPlan } from './fake-provider.js'
import { breathe, FakeTime } from './fake-time.js'

/** What happens to a request on the wire. `before`: it does not arrive; `after`: its answer does not;
 * `cut`: its end is missing, `short`: its first line. */
export type WireFault =
  | 'none'
  | 'lost-before'
  | 'lost-after'
  | 'cut'
  | 'short'
  | 'busy'
  | 'broken-after'
  | 'kill-before'
  | 'kill-after'

export const protocols = { openai: openaiBatches, anthropic: anthropicBatches } as const
export type ProtocolName = keyof typeof protocols

/** A binding with the settings of batches given. */
export function batchBinding(batch: Partial<BatchSettings> = {}): ModelBinding {
  return {
    alias: 'writer',
    protocol: 'openai-compatible',
    endpoint: 'Team Endpoint',
    url: 'https://models.example/v1',
    key: new Secret('secret-key-of-test', 'test'),
    headers: {},
    model: 'some-8b',
    family: 'some',
    isFamilyDeclared: true,
    parameters: {},
    structured: 'schema',
    sendsSeed: false,
    isStreamed: false,
    batch: { requests: 4, gatherSeconds: 30, pollSeconds: 60, ...batch },
    concurrency: 4,
    timeoutMs: 60_000,
    idleMs: 60_000,
    stallMs: 3_600_000,
    attempts: 3,
    rates: {},
    price: undefined,
    budget: {},
    module: undefined,
  }
}

/** The wire request of a question. */
export function wireOf(name: ProtocolName, key: string): WireRequest {
  const body = JSON.stringify({
    model: 'some-8b',
    stream: true,
    messages: [{ role: 'user', content: `q-${key}` }],
  })
  const path = name === 'openai' ? '/chat/completions' : '/v1/messages'
  return { method: 'POST', path, body, headers: {}, isStream: true }
}

/** Keys of 24 characters, as effects have them. */
export function keysOf(count: number, name = 'key'): readonly string[] {
  return Array.from({ length: count }, (_, index) => makeId(name, index))
}

/** A process with a desk. */
export interface Life {
  readonly desk: BatchDesk
  readonly progress: readonly BatchProgress[]
  isAlive: boolean
  /** Asks and notes what comes. */
  ask(keys: readonly string[]): void
}

/** One folder, one provider. Answers that came are kept over the lives, as the effect store does. */
export class BatchWorld {
  readonly name: ProtocolName
  readonly time = new FakeTime()
  readonly provider: FakeProvider
  readonly folder = mkdtempSync(join(tmpdir(), 'cupel-batch-'))
  readonly answers = new Map<string, RawAnswer>()
  readonly errors = new Map<string, unknown>()
  /** Times that each key was given an answer. */
  readonly given = new Map<string, number>()
  fault: (wire: WireRequest, call: number) => WireFault = () => 'none'
  #calls = 0
  #hung: ((error: Error) => void)[] = []
  readonly #batch: Partial<BatchSettings>

  constructor(name: ProtocolName, plan: ProviderPlan = {}, batch: Partial<BatchSettings> = {}) {
    this.name = name
    this.provider = new FakeProvider(this.time, plan)
    this.#batch = batch
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }))
  }

  /** Starts a process. */
  async start(): Promise<Life> {
    const state = { isAlive: true }
    const progress: BatchProgress[] = []
    const desk = await BatchDesk.open({
      binding: batchBinding(this.#batch),
      protocol: protocols[this.name],
      transport: { send: (wire) => this.#send(wire, state) },
      folder: this.folder,
      clock: this.time.clock(() => state.isAlive),
      observe: (event) => progress.push(event),
    })
    return Object.assign(state, {
      desk,
      progress,
      ask: (keys: readonly string[]) => this.#ask(desk, state, keys),
    })
  }

  /** Kills a process: its timers and requests are gone, what it had written stays. */
  async kill(life: Life): Promise<void> {
    life.isAlive = false
    await breathe()
    life.desk.stop(new StoppedError('killed', { message: 'killed' }))
    for (const reject of this.#hung.splice(0)) reject(new DataError('killed', { message: 'killed' }))
    await life.desk.close()
  }

  /** Lets time pass until `isDone`, or the process is dead. */
  async run(life: Life, isDone: () => boolean, mostSteps = 20_000): Promise<void> {
    for (let step = 0; step < mostSteps; step += 1) {
      await breathe()
      if (!life.isAlive || isDone()) return
      this.time.step()
    }
    throw new DataError('never-done', { message: `not done: ${JSON.stringify(life.desk.state())}` })
  }

  /** Starts anew after every kill until all keys have an answer or an error. */
  async finish(keys: readonly string[], mostLives = 200): Promise<number> {
    const isDone = (): boolean => keys.every((key) => this.answers.has(key) || this.errors.has(key))
    for (let lives = 1; lives <= mostLives; lives += 1) {
      const life = await this.start()
      life.ask(keys.filter((key) => !this.answers.has(key)))
      await this.run(life, isDone)
      const isEnd = life.isAlive
      if (isEnd) await life.desk.close()
      else await this.kill(life)
      if (isEnd || isDone()) return lives
    }
    throw new DataError('never-done', { message: 'too many lives' })
  }

  #ask(desk: BatchDesk, state: { isAlive: boolean }, keys: readonly string[]): void {
    for (const key of keys) {
      desk.ask(key, wireOf(this.name, key)).then(
        (answer) => {
          if (!state.isAlive) return
          this.answers.set(key, answer)
          this.given.set(key, (this.given.get(key) ?? 0) + 1)
        },
        (error: unknown) => state.isAlive && this.errors.set(key, error),
      )
    }
  }

  async #send(wire: WireRequest, life: { isAlive: boolean }): Promise<WireAnswer> {
    if (!life.isAlive) return this.#hang()
    this.#calls += 1
    const fault = this.fault(wire, this.#calls)
    if (fault === 'kill-before') life.isAlive = false
    if (!life.isAlive) return this.#hang()
    if (fault === 'lost-before') throw new DataError('reset', { message: 'connection reset' })
    if (fault === 'busy')
      return { status: 429, headers: { 'retry-after': '7' }, body: '{"error":{"message":"slow down"}}' }
    const answer = this.provider.handle(wire)
    if (fault === 'kill-after') life.isAlive = false
    if (!life.isAlive) return this.#hang()
    if (fault === 'lost-after') throw new DataError('reset', { message: 'connection reset' })
    if (fault === 'broken-after') return { status: 502, headers: {}, body: 'bad gateway' }
    if (fault === 'short') return { ...answer, body: answer.body.split('\n').slice(1).join('\n') }
    return fault === 'cut' ? { ...answer, body: answer.body.slice(0, -5) } : answer
  }

  #hang(): Promise<WireAnswer> {
    return new Promise((_, reject) => this.#hung.push(reject))
  }
}
