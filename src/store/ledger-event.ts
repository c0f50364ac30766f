/** The events of a ledger and their lines: one event a line, a one-letter prefix, ids, references and hashes. */

import type { Json } from '../base/canonical-json.js'
import { InternalError } from '../base/errors.js'
import type { Conservation, DispositionState } from '../record/disposition.js'
import type { VerdictKind } from '../record/verdict.js'
import type { PayloadRef } from './segments.js'

/** Tasks were planned; written before they are performed. */
export interface PlannedEvent {
  readonly type: 'planned'
  /** Index of the step in the plan. */
  readonly step: number
  readonly tasks: number
  readonly drafts: number
}

/** A candidate came back; its payload (record or refusal) stands in a segment. A second one replaces the first. */
export interface CandidateEvent {
  readonly type: 'candidate'
  readonly id: string
  readonly step: number
  readonly ref: PayloadRef
  /** SHA-256 of the payload line, base64url. */
  readonly hash: string
}

/** A verifier spoke; evidence, if any, stands in a segment. */
export interface VerdictEvent {
  readonly type: 'verdict'
  readonly id: string
  /** Index of the verifier in the plan. */
  readonly verifier: number
  readonly verdict: VerdictKind
  readonly reason: string | null
  readonly evidence: PayloadRef | null
}

/** A candidate ended, or is held (`pending` with a reason). */
export interface DispositionEvent {
  readonly type: 'disposition'
  readonly id: string
  readonly state: DispositionState
  readonly reason: string | null
  /** Who decided: plug-in id, `goal`, `method`. */
  readonly by: string | null
  readonly evidence: PayloadRef | null
}

/** A record of a source was mixed into the result. */
export interface MemberEvent {
  readonly type: 'member'
  readonly id: string
  readonly ref: PayloadRef
  readonly hash: string
  readonly by: string
}

/** Anything rare, as JSON: epoch opened, round generated, reading, ruling, bad source row. Small; no user text. */
export interface FactEvent {
  readonly type: 'fact'
  readonly name: string
  readonly value: Json
}

/** Everything above this line is durable and adds up. */
export interface CommitEvent {
  readonly type: 'commit'
  readonly counts: Conservation
  /** Segment being written and its length: what a resume cuts back to. */
  readonly segment: number
  readonly length: number
}

/** One event of a ledger. */
export type LedgerEvent =
  | PlannedEvent
  | CandidateEvent
  | VerdictEvent
  | DispositionEvent
  | MemberEvent
  | FactEvent
  | CommitEvent

const verdictLetters: Readonly<Record<VerdictKind, string>> = {
  pass: 'p',
  fail: 'f',
  abstain: 'a',
  error: 'e',
}
const stateLetters: Readonly<Record<DispositionState, string>> = {
  pending: 'p',
  accepted: 'a',
  rejected: 'r',
  failed: 'f',
  cancelled: 'c',
}

/** Verdict of a letter in a `V` line. */
export const verdictOfLetter = invert(verdictLetters)
/** State of a letter in a `D` line. */
export const stateOfLetter = invert(stateLetters)

/** The line of an event, without the line break. */
export function formatEvent(event: LedgerEvent): string {
  switch (event.type) {
    case 'planned':
      return `P ${event.step} ${event.tasks} ${event.drafts}`
    case 'candidate':
      return `C ${event.id} ${event.step} ${formatRef(event.ref)} ${event.hash}`
    case 'verdict':
      return `V ${event.id} ${event.verifier} ${verdictLetters[event.verdict]} ${word(event.reason)} ${formatRef(event.evidence)}`
    case 'disposition':
      return `D ${event.id} ${stateLetters[event.state]} ${word(event.reason)} ${word(event.by)} ${formatRef(event.evidence)}`
    case 'member':
      return `M ${event.id} ${formatRef(event.ref)} ${event.hash} ${word(event.by)}`
    case 'fact':
      return `J ${word(event.name)} ${JSON.stringify(event.value)}`
    case 'commit':
      return `K ${formatCounts(event.counts)} ${event.segment} ${event.length}`
  }
}

