/** Each protocol that a binding can name is there, under its own name. */

import { expect, test } from 'vitest'
import { loadProtocol } from '../../src/model/load-protocol.js'

test.each(['openai-compatible', 'anthropic', 'ai-sdk', 'scripted'] as const)('%s', async (protocol) => {
  expect((await loadProtocol({ protocol })).id).toBe(protocol)
})
