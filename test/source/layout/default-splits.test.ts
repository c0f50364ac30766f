/** Splits by file names, as the `datasets` library finds them; the examples are those of its documentation. */

import { describe, expect, test } from 'vitest'
import { defaultSplits, matchingFiles } from '../../../src/source/layout/default-splits.js'

const splitsOf = (files: readonly string[]) => Object.fromEntries(defaultSplits([...files].sort()))

describe('defaultSplits', () => {
  test.each([
    ['nothing', [], {}],
    ['one file of any name', ['dataset.csv'], { train: ['dataset.csv'] }],
    ['files named after splits', ['train.csv', 'test.csv'], { train: ['train.csv'], test: ['test.csv'] }],
    [
      'the same in a folder',
      ['data/train.csv', 'data/test.csv'],
      { train: ['data/train.csv'], test: ['data/test.csv'] },
    ],
    [
      'numbered files',
      ['train_0.csv', 'train_1.csv', 'test_0.csv'],
      { train: ['train_0.csv', 'train_1.csv'], test: ['test_0.csv'] },
    ],
    [
      'folders named after splits',
      ['data/train/shard_0.csv', 'data/train/shard_1.csv', 'data/test/shard_0.csv'],
      { train: ['data/train/shard_0.csv', 'data/train/shard_1.csv'], test: ['data/test/shard_0.csv'] },
    ],
    [
      'shards, with a split of any name',
      [
        'data/train-00000-of-00002.parquet',
        'data/train-00001-of-00002.parquet',
        'data/random-00000-of-00001.parquet',
      ],
      {
        train: ['data/train-00000-of-00002.parquet', 'data/train-00001-of-00002.parquet'],
        random: ['data/random-00000-of-00001.parquet'],
      },
    ],
    [
      'other words for the splits',
      ['training.csv', 'dev.csv', 'evaluation.csv'],
      { train: ['training.csv'], validation: ['dev.csv'], test: ['evaluation.csv'] },
    ],
    [
      'between separators',
      ['my-train-file.csv', 'my.val.csv'],
      { train: ['my-train-file.csv'], validation: ['my.val.csv'] },
    ],
    ['not within words', ['constraints.csv', 'latest.csv'], { train: ['constraints.csv', 'latest.csv'] }],
    ['not in capitals', ['TRAIN.csv'], { train: ['TRAIN.csv'] }],
    [
      'a name that speaks of two splits is in both',
      ['train-test.csv'],
      { train: ['train-test.csv'], test: ['train-test.csv'] },
    ],
    ['folders come before names', ['test/train.csv', 'other.csv'], { test: ['test/train.csv'] }],
  ])('%s', (_, files, expected) => {
    expect(splitsOf(files)).toEqual(expected)
  })

  test('train, validation and test come first, whatever the order of the files', () => {
    const files = ['a', 'test', 'train', 'validation', 'z'].map((split) => `data/${split}-00000-of-00001.csv`)
    expect([...defaultSplits(files).keys()]).toEqual(['train', 'validation', 'test', 'a', 'z'])
  })
})

test('files of several patterns: in the order of the patterns, each once', () => {
  expect(matchingFiles(['a.csv', 'b.csv', 'c.json'], ['b.*', '*.csv'])).toEqual(['b.csv', 'a.csv'])
})
