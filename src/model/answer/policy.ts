/** How much is done for an answer that cannot be used: repair turns, more tokens, fresh samples. */

import { z } from 'zod'

/** Bounds of asking once more. Every call is recorded and paid for; at most (1 + samples) × (1 + repairs) + raises calls. */
export interface AnswerPolicy {
  /** Repair turns in one sample. */
  readonly repairs: number
  /** Times that the limit of tokens is doubled, over all samples of one question. */
  readonly raises: number
  /** Fresh samples after the first. */
  readonly samples: number
  /** Tokens above which no raise goes. */
  readonly mostTokens: number
}

const MOST_TURNS = 10
const MOST_TOKENS = 1_000_000

/** Options of a plug-in that asks models, to be nested as `answers`; an empty object gives the defaults. */
export const answerPolicySchema = z.strictObject({
  repairs: z
    .int()
    .min(0)
    .max(MOST_TURNS)
    .default(2)
    .describe(
      'Turns in which the model is told what is wrong with its answer and answers again, in each sample (count, 0 to 10). Default 2: a choice of Cupel, not measured.',
    ),
  raises: z
    .int()
    .min(0)
    .max(MOST_TURNS)
    .default(2)
    .describe(
      'Times that an answer cut short is asked for again with double the tokens, in all (count, 0 to 10). Default 2: a choice of Cupel, four times the first limit.',
    ),
  samples: z
    .int()
    .min(0)
    .max(MOST_TURNS)
    .default(1)
    .describe(
      'Fresh samples of the question once repairs are used up (count, 0 to 10). Default 1: a choice of Cupel, not measured.',
    ),
  mostTokens: z
    .int()
    .min(1)
    .max(MOST_TOKENS)
    .default(16_384)
    .describe(
      'Largest limit of an answer that raising may reach (tokens, 1 to 1,000,000). Default 16384: the output limit of common models of 2024 such as gpt-4o.',
    ),
})

/** The policy where a plug-in gives none. */
export const defaultAnswerPolicy: AnswerPolicy = answerPolicySchema.parse({})