/** The event of a line. Throws InternalError `bad-event` for a line that no version of Cupel wrote. */
export function parseEvent(line: string): LedgerEvent {
  const [letter = '', ...fields] = line.split(' ')
  const parse = parsers[letter]
  if (parse === undefined) {
    throw new InternalError('bad-event', { message: `"${line.slice(0, 60)}" is not a ledger event.` })
  }
  return parse(fields, line)
}

type FieldParser = (fields: readonly string[], line: string) => LedgerEvent

const parsers: Readonly<Record<string, FieldParser>> = {
  P: ([step, tasks, drafts]) => ({
    type: 'planned',
    step: Number(step),
    tasks: Number(tasks),
    drafts: Number(drafts),
  }),
  C: ([id, step, ref, hash]) => ({
    type: 'candidate',
    id: id ?? '',
    step: Number(step),
    ref: requiredRef(ref),
    hash: hash ?? '',
  }),
  V: ([id, verifier, letter, reason, evidence]) => ({
    type: 'verdict',
    id: id ?? '',
    verifier: Number(verifier),
    verdict: verdictOfLetter[letter ?? ''] ?? 'error',
    reason: unword(reason),
    evidence: parseRef(evidence),
  }),
  D: ([id, letter, reason, by, evidence]) => ({
    type: 'disposition',
    id: id ?? '',
    state: stateOfLetter[letter ?? ''] ?? 'pending',
    reason: unword(reason),
    by: unword(by),
    evidence: parseRef(evidence),
  }),
  M: ([id, ref, hash, by]) => ({
    type: 'member',
    id: id ?? '',
    ref: requiredRef(ref),
    hash: hash ?? '',
    by: by ?? '',
  }),
  J: ([name], line) => ({
    type: 'fact',
    name: name ?? '',
    value: JSON.parse(line.slice(3 + (name ?? '').length)) as Json,
  }),
  K: (fields) => parseCommit(fields.map(Number)),
}

function parseCommit(numbers: readonly number[]): CommitEvent {
  const [
    planned = 0,
    accepted = 0,
    rejected = 0,
    failed = 0,
    cancelled = 0,
    pending = 0,
    segment = 1,
    length = 0,
  ] = numbers
  return {
    type: 'commit',
    counts: { planned, accepted, rejected, failed, cancelled, pending },
    segment,
    length,
  }
}

function formatCounts(counts: Conservation): string {
  const { planned, accepted, rejected, failed, cancelled, pending } = counts
  return `${planned} ${accepted} ${rejected} ${failed} ${cancelled} ${pending}`
}

function formatRef(ref: PayloadRef | null): string {
  return ref === null ? '-' : `${ref.segment}:${ref.offset}:${ref.length}`
}

function parseRef(text: string | undefined): PayloadRef | null {
  if (text === undefined || text === '-') return null
  const [segment = 0, offset = 0, length = 0] = text.split(':').map(Number)
  return { segment, offset, length }
}

function requiredRef(text: string | undefined): PayloadRef {
  const ref = parseRef(text)
  if (ref === null)
    throw new InternalError('bad-event', { message: 'A ledger line lacks its payload reference.' })
  return ref
}

function word(text: string | null): string {
  if (text === null) return '-'
  if (!/^[^\s-][^\s]*$/.test(text)) {
    throw new InternalError('bad-event', { message: `"${text.slice(0, 60)}" cannot stand in a ledger line.` })
  }
  return text
}

function unword(text: string | undefined): string | null {
  return text === undefined || text === '-' ? null : text
}

function invert<Name extends string>(
  letters: Readonly<Record<Name, string>>,
): Readonly<Record<string, Name>> {
  return Object.fromEntries(Object.entries(letters).map(([name, letter]) => [letter, name as Name]))
}
