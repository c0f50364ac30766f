/** What values of Arrow columns become, read from the raw buffers. */

import * as arrow from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { arrowColumn } from '../../../src/source/rows/arrow-value.js'

/** All values of a vector of one chunk. */
function valuesOf(vector: arrow.Vector): unknown[] {
  const [data] = vector.data
  if (data === undefined) return []
  const read = arrowColumn(data, arrow)
  return Array.from({ length: data.length }, (_, index) => read(index))
}

function column(values: readonly unknown[], type: arrow.DataType): unknown[] {
  return valuesOf(arrow.vectorFromArray([...values], type))
}

/** A vector of 64-bit ticks, whose builders in the library would round. */
function ticks(values: readonly bigint[], type: arrow.DataType): unknown[] {
  const data = arrow.makeData({
    type: type as arrow.Int64,
    length: values.length,
    data: BigInt64Array.from(values),
  })
  return valuesOf(new arrow.Vector([data]))
}

const field = (name: string, type: arrow.DataType): arrow.Field => new arrow.Field(name, type, true)

describe('scalars', () => {
  test.each([
    ['int8', [1, null, -3], new arrow.Int8(), [1, null, -3]],
    ['uint32', [4294967295], new arrow.Uint32(), [4294967295]],
    ['int64', [5n, 9007199254740993n, null], new arrow.Int64(), [5, '9007199254740993', null]],
    ['uint64', [18446744073709551615n], new arrow.Uint64(), ['18446744073709551615']],
    ['double', [1.5, Number.NaN, null], new arrow.Float64(), [1.5, null, null]],
    ['float', [0.5], new arrow.Float32(), [0.5]],
    ['text', ['a', 'ü😀', '', null], new arrow.Utf8(), ['a', 'ü😀', '', null]],
    ['large text', ['a', null], new arrow.LargeUtf8(), ['a', null]],
    ['boolean', [true, false, null], new arrow.Bool(), [true, false, null]],
    ['binary', [Uint8Array.of(0, 255), null], new arrow.Binary(), ['AP8=', null]],
    ['null', [null, null], new arrow.Null(), [null, null]],
    [
      'dictionary',
      ['p', 'q', 'p', null],
      new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32()),
      ['p', 'q', 'p', null],
    ],
  ])('%s', (_, values, type, expected) => {
    expect(column(values, type)).toEqual(expected)
  })

  test('decimals keep their digits', () => {
    const data = arrow.makeData({
      type: new arrow.Decimal(2, 22),
      length: 3,
      // 1234, -1234 and 10^20 + 1 as 128-bit little-endian words: 10^20 = 5·2^64 + 7766279631452241920
      data: Uint32Array.from([
        1234, 0, 0, 0, 0xfffffb2e, 0xffffffff, 0xffffffff, 0xffffffff, 0x63100001, 0x6bc75e2d, 5, 0,
      ]),
    })
    expect(valuesOf(new arrow.Vector([data]))).toEqual([12.34, -12.34, '1000000000000000000.01'])
  })
})

describe('times keep every digit', () => {
  test.each([
    ['seconds', [0n, -1n], new arrow.TimestampSecond(), ['1970-01-01T00:00:00', '1969-12-31T23:59:59']],
    ['milliseconds', [1704164645123n], new arrow.TimestampMillisecond(), ['2024-01-02T03:04:05.123']],
    ['microseconds', [1704164645123456n], new arrow.TimestampMicrosecond(), ['2024-01-02T03:04:05.123456']],
    [
      'nanoseconds',
      [1704164645123456789n],
      new arrow.TimestampNanosecond(),
      ['2024-01-02T03:04:05.123456789'],
    ],
    ['with a zone', [1704164645000000n], new arrow.TimestampMicrosecond('UTC'), ['2024-01-02T03:04:05Z']],
    ['time of day', [3723000004n], new arrow.TimeMicrosecond(), ['01:02:03.000004']],
    ['milliseconds of a date', [1704164645000n], new arrow.DateMillisecond(), ['2024-01-02T03:04:05']],
    ['a duration', [1500n], new arrow.DurationMillisecond(), [1500]],
  ])('%s', (_, values, type, expected) => {
    expect(ticks(values, type)).toEqual(expected)
  })

  test('days', () => {
    const data = arrow.makeData({ type: new arrow.DateDay(), length: 2, data: Int32Array.from([19724, -1]) })
    expect(valuesOf(new arrow.Vector([data]))).toEqual(['2024-01-02', '1969-12-31'])
  })
})

describe('nested', () => {
  const ints = new arrow.List(field('item', new arrow.Int64()))
  const turn = new arrow.Struct([field('role', new arrow.Utf8()), field('content', new arrow.Utf8())])

  test('lists', () => {
    expect(column([[1n, 2n], [], null, [9007199254740993n]], ints)).toEqual([
      [1, 2],
      [],
      null,
      ['9007199254740993'],
    ])
  })

  test('lists of a fixed size', () => {
    const type = new arrow.FixedSizeList(2, field('item', new arrow.Int32()))
    expect(column([[1, 2], [3, 4], null], type)).toEqual([[1, 2], [3, 4], null])
  })

  test('structs, and lists of them', () => {
    const conversations = new arrow.List(field('item', turn))
    const values = [
      [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: null },
      ],
      [],
    ]
    expect(column(values, conversations)).toEqual(values)
  })

  test('maps with text as keys are objects, others lists', () => {
    const entries = (key: arrow.DataType): arrow.Map_ =>
      new arrow.Map_(
        new arrow.Field(
          'entries',
          new arrow.Struct([field('key', key), field('value', new arrow.Int32())]),
          false,
        ) as never,
      )
    expect(
      column(
        [
          new Map([
            ['k', 1],
            ['l', 2],
          ]),
        ],
        entries(new arrow.Utf8()),
      ),
    ).toEqual([{ k: 1, l: 2 }])
    expect(column([new Map([[7, 1]])], entries(new arrow.Int32()))).toEqual([[{ key: 7, value: 1 }]])
  })
})
