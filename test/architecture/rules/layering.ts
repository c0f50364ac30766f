/** Imports go down: from a folder to one above it in `src/layers.ts`, never up and never to a sibling. */

import { folderOf, type SourceTree } from '../../../scripts/measure-code/source-tree.js'
import { importsOf } from '../../../scripts/measure-code/imports.js'
import { type Folder, layers, topLevelFiles } from '../../../src/layers.js'
import type { Rule, Violation } from '../rule.js'

interface Place {
  readonly folder: Folder
  readonly level: number
}

const places = new Map<string, Place>(
  layers.flatMap((layer, level) => layer.map((folder) => [folder.name, { folder, level }] as const)),
)

/** Every folder has its place, and no import goes up or sideways; types and `import()` count. */
export const layering: Rule = {
  id: 'layering',
  says: 'a folder imports only from folders before it in src/layers.ts',
  find: (tree) => [...misplacedFiles(tree), ...wrongImports(tree)],
}

function misplacedFiles(tree: SourceTree): Violation[] {
  return [...tree.keys()]
    .filter((path) => (folderOf(path) === '' ? !topLevelFiles.includes(path) : !places.has(folderOf(path))))
    .map((path) => ({
      path,
      line: 1,
      what: folderOf(path) === '' ? 'A file at the top of src.' : `Unknown folder "${folderOf(path)}".`,
      mend: 'move it into a folder of src/layers.ts, or give the folder its place there.',
    }))
}

function wrongImports(tree: SourceTree): Violation[] {
  const found: Violation[] = []
  for (const { from, to, line } of importsOf(tree)) {
    const fault = faultOf(from, to)
    if (fault !== undefined) found.push({ path: from, line, ...fault })
  }
  return found
}

function faultOf(from: string, to: string): { what: string; mend: string } | undefined {
  const importer = places.get(folderOf(from))
  const imported = places.get(folderOf(to))
  if (importer === undefined || importer.folder === imported?.folder) return undefined
  if (imported === undefined) {
    return {
      what: `Imports ${to}, which stands above all folders.`,
      mend: 'import from the folder that has it.',
    }
  }
  if (importer.folder.never?.includes(imported.folder.name)) {
    return {
      what: `${importer.folder.name} must never import ${imported.folder.name}.`,
      mend: 'turn the import round.',
    }
  }
  if (importer.level > imported.level) return undefined
  const way = importer.level === imported.level ? 'Sideways' : 'Upward'
  return {
    what: `${way} import: ${importer.folder.name} → ${to}.`,
    mend: 'move what both need down (algo, contract), or reach it through a port by id.',
  }
}
