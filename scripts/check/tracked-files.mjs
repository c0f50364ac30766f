/** No file that is or will be tracked names a path of a machine, or the host of a registry or mirror. */

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../process.mjs'

const rules = [
  ['a path of one machine', /(?:^|[^\w.-])\/(?:work|farm|root|tmp\/\w|home\/\w|Users\/\w)\b[\w/]*/],
  ['the host of a registry or mirror', /https?:\/\/(?:registry|pypi|files\.python|deb)\.[\w.]*/],
  ['a resolved address of a package', /"resolved"\s*:\s*"http/],
]

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
})
const paths = listed
  .toString()
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))
const problems = paths.flatMap(problemsOf)
for (const problem of problems) console.error(problem)
process.exit(problems.length === 0 ? 0 : 1)

function problemsOf(path) {
  const bytes = readFileSync(join(root, path))
  if (bytes.includes(0)) return []
  return bytes
    .toString('utf8')
    .split('\n')
    .flatMap((line, index) =>
      rules
        .filter(([, pattern]) => pattern.test(line))
        .map(([what, pattern]) => `${path}:${index + 1}: ${what}: ${pattern.exec(line)[0].trim()}`),
    )
}
