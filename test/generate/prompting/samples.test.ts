/** Several answers to one prompt, and works that are waited for together. */

import { describe, expect, test } from 'vitest'
import { type Answer, askSamples } from '../../../src/generate/prompting/samples.js'
import { together } from '../../../src/base/together.js'

const echo = async (sample: number | string): Promise<Answer> => ({ value: sample })

describe('samples', () => {
  test('one answer, not in a list', async () => {
    expect(await askSamples(undefined, 7, echo)).toEqual({ value: 7 })
  })

  test('several, each under its own name', async () => {
    expect(await askSamples(3, '5.1', echo)).toEqual({ value: ['5.1/0', '5.1/1', '5.1/2'] })
    expect(await askSamples(1, 0, echo)).toEqual({ value: ['0/0'] })
  })

  test('are asked for at the same time', async () => {
    let [open, most] = [0, 0]
    await askSamples(4, 0, async (sample) => {
      open += 1
      most = Math.max(most, open)
      await Promise.resolve()
      open -= 1
      return { value: sample }
    })
    expect(most).toBe(4)
  })

  test('one refused, all refused: the first of them is named', async () => {
    const answers = askSamples(3, 0, async (sample) =>
      sample === '0/0' ? { value: 1 } : { refused: 'truncated', detail: `cut at ${sample}` },
    )
    expect(await answers).toEqual({ refused: 'truncated', detail: 'sample 2: cut at 0/1' })
  })
})

describe('together', () => {
  const late = async (work: () => number): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    return work()
  }

  test('values in their order', async () => {
    expect(await together([late(() => 1), Promise.resolve(2)])).toEqual([1, 2])
  })

  test('throws only when all have ended, and then what the first threw', async () => {
    let isDone = false
    const works = [
      late(() => {
        throw new TypeError('first')
      }),
      Promise.reject(new TypeError('second, but sooner')),
      late(() => Number((isDone = true))),
    ]
    await expect(together(works)).rejects.toThrow('first')
    expect(isDone).toBe(true)
  })
})
