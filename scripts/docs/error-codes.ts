/** Every error code that the code can throw, found in the syntax trees. */

import ts from 'typescript'
import { plainText } from '../measure-code/exported.js'
import { folderOf, nodesOf, type SourceFile, type SourceTree } from '../measure-code/source-tree.js'
import { codesOf, functionAround, propertyOf, templateOf } from './message-template.js'

/** A class of errors: what its thrower means and with which code the process ends. */
export interface ErrorClass {
  readonly name: string
  readonly meaning: string
  /** Key of `exitCodes` in src/base/errors.ts. */
  readonly exit: string
}

/** A place that throws. */
export interface ErrorCode {
  readonly errorClass: string
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly path: string
}

/** The classes that `src/base/errors.ts` declares, in its order. */
export function errorClasses(file: SourceFile): ErrorClass[] {
  const found: ErrorClass[] = []
  for (const node of file.syntax.statements) {
    if (!ts.isClassDeclaration(node) || node.name === undefined) continue
    const exit = node.members
      .filter(ts.isPropertyDeclaration)
      .find((member) => member.name.getText() === 'exitCode')?.initializer
    if (exit === undefined) continue
    const documentation = ts.getJSDocCommentsAndTags(node).at(-1)?.getText() ?? ''
    const name = exit.getText().replace('exitCodes.', '')
    found.push({ name: node.name.text, meaning: plainText(documentation), exit: name })
  }
  return found
}

/**
 * The codes of a tree, sorted by code and path.
 *
 * Three ways lead to a code: a literal where the error is made; a literal handed to a function that makes it; a literal
 * in a table or list of problems (`{ code, message }`) of a folder that throws such an entry. Errors that only pass on
 * the code of a caught one are left out.
 */
export function errorCodes(tree: SourceTree, classes: readonly ErrorClass[]): ErrorCode[] {
  const names = new Set(classes.map(({ name }) => name))
  const sites = [...tree.values()].flatMap((file) => throwingSites(file, names))
  const found = [
    ...sites.flatMap((site) => literalCodes(site)),
    ...sites.flatMap((site) => handedCodes(site, tree)),
    ...listedCodes(sites, tree),
  ]
  const byPlace = new Map(found.map((one) => [JSON.stringify(one), one]))
  return [...byPlace.values()].sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
}

interface Site {
  readonly file: SourceFile
  readonly errorClass: string
  readonly code: ts.Expression | undefined
  readonly fields: ts.Expression | undefined
}

function throwingSites(file: SourceFile, names: ReadonlySet<string>): Site[] {
  const sites: Site[] = []
  for (const node of nodesOf(file)) {
    if (!ts.isNewExpression(node) || !names.has(node.expression.getText())) continue
    const [code, fields] = node.arguments ?? []
    sites.push({ file, errorClass: node.expression.getText(), code, fields })
  }
  return sites
}

function literalCodes(site: Site): ErrorCode[] {
  return codesOf(site.code).map((code) => errorCode(site, code, site.fields))
}

function errorCode({ errorClass, file }: Site, code: string, fields: ts.Expression | undefined): ErrorCode {
  const [message, hint] = [templateOf(propertyOf(fields, 'message')), templateOf(propertyOf(fields, 'hint'))]
  return { errorClass, code, message, hint, path: file.path }
}

/** The maker's code is a parameter: looks at what its callers hand over in that place. */
function handedCodes(site: Site, tree: SourceTree): ErrorCode[] {
  const maker = site.code === undefined ? undefined : functionAround(site.code)
  const index = maker?.parameters.findIndex(({ name }) => name.getText() === site.code?.getText()) ?? -1
  const makerName = maker?.name?.text
  if (makerName === undefined || index < 0) return []
  return [...tree.values()].flatMap((file) =>
    callsOf(file, makerName).flatMap((call) =>
      codesOf(call.arguments[index]).map((code) => ({
        ...errorCode(site, code, site.fields),
        path: file.path,
      })),
    ),
  )
}

function callsOf(file: SourceFile, name: string): ts.CallExpression[] {
  return [...nodesOf(file)].filter(
    (node): node is ts.CallExpression => ts.isCallExpression(node) && node.expression.getText() === name,
  )
}

/** Entries `{ code: 'literal', message or says }` of the folders in which an entry's code is thrown. */
function listedCodes(sites: readonly Site[], tree: SourceTree): ErrorCode[] {
  const throwers = sites.filter(({ code }) => code !== undefined && throwsEntry(code))
  return throwers.flatMap((site) =>
    [...tree.values()]
      .filter((file) => folderOf(file.path) === folderOf(site.file.path))
      .flatMap((file) => entriesOf(file).map((entry) => ({ ...entry, errorClass: site.errorClass }))),
  )
}

/** `found.code`, but not the code of an error that was caught. */
function throwsEntry(code: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(code) || code.name.text !== 'code') return false
  const caught = ts.findAncestor(code, ts.isCatchClause)?.variableDeclaration?.name.getText()
  return code.expression.getText() !== caught
}

function entriesOf(file: SourceFile): Omit<ErrorCode, 'errorClass'>[] {
  const found: Omit<ErrorCode, 'errorClass'>[] = []
  for (const node of nodesOf(file)) {
    if (!ts.isObjectLiteralExpression(node)) continue
    const words = propertyOf(node, 'message') ?? propertyOf(node, 'says')
    if (words === undefined) continue
    for (const code of codesOf(propertyOf(node, 'code'))) {
      const hint = templateOf(propertyOf(node, 'hint'))
      found.push({ code, message: templateOf(words), hint, path: file.path })
    }
  }
  return found
}

function sortKey({ code, path, message }: ErrorCode): string {
  return [code, path, message].join('\n')
}
