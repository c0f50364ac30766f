/** Opens what carries requests: HTTP, a model object of the AI SDK, or a script. */

import type { ModelBinding } from './binding.js'
import type { DeskParts } from './desk-parts.js'
import type { Transport } from './endpoint/transport.js'

/** The transport of a binding; its code is loaded now, nothing is contacted. Secrets are revealed at each request. */
export async function openTransport(
  binding: ModelBinding,
  { protocol, onHost }: Pick<DeskParts, 'protocol' | 'onHost'>,
): Promise<Transport> {
  const { url = '', module, key, headers, concurrency } = binding
  if (module !== undefined && binding.protocol === 'ai-sdk') {
    return (await import('./local/ai-sdk-transport.js')).aiSdkTransport(module)
  }
  if (module !== undefined) return (await import('./local/scripted.js')).scriptedTransport(module)
  const { httpTransport } = await import('./http/http-transport.js')
  return httpTransport({
    url,
    headers: () => ({
      ...(key === undefined ? {} : protocol.authorization(key.reveal())),
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.reveal()]),
      ),
    }),
    connections: concurrency,
    noteHost: onHost,
  })
}
