/** Cycles and depth of an import graph. */

import type { Graph } from './imports.js'

/**
 * Strongly connected components, those that others import first. A component of more than one file is a cycle.
 *
 * Source: Tarjan 1972. Cost: O(files + imports).
 */
export function componentsOf(graph: Graph): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const components: string[][] = []
  const low = (path: string): number => lowest.get(path) ?? 0

  const visit = (path: string): void => {
    order.set(path, order.size)
    lowest.set(path, order.size - 1)
    stack.push(path)
    for (const target of graph.get(path) ?? []) {
      if (!order.has(target)) visit(target)
      if (stack.includes(target)) lowest.set(path, Math.min(low(path), low(target)))
    }
    if (low(path) === order.get(path)) components.push(stack.splice(stack.indexOf(path)))
  }
  for (const path of graph.keys()) if (!order.has(path)) visit(path)
  return components
}

/** The components of more than one file, each sorted by path. */
export function cyclesOf(graph: Graph): string[][] {
  return componentsOf(graph)
    .filter((component) => component.length > 1)
    .map((component) => component.sort())
}

/** Number of files on the longest chain of imports, a cycle counting as one; 0 for an empty tree. */
export function depthOf(graph: Graph): number {
  const depths = new Map<string, number>()
  for (const component of componentsOf(graph)) {
    const below = component.flatMap((path) => graph.get(path) ?? []).map((path) => depths.get(path) ?? 0)
    const depth = 1 + Math.max(0, ...below)
    for (const path of component) depths.set(path, depth)
  }
  return Math.max(0, ...depths.values())
}

/** Pairs of things that import each other, from edges `[importer, imported]`. Each pair once, sorted. */
export function mutualPairs(edges: Iterable<readonly [string, string]>): [string, string][] {
  const all = [...edges]
  const known = new Set(all.map(([from, to]) => `${from}\n${to}`))
  const pairs = new Map<string, [string, string]>()
  for (const [from, to] of all) {
    if (from < to && known.has(`${to}\n${from}`)) pairs.set(`${from}\n${to}`, [from, to])
  }
  return [...pairs.values()].sort()
}
