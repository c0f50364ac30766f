/** `.ci/run` sums up what its scripts say, in a folder with scripts made for the purpose. */

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const original = fileURLToPath(new URL('../../.ci/run', import.meta.url))

/** Runs a copy of `.ci/run` beside a package.json with these scripts. */
function run(scripts: Record<string, string>): { code: number | null; last: string | undefined } {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-ci-'))
  mkdirSync(join(folder, '.ci'))
  copyFileSync(original, join(folder, '.ci/run'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'planted', version: '1.0.0', scripts }))
  const { status, stdout } = spawnSync('bash', [join(folder, '.ci/run')], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  return { code: status, last: stdout.trimEnd().split('\n').at(-1) }
}

test.each([
  [
    'counts are added',
    { test: 'echo "5 passed, 0 failed"', check: 'echo "8 passed, 0 failed in 3.1 s"' },
    0,
    '13 passed, 0 failed',
  ],
  [
    'a failed count fails',
    { test: 'echo "5 passed, 2 failed"; exit 1', oracle: 'echo "1 passed, 0 failed"' },
    1,
    '6 passed, 2 failed',
  ],
  [
    'a bad end without a count is one failure',
    { test: 'echo "5 passed, 0 failed"', examples: 'exit 3' },
    1,
    '5 passed, 1 failed',
  ],
  ['a bad end beats a good count', { test: 'echo "5 passed, 0 failed"; exit 1' }, 1, '5 passed, 1 failed'],
  [
    'a count in the middle is overruled by the last',
    { test: 'echo "1 passed, 0 failed"; echo "2 passed, 0 failed"' },
    0,
    '2 passed, 0 failed',
  ],
])('%s', (_name, scripts, code, last) => {
  expect(run(scripts)).toEqual({ code, last })
})
