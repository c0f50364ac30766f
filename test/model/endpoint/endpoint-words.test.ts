/** What people are told when an endpoint gives no answer: every sentence, with what to do next. */

import { describe, expect, test } from 'vitest'
import type { CupelError } from '../../../src/base/errors.js'
import { Secret } from '../../../src/base/secret.js'
import {
  budgetSpent,
  callFailed,
  endpointUnusable,
  everythingRefused,
  interrupted,
  type Named,
  remedyFor,
  stalled,
  startOf,
  unreachable,
} from '../../../src/model/endpoint/endpoint-words.js'

const binding: Named = {
  alias: 'writer',
  endpoint: 'team-server',
  model: 'some-8b',
  url: 'https://models.example/v1',
  key: new Secret('sk-never-shown', '${env:KEY}'),
}
const told = ({ name, code, message, hint }: CupelError): string => `${name} ${code}: ${message} | ${hint}`

describe('budgets', () => {
  const refusal = { budget: 'the run', most: 10, spent: 9, wanted: 2 }

  test('by bound, with the unit of each', () => {
    const bounds = ['usd', 'tokens', 'calls', 'minutes'] as const
    expect(bounds.map((bound) => budgetSpent(binding, { ...refusal, bound }).message)).toMatchInlineSnapshot(`
      [
        "The budget of the run is spent: $9.0000 of $10.0000; the next call of "writer" may need $2.0000.",
        "The budget of the run is spent: 9 tokens of 10 tokens; the next call of "writer" may need 2 tokens.",
        "The budget of the run is spent: 9 calls of 10 calls; the next call of "writer" may need 2 calls.",
        "The budget of the run is spent: 9.0 minutes of 10.0 minutes.",
      ]
    `)
  })

  test('one is one', () => {
    const { message } = budgetSpent(binding, { ...refusal, bound: 'calls', most: 1, spent: 1, wanted: 1 })
    expect(message).toBe(
      'The budget of the run is spent: 1 call of 1 call; the next call of "writer" may need 1 call.',
    )
  })

  test('without a price the hint asks for one', () => {
    expect(told(budgetSpent(binding, { ...refusal, bound: 'usd', wanted: undefined }))).toMatchInlineSnapshot(
      `"StoppedError budget-spent: The budget of the run is spent: $9.0000 of $10.0000; the next call of "writer" may need an amount not known, as the model has no price. | State the \`price\` of "writer" in the recipe. Then run the same command again: answers that came are kept."`,
    )
  })
})

describe('stalls', () => {
  const since = { sinceTimeOfDay: Date.UTC(2026, 10, 21, 9, 30), waiting: 3 }

  // Seconds below two minutes, minutes from there on.
  test.each([
    [59_600, '60 seconds'],
    [119_000, '119 seconds'],
    [120_000, '2 minutes'],
    [600_000, '10 minutes'],
  ])('%d ms: %s', (forMs, words) => {
    const { message, details } = stalled(binding, { ...since, forMs }, 'reset: gone.')
    expect(message).toContain(
      `since 2026-11-21T09:30:00.000Z (${words}); 3 requests wait. The last fault: reset: gone.`,
    )
    expect(details).toMatchObject({ since: '2026-11-21T09:30:00.000Z', waiting: 3 })
  })
})

describe('what to start', () => {
  test.each([
    ['ollama', 'http://localhost:11434/v1', 'Start it with `ollama serve`.'],
    ['vllm', 'http://127.0.0.1:8000/v1', 'Start it with `vllm serve <model>`.'],
    ['mock', 'http://127.0.0.1:8377/v1', 'Start it with `cupel mock-server`.'],
    ['mock', 'http://127.0.0.1:9000/v1', 'Start it with `cupel mock-server --port 9000`.'],
    ['own', 'http://[::1]:9000/v1', 'Start the server, or mend the `url` (http://[::1]:9000/v1).'],
    [
      'far',
      'https://far.example:8000/v1',
      'Look at the `url` (https://far.example:8000/v1) and at the network.',
    ],
    [
      'far',
      'http://localhost.example/v1',
      'Look at the `url` (http://localhost.example/v1) and at the network.',
    ],
    ['none', 'no address', 'Look at the `url` (no address) and at the network.'],
  ])('%s at %s', (endpoint, url, words) => {
    expect(startOf({ ...binding, endpoint, url })).toBe(words)
  })
})

describe('remedies', () => {
  test.each([
    [402, '', 'The account has no credit left'],
    [429, 'You exceeded your current quota: insufficient_quota', 'The account has no credit left'],
    [403, 'Your credit balance is too low', 'The account has no credit left'],
    [401, '', 'Look at the key of "writer": it is missing, wrong or has expired.'],
    [403, '', 'The key of "writer" may not use some-8b'],
    [404, '', "Look at the model's name (some-8b)"],
    [308, '', 'The address has moved'],
    [405, '', 'Look at the `url` and the provider of the model.'],
  ])('%d "%s"', (status, words, remedy) => {
    expect(remedyFor(status, words, binding)).toContain(remedy)
  })

  test('a model without a key is told how to name one', () => {
    expect(remedyFor(401, '', { ...binding, key: undefined })).toMatchInlineSnapshot(
      `""writer" has no key: add \`key: \${env:NAME}\` to it in the recipe, and set that variable."`,
    )
  })

  test('a status that the words begin with is said once', () => {
    const { message } = endpointUnusable(binding, 404, '404: no such model')
    expect(message).toBe(
      'The model "writer" (some-8b at team-server) cannot be used. It answered with status 404: no such model',
    )
    expect(everythingRefused(binding, 422, '4220: odd', 8).message).toMatch(/status 422: 4220: odd$/)
  })
})

test('every error names the model, says what next, has the code of what to do, and never the key', () => {
  const errors = [
    callFailed(binding, 6, 'timeout'),
    stalled(binding, { sinceTimeOfDay: 0, forMs: 1, waiting: 1 }, 'reset'),
    unreachable(binding, 5, 'refused'),
    endpointUnusable(binding, 401, 'bad key'),
    everythingRefused(binding, 400, 'bad field', 8),
    interrupted(binding),
  ]
  expect(errors.map(({ name, code }) => `${name} ${code}`)).toEqual([
    'CallFailed transport',
    'StoppedError stalled',
    'StoppedError endpoint-unusable',
    'StoppedError endpoint-unusable',
    'StoppedError endpoint-unusable',
    'StoppedError interrupted',
  ])
  for (const error of errors) {
    expect(error.message).toMatch(/^The model "writer" \(some-8b at team-server\) /)
    expect(error.hint).toMatch(/\.$/)
    expect(JSON.stringify([error.message, error.hint, error.details])).not.toContain('sk-never-shown')
  }
})
