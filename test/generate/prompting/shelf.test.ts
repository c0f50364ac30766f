/** What a step reads once: made once, with the ports of the step, and again after a failure. */

import { expect, test } from 'vitest'
import { createShelf, ownIds } from '../../../src/generate/prompting/shelf.js'
import { buildChild, buildSourceRecord } from '../../../src/testing/builders.js'
import { createExamPorts } from '../../../src/testing/exam-ports.js'

const [step, row] = [createExamPorts(), createExamPorts()]

test('rows that ask at the same time share what is made', async () => {
  const shelf = createShelf()
  let made = 0
  const make = async () => ++made
  expect(await Promise.all([shelf.once('a', row, make), shelf.once('a', row, make)])).toEqual([1, 1])
  expect(await shelf.once('b', row, make)).toBe(2)
})

test('the ports of the step are used once they are known', async () => {
  const shelf = createShelf()
  expect(await shelf.once('a', row, async (ports) => ports === row)).toBe(true)
  shelf.usePortsOfStep(step)
  expect(await shelf.once('b', row, async (ports) => ports === step)).toBe(true)
})

test('a failure is not kept', async () => {
  const shelf = createShelf()
  const failing = shelf.once('a', row, async () => {
    throw new TypeError('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await shelf.once('a', row, async () => 1)).toBe(1)
})

test('rows of a source', async () => {
  const record = buildSourceRecord({ a: 1 })
  const ports = createExamPorts({ sources: { seeds: [record] } })
  const shelf = createShelf()
  expect(await shelf.rows('seeds', ports)).toEqual([record])
  expect(await shelf.rows('seeds', ports)).toBe(await shelf.rows('seeds', ports))
  await expect(shelf.rows('none', ports)).rejects.toMatchObject({ code: 'unknown-source' })
})

test('own ids are those of the parents and of what they were made from', () => {
  const seed = buildSourceRecord({ a: 1 })
  const child = buildChild(seed, { a: 2 }, 'row-1')
  expect(ownIds([child])).toEqual(new Set([child.id, seed.id]))
  expect(ownIds([])).toEqual(new Set())
})
