/** Files that options name: relative to the recipe, told to the plan, for methods and verifiers alike. */

import { resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineMethod } from '../../src/contract/method.js'
import { listOptions } from '../../src/contract/option-table.js'
import { definePlugIn, type OptionFiles } from '../../src/contract/plug-in.js'
import { defineVerifier } from '../../src/contract/verifier.js'
import { pass } from '../../src/record/verdict.js'
import { declaration } from './declaration.js'

const options = z.strictObject({ code: z.array(z.string()).default([]).describe('Files of code.') })
const common = { ...declaration, options, readsSources: () => [] }

describe('files', () => {
  const reading = (_: unknown, files: OptionFiles) => files
  const plugIn = definePlugIn('verifier', common, ({ code }: { code: string[] }, files) =>
    code.map(files.path),
  )

  test('are named in the order of asking, relative to the folder of the recipe', () => {
    const { files, instance } = plugIn.bind({ code: ['check.py', '../shared/a.py'] }, '/recipes/sums')
    expect(files).toEqual([resolve('/recipes/sums/check.py'), resolve('/recipes/shared/a.py')])
    expect(instance).toEqual(files)
  })

  test('are relative to the working folder when there is no other; absolute ones stay', () => {
    expect(plugIn.bind({ code: ['a.py', resolve('/b.py')] }).files).toEqual([
      resolve('a.py'),
      resolve('/b.py'),
    ])
  })

  test('of one binding are no files of another', () => {
    plugIn.bind({ code: ['a.py'] })
    expect(plugIn.bind({}).files).toEqual([])
  })

  test('asked for later still count: the list is that of the binding', () => {
    const bound = definePlugIn('verifier', common, reading).bind({}, '/recipes')
    expect(bound.files).toEqual([])
    bound.instance.path('late.py')
    expect(bound.files).toEqual([resolve('/recipes/late.py')])
  })

  test('reach methods and verifiers', () => {
    const method = defineMethod<{ code: string[] }>({
      ...common,
      family: 'code',
      input: 'nothing',
      start: ({ code }, { path }) => ({
        plan: () => [],
        perform: async () => [{ data: { at: code.map(path) } }],
      }),
    })
    const verifier = defineVerifier<{ code: string[] }>({
      ...common,
      start: ({ code }, { path }) => {
        const paths = code.map(path)
        return { verify: () => pass({ paths }) }
      },
    })
    expect(verifier.bind({ code: ['x.py'] }, '/r').files).toEqual([resolve('/r/x.py')])
    expect(method.bind({ code: ['x.py'] }, '/r').files).toEqual([]) // asked for in perform, too late for the plan
  })
})

test('listed options: as many as were declared, in order, each with its own default', () => {
  const name = fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/)
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(name, fc.integer()), { selector: ([key]) => key }), (declared) => {
      const shape = Object.fromEntries(
        declared.map(([key, value]) => [key, z.int().default(value).describe(`The ${key}.`)]),
      )
      expect(listOptions(z.strictObject(shape))).toEqual(
        declared.map(([key, value]) => ({
          name: key,
          type: 'integer',
          default: String(value),
          required: false,
          description: `The ${key}.`,
        })),
      )
    }),
    { numRuns: 40 },
  )
})
