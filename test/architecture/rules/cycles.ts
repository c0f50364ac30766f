/** No file and no folder leads back to itself. */

import { cyclesOf, mutualPairs } from '../../../scripts/measure-code/cycles.js'
import { graphOf, type Import, importsOf } from '../../../scripts/measure-code/imports.js'
import type { Rule, Violation } from '../rule.js'

/** No import cycle between files; imports of types and `import()` count. */
export const cycles: Rule = {
  id: 'cycles',
  says: 'no files import each other in a circle, types and import() included',
  find(tree) {
    const imports = importsOf(tree)
    return cyclesOf(graphOf(tree, imports, ['value', 'type', 'dynamic'])).map((cycle) =>
      violation(
        imports,
        (path) => cycle.includes(path),
        `Import cycle of ${cycle.length} files: ${cycle.join(', ')}.`,
      ),
    )
  },
}

/** No two folders import each other, however deep they lie: `algo/text` and `algo/shingles` neither. */
export const mutualFolders: Rule = {
  id: 'mutual-folders',
  says: 'no two folders import each other',
  find(tree) {
    const imports = importsOf(tree)
    const edges = imports.flatMap(folderEdge)
    return mutualPairs(edges).map(([first, second]) =>
      violation(
        imports,
        (path) => directory(path) === first || directory(path) === second,
        `${first} and ${second} import each other.`,
      ),
    )
  },
}

function violation(imports: readonly Import[], inside: (path: string) => boolean, what: string): Violation {
  const shown = imports.find(
    ({ from, to }) => inside(from) && inside(to) && directory(from) !== directory(to),
  )
  const place = shown ?? imports.find(({ from, to }) => inside(from) && inside(to))
  return {
    path: place?.from ?? '',
    line: place?.line ?? 1,
    what,
    mend: 'move what both need into a file of its own, below both.',
  }
}

function folderEdge({ from, to }: Import): (readonly [string, string])[] {
  const [importer, imported] = [directory(from), directory(to)]
  return importer === imported || isWithin(importer, imported) || isWithin(imported, importer)
    ? []
    : [[importer, imported]]
}

/** A folder and its own subfolder are one neighbourhood: an index reads its parts, a part its neighbours. */
function isWithin(inner: string, outer: string): boolean {
  return outer === '' || inner.startsWith(`${outer}/`)
}

function directory(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
