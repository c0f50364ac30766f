/** The words of a message as its template, read from the code: what is filled in stands in ‹angle quotes›. */

import ts from 'typescript'

/**
 * The template of an expression: literals as they are, `${name}` as ‹name›, both sides of a choice with a slash between
 * them, names of constants followed to their value within the same function or file.
 */
export function templateOf(node: ts.Expression | undefined): string {
  if (node === undefined) return ''
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isNumericLiteral(node)) return node.text.replaceAll('_', '')
  if (ts.isTemplateExpression(node)) {
    const filled = node.templateSpans.map(({ expression, literal }) => `${inner(expression)}${literal.text}`)
    return node.head.text + filled.join('')
  }
  if (ts.isParenthesizedExpression(node)) return templateOf(node.expression)
  if (ts.isConditionalExpression(node))
    return choicesOf(node)
      .filter((text) => text !== '')
      .join(' / ')
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return templateOf(node.left) + templateOf(node.right)
  }
  if (!ts.isIdentifier(node)) return `‹${shortened(node)}›`
  const value = constantNamed(node.text, node)
  if (value !== undefined) return templateOf(value)
  return node.text === 'undefined' ? '' : `‹${node.text}›`
}

/** String literals that an expression can be: one, or both sides of a choice, or a template; empty when unknown. */
export function codesOf(node: ts.Expression | undefined): string[] {
  if (node === undefined) return []
  if (ts.isConditionalExpression(node)) return [...codesOf(node.whenTrue), ...codesOf(node.whenFalse)]
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return [templateOf(node)]
  const value = ts.isIdentifier(node) ? constantNamed(node.text, node) : undefined
  return codesOf(value)
}

/** The value of a property of an object literal, also where the name stands for a constant (`{ message }`). */
export function propertyOf(object: ts.Expression | undefined, name: string): ts.Expression | undefined {
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return undefined
  for (const property of object.properties) {
    if (property.name === undefined || !ts.isIdentifier(property.name) || property.name.text !== name)
      continue
    if (ts.isPropertyAssignment(property)) return property.initializer
    if (ts.isShorthandPropertyAssignment(property)) return property.name
  }
  return undefined
}

/** The named function around a node, if any. */
export function functionAround(node: ts.Node): ts.FunctionDeclaration | undefined {
  const found = ts.findAncestor(node, ts.isFunctionDeclaration)
  return found
}

function choicesOf(node: ts.Expression): string[] {
  if (ts.isParenthesizedExpression(node)) return choicesOf(node.expression)
  if (!ts.isConditionalExpression(node)) return [templateOf(node)]
  return [...choicesOf(node.whenTrue), ...choicesOf(node.whenFalse)]
}

/** What a template is filled with: a choice in round brackets, in square ones when it can be nothing. */
function inner(node: ts.Expression): string {
  const value = ts.isIdentifier(node) ? (constantNamed(node.text, node) ?? node) : node
  const choices = choicesOf(value)
  const named = choices.filter((text) => text !== '')
  if (choices.length === 1) return templateOf(value)
  return named.length < choices.length ? `[${named.join(' / ')}]` : `(${named.join(' / ')})`
}

function constantNamed(name: string, from: ts.Node): ts.Expression | undefined {
  for (let scope: ts.Node | undefined = from.parent; scope !== undefined; scope = scope.parent) {
    const statements = ts.isBlock(scope) || ts.isSourceFile(scope) ? scope.statements : []
    for (const statement of statements) {
      if (!ts.isVariableStatement(statement)) continue
      const found = statement.declarationList.declarations.find((one) => isNamed(one.name, name))
      if (found !== undefined) return found.initializer
    }
  }
  return undefined
}

function isNamed(node: ts.BindingName, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name
}

function shortened(node: ts.Expression): string {
  const text = node.getText().replace(/\s+/g, ' ')
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}
