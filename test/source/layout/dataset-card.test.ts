/** The configurations of a data set card. */

import { describe, expect, test } from 'vitest'
import { readDatasetCard } from '../../../src/source/layout/dataset-card.js'
import { sampleFolder, thrownBy } from '../sample-folder.js'

const card = (yaml: string) => readDatasetCard(sampleFolder({ 'README.md': `---\n${yaml}\n---\n# Data\n` }))

/** What a configuration says, with its patterns as a plain object. */
async function configs(yaml: string): Promise<unknown[]> {
  return (await card(yaml)).map(({ patterns, ...rest }) => ({
    ...rest,
    patterns: patterns && Object.fromEntries(patterns),
  }))
}

describe('no configurations', () => {
  test.each([
    ['no README', {}],
    ['no YAML', { 'README.md': '# Data\n---\nconfigs: 3\n---\n' }],
    ['YAML that is not closed', { 'README.md': '---\nconfigs: 3\n' }],
    ['YAML without configs', { 'README.md': '---\nlicense: mit\ntags:\n- a\n---\n' }],
    ['empty YAML', { 'README.md': '---\n---\n' }],
  ])('%s', async (_, files) => {
    expect(await readDatasetCard(sampleFolder(files))).toEqual([])
  })
})

describe('configurations', () => {
  test.each([
    ['a file', 'data_files: data.csv', { train: ['data.csv'] }],
    ['several files', 'data_files: [a.csv, "b/*.csv"]', { train: ['a.csv', 'b/*.csv'] }],
    [
      'splits',
      'data_files: [{split: train, path: a.csv}, {split: test, path: [b.csv, c.csv]}]',
      { train: ['a.csv'], test: ['b.csv', 'c.csv'] },
    ],
    ['none', 'features: []', undefined],
  ])('%s', async (_, files, patterns) => {
    expect(await configs(`configs:\n- config_name: main\n  ${files}`)).toEqual([
      { name: 'main', isDefault: true, dataDir: '', patterns, delimiter: undefined },
    ])
  })

  test('the default: the one called so, or marked so, or the only one', async () => {
    const isDefault = async (yaml: string) => (await card(yaml)).map((config) => config.isDefault)
    expect(await isDefault('configs:\n- config_name: a\n- config_name: default')).toEqual([false, true])
    expect(await isDefault('configs:\n- config_name: a\n- config_name: b\n  default: true')).toEqual([
      false,
      true,
    ])
    expect(await isDefault('configs:\n- config_name: a\n- config_name: b')).toEqual([false, false])
    expect(await isDefault('configs:\n- config_name: a')).toEqual([true])
  })

  test('folder and separator', async () => {
    expect(await configs('configs:\n- config_name: a\n  data_dir: ./sub/dir/\n  sep: "|"')).toEqual([
      { name: 'a', isDefault: true, dataDir: 'sub/dir', patterns: undefined, delimiter: '|' },
    ])
  })

  test('Windows line breaks', async () => {
    const folder = sampleFolder({ 'README.md': '---\r\nconfigs:\r\n- config_name: a\r\n---\r\n# Data' })
    expect((await readDatasetCard(folder)).map(({ name }) => name)).toEqual(['a'])
  })
})

describe('errors', () => {
  test('broken YAML', async () => {
    expect(await thrownBy(() => card('configs: [a'))).toMatchInlineSnapshot(`
      "DataError bad-dataset-card: The YAML at the top of <folder>/README.md cannot be understood: Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1.
      Mend it, or name the data files themselves as the source."
    `)
  })

  test('a configuration without a name', async () => {
    expect(await thrownBy(() => card('configs:\n- data_files: a.csv'))).toMatchInlineSnapshot(`
      "DataError bad-dataset-card: The YAML at the top of <folder>/README.md cannot be understood: configs[0].config_name: Invalid input: expected string, received undefined.
      Mend it, or name the data files themselves as the source."
    `)
  })

  test('data files of another form', async () => {
    expect(
      (await thrownBy(() => card('configs:\n- config_name: a\n  data_files: 3'))).split('\n')[0],
    ).toMatchInlineSnapshot(
      `"DataError bad-dataset-card: The YAML at the top of <folder>/README.md cannot be understood: configs[0].data_files: Invalid input."`,
    )
  })
})
