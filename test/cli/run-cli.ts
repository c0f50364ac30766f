/** Runs the command line in this process, in a new folder, and keeps what it writes. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { createProgram, EarlyExit } from '../../src/cli/program.js'
import { printError } from '../../src/cli/terminal.js'

/** Files by path; a text ends as it is given. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** What a command wrote and how it ended. */
export interface Said {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
}

const made: string[] = []

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new folder with files in it; gone when the test file has ended. */
export function folderWith(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cupel-cli-')))
  made.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Runs `cupel …args` with `folder` as working folder. */
export async function cupel(args: readonly string[], folder: string = folderWith()): Promise<Said> {
  const before = process.cwd()
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)]
  process.chdir(folder)
  process.exitCode = undefined
  try {
    await createProgram().parseAsync(['node', 'cupel', ...args])
  } catch (thrown) {
    if (!(thrown instanceof EarlyExit)) process.exitCode = printError(thrown, args.includes('--json'))
  } finally {
    process.chdir(before)
    stdout.release()
    stderr.release()
  }
  const exitCode = Number(process.exitCode ?? 0)
  process.exitCode = undefined
  return { stdout: stdout.text(), stderr: stderr.text(), exitCode }
}

function capture(stream: NodeJS.WriteStream): { text(): string; release(): void } {
  const { write } = stream
  const parts: string[] = []
  stream.write = (chunk: string | Uint8Array): boolean => {
    parts.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))
    return true
  }
  return {
    text: () => parts.join(''),
    release: () => {
      stream.write = write
    },
  }
}
