/** Gate rules that cannot be used: said before the run, never after it. */

import { describe, expect, test } from 'vitest'
import { fine, recipeComplaint } from './complaint.js'

const gate = (rule: string): string => `${fine}gates:\n  - ${rule}\n`

describe('a rule that is no CEL', () => {
  test('it ends too early', async () => {
    expect(await recipeComplaint(gate('count("accepted") >='))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count("accepted") >=\` cannot be used: it ends too early.
        → A rule is CEL, e.g. reading("contamination").upper <= 0.01 or share("synthetic") <= 0.4.
        (bad-rule)"
    `)
  })

  test('a bracket is open', async () => {
    expect(await recipeComplaint(gate('(count("accepted") >= 3'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`(count("accepted") >= 3\` cannot be used: it ends too early.
        → A rule is CEL, e.g. reading("contamination").upper <= 0.01 or share("synthetic") <= 0.4.
        (bad-rule)"
    `)
  })

  test('one equals sign', async () => {
    expect(await recipeComplaint(gate('count("accepted") = 3'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count("accepted") = 3\` cannot be used: it is not valid CEL.
        → CEL writes && for and, || for or, ! for not, == for equal.
        (bad-rule)"
    `)
  })

  test('"and" for &&', async () => {
    expect(
      await recipeComplaint(gate('count("accepted") >= 3 and count("failed") == 0')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count("accepted") >= 3 and count("failed") == 0\` cannot be used: it is not valid CEL.
        → CEL writes && for and, || for or, ! for not, == for equal.
        (bad-rule)"
    `)
  })

  test('nothing', async () => {
    expect(await recipeComplaint(gate('""'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`\` cannot be used: it ends too early.
        → A rule is CEL, e.g. reading("contamination").upper <= 0.01 or share("synthetic") <= 0.4.
        (bad-rule)"
    `)
  })
})

describe('a rule that does not fit', () => {
  test('an unknown function with a near one', async () => {
    expect(await recipeComplaint(gate('counts("accepted") >= 3'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`counts("accepted") >= 3\` cannot be used: there is no function "counts".
        → Did you mean "count"?
        (bad-rule)"
    `)
  })

  test('an unknown function with no near one', async () => {
    expect(await recipeComplaint(gate('perplexity("wiki") <= 3'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`perplexity("wiki") <= 3\` cannot be used: there is no function "perplexity".
        → Known: reading, share, count.
        (bad-rule)"
    `)
  })

  test('a name without quotes', async () => {
    expect(await recipeComplaint(gate('count(accepted) >= 3'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count(accepted) >= 3\` cannot be used: "accepted" is no quantity.
        → Quantities are called with a name in quotes, e.g. count("…").
        (bad-rule)"
    `)
  })

  test('a bare name', async () => {
    expect(await recipeComplaint(gate('accepted >= 3'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`accepted >= 3\` cannot be used: "accepted" is no quantity.
        → Quantities are called with a name in quotes, e.g. count("…").
        (bad-rule)"
    `)
  })

  test('two names', async () => {
    expect(await recipeComplaint(gate('count("accepted", "rejected") >= 3'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count("accepted", "rejected") >= 3\` cannot be used: count takes one name.
        → Write count("…").
        (bad-rule)"
    `)
  })

  test('a quantity alone', async () => {
    expect(await recipeComplaint(gate('count("accepted")'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count("accepted")\` cannot be used: it gives a quantity, not true or false.
        → A rule is CEL, e.g. reading("contamination").upper <= 0.01 or share("synthetic") <= 0.4.
        (bad-rule)"
    `)
  })

  test('a number', async () => {
    expect(await recipeComplaint(gate('count("accepted").value * 2'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count("accepted").value * 2\` cannot be used: it gives a number, not true or false.
        → A rule is CEL, e.g. reading("contamination").upper <= 0.01 or share("synthetic") <= 0.4.
        (bad-rule)"
    `)
  })

  test('a quantity has no such end', async () => {
    expect(await recipeComplaint(gate('count("accepted").median >= 4'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count("accepted").median >= 4\` cannot be used: a quantity has no "median".
        → Take its point or an end of its interval: .value, .lower or .upper.
        (bad-rule)"
    `)
  })

  test('reckoning with whole quantities', async () => {
    expect(await recipeComplaint(gate('count("rejected") / count("planned") <= 0.5'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count("rejected") / count("planned") <= 0.5\` cannot be used: CEL cannot reckon with whole quantities (Quantity / Quantity).
        → Take its point or an end of its interval: .value, .lower or .upper.
        (bad-rule)"
    `)
  })

  test('a text for a number', async () => {
    expect(await recipeComplaint(gate('count("accepted") >= "3"'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count("accepted") >= "3"\` cannot be used: a quantity is compared with a number, not a text.
        → Write the number without quotes.
        (bad-rule)"
    `)
  })

  test('a name that is made while the rule runs', async () => {
    expect(await recipeComplaint(gate('count("accep" + "ted") >= 3'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: the rule \`count("accep" + "ted") >= 3\` cannot be used: the name in count(…) is not written out.
        → Write the name in quotes: count("…").
        (bad-rule)"
    `)
  })
})

describe('a rule that names nothing', () => {
  test('an unknown reading with a near name', async () => {
    expect(
      await recipeComplaint(`${gate('reading("length").value > 3')}measure: [lengths]\n`),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: reading("length") names nothing in this recipe.
        → Did you mean "lengths"?
        (unknown-quantity)"
    `)
  })

  test('a reading in a recipe that measures nothing', async () => {
    expect(await recipeComplaint(gate('reading("lengths").value > 3'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: reading("lengths") names nothing in this recipe.
        → This recipe has nothing that reading can name.
        (unknown-quantity)"
    `)
  })

  test('an unknown share', async () => {
    expect(await recipeComplaint(gate('share("synthtic") <= 0.4'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: share("synthtic") names nothing in this recipe.
        → Did you mean "synthetic"?
        (unknown-quantity)"
    `)
  })

  test('an unknown count', async () => {
    expect(await recipeComplaint(gate('count("good") >= 4'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0]: count("good") names nothing in this recipe.
        → Known: planned, accepted, rejected, failed, cancelled, pending, released.
        (unknown-quantity)"
    `)
  })

  test('the place is that of the rule', async () => {
    expect(
      await recipeComplaint(`${fine}gates:\n  - why: no reason\n    rule: share("reel") <= 1\n`),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:5 gates[0].rule: share("reel") names nothing in this recipe.
        → Did you mean "real"?
        (unknown-quantity)"
    `)
  })
})
