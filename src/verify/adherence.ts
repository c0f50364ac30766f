/** The verifier `adherence`: the record has the attributes that its task was asked to reach. */

import { z } from 'zod'
import { compileCel, firstLine, type CelExpression } from '../algo/expression/cel-expression.js'
import type { Json, JsonObject } from '../base/canonical-json.js'
import { isCupelError, messageOf, RecipeError } from '../base/errors.js'
import { defineVerifier } from '../contract/verifier.js'
import { fieldValue } from '../record/data-record.js'
import { abstain, fail, pass, verifierError } from '../record/verdict.js'

const EVIDENCE_CHARACTERS = 200

const options = z.strictObject({
  map: z
    .record(
      z.string(),
      z.union([
        z.string(),
        z.strictObject({
          expr: z.string().min(1).describe('CEL over the record as `data`: `data.steps > 3`.'),
        }),
      ]),
    )
    .default({})
    .describe(
      'Where to find what was reached: attribute → field, or attribute → { expr: CEL over `data` }. Others: the field of the same name.',
    ),
  only: z.array(z.string()).optional().describe('Attributes to check; absent for all that were asked.'),
})

/**
 * Fails a record that lacks an attribute it was asked to have: `attribute-not-followed`, evidence { attribute, asked,
 * got } and how many of how many were followed.
 *
 * A list as the field's value follows if it holds the value asked for. Abstains where nothing was asked
 * (`nothing-asked`); errs where an expression fails on the record (`expression-failed`).
 */
export const adherence = defineVerifier({
  id: 'adherence',
  version: 1,
  summary: 'The record has the attributes that its task was asked to reach.',
  source: { title: 'Own work' },
  needs: [],
  options,
  reads: ({ map }) => Object.values(map).filter((where) => typeof where === 'string'),
  start({ map, only }) {
    const expressions = new Map<string, CelExpression>()
    for (const [attribute, where] of Object.entries(map)) {
      if (typeof where === 'object') expressions.set(attribute, compileAt(attribute, where.expr))
    }
    const gotOf = (attribute: string, data: JsonObject): Json => {
      const where = map[attribute]
      if (typeof where === 'object') return expressions.get(attribute)?.evaluate({ data }) ?? null
      return (fieldValue(data, where ?? attribute) as Json | undefined) ?? null
    }
    return {
      verify(record) {
        const asked = Object.entries(record.lineage.asked ?? {}).filter(
          ([name]) => only?.includes(name) ?? true,
        )
        if (asked.length === 0) return abstain('nothing-asked')
        const missed: JsonObject[] = []
        for (const [attribute, value] of asked) {
          try {
            const got = gotOf(attribute, record.data)
            if (!follows(got, value)) missed.push({ attribute, asked: value, got: shortened(got) })
          } catch (thrown) {
            return verifierError('expression-failed', { attribute, fault: firstLine(messageOf(thrown)) })
          }
        }
        const [first] = missed
        if (first === undefined) return pass()
        return fail('attribute-not-followed', {
          ...first,
          followed: asked.length - missed.length,
          of: asked.length,
        })
      },
    }
  },
})

/** Long values are cut: evidence is for people. */
function shortened(got: Json): Json {
  const text = typeof got === 'string' ? got : JSON.stringify(got)
  return text.length > EVIDENCE_CHARACTERS ? `${text.slice(0, EVIDENCE_CHARACTERS)}…` : got
}

function follows(got: Json, asked: Json): boolean {
  return Array.isArray(got) ? got.includes(asked) : got === asked
}

function compileAt(attribute: string, expression: string): CelExpression {
  try {
    return compileCel(expression, ['data'])
  } catch (thrown) {
    if (!isCupelError(thrown)) throw thrown
    throw new RecipeError(thrown.code, {
      message: `map.${attribute}.expr: ${thrown.message}`,
      hint: 'The expression sees the record as `data`: `data.steps > 3`.',
      details: { ...thrown.details, path: `map.${attribute}.expr` },
      cause: thrown,
    })
  }
}
