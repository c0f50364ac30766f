/** The schema of a recipe's `models`: whom to ask, how, and within which bounds. */

import { z } from 'zod'
import { Secret } from '../base/secret.js'

const REFERENCE = '\\$\\{env:[A-Za-z_][A-Za-z0-9_]*\\}'

/** A text that must not stand in the recipe itself: what `${env:NAME}` gave. Its value is never part of a message. */
const secret = z
  .custom<Secret>((value) => value instanceof Secret, {
    error: 'must be ${env:NAME}: a secret is not written into a recipe, which is kept in the run folder',
  })
  .meta({ type: 'string', pattern: REFERENCE })

/** Not a format of zod's, whose message would show the password that must not stand here. */
const ADDRESS = /^https?:\/\/[^@\s?#]+$/

const seconds = z.number().positive()
const perMinute = z.number().positive().optional()
const usd = z.number().nonnegative()

const price = z
  .strictObject({
    input: usd.describe('US dollars for a million input tokens.'),
    output: usd.describe('US dollars for a million output tokens.'),
    cachedInput: usd.optional().describe('For input tokens served from the cache; default that of input.'),
    batchShare: z.number().min(0).max(1).optional().describe('Batch price over normal price; default 0.5.'),
  })
  .describe('Overrides the dated table of prices (`cupel list prices`).')

/** Bounds of spending, for one model or for the whole run. */
export const spendingSchema = z.strictObject({
  usd: usd.optional().describe('Most US dollars, over all runs of this folder.'),
  tokens: z.int().min(1).optional().describe('Most input and output tokens together.'),
  calls: z.int().min(1).optional().describe('Most calls.'),
  minutes: z.number().positive().optional().describe('Most minutes of one `run`.'),
})

const batch = z.union([
  z.boolean(),
  z.strictObject({
    requests: z.int().min(1).max(50_000).default(5000).describe('Most requests in one batch.'),
    gatherSeconds: seconds
      .default(5)
      .describe('A batch that is not full is sent after so long without a new request.'),
    pollSeconds: seconds.default(30).describe('How often a batch is looked after, at first.'),
  }),
])

/** Presets and protocols that `provider` can name. */
export const providers = [
  'openai',
  'anthropic',
  'ollama',
  'vllm',
  'mock',
  'openai-compatible',
  'ai-sdk',
  'scripted',
] as const

/** One model of the recipe. */
export const modelSchema = z
  .strictObject({
    provider: z
      .enum(providers)
      .describe(
        'openai, anthropic, ollama, vllm and mock (`cupel mock-server`) know their address; openai-compatible needs `url`.',
      ),
    model: z.string().min(1).describe('Name of the model as the endpoint knows it.'),
    url: z
      .string()
      .refine((url) => ADDRESS.test(url), 'must be http(s)://host/path, without user, password or query')
      .meta({ pattern: `${ADDRESS.source}|${REFERENCE}` })
      .optional()
      .describe(
        'Base address; the paths of the protocol are added. Not part of what answers are kept under.',
      ),
    endpoint: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Identity of the endpoint, part of what answers are kept under; default the host of the address.',
      ),
    key: secret.optional().describe('${env:NAME} of the API key.'),
    headers: z.record(z.string(), secret).default({}).describe('Further headers, each ${env:NAME}.'),
    family: z.string().optional().describe('Family of the model; default recognised by its name.'),
    differsFrom: z
      .string()
      .optional()
      .describe('Alias whose family must be another one: a judge of the writer’s family is refused.'),
    temperature: z.number().min(0).max(5).optional(),
    topP: z.number().min(0).max(1).optional(),
    maxTokens: z.int().min(1).optional().describe('Most tokens of an answer; default 1024.'),
    stop: z.array(z.string()).optional(),
    presencePenalty: z.number().optional(),
    frequencyPenalty: z.number().optional(),
    reasoningEffort: z.string().optional(),
    extra: z.record(z.string(), z.json()).optional().describe('Further keys of each request, as they are.'),
    structured: z
      .enum(['schema', 'tool', 'instruction'])
      .optional()
      .describe('How JSON by schema is had; default `schema`, for anthropic `tool`.'),
    sendSeed: z.boolean().optional().describe('Whether a seed is sent; default where the protocol has one.'),
    stream: z.boolean().default(false).describe('Streams answers, so that silence is noticed early.'),
    batch: batch.default(false).describe('Sends requests through the offline batch interface.'),
    concurrency: z.int().min(1).max(4096).default(64).describe('Most requests in flight.'),
    timeoutSeconds: seconds.default(300).describe('Longest wait for a whole answer.'),
    idleSeconds: seconds.default(60).describe('Longest silence while an answer streams.'),
    stallSeconds: seconds.default(600).describe('Without a success for so long the run stops (exit 3).'),
    attempts: z
      .int()
      .min(1)
      .max(100)
      .default(6)
      .describe('Tries of a request that fails on the way; 429 is none.'),
    limits: z
      .strictObject({ requestsPerMinute: perMinute, tokensPerMinute: perMinute })
      .optional()
      .describe('Rates that the endpoint allows, where known; its headers refine them.'),
    price: price.optional(),
    budget: spendingSchema.optional().describe('Bounds for this model.'),
    module: z
      .string()
      .optional()
      .describe(
        'For ai-sdk: ./file.mjs#name of a language model; for scripted: a JSONL of match and answer.',
      ),
  })
  .describe('A model that steps and verifiers can ask.')

/** A model of the recipe after defaults. */
export type RecipeModel = z.output<typeof modelSchema>
