/** Makes every number written in a CEL expression a double, so that `age + 1` and `7 / 2` mean what people expect. */

const PIECE =
  /r?'''[\s\S]*?'''|r?"""[\s\S]*?"""|[rR]?'(?:\\.|[^'\\])*'|[rR]?"(?:\\.|[^"\\])*"|\/\/[^\n]*|[A-Za-z_][A-Za-z0-9_]*|0[xX][0-9a-fA-F]+u?|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?u?/g

/**
 * Rewrites integer literals of a CEL expression as double literals: `age + 1` becomes `age + 1.0`.
 *
 * Edge: strings, comments, names, hexadecimal and unsigned literals are left as they are, and so is a literal that
 *   is a whole position: `name.split(" ")[0]`, since lists of a known type refuse doubles there.
 * Not covered: whole numbers that functions return (`size`, `int`, `indexOf`) stay integers, so that
 *   `size(a) / size(b)` is integer division; write `double(size(a)) / size(b)`.
 */
export function withDoubleLiterals(expression: string): string {
  return expression.replace(PIECE, (piece, offset: number) =>
    /^\d+$/.test(piece) && !isPosition(expression, offset, offset + piece.length) ? `${piece}.0` : piece,
  )
}

/** Whether the part from `start` to `end` stands alone in brackets after a value. */
function isPosition(expression: string, start: number, end: number): boolean {
  const before = expression.slice(0, start)
  return (
    /[\w)\]]\s*\[\s*$/.test(before) && !/\bin\s*\[\s*$/.test(before) && /^\s*\]/.test(expression.slice(end))
  )
}
