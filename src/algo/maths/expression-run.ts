/** Finds the stretch of text before an equals sign that could be an expression, in linear time. */

const RUN_CHARACTERS = new Set('0123456789.,()+-–−*/xX×·÷$£€% \t\r')

/**
 * Where the longest run of expression characters (digits, signs, parentheses, currency, blanks) that ends at `end` begins.
 *
 * In:   `floor` is the first offset that may belong to it. A line break ends a run.
 * Out:  an offset in [floor, end]; `end` when the character before it cannot belong to an expression.
 * Cost: O(length of the run), also on texts of digits only.
 */
export function runStart(text: string, end: number, floor = 0): number {
  let start = end
  while (start > floor && RUN_CHARACTERS.has(text.charAt(start - 1))) start -= 1
  return start
}
