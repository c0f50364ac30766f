/** The fields of a ledger line: whole numbers, words without white space, references, letters. */

import { InternalError } from '../base/errors.js'
import { ID_LENGTH } from '../base/ids.js'
import type { DispositionState } from '../record/disposition.js'
import type { VerdictKind } from '../record/verdict.js'
import type { PayloadRef } from './segments.js'

/** Letter of a verdict in a `V` line. */
export const verdictLetters: Readonly<Record<VerdictKind, string>> = {
  pass: 'p',
  fail: 'f',
  abstain: 'a',
  error: 'e',
}

/** Letter of a state in a `D` line. */
export const stateLetters: Readonly<Record<DispositionState, string>> = {
  pending: 'p',
  accepted: 'a',
  rejected: 'r',
  failed: 'f',
  cancelled: 'c',
}

/** Verdict of a letter in a `V` line; undefined for any other text. */
export const verdictOfLetter = invert(verdictLetters)

/** State of a letter in a `D` line; undefined for any other text. */
export const stateOfLetter = invert(stateLetters)

/** A field that cannot be written or read: a bug when writing, damage when reading. */
export function badField(text: string): InternalError {
  return new InternalError('bad-event', {
    message: `"${text.slice(0, 60).toWellFormed()}" cannot stand in a ledger line.`,
  })
}

/** Decimal digits of a whole number ≥ 0. Throws InternalError `bad-event` for anything else. */
export function formatWhole(value: number): string {
  if (Number.isSafeInteger(value) && value >= 0) return String(value)
  throw badField(String(value))
}

/** Inverse of `formatWhole`. Throws InternalError `bad-event`. */
export function parseWhole(text: string | undefined): number {
  const value = text !== undefined && /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (Number.isSafeInteger(value)) return value
  throw badField(text ?? '')
}

/** An id as it is. Throws InternalError `bad-event` for another length. */
export function formatId(id: string): string {
  if (id.length === ID_LENGTH) return id
  throw badField(id)
}

/** Inverse of `formatId`. Throws InternalError `bad-event`. */
export function parseId(text: string | undefined): string {
  return formatId(text ?? '')
}

/** A word, `-` for none. Throws InternalError `bad-event` for white space, a leading hyphen and the empty text. */
export function formatWord(text: string | null): string {
  if (text === null) return '-'
  if (!/^[^\s-]\S*$/.test(text) || !text.isWellFormed()) throw badField(text)
  return text
}

/** Inverse of `formatWord`. Throws InternalError `bad-event`. */
export function parseWord(text: string | undefined): string | null {
  return text === '-' ? null : formatWord(text ?? '')
}

/** A word that must be there. Throws InternalError `bad-event`. */
export function requiredWord(text: string | undefined): string {
  return formatWord(text ?? '')
}

/** A hash in base64url as it is; it may begin with a hyphen. Throws InternalError `bad-event`. */
export function formatHash(hash: string): string {
  if (/^[\w-]+$/.test(hash)) return hash
  throw badField(hash)
}

/** Inverse of `formatHash`. Throws InternalError `bad-event`. */
export function parseHash(text: string | undefined): string {
  return formatHash(text ?? '')
}

/** `segment:offset:length`, `-` for none. Throws InternalError `bad-event`. */
export function formatRef(ref: PayloadRef | null): string {
  if (ref === null) return '-'
  return `${formatWhole(ref.segment)}:${formatWhole(ref.offset)}:${formatWhole(ref.length)}`
}

/** Inverse of `formatRef`. Throws InternalError `bad-event`. */
export function parseRef(text: string | undefined): PayloadRef | null {
  return text === '-' ? null : requiredRef(text)
}

/** A reference that must be there. Throws InternalError `bad-event`. */
export function requiredRef(text: string | undefined): PayloadRef {
  const [segment, offset, length, ...more] = (text ?? '').split(':')
  if (more.length > 0) throw badField(text ?? '')
  return { segment: parseWhole(segment), offset: parseWhole(offset), length: parseWhole(length) }
}

function invert<Name extends string>(
  letters: Readonly<Record<Name, string>>,
): Readonly<Record<string, Name | undefined>> {
  const names: Record<string, Name> = Object.create(null)
  for (const name of Object.keys(letters) as Name[]) names[letters[name]] = name
  return names
}
