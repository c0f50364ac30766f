/** Recipes of the wrong form: unknown keys, missing keys, wrong types, values out of range. */

import { describe, expect, test } from 'vitest'
import { fine, recipeComplaint } from './complaint.js'

describe('keys', () => {
  test('an unknown key with a near one', async () => {
    expect(await recipeComplaint(fine + 'verfy: [equation]\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:1 verfy: there is no such key.
        → Did you mean "verify"?
        (unknown-key)"
    `)
  })

  test('an unknown key with no near one', async () => {
    expect(await recipeComplaint(fine + 'telemetry: on\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:1 telemetry: there is no such key.
        → Known at the top level: cupel, name, description, intent, seed, goal, models, sources, generate, output, verify, refine, measure, gates, release.
        (unknown-key)"
    `)
  })

  test('an unknown key in braces', async () => {
    expect(await recipeComplaint(fine.replace('accepted', 'acepted'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:9 goal.acepted: there is no such key.
        → Did you mean "accepted"?
        (unknown-key)"
    `)
  })

  test('an unknown key of an item in a list', async () => {
    expect(
      await recipeComplaint(fine + 'verify:\n  - use: equation\n    abstian: keep\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:8:5 verify[0].abstian: there is no such key.
        → Did you mean "abstain"?
        (unknown-key)"
    `)
  })

  test('an unknown key beside a valid shorthand', async () => {
    expect(
      await recipeComplaint(fine + 'gates:\n  - rules: count("accepted") >= 5\n'),
    ).toMatchInlineSnapshot(`
      "✗ 2 problems:
        recipe.yaml:7:5 gates[0].rule: is missing; it must be text.
        recipe.yaml:7:5 gates[0].rules: there is no such key.
          → Did you mean "rule"?
        (missing-key)"
    `)
  })

  test('a missing key', async () => {
    expect(await recipeComplaint('cupel: 1\nname: demo\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:1:1 generate: is missing; it must be a list.
        (missing-key)"
    `)
  })

  test('a missing key of an item in a list', async () => {
    expect(await recipeComplaint(fine.replace(', method: arithmetic-program', ''))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:5:5 generate[0].method: is missing; it must be text.
        (missing-key)"
    `)
  })

  test('a missing version', async () => {
    expect(await recipeComplaint(fine.replace('cupel: 1\n', ''))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:1:1 cupel: is missing; it must be 1.
        (missing-key)"
    `)
  })

  test('a name of a built-in of JavaScript', async () => {
    expect(await recipeComplaint(fine + 'constructor: 1\n__proto__: 2\n')).toMatchInlineSnapshot(`
      "✗ 2 problems:
        recipe.yaml:6:1 constructor: there is no such key.
        recipe.yaml:7:1 __proto__: there is no such key.
          → Known at the top level: cupel, name, description, intent, seed, goal, models, sources, generate, output, verify, refine, measure, gates, release.
        (unknown-key)"
    `)
  })
})

describe('types', () => {
  test('not a mapping', async () => {
    expect(await recipeComplaint('- cupel\n- demo\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:1:1: must be a mapping (key: value), not ["cupel","demo"].
        (wrong-type)"
    `)
  })

  test('only a word', async () => {
    expect(await recipeComplaint('demo\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:1:1: must be a mapping (key: value), not "demo".
        (wrong-type)"
    `)
  })

  test('a word for a number', async () => {
    expect(await recipeComplaint(fine + 'seed: twelve\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:1 seed: must be a number, not "twelve".
        (wrong-type)"
    `)
  })

  test('a number in quotes', async () => {
    expect(await recipeComplaint(fine.replace('accepted: 5', 'accepted: "5"'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:9 goal.accepted: must be a number, not "5".
        → Write it without quotes: 5.
        (wrong-type)"
    `)
  })

  test('a number for a text', async () => {
    expect(await recipeComplaint(fine.replace('name: demo', 'name: 2026'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:2:1 name: must be text, not 2026.
        → Write it in quotes: "2026".
        (wrong-type)"
    `)
  })

  test('a fraction for a whole number', async () => {
    expect(await recipeComplaint(fine.replace('accepted: 5', 'accepted: 2.5'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:9 goal.accepted: must be a whole number, not 2.5.
        (wrong-type)"
    `)
  })

  test('not a number at all', async () => {
    expect(await recipeComplaint(fine + 'seed: .nan\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:1 seed: must be a number, not NaN.
        (wrong-type)"
    `)
  })

  test('a mapping for a list', async () => {
    expect(
      await recipeComplaint('cupel: 1\nname: demo\ngenerate: { id: make, method: arithmetic-program }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:1 generate: must be a list, not {"id":"make","method":"arithmetic-program"}.
        → Begin each item of the list with "- ".
        (wrong-type)"
    `)
  })

  test('a text for a list', async () => {
    expect(await recipeComplaint(fine + 'release: { formats: jsonl }\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:12 release.formats: must be a list, not "jsonl".
        → Write it as a list: [jsonl].
        (wrong-type)"
    `)
  })

  test('a text for a mapping', async () => {
    expect(await recipeComplaint(fine + 'sources: { seeds: seeds.jsonl }\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:12 sources.seeds: must be a mapping (key: value), not "seeds.jsonl".
        (wrong-type)"
    `)
  })

  test('a key without a value', async () => {
    expect(await recipeComplaint(fine.replace('{ accepted: 5 }', '\n  accepted:'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:3 goal.accepted: has no value; it must be a number.
        (missing-key)"
    `)
  })

  test('a number where a text or a mapping may stand', async () => {
    expect(await recipeComplaint(fine + 'verify: [12]\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:10 verify[0]: must be text or a mapping (key: value), not 12.
        (wrong-type)"
    `)
  })

  test('a number for a rule', async () => {
    expect(await recipeComplaint(fine + 'gates:\n  - rule: 1\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 gates[0].rule: must be text, not 1.
        → Write it in quotes: "1".
        (wrong-type)"
    `)
  })
})

describe('values', () => {
  test('another version', async () => {
    expect(await recipeComplaint(fine.replace('cupel: 1', 'cupel: 2'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:1:1 cupel: must be 1, not 2.
        (wrong-value)"
    `)
  })

  test('the version in quotes', async () => {
    expect(await recipeComplaint(fine.replace('cupel: 1', 'cupel: "1"'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:1:1 cupel: must be 1, not "1".
        → Write it without quotes: 1.
        (wrong-value)"
    `)
  })

  test('a value that is not among those known', async () => {
    expect(await recipeComplaint(fine + 'intent: { purpose: tests, risk: medium }\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:27 intent.risk: must be "low" or "high", not "medium".
        (wrong-value)"
    `)
  })

  test('a value with a near one', async () => {
    expect(await recipeComplaint(fine + 'release: { formats: [jsonl, parqet] }\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:29 release.formats[1]: must be "jsonl" or "parquet", not "parqet".
        → Did you mean "parquet"?
        (wrong-value)"
    `)
  })

  test('too small', async () => {
    expect(await recipeComplaint(fine.replace('accepted: 5', 'accepted: 0'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:3:9 goal.accepted: must be at least 1, not 0.
        (out-of-range)"
    `)
  })

  test('too large', async () => {
    expect(await recipeComplaint(fine + 'seed: 99999999999999999999\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:1 seed: must be at most 9007199254740991, not 100000000000000000000.
        (out-of-range)"
    `)
  })

  test('a list that is too short', async () => {
    expect(await recipeComplaint(fine + 'release: { formats: [] }\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:12 release.formats: must have at least 1 item, not 0.
        (out-of-range)"
    `)
  })

  test('a text that is too short', async () => {
    expect(await recipeComplaint(fine + 'sources: { seeds: { path: "" } }\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:21 sources.seeds.path: must have at least 1 character, not "".
        (out-of-range)"
    `)
  })

  test('a name with a blank', async () => {
    expect(await recipeComplaint(fine.replace('name: demo', 'name: my demo'))).toMatchInlineSnapshot(`
      "✗ recipe.yaml:2:1 name: must be letters, digits, "-" or "_", beginning with a letter or digit, not "my demo".
        (wrong-value)"
    `)
  })

  test('a source with a blank in its name', async () => {
    expect(
      await recipeComplaint(fine + 'sources: { my seeds: { path: seeds.jsonl } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:12 sources.my seeds: "my seeds" cannot be a name here: it must be letters, digits, "-" or "_", beginning with a letter or digit.
        (wrong-value)"
    `)
  })
})

describe('several problems at a time', () => {
  test('stand in the order of the file, each with its own hint', async () => {
    expect(
      await recipeComplaint(fine + 'verfy: []\nseed: x\nrefine: [{ use: 3 }]\nmeasure: 7\n'),
    ).toMatchInlineSnapshot(`
      "✗ 4 problems:
        recipe.yaml:6:1 verfy: there is no such key.
          → Did you mean "verify"?
        recipe.yaml:7:1 seed: must be a number, not "x".
        recipe.yaml:8:12 refine[0].use: must be text, not 3.
          → Write it in quotes: "3".
        recipe.yaml:9:1 measure: must be a list, not 7.
          → Write it as a list: [7].
        (unknown-key)"
    `)
  })

  test('more than twenty are counted', async () => {
    expect(
      await recipeComplaint(
        `${fine}${Array.from({ length: 25 }, (_, index) => `key${index}: 1\n`).join('')}`,
      ),
    ).toMatchInlineSnapshot(`
      "✗ 25 problems:
        recipe.yaml:6:1 key0: there is no such key.
        recipe.yaml:7:1 key1: there is no such key.
        recipe.yaml:8:1 key2: there is no such key.
        recipe.yaml:9:1 key3: there is no such key.
        recipe.yaml:10:1 key4: there is no such key.
        recipe.yaml:11:1 key5: there is no such key.
        recipe.yaml:12:1 key6: there is no such key.
        recipe.yaml:13:1 key7: there is no such key.
        recipe.yaml:14:1 key8: there is no such key.
        recipe.yaml:15:1 key9: there is no such key.
        recipe.yaml:16:1 key10: there is no such key.
        recipe.yaml:17:1 key11: there is no such key.
        recipe.yaml:18:1 key12: there is no such key.
        recipe.yaml:19:1 key13: there is no such key.
        recipe.yaml:20:1 key14: there is no such key.
        recipe.yaml:21:1 key15: there is no such key.
        recipe.yaml:22:1 key16: there is no such key.
        recipe.yaml:23:1 key17: there is no such key.
        recipe.yaml:24:1 key18: there is no such key.
        recipe.yaml:25:1 key19: there is no such key.
          → Known at the top level: cupel, name, description, intent, seed, goal, models, sources, generate, output, verify, refine, measure, gates, release.
        … and 5 more
        (unknown-key)"
    `)
  })
})
