/** Names of models as they are met in recipes, and the families they belong to. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { familyOf } from '../../src/model/families.js'

describe('familyOf', () => {
  test.each([
    ['gpt-4o-mini', 'gpt'],
    ['openai/gpt-oss-20b', 'gpt'],
    ['chatgpt-4o-latest', 'gpt'],
    ['o1', 'gpt'],
    ['openai/o3-mini', 'gpt'],
    ['o4-mini-2025-04-16', 'gpt'],
    ['claude-sonnet-4-5-20250929', 'claude'],
    ['anthropic.claude-3-5-sonnet-20240620-v1:0', 'claude'],
    ['gemini-2.5-flash', 'gemini'],
    ['google/gemma-3-27b-it', 'gemma'],
    ['gemma3:4b', 'gemma'],
    ['meta-llama/Llama-3.3-70B-Instruct', 'llama'],
    ['us.meta.llama3-1-70b-instruct-v1:0', 'llama'],
    ['codellama:13b', 'llama'],
    ['TinyLlama-1.1B-Chat', 'llama'],
    ['NousResearch/Hermes-3-Llama-3.1-8B', 'llama'],
    ['Qwen/Qwen3-32B', 'qwen'],
    ['qwq:32b', 'qwen'],
    ['accounts/fireworks/models/qwen2p5-72b-instruct', 'qwen'],
    ['mistral-small-latest', 'mistral'],
    ['open-mixtral-8x22b', 'mistral'],
    ['ministral-8b', 'mistral'],
    ['codestral-2508', 'mistral'],
    ['magistral-medium', 'mistral'],
    ['dolphin-mixtral:8x7b', 'mistral'],
    ['microsoft/phi-4', 'phi'],
    ['phi3:mini', 'phi'],
    ['deepseek-chat', 'deepseek'],
    ['deepseek-ai/DeepSeek-V3', 'deepseek'],
    ['command-r-plus', 'command'],
    ['c4ai-aya-expanse-32b', 'command'],
    ['ibm-granite/granite-3.3-8b-instruct', 'granite'],
    ['nvidia/Nemotron-Nano-9B-v2', 'nemotron'],
    ['01-ai/Yi-34B-Chat', 'yi'],
    ['yi-large', 'yi'],
    ['THUDM/chatglm3-6b', 'glm'],
    ['zai-org/GLM-4.6', 'glm'],
    ['moonshotai/Kimi-K2-Instruct', 'kimi'],
    ['allenai/OLMo-2-1124-13B', 'olmo'],
    ['HuggingFaceTB/SmolLM2-1.7B-Instruct', 'smollm'],
    ['tiiuae/falcon-7b', 'falcon'],
    ['bigcode/starcoder2-15b', 'starcoder'],
    ['x-ai/grok-4', 'grok'],
    ['EleutherAI/gpt-neox-20b', 'pythia'],
    ['amazon.nova-pro-v1:0', 'nova'],
  ])('%s is %s', (model, family) => {
    expect(familyOf(model)).toBe(family)
  })

  test.each([
    ['deepseek-ai/DeepSeek-R1-Distill-Qwen-7B', 'qwen'],
    ['deepseek-ai/DeepSeek-R1-0528-Qwen3-8B', 'qwen'],
    ['deepseek-r1:8b-llama-distill-q4_K_M', 'llama'],
    ['nvidia/Llama-3.1-Nemotron-70B-Instruct', 'llama'],
    ['deepseek-r1:8b', 'deepseek'],
  ])('a distillation belongs to the base it was distilled into: %s is %s', (model, family) => {
    expect(familyOf(model)).toBe(family)
  })

  test.each([
    '',
    'my-model',
    'writer',
    'dolphin',
    'yield-7b',
    'o11y',
    'bloomberg',
    'foo/bar:latest',
    'commander',
  ])('does not guess: %j is unknown', (model) => {
    expect(familyOf(model)).toBe('unknown')
  })

  test('owner, letter case and surrounding blanks do not matter for names that are known', () => {
    const names = fc.constantFrom('qwen3-8b', 'gpt-4o', 'claude-haiku-4-5', 'gemma-2-9b', 'phi-4', 'glm-4.5')
    const owners = fc.stringMatching(/^[a-z]{0,8}$/)
    fc.assert(
      fc.property(names, owners, (name, owner) => {
        expect(familyOf(` ${owner}/${name.toUpperCase()} `)).toBe(familyOf(name))
      }),
    )
  })
})
