/** Derives a program of a topic step by step and tells it as question and worked solution. */

import { type Noun, nounList } from '../../algo/grammar/noun.js'
import { createTextGrammar, type Phrase } from '../../algo/grammar/text-grammar.js'
import type { Expression } from '../../algo/maths/expression.js'
import type { Random } from '../../base/random.js'
import { performWork } from './calculation.js'
import type { Limits, Operation } from './dial.js'
import type { Production, Topic, Work } from './production.js'
import type { NumberName } from './quantity.js'
import { createScene, drawFriend, type Scene } from './scene.js'
import { sharedRules, sharedSettings } from './shared-rules.js'
import { slotReader } from './slots.js'

/** A story with its program. */
export interface Story {
  readonly question: string
  /** Lines of the worked solution, without the final one. */
  readonly lines: readonly string[]
  /** Exact value times 100. */
  readonly hundredths: number
  /** The program; leaves are hundredths. */
  readonly expression: Expression<number>
  /** Operations in the order of the steps. */
  readonly operations: readonly Operation[]
}

interface CompiledProduction {
  readonly production: Production
  readonly say: Phrase<Scene>
  readonly lines: readonly Phrase<Scene>[]
  readonly draws: readonly NumberName[]
  /** Nothing can follow. */
  readonly isLast: boolean
}

/** A topic whose templates are compiled. */
export interface CompiledTopic {
  readonly topic: Topic
  readonly nouns: ReadonlyMap<string, readonly Noun[]>
  readonly productions: ReadonlyMap<string | null, readonly CompiledProduction[]>
  readonly questions: ReadonlyMap<string, Phrase<Scene>>
  readonly setting: Phrase<Scene> | undefined
}

/** Weight of doing the same thing twice in a row, beside 1 for another. */
const REPETITION = 0.02

/** Share of stories that begin with a setting; ours. */
const SETTING_SHARE = 0.3

/** Compiles a topic. Throws InternalError `bad-template` when one of its templates is wrong. */
export function compileTopic(topic: Topic): CompiledTopic {
  const nouns = new Map(Object.entries(topic.nouns).map(([name, list]) => [name, nounList(list)]))
  const grammar = createTextGrammar<Scene>(
    { ...sharedRules, ...topic.rules },
    slotReader(new Set(nouns.keys())),
  )
  const productions = new Map<string | null, CompiledProduction[]>()
  const states = new Set(topic.productions.map((production) => production.from))
  for (const production of topic.productions) {
    const compiled = {
      production,
      say: grammar.phrase(production.say),
      lines: production.work.map((step) => grammar.phrase(step.line)),
      draws: Object.keys(production.draw) as NumberName[],
      isLast: !states.has(production.to),
    }
    productions.set(production.from, [...(productions.get(production.from) ?? []), compiled])
  }
  const questions = new Map(
    Object.entries(topic.questions).map(([state, templates]) => [state, grammar.phrase(templates)]),
  )
  const settings = topic.settings ?? sharedSettings
  const setting = settings.length === 0 ? undefined : grammar.phrase(settings)
  return { topic, nouns, productions, questions, setting }
}

/**
 * Tells one story of exactly so many steps.
 *
 * Out: undefined when the draws led nowhere; the caller draws again.
 */
export function tellStory(
  compiled: CompiledTopic,
  limits: Limits,
  steps: number,
  random: Random,
): Story | undefined {
  const scene = createScene(random, limits, compiled.nouns)
  const sentences: string[] = []
  if (compiled.setting !== undefined && random.float() < SETTING_SHARE) {
    sentences.push(compiled.setting(random, scene))
    scene.isFriendNamed = false
  }
  const lines: string[] = []
  const done: Operation[] = []
  let state: string | null = null
  let previous: CompiledProduction | undefined
  while (state === null || done.length < steps) {
    const left: number = steps - done.length
    const next: CompiledProduction | undefined = advance(
      compiled,
      scene,
      state,
      left,
      previous,
      sentences,
      lines,
    )
    if (next === undefined) return undefined
    for (const step of next.production.work) done.push(step.operation)
    state = next.production.to
    previous = next
  }
  sentences.push(capitalise(compiled.questions.get(state)?.(random, scene) ?? ''))
  return {
    question: sentences.join(' '),
    lines,
    hundredths: scene.amount.hundredths,
    expression: scene.amount.expression,
    operations: done,
  }
}

/** Draws a production that fits and tells it; undefined when none does. */
function advance(
  compiled: CompiledTopic,
  scene: Scene,
  state: string | null,
  left: number,
  previous: CompiledProduction | undefined,
  sentences: string[],
  lines: string[],
): CompiledProduction | undefined {
  const candidates = (compiled.productions.get(state) ?? []).filter((candidate) =>
    fits(candidate, left, scene.limits),
  )
  while (candidates.length > 0) {
    const weights = candidates.map((candidate) =>
      candidate === previous ? REPETITION : (candidate.production.weight ?? 1),
    )
    const index = scene.random.weighted(weights)
    const [candidate] = candidates.splice(index, 1)
    if (candidate !== undefined && tell(candidate, scene, sentences, lines)) return candidate
  }
  return undefined
}

function fits({ production, isLast }: CompiledProduction, left: number, { operations }: Limits): boolean {
  const size = production.work.length
  if (isLast ? size !== left : size > left) return false
  return production.work.every((step) => operations.has(step.operation))
}

/** Draws the numbers of a production and tells it, or leaves the scene as it was and returns false. */
function tell(compiled: CompiledProduction, scene: Scene, sentences: string[], lines: string[]): boolean {
  const { production, draws } = compiled
  renewFriend(scene)
  scene.numbers = {}
  for (const name of draws) {
    const number = production.draw[name]?.(scene)
    if (number === undefined) return false
    scene.numbers[name] = number
  }
  const performed = performAll(production.work, scene)
  if (performed === undefined) return false
  sentences.push(capitalise(compiled.say(scene.random, scene)))
  if (scene.isFriendNamed && scene.friend.he === scene.hero.he) scene.last = undefined
  if (production.swaps === true) scene.hero = scene.friend
  const before = scene.last
  for (const [index, step] of performed.entries()) {
    scene.calculation = step.text
    scene.result = step.hundredths
    scene.last = undefined
    lines.push(capitalise(compiled.lines[index]?.(scene.random, scene) ?? ''))
  }
  scene.last = before
  scene.isComparison = production.compares ?? false
  return true
}

function renewFriend(scene: Scene): void {
  if (!scene.isFriendNamed) return
  scene.cast.push(scene.friend.name)
  scene.friend = drawFriend(scene.random, scene.cast)
  scene.isFriendNamed = false
}

interface ToldStep {
  readonly text: string
  readonly hundredths: number
}

/** Performs the steps of a production; the scene's amount changes only when all of them come out. */
function performAll(steps: readonly Work[], scene: Scene): ToldStep[] | undefined {
  const told: ToldStep[] = []
  let last = steps.length === 0 ? scene.numbers.n : undefined
  for (const step of steps) {
    const performed = performWork(scene, step)
    if (performed === undefined) return undefined
    scene.part = performed.result
    last = performed.result
    told.push({ text: performed.text, hundredths: performed.result.hundredths })
  }
  if (last !== undefined) scene.amount = last
  return told
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
