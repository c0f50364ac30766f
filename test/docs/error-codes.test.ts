/** Error codes and message templates found in small files. */

import { describe, expect, test } from 'vitest'
import { errorClasses, errorCodes } from '../../scripts/docs/error-codes.js'
import { parseTree } from '../../scripts/measure-code/source-tree.js'

const errors = `
/** Edit the recipe. */
export class RecipeError extends CupelError {
  readonly exitCode = exitCodes.usage
}
/** Not an error of its own: it has no exit code. */
export class Other {}
`
const classes = [{ name: 'RecipeError', meaning: 'Edit the recipe.', exit: 'usage' }]

/** What is found in files, as `code: message (hint) in path`. */
function found(files: Record<string, string>): string[] {
  return errorCodes(parseTree(files), classes).map(
    ({ code, message, hint, path }) => `${code}: ${message} (${hint}) in ${path}`,
  )
}

const inRecipe = (text: string): string[] => found({ 'recipe/a.ts': text })

test('classes come with meaning and exit code', () => {
  const file = parseTree({ 'base/errors.ts': errors }).get('base/errors.ts')
  expect(file === undefined ? [] : errorClasses(file)).toEqual(classes)
})

describe('templates', () => {
  test.each([
    ["'plain'", 'plain'],
    ['`no ${name} here`', 'no ‹name› here'],
    ['`at ${place.line}:${column + 1}`', 'at ‹place.line›:‹column›1'],
    ["'one' + ` and ${two}`", 'one and ‹two›'],
    ["isOne ? 'one' : `not ${one}`", 'one / not ‹one›'],
    ["`it is ${isOne ? 'one' : 'two'}.`", 'it is (one / two).'],
    ["`it is${isOne ? ` ${name}` : ''}.`", 'it is[ ‹name›].'],
    ['`at most ${1_000}`', 'at most 1000'],
    ['describe(record)', '‹describe(record)›'],
    [
      '`${veryLongFunctionName(withSome, argumentsThat, areLong)}`',
      '‹veryLongFunctionName(withSome, argument…›',
    ],
  ])('%s', (message, template) => {
    const [line] = inRecipe(`throw new RecipeError('code', { message: ${message}, hint: 'Do.' })`)
    expect(line).toBe(`code: ${template} (Do.) in recipe/a.ts`)
  })

  test('names of constants are followed, also in the short form', () => {
    const text = `
      const LIMIT = 5
      function refuse() {
        const message = \`more than \${LIMIT}\`
        throw new RecipeError('code', { message })
      }`
    expect(inRecipe(text)).toEqual(['code: more than 5 () in recipe/a.ts'])
  })
})

describe('codes', () => {
  test('of both sides of a choice', () => {
    const text = "throw new RecipeError(isOne ? 'one' : 'two', { message: 'Bad.' })"
    expect(inRecipe(text)).toEqual(['one: Bad. () in recipe/a.ts', 'two: Bad. () in recipe/a.ts'])
  })

  test('handed to a function that makes the error, wherever it is called', () => {
    const maker =
      'export function refuse(path: string, code: string) { return new RecipeError(code, { message: path }) }'
    const caller = "import { refuse } from '../recipe/refuse.js'\nthrow refuse('x', 'handed')"
    expect(found({ 'recipe/refuse.ts': maker, 'run/a.ts': caller })).toEqual([
      'handed: ‹path› () in run/a.ts',
    ])
  })

  test('in a list of problems of a folder that throws the first of them', () => {
    const files = {
      'recipe/problems.ts': 'throw new RecipeError(first.code, { message: lines })',
      'recipe/steps.ts': "problems.push({ code: 'listed', message: 'Bad step.', hint: 'Mend it.' })",
      'verify/other.ts': "const verdict = { code: 'no-error', message: 'Not thrown.' }",
    }
    expect(found(files)).toEqual(['listed: Bad step. (Mend it.) in recipe/steps.ts'])
  })

  test('that are only passed on from a caught error are left out', () => {
    const text =
      'try { go() } catch (thrown) { throw new RecipeError(thrown.code, { message: thrown.message }) }'
    expect(found({ 'recipe/a.ts': text, 'recipe/b.ts': "const a = { code: 'x', message: 'y' }" })).toEqual([])
  })
})
