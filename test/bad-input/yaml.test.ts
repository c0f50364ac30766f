/** Recipes that are no YAML: each complaint names the line and column to look at. */

import { describe, expect, test } from 'vitest'
import { fine, recipeComplaint } from './complaint.js'

const letters = 'abcdefghi'.split('')
const bomb = letters
  .map((one, index) => {
    const before = letters[index - 1]
    const item = before === undefined ? 'x' : `*${before}`
    return `${one}: &${one} [${Array.from({ length: 10 }, () => item).join(', ')}]\n`
  })
  .join('')

describe('a recipe that is not YAML', () => {
  test('a tab as indentation', async () => {
    expect(await recipeComplaint(fine.replace('  - {', '	- {'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:1 is not valid YAML: a tab is used as indentation.
        → Indent with spaces.
        (yaml-syntax)"
    `)
  })

  test('a quote that is never closed', async () => {
    expect(await recipeComplaint(fine.replace('name: demo', 'name: "demo'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:2:7 is not valid YAML: the quote that opens here is never closed.
        → Close the quote.
        (yaml-syntax)"
    `)
  })

  test('a single quote that is never closed', async () => {
    expect(await recipeComplaint(fine + "output: 'make\n")).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:9 is not valid YAML: the quote that opens here is never closed.
        → Close the quote.
        (yaml-syntax)"
    `)
  })

  test('a brace that is never closed', async () => {
    expect(
      await recipeComplaint(fine.replace('arithmetic-program }', 'arithmetic-program')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:5 is not valid YAML: the bracket that opens here is never closed.
        → Close the bracket.
        (yaml-syntax)"
    `)
  })

  test('a bracket that is never closed', async () => {
    expect(await recipeComplaint(fine + 'verify: [equation\nmeasure: [lengths]\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:9 is not valid YAML: the bracket that opens here is never closed.
        → Close the bracket.
        (yaml-syntax)"
    `)
  })

  test('a key that stands twice', async () => {
    expect(await recipeComplaint(fine + 'name: again\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:1 is not valid YAML: the key name stands twice.
        → Remove one of the two, or join them.
        (yaml-syntax)"
    `)
  })

  test('a key that stands twice, deep inside', async () => {
    expect(
      await recipeComplaint(fine.replace('{ accepted: 5 }', '{ accepted: 5, accepted: 6 }')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:22 is not valid YAML: the key accepted stands twice.
        → Remove one of the two, or join them.
        (yaml-syntax)"
    `)
  })

  test('a colon that is missing', async () => {
    expect(await recipeComplaint(fine.replace('name: demo', 'name demo'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:2:1 is not valid YAML: a colon is missing in "name demo".
        → Write \`key: value\`.
        (yaml-syntax)"
    `)
  })

  test('a line that is indented too far', async () => {
    expect(
      await recipeComplaint(fine.replace('name: demo\ngoal', 'name: demo\n  goal')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:2:7 is not valid YAML: this value is followed by a key of its own.
        → Align the next key with the one of this line, or put a text that holds ": " in quotes.
        (yaml-syntax)"
    `)
  })

  test('a text with a colon and no quotes', async () => {
    expect(await recipeComplaint(fine + 'description: hints: graded\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:14 is not valid YAML: this value is followed by a key of its own.
        → Align the next key with the one of this line, or put a text that holds ": " in quotes.
        (yaml-syntax)"
    `)
  })

  test('an alias of nothing', async () => {
    expect(await recipeComplaint(fine.replace('name: demo', 'name: *demo'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:2:7 is not valid YAML: *demo refers to an anchor that does not exist.
        → Put a text that begins with * in quotes.
        (yaml-syntax)"
    `)
  })

  test('an unknown tag', async () => {
    expect(await recipeComplaint(fine.replace('name: demo', 'name: !secret demo'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:2:7 is not valid YAML: unresolved tag: !secret.
        → Put a text that begins with ! in quotes.
        (yaml-syntax)"
    `)
  })

  test('an environment variable without quotes in braces', async () => {
    expect(
      await recipeComplaint(fine + 'sources: { seeds: { path: ${env:DATA} } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:28 is not valid YAML: "{" cannot stand here.
        → Put a text that holds \${…} in quotes.
        (yaml-syntax)"
    `)
  })

  test('two documents', async () => {
    expect(await recipeComplaint(fine + '---\nname: another\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:1 is not valid YAML: a second document begins here.
        → A recipe is one document: remove "---".
        (yaml-syntax)"
    `)
  })

  test('broken JSON', async () => {
    expect(
      await recipeComplaint('{ "cupel": 1,\n  "name": "demo",, "generate": [] }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:2:18 is not valid YAML: "," cannot stand here.
        → Check the indentation, quotes, brackets and colons there and in the line above.
        (yaml-syntax)"
    `)
  })

  test('an alias that grows without end', async () => {
    expect(await recipeComplaint(bomb)).toMatchInlineSnapshot(`
      "✗ recipe.yaml is not valid YAML: excessive alias count indicates a resource exhaustion attack.
        → Write out what the aliases (*) repeat.
        (yaml-syntax)"
    `)
  })

  test('nothing at all', async () => {
    expect(await recipeComplaint('')).toMatchInlineSnapshot(`
      "✗ recipe.yaml is empty.
        → \`cupel init\` writes a recipe to begin with.
        (empty-recipe)"
    `)
  })

  test('only a comment', async () => {
    expect(await recipeComplaint('# later\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml is empty.
        → \`cupel init\` writes a recipe to begin with.
        (empty-recipe)"
    `)
  })
})
