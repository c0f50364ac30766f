/** Tries the models of a recipe with real short calls, and says what each supports. */

import type { ModelBinding } from '../model/binding.js'
import { loadProtocol } from '../model/load-protocol.js'
import { openTransport } from '../model/open-transport.js'
import { type Finding, probeModel } from '../model/probe.js'
import { createRedactor } from '../model/redact.js'
import type { Plan } from '../recipe/plan.js'

/** What was found about one model. */
export interface LiveCheck {
  readonly alias: string
  readonly model: string
  readonly endpoint: string
  readonly url: string | undefined
  readonly family: string
  /** Whether a step or verifier of the recipe asks it. */
  readonly isAsked: boolean
  /** Whether it answers chat, or has embeddings though it has no chat. */
  readonly isFine: boolean
  /** Model that it reports itself to be; may differ from the one asked for. */
  readonly reported: string | undefined
  readonly findings: readonly Finding[]
}

/** A call of a check is given up after this; a server may load the model first. */
const LONGEST_MS = 120_000

/** Tries all models of a plan, one after the other. Nothing is recorded. Cost: up to six short calls a model. */
export async function* checkModels({ models, steps, verifiers }: Plan): AsyncGenerator<LiveCheck> {
  const asked = new Set([...steps, ...verifiers].flatMap((use) => use.models.asked))
  for (const binding of models.values()) {
    const { alias, model, endpoint, url, family } = binding
    const findings = await findingsOf(binding)
    const isFine = findings.some(
      (one) => one.isFine && (one.feature === 'chat' || one.feature === 'embeddings'),
    )
    const reported = findings.find((one) => one.reported !== undefined)?.reported
    yield { alias, model, endpoint, url, family, isAsked: asked.has(alias), isFine, reported, findings }
  }
}

async function findingsOf(binding: ModelBinding): Promise<Finding[]> {
  const protocol = await loadProtocol(binding)
  const transport = await openTransport(binding, { protocol, onHost: () => undefined })
  const redact = createRedactor([binding])
  const limits = { timeoutMs: Math.min(binding.timeoutMs, LONGEST_MS), idleMs: binding.idleMs }
  const findings: Finding[] = []
  try {
    const send = transport.send.bind(transport)
    const way = { protocol, send: (wire: Parameters<typeof send>[0]) => send(wire, limits), now }
    for await (const finding of probeModel(binding, way)) {
      findings.push({ ...finding, detail: redact(finding.detail) })
    }
  } finally {
    await transport.close()
  }
  return findings
}

const now = (): number => performance.now()

/** The lines of a model. */
export function liveLines(check: LiveCheck): string[] {
  const { alias, model, endpoint, url, family, isAsked, reported, findings } = check
  const width = Math.max(...findings.map((one) => one.feature.length))
  const other =
    reported === undefined || reported === model ? [] : [`    it reports another name: ${reported}`]
  const hint = findings.find((one) => one.hint !== undefined)?.hint
  return [
    `  ${alias}: ${model} at ${url ?? endpoint}, family ${family}${isAsked ? '' : ' (no step asks it)'}`,
    ...findings.map(({ feature, isFine, detail, tookMs }) => {
      return `    ${isFine ? '✓' : '✗'} ${feature.padEnd(width)}  ${detail} (${tookMs} ms)`
    }),
    ...other,
    ...(check.isFine || hint === undefined ? [] : [`    → ${hint}`]),
  ]
}
