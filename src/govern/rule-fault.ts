/** What is wrong with a gate rule, in words: the messages of the CEL library, translated for people. */

import { firstLine } from '../algo/expression/cel-expression.js'
import { messageOf, RecipeError } from '../base/errors.js'
import { nameHint } from '../base/nearest.js'

interface Translation {
  readonly message: RegExp
  /** `found` are the groups of the message, `functions` the names that a rule can call. */
  says(found: readonly string[], functions: readonly string[]): readonly [why: string, hint: string]
}

const EXAMPLE = 'A rule is CEL, e.g. reading("contamination").upper <= 0.01 or share("synthetic") <= 0.4.'
const OPERATORS = 'CEL writes && for and, || for or, ! for not, == for equal.'
const FIELDS = 'Take its point or an end of its interval: .value, .lower or .upper.'

const translations: readonly Translation[] = [
  {
    message: /^found no matching overload for '(\w+)\(/,
    says: ([name = ''], functions) =>
      functions.includes(name)
        ? [`${name} takes one name`, `Write ${name}("…").`]
        : [`there is no function "${name}"`, nameHint(name, functions)],
  },
  {
    message: /^Unknown variable: (\w+)/,
    says: ([name = ''], functions) => [
      `"${name}" is no quantity`,
      `Quantities are called with a name in quotes, e.g. ${functions.at(-1) ?? 'count'}("…").`,
    ],
  },
  {
    message: /^no such overload: (Quantity \S+ string|string \S+ Quantity)/,
    says: () => ['a quantity is compared with a number, not a text', 'Write the number without quotes.'],
  },
  {
    message: /^no such overload: (.*Quantity.*)/,
    says: ([types = '']) => [`CEL cannot reckon with whole quantities (${types})`, FIELDS],
  },
  {
    message: /^no such overload: (.*)/,
    says: ([types = '']) => [`the types do not fit (${types})`, EXAMPLE],
  },
  { message: /^No such key: (\w+)/, says: ([key = '']) => [`a quantity has no "${key}"`, FIELDS] },
  { message: /^Unexpected token: EOF|, got EOF/, says: () => ['it ends too early', EXAMPLE] },
  { message: /^(Unexpected|Expected) /, says: () => ['it is not valid CEL', OPERATORS] },
]

/** The error for a rule that the library refuses. In: what it threw or gave as the error of its check. */
export function ruleFault(rule: string, thrown: unknown, functions: readonly string[]): RecipeError {
  const message = firstLine(messageOf(thrown))
  for (const translation of translations) {
    const found = translation.message.exec(message)
    if (found === null) continue
    const [why, hint] = translation.says(found.slice(1), functions)
    return badRule(rule, why, hint)
  }
  return badRule(rule, message, EXAMPLE)
}

/** The error for a rule. `why` ends a sentence. */
export function badRule(rule: string, why: string, hint = EXAMPLE): RecipeError {
  return new RecipeError('bad-rule', { message: `the rule \`${rule}\` cannot be used: ${why}.`, hint })
}
