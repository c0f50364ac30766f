/** Every shipped prompt can be rendered, and the actors of its plug-in answer it in a way that its reader takes. */

import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/base/canonical-json.js'
import { methods } from '../../src/generate/index.js'
import { type ChatRequest, contentText, messageJson } from '../../src/model/chat.js'
import { verifiers } from '../../src/verify/index.js'
import { answerOf } from '../generate/acted-port.js'
import { type ShippedPrompt, shippedPrompts } from './shipped-prompts.js'

const actors = [...methods, ...verifiers].flatMap((plugIn) => plugIn.actors)

function requestsOf({ cases }: ShippedPrompt): readonly ChatRequest[] {
  return cases.map(({ request }) => request)
}

test('20 different requests of each prompt, the same every time', async () => {
  const [prompts, again] = [await shippedPrompts(), await shippedPrompts()]
  expect(again.map(requestsOf)).toEqual(prompts.map(requestsOf))
  for (const prompt of prompts) {
    const different = new Set(
      requestsOf(prompt).map(({ messages }) => canonicalJson(messages.map(messageJson))),
    )
    expect([prompt.name, prompt.cases.length, different.size >= 18]).toEqual([prompt.name, 20, true])
  }
})

test('exactly one actor of all plug-ins recognises each, and says something', async () => {
  for (const prompt of await shippedPrompts()) {
    for (const request of requestsOf(prompt)) expect(answerOf(actors, request).trim()).not.toBe('')
  }
})

test('no prompt has a hole', async () => {
  for (const prompt of await shippedPrompts()) {
    for (const { messages } of requestsOf(prompt)) {
      for (const { content } of messages)
        expect(contentText(content)).not.toMatch(/undefined|NaN|\[object|\n\n\n/)
    }
  }
})
