/** `cupel list`: the plug-ins, from the plug-ins themselves. */

import { z } from 'zod'
import { exitCodes, RecipeError } from '../../base/errors.js'
import { nameHint } from '../../base/nearest.js'
import type { PlugIn, PlugInKind } from '../../contract/plug-in.js'
import { createRegistry, type Registry } from '../../recipe/registry.js'
import { priceRows, priceText, providerRows, providerText } from '../price-text.js'
import { createTerminal, type Terminal, type TerminalOptions } from '../terminal.js'

type AnyPlugIn = PlugIn<PlugInKind, unknown>

/** Lists all plug-ins, those of one kind, or one plug-in with its options; `models` and `prices` list what models can be. */
export async function list(what: string | undefined, options: TerminalOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  if (what === 'models' || what === 'prices') return listModels(what, terminal)
  const registry = createRegistry()
  const kinds = Object.keys(registry) as (keyof Registry)[]
  const chosen = kinds.filter((kind) => what === undefined || kind === what)
  if (chosen.length > 0) {
    const tables = chosen.map((kind) => [kind, [...registry[kind].values()] as AnyPlugIn[]] as const)
    terminal.say(tables.map(([kind, plugIns]) => tableText(kind, plugIns)).join('\n\n'))
    terminal.give(Object.fromEntries(tables.map(([kind, plugIns]) => [kind, plugIns.map(document)])))
    return exitCodes.done
  }
  const all = kinds.flatMap((kind) => [...registry[kind].values()] as AnyPlugIn[])
  const found = all.filter((plugIn) => plugIn.id === what)
  if (found.length === 0)
    throw unknown(what ?? '', [...kinds, 'models', 'prices', ...all.map((plugIn) => plugIn.id)])
  terminal.say(found.map(detailText).join('\n\n'))
  terminal.give(found.map(document))
  return exitCodes.done
}

function listModels(what: 'models' | 'prices', terminal: Terminal): number {
  const providers = what === 'models'
  terminal.say(providers ? `${providerText()}\n\n${priceText()}` : priceText())
  terminal.give({ ...(providers ? { providers: providerRows() } : {}), prices: priceRows() })
  return exitCodes.done
}

function unknown(what: string, names: readonly string[]): RecipeError {
  return new RecipeError('unknown-plug-in', {
    message: `There is no plug-in and no kind of plug-in called "${what}".`,
    hint: nameHint(what, names, '`cupel list` shows all.'),
  })
}

function tableText(kind: string, plugIns: readonly AnyPlugIn[]): string {
  const width = Math.max(...plugIns.map((plugIn) => plugIn.id.length))
  const rows = plugIns.map((plugIn) => `  ${plugIn.id.padEnd(width)}  ${plugIn.summary}`)
  return [`${kind} (${plugIns.length})`, ...rows].join('\n')
}

function detailText(plugIn: AnyPlugIn): string {
  const needs = plugIn.needs.length === 0 ? 'nothing' : plugIn.needs.join(', ')
  const source = [plugIn.source.title, plugIn.source.reference, plugIn.source.deviation].filter(
    (part) => part !== undefined,
  )
  return [
    `${plugIn.kind} ${plugIn.id} (version ${plugIn.version})`,
    `  ${plugIn.summary}`,
    `  source  ${source.join('; ')}`,
    `  needs   ${needs}`,
    '  options',
    ...optionLines(plugIn),
  ].join('\n')
}

function optionLines(plugIn: AnyPlugIn): string[] {
  const schema = z.toJSONSchema(plugIn.options, { io: 'input', unrepresentable: 'any' })
  const properties = Object.entries(schema.properties ?? {})
  if (properties.length === 0) return ['    none']
  return properties.map(([name, property]) => {
    const { description = '', default: standard } = typeof property === 'object' ? property : {}
    const shown = standard === undefined ? '' : ` (default ${JSON.stringify(standard)})`
    return `    ${name}${shown}  ${description}`
  })
}

function document(plugIn: AnyPlugIn) {
  const { kind, id, version, summary, source, needs } = plugIn
  return {
    kind,
    id,
    version,
    summary,
    source,
    needs,
    options: z.toJSONSchema(plugIn.options, { io: 'input', unrepresentable: 'any' }),
  }
}
