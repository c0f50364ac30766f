/** Makes every number written in a CEL expression a double, so that `age + 1` and `7 / 2` mean what people expect. */

const PIECE =
  /r?'''[\s\S]*?'''|r?"""[\s\S]*?"""|[rR]?'(?:\\.|[^'\\])*'|[rR]?"(?:\\.|[^"\\])*"|\/\/[^\n]*|[A-Za-z_][A-Za-z0-9_]*|0[xX][0-9a-fA-F]+u?|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?u?/g

/**
 * Rewrites integer literals of a CEL expression as double literals: `age + 1` becomes `age + 1.0`.
 *
 * Edge: strings, comments, names, hexadecimal and unsigned literals are left as they are.
 * Not covered: whole numbers that functions return (`size`, `int`, `indexOf`) stay integers, so that
 *   `size(a) / size(b)` is integer division; write `double(size(a)) / size(b)`.
 */
export function withDoubleLiterals(expression: string): string {
  return expression.replace(PIECE, (piece) => (/^\d+$/.test(piece) ? `${piece}.0` : piece))
}
