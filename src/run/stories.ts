/** The stories of rows: record, verdicts with evidence and disposition, joined from ledger and segments by id. */

import { isJsonObject, type Json, type JsonObject } from '../base/canonical-json.js'
import { ID_LENGTH } from '../base/ids.js'
import type { RowStory } from '../release/facts.js'
import type { LedgerView } from '../store/ledger-view.js'
import { ledgerPath } from '../store/ledger.js'
import type { DispositionEvent, LedgerEvent, VerdictEvent } from '../store/ledger-event.js'
import { eventsOf } from '../store/ledger-scan.js'
import { eachLogLine } from '../store/log-lines.js'
import { parseEvent } from '../store/ledger-event.js'
import type { PayloadRef } from '../store/segments.js'
import { parseCandidate } from './candidates.js'
import { type DroppedMember, droppedMembers } from './dropped-members.js'

/** Where the id of a line stands: after the event's letter and a space. */
const ID_START = 2

/** What stories are read from. */
export interface StorySource {
  readonly ledger: LedgerView
  readonly folder: string
  readonly epoch: number
  /** Ids of the verifiers by their place in the plan. */
  readonly verifierIds: readonly string[]
  /** Step that is released: accepted records of other steps are only made from. */
  readonly outputStep: string
}

/** The story of one candidate or mixed-in row; undefined when the id is neither. */
export async function storyOf(source: StorySource, id: string): Promise<RowStory | undefined> {
  const { ledger } = source
  const ordinal = ledger.index.ordinalOf(id)
  if (ordinal < 0) {
    return memberStory(source, ledger.state.members.ids.find(id), droppedMembers(ledger.state))
  }
  const events = await eventsOf(ledgerPath(source), ledger.logBytes, id)
  return candidateStory(source, ordinal, events)
}

/** Stories of the first `limit` rows: candidates in candidate order, then mixed-in rows. One pass over the ledger. */
export async function* stories(source: StorySource, limit: number): AsyncGenerator<RowStory> {
  const { ledger } = source
  const count = Math.min(ledger.index.size, limit)
  const events = await eventsByOrdinal(source, (ordinal) => ordinal < count)
  for (let ordinal = 0; ordinal < count; ordinal += 1) {
    yield await candidateStory(source, ordinal, events.get(ordinal) ?? [])
  }
  const dropped = droppedMembers(ledger.state)
  for (let member = 0; member < Math.min(ledger.state.members.size, limit - count); member += 1) {
    const story = await memberStory(source, member, dropped)
    if (story !== undefined) yield story
  }
}

/** Stories of candidates by ordinal, in the order given. One pass over the ledger. */
export async function storiesAt(source: StorySource, ordinals: readonly number[]): Promise<RowStory[]> {
  if (ordinals.length === 0) return []
  const wanted = new Set(ordinals)
  const events = await eventsByOrdinal(source, (ordinal) => wanted.has(ordinal))
  const told: RowStory[] = []
  for (const ordinal of ordinals) told.push(await candidateStory(source, ordinal, events.get(ordinal) ?? []))
  return told
}

async function eventsByOrdinal(
  source: StorySource,
  isWanted: (ordinal: number) => boolean,
): Promise<Map<number, LedgerEvent[]>> {
  const { ledger } = source
  const events = new Map<number, LedgerEvent[]>()
  await eachLogLine(ledgerPath(source), ledger.logBytes, (bytes, start, stop) => {
    const letter = bytes[start]
    if (letter !== 67 && letter !== 68 && letter !== 86) return
    const id = start + ID_START
    const ordinal = ledger.index.ordinalOf(bytes.toString('latin1', id, id + ID_LENGTH))
    if (ordinal < 0 || !isWanted(ordinal)) return
    const event = parseEvent(bytes.toString('utf8', start, stop))
    const list = events.get(ordinal)
    if (list === undefined) events.set(ordinal, [event])
    else list.push(event)
  })
  return events
}

async function candidateStory(
  source: StorySource,
  ordinal: number,
  events: readonly LedgerEvent[],
): Promise<RowStory> {
  const { ledger } = source
  const { ref, state, reason, by } = ledger.index.entry(ordinal)
  const { record, refusal, effects = [] } = parseCandidate(await ledger.read(ref))
  const latest = events.findLastIndex((event) => event.type === 'candidate')
  const since = events.slice(Math.max(latest, 0))
  const ending = since.findLast((event): event is DispositionEvent => event.type === 'disposition')
  const spoken = since.filter((event): event is VerdictEvent => event.type === 'verdict')
  const verdicts = await Promise.all(
    spoken.map(async (event) => ({
      verifier: source.verifierIds[event.verifier] ?? String(event.verifier),
      verdict: event.verdict,
      reason: event.reason,
      evidence: await evidenceOf(ledger, event.evidence),
    })),
  )
  const evidence = await evidenceOf(ledger, ending?.evidence ?? null)
  return {
    record,
    refusal,
    effects,
    verdicts,
    disposition: { state, reason, by },
    evidence,
    isReleased: state === 'accepted' && record.step === source.outputStep,
  }
}

async function memberStory(
  { ledger }: StorySource,
  member: number,
  dropped: ReadonlyMap<string, DroppedMember>,
): Promise<RowStory | undefined> {
  if (member < 0) return undefined
  const { record } = parseCandidate(await ledger.read(ledger.state.members.refAt(member)))
  const drop = dropped.get(record.id)
  const disposition =
    drop === undefined
      ? { state: 'accepted' as const, reason: 'mixed-in', by: null }
      : { state: 'rejected' as const, reason: drop.reason, by: drop.by }
  const isReleased = drop === undefined
  return {
    record,
    refusal: undefined,
    effects: [],
    verdicts: [],
    disposition,
    evidence: drop?.evidence,
    isReleased,
  }
}

async function evidenceOf(ledger: LedgerView, ref: PayloadRef | null): Promise<JsonObject | undefined> {
  if (ref === null) return undefined
  const value = JSON.parse(await ledger.read(ref)) as Json
  return isJsonObject(value) && isJsonObject(value.evidence) ? value.evidence : undefined
}
