/** Provider modules as users write them, in folders that are gone when the test has ended. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Writes a module (or script) and gives its path. */
export function moduleFile(text: string, name = 'provider.mjs'): string {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-sdk-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** A module with models of `@ai-sdk/openai-compatible` that talk to a server of this machine. */
export function openaiModule(url: string): string {
  const provider = import.meta.resolve('@ai-sdk/openai-compatible')
  return moduleFile(`import { createOpenAICompatible } from ${JSON.stringify(provider)}
const local = createOpenAICompatible({ name: 'local', baseURL: ${JSON.stringify(url)}, supportsStructuredOutputs: true })
export const writer = local.languageModel('mock-8b')
export const vectors = local.textEmbeddingModel('mock-embed')
export const number = 7
`)
}
