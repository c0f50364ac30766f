/** Carries requests to a model object of the AI SDK that a module of the user exports. */

import { pathToFileURL } from 'node:url'
import { messageOf, RecipeError } from '../../base/errors.js'
import { type Transport, TransportFault } from '../endpoint/transport.js'
import type { WireAnswer } from '../protocol.js'

/** What of a model object is called; language models have the one, embedding models the other. */
interface ProviderModel {
  doGenerate?(options: object): Promise<object>
  doEmbed?(options: object): Promise<object>
}

/** What of the SDK's error is read (`APICallError`). */
interface CallError {
  readonly statusCode?: number
  readonly responseHeaders?: Readonly<Record<string, string>>
  readonly responseBody?: string
}

/** A transport over `export const <name> = provider('model')` of a module. */
export function aiSdkTransport(module: { readonly path: string; readonly name: string }): Transport {
  let loading: Promise<ProviderModel> | undefined
  return {
    async send({ path, body }, { timeoutMs }): Promise<WireAnswer> {
      loading ??= loadModel(module)
      const model = await loading
      const call = path === '/embed' ? model.doEmbed : model.doGenerate
      if (call === undefined) throw notThat(module, path)
      const abort = new AbortController()
      const timer = setTimeout(() => abort.abort(), timeoutMs)
      try {
        const result = await call.call(model, { ...(JSON.parse(body) as object), abortSignal: abort.signal })
        return { status: 200, headers: {}, body: resultText(result) }
      } catch (thrown) {
        return answerOfThrown(thrown, abort.signal.aborted)
      } finally {
        clearTimeout(timer)
      }
    },
    close: async () => undefined,
  }
}

const KEPT = ['content', 'finishReason', 'usage', 'embeddings', 'warnings', 'providerMetadata'] as const

function resultText(result: object): string {
  const fields = result as Record<string, unknown>
  const kept = Object.fromEntries(
    KEPT.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]])),
  )
  const { id, modelId } = (fields.response ?? {}) as { id?: string; modelId?: string }
  return JSON.stringify({ ...kept, response: { id, modelId } })
}

function answerOfThrown(thrown: unknown, isTimeout: boolean): WireAnswer {
  if (isTimeout) throw new TransportFault('timeout', 'The provider gave no answer in time.')
  const { statusCode, responseHeaders = {}, responseBody } = (thrown ?? {}) as CallError
  if (statusCode === undefined) throw new TransportFault('reset', messageOf(thrown))
  return { status: statusCode, headers: responseHeaders, body: responseBody ?? messageOf(thrown) }
}

async function loadModel({ path, name }: { path: string; name: string }): Promise<ProviderModel> {
  let loaded: Record<string, unknown>
  try {
    loaded = (await import(pathToFileURL(path).href)) as Record<string, unknown>
  } catch (cause) {
    throw new RecipeError('module-not-loaded', {
      message: `${path} cannot be loaded: ${messageOf(cause)}.`,
      hint: 'Install the provider package next to the recipe, e.g. npm install @ai-sdk/openai-compatible.',
      cause,
    })
  }
  const model = loaded[name]
  if (typeof model === 'object' && model !== null) return model
  throw new RecipeError('missing-export', {
    message: `${path} exports no model object "${name}".`,
    hint: `Its exports are ${Object.keys(loaded).sort().join(', ') || 'none'}.`,
  })
}

function notThat({ path, name }: { path: string; name: string }, asked: string): RecipeError {
  return new RecipeError('module-not-loaded', {
    message: `"${name}" of ${path} is no ${asked === '/embed' ? 'embedding' : 'language'} model of the AI SDK.`,
    hint: 'Export provider.languageModel(…) for chat, provider.textEmbeddingModel(…) for embeddings.',
  })
}
