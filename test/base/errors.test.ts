/** Errors: exit codes, what they carry, and how they are recognised across copies of the package. */

import { describe, expect, test } from 'vitest'
import {
  DataError,
  exitCodes,
  InternalError,
  isCupelError,
  messageOf,
  MissingNeed,
  PolicyBlocked,
  RecipeError,
  StoppedError,
  StorageError,
} from '../../src/base/errors.js'

describe('a class tells what to do next', () => {
  test.each([
    [RecipeError, exitCodes.usage, 2],
    [DataError, exitCodes.usage, 2],
    [StorageError, exitCodes.usage, 2],
    [MissingNeed, exitCodes.usage, 2],
    [StoppedError, exitCodes.stopped, 3],
    [PolicyBlocked, exitCodes.blocked, 1],
    [InternalError, exitCodes.bug, 70],
  ])('%o', (Class, code, number) => {
    const error = new Class('some-code', { message: 'What and where.' })
    expect([error.exitCode, code]).toEqual([number, number])
    expect(error.name).toBe(Class.name)
    expect(error).toBeInstanceOf(Error)
  })

  test('all exit codes are different', () => {
    const codes = Object.values(exitCodes)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('an error carries', () => {
  test('its code, message, hint, details and cause', () => {
    const cause = new TypeError('below')
    const error = new DataError('bad-file', {
      message: 'a.csv is empty.',
      hint: 'Give a file with rows.',
      details: { rows: 0 },
      cause,
    })
    expect(error).toMatchObject({
      code: 'bad-file',
      message: 'a.csv is empty.',
      hint: 'Give a file with rows.',
      details: { rows: 0 },
    })
    expect(error.cause).toBe(cause)
  })

  test('nothing that was not given', () => {
    const error = new DataError('bad-file', { message: 'a.csv is empty.' })
    expect([error.hint, error.details, 'cause' in error]).toEqual([undefined, {}, false])
  })
})

describe('an error of ours', () => {
  test('is known by its brand, also from another copy of the package', () => {
    const foreign = Object.assign(new TypeError('x'), { [Symbol.for('cupel.error')]: true })
    expect(isCupelError(new StoppedError('budget', { message: 'x' }))).toBe(true)
    expect(isCupelError(foreign)).toBe(true)
  })

  test.each([new TypeError('x'), 'x', null, undefined, {}, 7])('is not %o', (value) => {
    expect(isCupelError(value)).toBe(false)
  })
})

describe('the words of a thrown value', () => {
  test.each([
    [new TypeError('too small'), 'too small'],
    [{ name: 'QuickJSError', message: 'of another realm' }, 'of another realm'],
    ['a text', 'a text'],
    [42, '42'],
    [null, 'null'],
    [undefined, 'undefined'],
    [Symbol('s'), 'Symbol(s)'],
    [{ code: 3 }, '[object Object]'],
    [Object.create(null), '[object Object]'],
    [{ message: 3 }, '[object Object]'],
  ])('%o', (thrown, words) => {
    expect(messageOf(thrown)).toBe(words)
  })
})
