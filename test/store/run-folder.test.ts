/** The run folder: one writer at a time, nothing foreign overwritten, files whole or absent. */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import {
  countEpochs,
  openRunFolder,
  readJson,
  readPlan,
  requireRun,
  writeDurably,
  writePlan,
} from '../../src/store/run-folder.js'
import { complaintOf } from './complaint.js'
import { emptyFolder } from './temporary-folder.js'

const ours = process.pid
const another = process.ppid

/** Id of a process that has lived and is gone. */
function deadProcess(): number {
  return Number(execFileSync(process.execPath, ['-p', 'process.pid']))
}

function lockOf(folder: string): string {
  return join(folder, 'lock')
}

describe('opening', () => {
  test('makes a new folder with its parts and a lock, closing takes the lock away', async () => {
    const path = join(emptyFolder(), 'deep', 'run')
    const folder = await openRunFolder(path, ours)
    expect(folder.path).toBe(path)
    expect(readdirSync(path).sort()).toEqual(['index', 'ledger', 'lock', 'plans', 'segments'])
    expect(readFileSync(lockOf(path), 'utf8')).toBe(String(ours))
    await folder.close()
    expect(readdirSync(path).sort()).toEqual(['index', 'ledger', 'plans', 'segments'])
    await (await openRunFolder(path, ours)).close()
  })

  test('takes an empty folder, and one that holds a run', async () => {
    const path = emptyFolder()
    await (await openRunFolder(path, ours)).close()
    writeFileSync(join(path, 'notes.txt'), 'mine')
    await (await openRunFolder(path, ours)).close()
    expect(readFileSync(join(path, 'notes.txt'), 'utf8')).toBe('mine')
  })

  test('refuses a folder with something else, and leaves it alone', async () => {
    const path = emptyFolder()
    writeFileSync(join(path, 'thesis.tex'), '')
    expect(await complaintOf(() => openRunFolder(path, ours), path)).toMatchInlineSnapshot(
      `"RecipeError folder-not-empty: RUN is not empty and holds no run. → Give an empty or new folder with --out, or the folder of an earlier run."`,
    )
    expect(readdirSync(path)).toEqual(['thesis.tex'])
  })

  test('refuses a path that is no folder, or cannot be one', async () => {
    const path = emptyFolder()
    writeFileSync(join(path, 'file'), '')
    expect(await complaintOf(() => openRunFolder(join(path, 'file'), ours), path)).toMatchInlineSnapshot(
      `"RecipeError not-a-folder: RUN/file is a file, or lies below one; a run needs a folder. → Give an empty or new folder with --out."`,
    )
    expect(await complaintOf(() => openRunFolder(join(path, 'file', 'run'), ours), path)).toContain(
      'not-a-folder',
    )
    const half = emptyFolder()
    mkdirSync(join(half, 'plans'))
    writeFileSync(join(half, 'ledger'), 'in the way')
    const said = await complaintOf(() => openRunFolder(half, ours), half)
    expect(said).toMatchInlineSnapshot(
      `"StorageError folder-not-writable: RUN cannot be written: EEXIST: file already exists, mkdir 'RUN/ledger'. → See to its rights and to the disk, or give another folder with --out."`,
    )
  })
})

