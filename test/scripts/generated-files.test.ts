/** The generators as a user calls them. */

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
let folder = ''

/** A checkout of three small source files with the real scripts and a README of two markers. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cupel-scripts-'))
  cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  mkdirSync(join(folder, 'src/algo'), { recursive: true })
  writeFileSync(
    join(folder, 'src/algo/a.ts'),
    '/** Header of the file. */\n\n/** A number. */\nexport const a = 1\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

function measureCode(...flags: string[]): { code: number | null; said: string } {
  const words = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/measure-code.ts', ...flags]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
  return { code: status, said: `${stdout}${stderr}`.trim() }
}

test('measure-code prints, refuses a README without markers, writes between them, and sees when it is stale', () => {
  expect(measureCode().said).toContain('| exports documented | **100%** | 100% |')
  expect(measureCode('--write')).toEqual({
    code: 1,
    said: 'README.md has no lines "<!-- measure-code:start -->" and "<!-- measure-code:end -->" to write between.',
  })

  const readme = join(folder, 'README.md')
  writeFileSync(readme, '# Title\n<!-- measure-code:start -->\n<!-- measure-code:end -->\nAfter.\n')
  expect(measureCode('--check').code).toBe(1)
  expect(measureCode('--write')).toEqual({ code: 0, said: 'README.md: table of size and shape written.' })
  expect(readFileSync(readme, 'utf8')).toMatch(
    /^# Title\n<!-- measure-code:start -->\n\|[^]*\n<!-- measure-code:end -->\nAfter\.\n$/,
  )
  expect(measureCode('--check')).toEqual({ code: 0, said: '' })

  writeFileSync(join(folder, 'src/algo/b.ts'), '/** Another file. */\n')
  expect(measureCode('--check')).toEqual({
    code: 1,
    said: 'README.md: the table of size and shape is stale. Run `npm run measure-code -- --write`.',
  })
})
