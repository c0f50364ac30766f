/** What the mock server answers to a question before faults and limits: text, a value, or a call of a tool. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import { createRandom, type Random } from '../../base/random.js'
import type { Actor, ActorRequest } from '../actor.js'
import { compileFaker, type Faker } from './faker/schema-faker.js'
import type { MockTool, Question } from './question.js'
import { isJsonAsked, schemaInPrompt } from './schema-in-prompt.js'
import { codeAnswer, codeAsked } from './words/code.js'
import { paragraph, sentence, type Topics, topicsOf } from './words/prose.js'

/** An answer before faults and limits. */
export interface AnswerValue {
  /** The value, where the answer is JSON; undefined where it is text. */
  readonly value: Json | undefined
  readonly text: string
  /** The tool whose arguments the value is; undefined for none. */
  readonly tool: string | undefined
  readonly faker: Faker | undefined
  readonly schema: JsonObject | undefined
  readonly reasoning: string
}

const MOST_FAKERS = 500
const LEAST_WORDS = 80

/** Answers questions: keeps compiled schemas. */
export interface Answerer {
  /** `pool` replaces question and stream, so that different questions get equal answers; undefined for an own answer. */
  answer(question: Question, pool: number | undefined): AnswerValue
}

/** An answerer with these actors, who are asked in their order. */
export function createAnswerer(actors: readonly Actor[]): Answerer {
  const fakers = new Map<string, Faker>()
  const fakerOf = (schema: JsonObject): Faker => {
    const text = JSON.stringify(schema)
    const known = fakers.get(text)
    if (known !== undefined) return known
    if (fakers.size >= MOST_FAKERS) fakers.clear()
    const faker = compileFaker(schema)
    fakers.set(text, faker)
    return faker
  }
  return {
    answer(question, pool) {
      const random = pool === undefined ? createRandom('mock', question.key) : createRandom('mock-pool', pool)
      const tool = toolOf(question, random)
      const schema = tool?.parameters ?? schemaOf(question)
      const topics = pool === undefined ? topicsOf(question.user) : []
      const reasoning = question.isReasoning ? thoughts(random.fork('reasoning'), topics) : ''
      const faker = schema === undefined ? undefined : fakerOf(schema)
      const rest = { tool: tool?.name, faker, schema, reasoning }
      const acted = act(actors, question, schema, random)
      if (acted !== undefined && (tool === undefined || isJsonObject(acted)))
        return { ...rest, ...written(acted, tool !== undefined, faker) }
      if (faker !== undefined) return { ...rest, ...written(faker.value(random, topics), true, faker) }
      const language = codeAsked(question.user)
      const text =
        language === undefined ? paragraph(random, topics, LEAST_WORDS) : codeAnswer(random, topics, language)
      return { ...rest, value: undefined, text }
    },
  }
}

function thoughts(random: Random, topics: Topics): string {
  return Array.from({ length: 3 }, () => sentence(random, topics)).join(' ')
}

/** A text of an actor stays text, unless the schema wants a text as JSON. */
function written(
  value: Json,
  isJson: boolean,
  faker: Faker | undefined,
): Pick<AnswerValue, 'value' | 'text'> {
  if (typeof value !== 'string') return { value, text: JSON.stringify(value) }
  const isQuoted = isJson && (faker === undefined || faker.isValid(value))
  return isQuoted ? { value, text: JSON.stringify(value) } : { value: undefined, text: value }
}

function act(
  actors: readonly Actor[],
  question: Question,
  schema: JsonObject | undefined,
  random: Random,
): Json | undefined {
  if (actors.length === 0) return undefined
  const { system, user, messages } = question
  const request: ActorRequest = {
    system,
    user,
    messages,
    schema: question.schema ?? (schema === undefined ? undefined : { name: 'answer', schema }),
  }
  return actors.find((actor) => actor.recognises(request))?.answer(request, random)
}

function toolOf({ tools, forcedTool }: Question, random: Random): MockTool | undefined {
  if (forcedTool === undefined || tools.length === 0) return undefined
  return forcedTool === '*' ? random.pick(tools) : tools.find(({ name }) => name === forcedTool)
}

function schemaOf(question: Question): JsonObject | undefined {
  if (question.schema !== undefined) return question.schema.schema
  const prompt = `${question.system}\n${question.user}`
  if (question.isJsonMode || isJsonAsked(prompt)) return schemaInPrompt(`${prompt} JSON`)
  return undefined
}
