/** The events of a ledger and their lines: one event a line, a one-letter prefix, ids, references and hashes. */

import type { Json } from '../base/canonical-json.js'
import { InternalError } from '../base/errors.js'
import type { Conservation, DispositionState } from '../record/disposition.js'
import type { VerdictKind } from '../record/verdict.js'
import {
  badField,
  formatHash,
  formatId,
  formatRef,
  formatWhole,
  formatWord,
  parseHash,
  parseId,
  parseRef,
  parseWhole,
  parseWord,
  requiredRef,
  requiredWord,
  stateLetters,
  stateOfLetter,
  verdictLetters,
  verdictOfLetter,
} from './event-fields.js'
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

/** The line of an event, without the line break. Throws InternalError `bad-event` for a field that no line can hold. */
export function formatEvent(event: LedgerEvent): string {
  switch (event.type) {
    case 'planned':
      return `P ${formatWhole(event.step)} ${formatWhole(event.tasks)} ${formatWhole(event.drafts)}`
    case 'candidate':
      return `C ${formatId(event.id)} ${formatWhole(event.step)} ${formatRef(event.ref)} ${formatHash(event.hash)}`
    case 'verdict':
      return `V ${formatId(event.id)} ${formatWhole(event.verifier)} ${verdictLetters[event.verdict]} ${formatWord(event.reason)} ${formatRef(event.evidence)}`
    case 'disposition':
      return `D ${formatId(event.id)} ${stateLetters[event.state]} ${formatWord(event.reason)} ${formatWord(event.by)} ${formatRef(event.evidence)}`
    case 'member':
      return `M ${formatId(event.id)} ${formatRef(event.ref)} ${formatHash(event.hash)} ${formatWord(event.by)}`
    case 'fact':
      return `J ${formatWord(event.name)} ${formatJson(event.value)}`
    case 'commit':
      return `K ${formatCounts(event.counts)} ${formatWhole(event.segment)} ${formatWhole(event.length)}`
  }
}

/** The event of a line. Throws InternalError `bad-event` for a line that no version of Cupel wrote. */
export function parseEvent(line: string): LedgerEvent {
  try {
    const [letter = '', ...fields] = line.split(' ')
    const parse = parsers.get(letter)
    if (parse === undefined) throw badField(letter)
    return parse(fields, line)
  } catch (cause) {
    throw new InternalError('bad-event', {
      message: `"${line.slice(0, 60).toWellFormed()}" is not a ledger event.`,
      cause,
    })
  }
}

type FieldParser = (fields: readonly string[], line: string) => LedgerEvent

const parsers: ReadonlyMap<string, FieldParser> = new Map<string, FieldParser>([
  ['P', parsePlanned],
  ['C', parseCandidate],
  ['V', parseVerdict],
  ['D', parseDisposition],
  ['M', parseMember],
  ['J', parseFact],
  ['K', parseCommit],
])

function parsePlanned([step, tasks, drafts]: readonly string[]): PlannedEvent {
  return { type: 'planned', step: parseWhole(step), tasks: parseWhole(tasks), drafts: parseWhole(drafts) }
}

function parseCandidate([id, step, ref, hash]: readonly string[]): CandidateEvent {
  return {
    type: 'candidate',
    id: parseId(id),
    step: parseWhole(step),
    ref: requiredRef(ref),
    hash: parseHash(hash),
  }
}

function parseVerdict([id, verifier, letter = '', reason, evidence]: readonly string[]): VerdictEvent {
  const verdict = verdictOfLetter[letter]
  if (verdict === undefined) throw badField(letter)
  return {
    type: 'verdict',
    id: parseId(id),
    verifier: parseWhole(verifier),
    verdict,
    reason: parseWord(reason),
    evidence: parseRef(evidence),
  }
}

function parseDisposition([id, letter = '', reason, by, evidence]: readonly string[]): DispositionEvent {
  const state = stateOfLetter[letter]
  if (state === undefined) throw badField(letter)
  return {
    type: 'disposition',
    id: parseId(id),
    state,
    reason: parseWord(reason),
    by: parseWord(by),
    evidence: parseRef(evidence),
  }
}

function parseMember([id, ref, hash, by]: readonly string[]): MemberEvent {
  return {
    type: 'member',
    id: parseId(id),
    ref: requiredRef(ref),
    hash: parseHash(hash),
    by: requiredWord(by),
  }
}

function parseFact([name]: readonly string[], line: string): FactEvent {
  const word = requiredWord(name)
  return { type: 'fact', name: word, value: JSON.parse(line.slice(3 + word.length)) as Json }
}

function parseCommit(fields: readonly string[]): CommitEvent {
  const numbers = fields.map(parseWhole)
  if (numbers.length !== 8) throw badField(fields.join(' '))
  const [planned = 0, accepted = 0, rejected = 0, failed = 0, cancelled = 0, pending = 0] = numbers
  const [segment = 1, length = 0] = numbers.slice(6)
  return {
    type: 'commit',
    counts: { planned, accepted, rejected, failed, cancelled, pending },
    segment,
    length,
  }
}

function formatCounts(counts: Conservation): string {
  const { planned, accepted, rejected, failed, cancelled, pending } = counts
  return [planned, accepted, rejected, failed, cancelled, pending].map(formatWhole).join(' ')
}

function formatJson(value: Json): string {
  const text: string | undefined = JSON.stringify(value)
  if (text === undefined) throw badField(typeof value)
  return text
}
