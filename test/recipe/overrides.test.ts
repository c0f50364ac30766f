/** `--set`: what its texts mean, what they do to a recipe, and where its values stand then. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyOverrides, parseOverride } from '../../src/recipe/overrides.js'
import { pathText } from '../../src/recipe/problems.js'
import { documentOf } from './load.js'

const folder = '/team/here'

function set(value: unknown, ...texts: readonly string[]): unknown {
  const overrides = texts.map((text) => parseOverride(text, folder))
  return applyOverrides(documentOf(value), overrides).value
}

describe('a text', () => {
  test.each([
    ['seed=7', ['seed'], 7],
    ['goal.accepted=2000', ['goal', 'accepted'], 2000],
    ['refine[0].with.n=8', ['refine', 0, 'with', 'n'], 8],
    ['refine.0.with.n=8', ['refine', 0, 'with', 'n'], 8],
    ['gates=[]', ['gates'], []],
    ['name=demo', ['name'], 'demo'],
    ['name="7"', ['name'], '7'],
    ['description=a = b', ['description'], 'a = b'],
    ['goal={ accepted: 3, budget: { candidates: 9 } }', ['goal'], { accepted: 3, budget: { candidates: 9 } }],
    ['intent.license=', ['intent', 'license'], null],
    ['flag=true', ['flag'], true],
    [' seed =7', ['seed'], 7],
    ['gates=- a\n- b', ['gates'], ['a', 'b']],
    ['sources.seeds.path=data.jsonl', ['sources', 'seeds', 'path'], '/team/here/data.jsonl'],
    ['refine[1].against=../b.jsonl', ['refine', 1, 'against'], '/team/b.jsonl'],
    ['sources.seeds.path=/abs/data.jsonl', ['sources', 'seeds', 'path'], '/abs/data.jsonl'],
    ['sources.seeds.path=${env:DATA}/x.jsonl', ['sources', 'seeds', 'path'], '${env:DATA}/x.jsonl'],
    ['generate[0].with.paths=x', ['generate', 0, 'with', 'paths'], 'x'],
  ])('%j', (text, path, value) => {
    expect(parseOverride(text, folder)).toEqual({ path, value })
  })

  test.each(['seed', '=1', '', '.seed=1', 'a..b=1', 'a[x]=1', 'a[0=1', 'a]=1', 'a[-1]=1'])(
    '%j is none',
    (text) => {
      expect(() => parseOverride(text, folder)).toThrow(/is not of the form path=value/)
    },
  )

  test('law: a path reads back as it was written', () => {
    const key = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abcXYZ-_') })
    const path = fc.tuple(key, fc.array(fc.oneof(key, fc.nat(99)), { maxLength: 5 }))
    fc.assert(
      fc.property(path, fc.integer(), ([first, rest], value) => {
        const written = [first, ...rest]
        expect(parseOverride(`${pathText(written)}=${value}`, folder)).toEqual({ path: written, value })
      }),
    )
  })
})

describe('applied', () => {
  const recipe = { name: 'demo', goal: { accepted: 5 }, refine: [{ use: 'a' }, { use: 'b', with: { n: 1 } }] }

  test.each([
    ['goal.accepted=7', { ...recipe, goal: { accepted: 7 } }],
    ['goal.budget.candidates=9', { ...recipe, goal: { accepted: 5, budget: { candidates: 9 } } }],
    ['refine[0].with.n=8', { ...recipe, refine: [{ use: 'a', with: { n: 8 } }, recipe.refine[1]] }],
    ['refine[2].use=c', { ...recipe, refine: [...recipe.refine, { use: 'c' }] }],
    ['verify[0]=equation', { ...recipe, verify: ['equation'] }],
    ['refine=[]', { ...recipe, refine: [] }],
    ['constructor.x=1', { ...recipe, constructor: { x: 1 } }],
  ])('%j', (text, expected) => {
    expect(set(recipe, text)).toEqual(expected)
  })

  test('later ones see what earlier ones made', () => {
    expect(set({}, 'verify[0].use=a', 'verify[1].use=b', 'verify[0].use=c')).toEqual({
      verify: [{ use: 'c' }, { use: 'b' }],
    })
  })

  test('a key without a value is filled', () => {
    expect(set({ goal: null }, 'goal.accepted=3')).toEqual({ goal: { accepted: 3 } })
  })

  test('the document that was read stays as it was', () => {
    const document = documentOf(structuredClone(recipe))
    applyOverrides(document, [parseOverride('goal.accepted=7', folder)])
    expect(document.value).toEqual(recipe)
  })

  test.each([
    'name.first=a',
    'refine[3].use=c',
    'refine.last.use=c',
    'goal.accepted.n=1',
    '__proto__.polluted=1',
    'goal.__proto__.polluted=1',
    'constructor.prototype.__proto__=1',
  ])('%j finds no place', (text) => {
    expect(() => set(recipe, text)).toThrow(/there is no such place/)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('built-in objects cannot be reached', () => {
    set({}, 'constructor.prototype.polluted=1', 'toString.polluted=1')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.prototype.toString).not.toHaveProperty('polluted')
  })
})

describe('the place of a value', () => {
  const document = applyOverrides(
    documentOf({ seed: 1, refine: [{ use: 'a' }] }),
    ['seed=2', 'refine[1].with={ n: 1 }'].map((text) => parseOverride(text, folder)),
  )

  test.each([
    [['seed'], '--set seed'],
    [['refine', 1, 'with'], '--set refine[1].with'],
    [['refine', 1, 'with', 'n'], '--set refine[1].with.n'],
    [['refine', 1, 'use'], 'recipe.yaml at refine[1].use'],
    [['refine', 1], 'recipe.yaml at refine[1]'],
    [['refine', 10, 'with'], 'recipe.yaml at refine[10].with'],
    [['seeds'], 'recipe.yaml at seeds'],
    [[], 'recipe.yaml at '],
  ])('%j is %j', (path, place) => {
    expect(document.locate(path)).toBe(place)
  })
})
