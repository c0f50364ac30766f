/** Every path in package.json leads to a file of `dist`, imports without error, and exports documented names only. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../process.mjs'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const problems = [...missingBinaries(), ...(await exportProblems())]
for (const problem of problems) console.error(problem)
process.exit(problems.length === 0 ? 0 : 1)

function missingBinaries() {
  return Object.entries(manifest.bin ?? {})
    .filter(([, path]) => !existsSync(join(root, path)))
    .map(([name, path]) => `package.json bin.${name}: ${path} does not exist.`)
}

async function exportProblems() {
  if (manifest.exports === undefined) return ['package.json has no "exports".']
  const found = []
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    const paths = typeof target === 'string' ? [target] : Object.values(target)
    const missing = paths.filter((path) => !existsSync(join(root, path)))
    found.push(...missing.map((path) => `exports["${subpath}"]: ${path} does not exist.`))
    const module = paths.find((path) => path.endsWith('.js'))
    if (module !== undefined && missing.length === 0) found.push(...(await moduleProblems(subpath, module)))
  }
  return found
}

async function moduleProblems(subpath, path) {
  try {
    const names = Object.keys(await import(pathToFileURL(join(root, path)).href))
    const documented = documentedNames(subpath)
    if (names.length === 0) return [`exports["${subpath}"]: ${path} exports nothing.`]
    return names
      .filter((name) => !documented.has(name))
      .map(
        (name) => `exports["${subpath}"]: ${name} is not in docs/reference/exports.md; run \`npm run docs\`.`,
      )
  } catch (thrown) {
    return [`exports["${subpath}"]: importing ${path} fails: ${thrown.message}`]
  }
}

/** Names in the section of a subpath: the first column of its table. */
function documentedNames(subpath) {
  const page = join(root, 'docs/reference/exports.md')
  const sections = existsSync(page) ? readFileSync(page, 'utf8').split(/^## /m) : []
  const title = subpath.replace('.', manifest.name)
  const section = sections.find((text) => text.slice(0, text.indexOf('\n')) === title) ?? ''
  return new Set([...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name))
}
