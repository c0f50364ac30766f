/**
 * Collects answers for the fixtures of shipped prompts.
 *
 *   npx tsx test/prompts/collect-answers.ts render <folder>   writes <name>.json, a list of { i, messages }
 *   npx tsx test/prompts/collect-answers.ts keep <folder>     reads <name>.jsonl, lines of { i, answer }, into the fixtures
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { messageJson } from '../../src/model/chat.js'
import { ANSWERS_EACH, fixturePath, promptHash } from './recorded-answers.js'
import { type ShippedPrompt, shippedPrompts } from './shipped-prompts.js'

function render({ name, cases }: ShippedPrompt, folder: string): void {
  const list = cases.map(({ request }, i) => ({ i, messages: request.messages.map(messageJson) }))
  writeFileSync(join(folder, `${fileName(name)}.json`), `${JSON.stringify(list, null, 2)}\n`)
}

function keep({ name, cases }: ShippedPrompt, folder: string): void {
  const path = join(folder, `${fileName(name)}.jsonl`)
  if (!existsSync(path)) {
    process.stdout.write(`No answers to ${name} in ${path}: its fixture stays.\n`)
    return
  }
  const given = readFileSync(path, 'utf8').trimEnd().split('\n')
  const lines = given.map((line) => {
    const { i, answer } = JSON.parse(line) as { readonly i: number; readonly answer: string }
    const request = cases[i]?.request
    if (request === undefined) throw new TypeError(`${path}: there is no case ${i}.`)
    return JSON.stringify({ prompt: i, promptHash: promptHash(request), answer })
  })
  writeFileSync(fixturePath(name), `${lines.join('\n')}\n`)
}

function fileName(name: string): string {
  return name.replace('/', '--')
}

const [, , command, folder] = process.argv
if ((command !== 'render' && command !== 'keep') || folder === undefined) {
  process.stderr.write('Say "render <folder>" or "keep <folder>".\n')
  process.exitCode = 2
} else {
  mkdirSync(folder, { recursive: true })
  for (const prompt of await shippedPrompts(ANSWERS_EACH))
    (command === 'render' ? render : keep)(prompt, folder)
}
