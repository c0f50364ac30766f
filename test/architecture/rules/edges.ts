/** Chance, time, environment, network and terminal are arguments everywhere but at the edges of the house. */

import ts from 'typescript'
import { folderOf, nodesOf } from '../../../scripts/measure-code/source-tree.js'
import { at, fileRule } from '../rule.js'

const EDGES = new Set(['run', 'cli', 'model', 'sandbox', 'store'])

const OUTSIDE_WORLD = new Set([
  'Math.random',
  'Date.now',
  'performance.now',
  'process.env',
  'process.hrtime',
  'process.argv',
  'process.stdout',
  'process.stderr',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'crypto.randomBytes',
])

const RANDOM_IMPORTS = new Set(['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'])

/** Randomness, time and environment reach the pure folders as arguments. */
export const noHiddenInputs = fileRule(
  'no-hidden-inputs',
  `randomness, time and environment are read only in ${[...EDGES].join(', ')}`,
  function* (file) {
    if (EDGES.has(folderOf(file.path))) return
    for (const node of nodesOf(file)) {
      const name = hiddenInput(node)
      if (name !== undefined)
        yield at(file, node, `${name} outside the edge folders.`, 'take it as an argument.')
    }
  },
)

const NETWORK_FOLDERS = new Set(['model', 'sandbox'])

const NETWORK = /^(node:)?(https?|http2|net|tls|dns|dgram)(\/|$)|^undici$/

/** Nothing leaves the machine but through the ports for models and sandboxes. */
export const noNetwork = fileRule(
  'no-network',
  `only ${[...NETWORK_FOLDERS].join(' and ')} reach the network`,
  function* (file) {
    if (NETWORK_FOLDERS.has(folderOf(file.path))) return
    for (const node of nodesOf(file)) {
      const isFetch = ts.isCallExpression(node) && isNamed(node.expression, 'fetch')
      const isModule = ts.isStringLiteralLike(node) && isModuleName(node) && NETWORK.test(node.text)
      if (isFetch || isModule) yield at(file, node, 'Reaches the network.', 'go through a port of the run.')
    }
  },
)

function isModuleName(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true
  return ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword
}

/** Only the command line talks to people. */
export const noConsole = fileRule('no-console', 'only cli prints', function* (file) {
  if (folderOf(file.path) === 'cli') return
  for (const node of nodesOf(file)) {
    const isMember = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
    if (isMember && isNamed(node.expression, 'console')) {
      yield at(file, node, 'Prints to the console.', 'return it, or send an event to the run.')
    }
  }
})

function hiddenInput(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const name = `${node.expression.text}.${node.name.text}`
    return OUTSIDE_WORLD.has(name) ? name : undefined
  }
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date')) {
    return node.arguments === undefined || node.arguments.length === 0 ? 'new Date()' : undefined
  }
  if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) return 'Date()'
  if (ts.isImportSpecifier(node)) {
    const name = (node.propertyName ?? node.name).text
    return RANDOM_IMPORTS.has(name) ? name : undefined
  }
  return undefined
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name
}
