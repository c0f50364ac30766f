/** Runs a user's exported function as a recorded effect: called once for the same file, export and arguments. */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { canonicalJson, type Json, type JsonObject } from '../../base/canonical-json.js'
import { isCupelError, messageOf, RecipeError, StoppedError } from '../../base/errors.js'
import { sha256 } from '../../base/ids.js'
import type { OptionFiles } from '../../contract/plug-in.js'
import { splitFunction } from './field-schema.js'
import type { Producer, RowContext } from './producer.js'

interface UserModule {
  readonly digest: string
  readonly call: (argument: JsonObject) => Promise<Json>
}

/**
 * Compiles `fn: ./file.mjs#name` with `reads: [...]`.
 *
 * The function gets one object of the fields in `reads` and returns (or promises) anything that JSON can hold. Its
 * request is the SHA-256 of the file's bytes, the export's name and the argument; files that it imports are not
 * part of it. Paths are relative to the recipe.
 *
 * Throws: RecipeError `missing-file` now, `missing-export` at the first row; StoppedError `user-code` when the
 *         function throws or returns no JSON, with `details.record`, `details.field` and `details.stack`.
 */
export function compileFunction(
  field: string,
  reference: string,
  reads: readonly string[],
  files: OptionFiles,
): Producer {
  const { file, name } = splitFunction(reference)
  const path = files.path(file)
  if (!existsSync(path)) {
    throw new RecipeError('missing-file', {
      message: `fields.${field}.fn names ${file}, which does not exist.`,
      hint: 'Paths are relative to the recipe.',
      details: { path: `fields.${field}.fn` },
    })
  }
  let loaded: Promise<UserModule> | undefined
  return {
    reads,
    outside: 'function',
    produce: async (context) => {
      loaded ??= load(path, field, name)
      return { value: await callRecorded(await loaded, field, name, reads, context) }
    },
  }
}

async function load(path: string, field: string, name: string): Promise<UserModule> {
  const digest = sha256(await readFile(path))
  return { digest, call: async (argument) => (await importFunction(path, digest, field, name))(argument) }
}

async function importFunction(
  path: string,
  digest: string,
  field: string,
  name: string,
): Promise<(argument: JsonObject) => Promise<Json>> {
  const loaded: Record<string, unknown> = await import(`${pathToFileURL(path).href}?sha256=${digest}`)
  const found = loaded[name]
  if (typeof found === 'function') return async (argument) => (await found(argument)) as Json
  throw new RecipeError('missing-export', {
    message: `fields.${field}.fn names the export "${name}", which is no function of that file.`,
    hint: `Its exports are ${Object.keys(loaded).sort().join(', ') || 'none'}.`,
    details: { path: `fields.${field}.fn` },
  })
}

async function callRecorded(
  module: UserModule,
  field: string,
  name: string,
  reads: readonly string[],
  context: RowContext,
): Promise<Json> {
  const argument: JsonObject = Object.fromEntries(reads.map((read) => [read, context.values[read] ?? null]))
  const request = { kind: 'user-function', file: module.digest, export: name, arguments: argument }
  return context.ports.effect(request, async () => {
    try {
      const value = await module.call(argument)
      canonicalJson(value)
      return value
    } catch (thrown) {
      throw isCupelError(thrown) && thrown.code === 'missing-export'
        ? thrown
        : userCodeError(thrown, field, context)
    }
  })
}

function userCodeError(thrown: unknown, field: string, { task }: RowContext): StoppedError {
  return new StoppedError('user-code', {
    message: `The function of field "${field}" failed at record ${task}: ${messageOf(thrown)}`,
    hint: 'Mend the function and run the same command again: an edited file opens a new epoch and is called for every record.',
    details: { record: task, field, stack: thrown instanceof Error ? (thrown.stack ?? '') : '' },
    cause: thrown,
  })
}
