/** References to modules: the file relative to the recipe, and the name of its export. */

import { resolve } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitModule } from '../../src/recipe/model-module.js'

test.each([
  ['./own.mjs#judge', '/recipes/own.mjs', 'judge'],
  ['./own.mjs', '/recipes/own.mjs', 'model'],
  ['../shared/own.mjs#a_$1', '/shared/own.mjs', 'a_$1'],
  ['/abs/own.mjs#m', '/abs/own.mjs', 'm'],
  ['./odd#name.mjs#m', '/recipes/odd#name.mjs', 'm'],
  ['./odd#1.mjs', '/recipes/odd#1.mjs', 'model'],
  ['answers.jsonl', '/recipes/answers.jsonl', 'model'],
])('%s', (reference, path, name) => {
  expect(splitModule(reference, '/recipes')).toEqual({ path: resolve(path), name })
})

test('law: what is put together comes apart again', () => {
  const file = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}\.mjs$/)
  const name = fc.stringMatching(/^[A-Za-z_$][\w$]{0,8}$/)
  fc.assert(
    fc.property(file, name, (path, exported) => {
      expect(splitModule(`${path}#${exported}`, '/r')).toEqual({ path: resolve('/r', path), name: exported })
    }),
  )
})
