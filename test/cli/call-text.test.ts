/** A recorded question and its answer, as people read them; and a row of a preview. */

import { describe, expect, test } from 'vitest'
import { callLines } from '../../src/cli/call-text.js'
import { previewText } from '../../src/cli/preview-text.js'
import { buildCandidate } from '../../src/testing/builders.js'
import { fail, pass } from '../../src/record/verdict.js'
import type { CallStory } from '../../src/run/recorded-calls.js'

const call: CallStory = {
  effect: 'abc123',
  by: 'made',
  request: {
    kind: 'chat',
    model: 'some-8b',
    endpoint: 'team',
    parameters: { temperature: 0.5 },
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Two lines\nof a question?' },
    ],
    sample: 'row-1',
  },
  raw: {
    status: 200,
    body: '{"choices":\n[]}',
    startedAt: '2026-11-21T10:00:00.000Z',
    tookMs: 412.4,
    attempts: 1,
  },
}

describe('a call', () => {
  test('whom, the prompt as it was sent, the answer as it came', () => {
    expect(callLines(call).join('\n')).toMatchInlineSnapshot(`
      "asked some-8b at team, sample row-1 {"temperature":0.5}  (abc123)
        system:
          Be brief.
        user:
          Two lines
          of a question?
        answer, 2026-11-21T10:00:00.000Z, 412 ms, status 200:
          {"choices":
          []}"
    `)
  })

  test('of a verifier, after several attempts, with a schema', () => {
    const request = { ...call.request, schema: { name: 'fit', schema: { type: 'object' } }, messages: [] }
    const judged = { ...call, by: 'judge', request, raw: { ...call.raw, attempts: 3 } }
    expect(callLines(judged).join('\n')).toMatchInlineSnapshot(`
      "judge asked some-8b at team, sample row-1 {"temperature":0.5}  (abc123)
        schema: {"name":"fit","schema":{"type":"object"}}
        answer, 2026-11-21T10:00:00.000Z, 412 ms, 3 attempts, status 200:
          {"choices":
          []}"
    `)
  })

  test('of an embedding shows the texts', () => {
    const request = { kind: 'embed', model: 'e', endpoint: 'team', texts: ['a', 'b'] }
    expect(callLines({ ...call, request })).toContain('  texts: ["a","b"]')
  })

  test('an image stands as its hash, in JSON', () => {
    const content = [{ type: 'image', mediaType: 'image/png', sha256: 'ff' }]
    const request = { ...call.request, messages: [{ role: 'user', content }] }
    expect(callLines({ ...call, request }).join('\n')).toContain('"sha256":"ff"')
  })

  test('that is long is cut, and says by how much: 4,000 of 5,000 characters are shown', () => {
    const raw = { ...call.raw, body: 'x'.repeat(5000) }
    const last = callLines({ ...call, raw }).at(-1)
    expect(last).toContain('x … (1000 characters more; --json shows all)')
    expect(last?.indexOf(' …')).toBe(4000 + 4)
  })
})

describe('a row of a preview', () => {
  const record = buildCandidate({ question: 'One?\nTwo?', n: 3 })

  test('that passed: fields, verdicts, calls', () => {
    const candidate = { record, verdicts: [{ verifier: 0, verdict: pass() }], disposition: undefined }
    expect(previewText({ candidate, verifiers: ['judge'], calls: [call] }, 1)).toMatchInlineSnapshot(`
      "── row 1: passed verification
        question     One?
                     Two?
        n            3
        judge: pass

      asked some-8b at team, sample row-1 {"temperature":0.5}  (abc123)
        system:
          Be brief.
        user:
          Two lines
          of a question?
        answer, 2026-11-21T10:00:00.000Z, 412 ms, status 200:
          {"choices":
          []}
      "
    `)
  })

  test('that was rejected, and one that did not come', () => {
    const disposition = { state: 'rejected' as const, reason: 'below-rubric', by: 'verify/judge' }
    const verdicts = [{ verifier: 0, verdict: fail('below-rubric') }]
    const rejected = { record, verdicts, disposition }
    const [head, ...rest] = previewText({ candidate: rejected, verifiers: ['judge'], calls: [] }, 2).split(
      '\n',
    )
    expect(head).toBe('── row 2: rejected: below-rubric (verify/judge)')
    expect(rest).toContain('  judge: fail (below-rubric)')
    const refusal = { refused: 'truncated', detail: 'Cut at 64 tokens.' }
    const refused = { record: { ...record, data: {} }, verdicts: [], refusal, disposition }
    expect(previewText({ candidate: refused, verifiers: [], calls: [] }, 3)).toBe(
      '── row 3: refused: truncated. Cut at 64 tokens.\n',
    )
  })
})
