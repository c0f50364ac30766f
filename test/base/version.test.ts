/** The version is that of package.json. */

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packageVersion } from '../../src/base/version.js'

test('the version is a semantic version and stands in package.json', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  expect(packageVersion()).toMatch(/^\d+\.\d+\.\d+/)
  expect(text).toContain(`"version": "${packageVersion()}"`)
})
