/** What a user reads when the input is bad: the text on stderr, and the exit code when it is not 2. */

import { cupel, type Files, folderWith } from '../cli/run-cli.js'

/** What a command complains of, in a folder with these files. */
export async function complaint(args: readonly string[], files: Files = {}): Promise<string> {
  const { stderr, exitCode } = await cupel(args, folderWith(files))
  return exitCode === 2 ? stderr.trimEnd() : `exit code ${exitCode}\n${stderr.trimEnd()}`
}

/** What `cupel plan recipe.yaml …more` complains of. */
export async function recipeComplaint(
  recipe: string,
  files: Files = {},
  more: readonly string[] = [],
): Promise<string> {
  return complaint(['plan', 'recipe.yaml', ...more], { 'recipe.yaml': recipe, ...files })
}

/** What `cupel measure FILE` says of a file: the complaint, or its left-out rows. */
export async function dataReport(name: string, content: string | Uint8Array): Promise<string> {
  const args = ['measure', name, '--metrics', 'lengths', '--json']
  const { stdout, stderr, exitCode } = await cupel(args, folderWith({ [name]: content }))
  if (exitCode === 2) return stderr.trimEnd()
  const measured = JSON.parse(stdout) as {
    size: number
    leftOut: Record<string, number>
    examples: { place: string; reason: string; detail: string }[]
  }
  const rows = measured.examples.map(({ place, reason, detail }) => `${place}  ${reason}  ${detail}`)
  const counts = Object.entries(measured.leftOut).map(([reason, count]) => `${count} × ${reason}`)
  return [`${measured.size} good; left out: ${counts.join(', ') || 'none'}`, ...rows].join('\n')
}

/** Bytes of texts and byte values, one after the other. */
export function bytesOf(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  )
}

/** A recipe of five lines that has nothing wrong; tests add lines 6 and on, or replace a part. */
export const fine = `cupel: 1
name: demo
goal: { accepted: 5 }
generate:
  - { id: make, method: arithmetic-program }
`

/** A recipe of six lines over the source \`seeds\`; needs \`seedFiles\`. */
export const fineWithSource = `cupel: 1
name: demo
sources:
  seeds: { path: seeds.jsonl }
generate:
  - { id: vary, method: number-variation, from: seeds }
`

/** The file that \`fineWithSource\` reads. */
export const seedFiles: Files = {
  'seeds.jsonl': `${JSON.stringify({
    id: 's1',
    question: 'A potter glazes 14 bowls a day. How many bowls does she glaze in 6 days?',
    answer: 'In 6 days she glazes 14*6 = <<14*6=84>>84 bowls.\n#### 84',
  })}\n`,
}