describe('the lock', () => {
  test('keeps a second writer out while the first lives', async () => {
    const path = emptyFolder()
    const first = await openRunFolder(path, another)
    const said = await complaintOf(() => openRunFolder(path, ours), path)
    expect(said.replaceAll(String(another), 'PID')).toMatchInlineSnapshot(
      `"StorageError folder-in-use: The folder is being written by process PID (RUN/lock). → Wait for it or stop it; if that process is no run of Cupel, delete the lock file."`,
    )
    expect(readFileSync(lockOf(path), 'utf8')).toBe(String(another))
    await first.close()
    await (await openRunFolder(path, ours)).close()
  })

  test.each(['a dead process', 'an old empty lock', 'a lock with other text', 'our own process number'])(
    'of %s is taken over',
    async (kind) => {
      const path = emptyFolder()
      await (await openRunFolder(path, ours)).close()
      const dead = String(deadProcess())
      const content = new Map([
        ['a dead process', dead],
        ['an old empty lock', ''],
        ['a lock with other text', 'host-7'],
        ['our own process number', String(ours)], // a container starts again with the same number
      ])
      writeFileSync(lockOf(path), content.get(kind) ?? '')
      const folder = await openRunFolder(path, ours)
      expect(readFileSync(lockOf(path), 'utf8')).toBe(String(ours))
      await folder.close()
    },
  )

  test('that is just being written is waited for', async () => {
    const path = emptyFolder()
    await (await openRunFolder(path, ours)).close()
    writeFileSync(lockOf(path), '')
    const opening = complaintOf(() => openRunFolder(path, ours))
    await pause(20)
    writeFileSync(lockOf(path), `${another}\n`)
    expect(await opening).toContain('folder-in-use')
  })

  test('lets one of many in', async () => {
    const path = emptyFolder()
    const living = [ours, another, 1]
    const said = await Promise.all(
      living.map((processId) => complaintOf(() => openRunFolder(path, processId))),
    )
    const owner = Number(readFileSync(lockOf(path), 'utf8'))
    expect(said.map((each) => each === 'no complaint')).toEqual(
      living.map((processId) => processId === owner),
    )
  })

  test('of another is not taken away by closing', async () => {
    const path = emptyFolder()
    const folder = await openRunFolder(path, ours)
    writeFileSync(lockOf(path), String(another))
    await folder.close()
    expect(readFileSync(lockOf(path), 'utf8')).toBe(String(another))
  })
})

describe('plans', () => {
  test('are kept by epoch, the newest also as plan.json', async () => {
    const path = emptyFolder()
    expect(await countEpochs(path)).toBe(0)
    const folder = await openRunFolder(path, ours)
    expect(await countEpochs(path)).toBe(0)
    expect(await complaintOf(() => requireRun(path), path)).toMatchInlineSnapshot(
      `"RecipeError no-run: RUN holds no run (there is no plan.json). → Give the folder that \`cupel run RECIPE --out FOLDER\` wrote."`,
    )
    await writePlan(path, 1, { name: 'first' })
    await writePlan(path, 2, { name: 'second', steps: [] })
    writeFileSync(join(path, 'plans', 'epoch-3.json.new'), 'torn')
    expect(await countEpochs(path)).toBe(2)
    expect([await readPlan(path, 1), await readPlan(path, 2)]).toEqual([
      { name: 'first' },
      { name: 'second', steps: [] },
    ])
    expect(await readJson(join(path, 'plan.json'))).toEqual({ name: 'second', steps: [] })
    expect(readFileSync(join(path, 'plan.json'), 'utf8')).toBe('{\n  "name": "second",\n  "steps": []\n}\n')
    await requireRun(path)
    await folder.close()
  })

  test('that cannot be read are named', async () => {
    const path = emptyFolder()
    await (await openRunFolder(path, ours)).close()
    expect(await complaintOf(() => readPlan(path, 1), path)).toMatchInlineSnapshot(
      `"StorageError file-damaged: RUN/plans/epoch-1.json cannot be read: ENOENT: no such file or directory, open 'RUN/plans/epoch-1.json'. → Restore it from a copy, or start in a new folder."`,
    )
    writeFileSync(join(path, 'plans', 'epoch-1.json'), '{"name":')
    expect(await complaintOf(() => readPlan(path, 1), path)).toMatchInlineSnapshot(
      `"StorageError file-damaged: RUN/plans/epoch-1.json cannot be read: Unexpected end of JSON input. → Restore it from a copy, or start in a new folder."`,
    )
    writeFileSync(join(path, 'plans', 'epoch-1.json'), '[1]')
    expect(await complaintOf(() => readPlan(path, 1), path)).toMatchInlineSnapshot(
      `"StorageError plan-damaged: RUN/plans/epoch-1.json holds no plan. → Restore it from a copy."`,
    )
  })
})

describe('writing durably', () => {
  test('replaces the whole file and leaves nothing beside it', async () => {
    const path = emptyFolder()
    const file = join(path, 'a.json')
    await writeDurably(file, 'a much longer text')
    await writeDurably(file, 'short')
    expect([readFileSync(file, 'utf8'), readdirSync(path)]).toEqual(['short', ['a.json']])
  })

  test('leaves the old text when the new one cannot be written', async () => {
    const path = emptyFolder()
    const file = join(path, 'a.json')
    await writeDurably(file, 'old')
    mkdirSync(`${file}.new`)
    await expect(writeDurably(file, 'new')).rejects.toThrow('EISDIR')
    expect([readFileSync(file, 'utf8'), existsSync(`${file}.new`)]).toEqual(['old', true])
  })
})
