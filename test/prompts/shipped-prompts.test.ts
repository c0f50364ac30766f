/** Every shipped prompt can be rendered, and the actors of its plug-in answer it in a way that its reader takes. */

import { expect, test } from 'vitest'
import { canonicalJson } from '../../src/base/canonical-json.js'
import { methods } from '../../src/generate/index.js'
import { contentText, messageJson } from '../../src/model/chat.js'
import { verifiers } from '../../src/verify/index.js'
import { answerOf } from '../generate/acted-port.js'
import { shippedPrompts } from './shipped-prompts.js'

const actors = [...methods, ...verifiers].flatMap((plugIn) => plugIn.actors)

test('20 different requests of each prompt, the same every time', async () => {
  const [prompts, again] = [await shippedPrompts(), await shippedPrompts()]
  expect(again).toEqual(prompts)
  for (const { name, requests } of prompts) {
    const different = new Set(requests.map(({ messages }) => canonicalJson(messages.map(messageJson))))
    expect([name, requests.length, different.size >= 18]).toEqual([name, 20, true])
  }
})

test('exactly one actor of all plug-ins recognises each, and says something', async () => {
  for (const { requests } of await shippedPrompts()) {
    for (const request of requests) expect(answerOf(actors, request).trim()).not.toBe('')
  }
})

test('no prompt has a hole', async () => {
  for (const { requests } of await shippedPrompts()) {
    for (const { messages } of requests) {
      for (const { content } of messages)
        expect(contentText(content)).not.toMatch(/undefined|NaN|\[object|\n\n\n/)
    }
  }
})
