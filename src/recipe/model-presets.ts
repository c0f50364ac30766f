/** What the providers of a recipe stand for. */

import type { ProtocolId } from '../model/binding.js'
import type { RecipeModel } from './model-schema.js'

/** What a provider preset stands for. */
export interface Preset {
  readonly protocol: ProtocolId
  readonly url?: string
  /** Family where the name tells none. */
  readonly family?: string
}

/** Protocol and address of each provider. */
export const presets: Readonly<Record<RecipeModel['provider'], Preset>> = {
  openai: { protocol: 'openai-compatible', url: 'https://api.openai.com/v1' },
  anthropic: { protocol: 'anthropic', url: 'https://api.anthropic.com' },
  ollama: { protocol: 'openai-compatible', url: 'http://localhost:11434/v1' },
  vllm: { protocol: 'openai-compatible', url: 'http://localhost:8000/v1' },
  mock: { protocol: 'openai-compatible', url: 'http://127.0.0.1:8377/v1', family: 'mock' },
  'openai-compatible': { protocol: 'openai-compatible' },
  'ai-sdk': { protocol: 'ai-sdk' },
  scripted: { protocol: 'scripted' },
}
