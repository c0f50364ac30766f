/** The part of the exam that every plug-in takes: what it declares about itself. */

import { messageOf } from '../base/errors.js'
import type { PlugIn, PlugInKind } from '../contract/plug-in.js'
import type { Findings } from './finding.js'
import { listOptions } from '../contract/option-table.js'

/** A plug-in of any kind with whatever it makes. */
export type AnyPlugIn = PlugIn<PlugInKind, unknown>

const NEEDS = ['model', 'sandbox', 'embeddings', 'duckdb']

const UNKNOWN_OPTION = 'optionUnknownToAnyPlugIn'

/**
 * Looks at version, summary, citation, needs and options: whether each option is described, whether the given options
 * bind, and whether an unknown option is refused by name.
 */
export function examineDeclaration(plugIn: AnyPlugIn, options: unknown, findings: Findings): void {
  examineWords(plugIn, findings)
  for (const { name, type, description } of listOptions(plugIn.options)) {
    if (description.trim().length >= 10 || isConstant(type)) continue
    const mend = 'add .describe() with meaning, unit, range and the source of the default.'
    findings.add('option-description', `The option "${name}" has no description.`, mend)
  }
  examineBinding(plugIn, options, findings)
}

/** One fixed value tells alternatives apart (`kind: "uniform"`) and says itself what it means. */
function isConstant(type: string): boolean {
  return /^"[^"]*"$/.test(type)
}

function examineWords({ version, summary, source, needs }: AnyPlugIn, findings: Findings): void {
  if (!Number.isSafeInteger(version) || version < 1) {
    findings.add('version', `The version is ${version}.`, 'count versions 1, 2, 3 …')
  }
  if (!isOneSentence(summary)) {
    findings.add(
      'summary',
      `The summary is "${summary}".`,
      'write one sentence of 20 to 200 characters with a full stop.',
    )
  }
  if (source.title.trim().length < 5) {
    findings.add(
      'citation',
      `The citation is "${source.title}".`,
      'name the paper, the specification or your reasoning.',
    )
  }
  const unknown = needs.filter((need) => !NEEDS.includes(need))
  if (unknown.length > 0) {
    findings.add('needs', `Needs ${unknown.join(', ')}.`, `declare needs among ${NEEDS.join(', ')}.`)
  }
}

function isOneSentence(text: string): boolean {
  const isLength = text.length >= 20 && text.length <= 200
  return isLength && text.endsWith('.') && !text.includes('\n') && !/[a-z)]\. [A-Z]/.test(text)
}

function examineBinding(plugIn: AnyPlugIn, options: unknown, findings: Findings): void {
  try {
    plugIn.bind(options)
  } catch (thrown) {
    const given = options === undefined ? 'no options' : 'the options of the sample'
    const what = `With ${given} it does not bind: ${messageOf(thrown).slice(0, 300)}`
    findings.add('options-bind', what, 'give every option a default, or the sample the required ones.')
    return
  }
  const refusal = refusalOf(plugIn, { ...(options as object | undefined), [UNKNOWN_OPTION]: 1 })
  if (refusal?.includes(UNKNOWN_OPTION)) return
  const what =
    refusal === undefined ? 'An unknown option is accepted.' : `An unknown option is refused with: ${refusal}`
  findings.add('unknown-option', what, 'use z.strictObject, whose message names the key.')
}

function refusalOf(plugIn: AnyPlugIn, options: unknown): string | undefined {
  try {
    plugIn.bind(options)
    return undefined
  } catch (thrown) {
    return messageOf(thrown).slice(0, 300)
  }
}
