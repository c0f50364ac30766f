/** Loads a protocol when it is first needed, so that a start without models stays quick. */

import type { ModelBinding } from './binding.js'
import type { Protocol } from './protocol.js'

/** The protocol of a binding. */
export async function loadProtocol({ protocol }: Pick<ModelBinding, 'protocol'>): Promise<Protocol> {
  switch (protocol) {
    case 'openai-compatible':
      return (await import('./openai/openai-compatible.js')).openaiCompatible
    case 'anthropic':
      return (await import('./anthropic/anthropic.js')).anthropic
    case 'ai-sdk':
      return (await import('./local/ai-sdk.js')).aiSdk
    case 'scripted':
      return (await import('./local/scripted.js')).scripted
  }
}
