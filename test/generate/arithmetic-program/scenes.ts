/** Scenes for tests of the parts of a story. */

import { nounOf } from '../../../src/algo/grammar/noun.js'
import { createRandom } from '../../../src/base/random.js'
import { limitsOf } from '../../../src/generate/arithmetic-program/dial.js'
import type { NumberName } from '../../../src/generate/arithmetic-program/quantity.js'
import { given } from '../../../src/generate/arithmetic-program/quantity.js'
import type { Scene } from '../../../src/generate/arithmetic-program/scene.js'

/** Mia's scene: digits, dollars, `*` and `/`; difficulty 5. */
export function sceneOf(changes: Partial<Scene> = {}): Scene {
  return {
    random: createRandom('scene'),
    limits: limitsOf(5, undefined, undefined),
    format: { wordsUpTo: 0, sign: '$', times: '*', divide: '/' },
    nouns: { thing: nounOf('box'), item: nounOf('apple') },
    hero: { name: 'Mia', he: 'she', his: 'her', him: 'her' },
    friend: { name: 'Leo', he: 'he', his: 'his', him: 'him' },
    isFriendNamed: false,
    cast: ['Mia'],
    last: undefined,
    numbers: {},
    amount: given(0, false),
    part: given(0, false),
    calculation: '',
    result: 0,
    isComparison: false,
    ...changes,
  }
}

/** Numbers by name, in units. */
export function numbersOf(values: Partial<Record<NumberName, number>>, isMoney = false): Scene['numbers'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, given(100 * value, isMoney)]),
  )
}
