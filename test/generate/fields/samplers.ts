/** Draws from a compiled sample as a row would. */

import type { Json, JsonObject } from '../../../src/base/canonical-json.js'
import { createRandom } from '../../../src/base/random.js'
import { fieldsSchema } from '../../../src/generate/fields/field-schema.js'
import type { Outcome, Producer } from '../../../src/generate/fields/producer.js'
import { compileSample } from '../../../src/generate/fields/sampler.js'
import { createExamPorts, createExamTaskPorts } from '../../../src/testing/exam-ports.js'

/** Compiles a sample as written in a recipe. */
export function samplerOf(sample: JsonObject): Producer {
  const { fields } = fieldsSchema.parse({ fields: { field: { sample } } })
  const given = fields.field?.sample
  if (given === undefined) throw new TypeError('The options hold no sample.')
  return compileSample(given)
}

/** One outcome, over values of other fields. */
export async function outcomeOf(producer: Producer, values: JsonObject = {}, seed = 0): Promise<Outcome> {
  const ports = createExamTaskPorts(createExamPorts(), 'task')
  return producer.produce({
    values,
    random: createRandom('draw', seed),
    ports,
    parents: [],
    sample: 0,
    task: 'task',
  })
}

/** Many values of a sample, each from its own stream. */
export async function drawMany(sample: JsonObject, count: number, values: JsonObject = {}): Promise<Json[]> {
  const producer = samplerOf(sample)
  const drawn: Json[] = []
  for (let seed = 0; seed < count; seed += 1) {
    const outcome = await outcomeOf(producer, values, seed)
    if ('refused' in outcome) throw new TypeError(`refused: ${outcome.refused}`)
    drawn.push(outcome.value)
  }
  return drawn
}
