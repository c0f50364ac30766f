/** One page for each kind of plug-in, from the lists in `src/<stage>/index.ts`. */

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Citation } from '../../src/contract/plug-in.js'
import type { AnyPlugIn } from '../../src/testing/declaration-exam.js'
import { listOptions } from '../../src/contract/option-table.js'
import type { SourceTree } from '../measure-code/source-tree.js'
import { code, fileLink, type Page, page, prose, table } from './markdown.js'

interface Kind {
  /** Name of the list, of the page, and of `cupel list <name>`. */
  readonly list: string
  readonly folder: string
  readonly says: string
  /** Declared properties of this kind beside those of every plug-in, with what they are called. */
  readonly declared: Readonly<Record<string, string>>
}

/** The kinds, in the order of the line from source to release. */
export const kinds: readonly Kind[] = [
  {
    list: 'sources',
    folder: 'source',
    says: 'A source reader streams existing rows; each bad row is named and left out.',
    declared: { endings: 'endings' },
  },
  {
    list: 'methods',
    folder: 'generate',
    says: 'A method is a named, versioned, cited way to generate: it plans tasks and performs each into drafts.',
    declared: { family: 'family', input: 'input', rounds: 'in rounds' },
  },
  {
    list: 'verifiers',
    folder: 'verify',
    says: 'A verifier judges one record: pass, fail, abstain or error, with a reason and evidence.',
    declared: {},
  },
  {
    list: 'refiners',
    folder: 'refine',
    says: 'A refiner keeps, drops, orders or mixes records; every drop has a receipt.',
    declared: { scope: 'scope' },
  },
  {
    list: 'metrics',
    folder: 'measure',
    says: 'A metric reads a number off the whole: value, unit, n, interval and method, or unavailable with a reason.',
    declared: { unit: 'unit', better: 'better' },
  },
  {
    list: 'quantities',
    folder: 'govern',
    says: 'A quantity is a function that gate rules call, such as `share("synthetic")`.',
    declared: {},
  },
  {
    list: 'exporters',
    folder: 'export',
    says: 'An exporter writes the release as rows of a training format.',
    declared: {},
  },
]

/** The page of a kind. Throws when its list cannot be loaded, with the reason. */
export async function plugInPage(kind: Kind, tree: SourceTree): Promise<Page> {
  const plugIns = await loadList(kind)
  const overview = table(
    ['id', 'summary', 'needs'],
    plugIns.map(({ id, summary, needs }) => [`[${code(id)}](#${id})`, prose(summary), needs.join(', ')]),
  )
  const sections = plugIns.flatMap((plugIn) => section(plugIn, kind, tree))
  return page(`${kind.list}.md`, heading(kind.list), [kind.says, overview, ...sections])
}

/** The list of a kind, as `src/<folder>/index.ts` exports it. */
export async function loadList({ folder, list }: Kind): Promise<readonly AnyPlugIn[]> {
  const file = new URL(`../../src/${folder}/index.ts`, import.meta.url)
  if (!existsSync(fileURLToPath(file))) throw new TypeError(`src/${folder}/index.ts does not exist.`)
  const module = (await import(file.href)) as Readonly<Record<string, readonly AnyPlugIn[] | undefined>>
  const found = module[list]
  if (found === undefined) throw new TypeError(`src/${folder}/index.ts has no export "${list}".`)
  return found
}

function section(plugIn: AnyPlugIn, kind: Kind, tree: SourceTree): string[] {
  const options = listOptions(plugIn.options)
  const rows = options.map(({ name, type, default: given, required, description }) => [
    code(name),
    prose(type),
    required ? 'required' : code(given),
    prose(description),
  ])
  return [
    `## ${plugIn.id}`,
    prose(plugIn.summary),
    facts(plugIn, kind, tree),
    options.length === 0 ? 'No options.' : table(['option', 'type', 'default', 'meaning'], rows),
  ]
}

function facts(plugIn: AnyPlugIn, kind: Kind, tree: SourceTree): string {
  const declared = plugIn as unknown as Readonly<Record<string, unknown>>
  const path = pathOf(plugIn.id, kind.folder, tree)
  return [
    `- Version: ${plugIn.version}`,
    ...Object.entries(kind.declared).map(([key, title]) => `- ${heading(title)}: ${value(declared[key])}`),
    `- Needs: ${plugIn.needs.length === 0 ? 'nothing outside Cupel' : plugIn.needs.join(', ')}`,
    `- Source: ${citation(plugIn.source)}`,
    ...(plugIn.source.deviation === undefined ? [] : [`- Deviation: ${prose(plugIn.source.deviation)}`]),
    ...(path === undefined ? [] : [`- Code: ${fileLink(`src/${path}`)}`]),
  ].join('\n')
}

/** The file of a plug-in: its id is the file's name, or the name of the folder whose index it is. */
export function pathOf(id: string, folder: string, tree: SourceTree): string | undefined {
  const inFolder = [...tree.keys()].filter((path) => path.startsWith(`${folder}/`))
  return inFolder.find((path) => path.endsWith(`/${id}.ts`) || path.endsWith(`/${id}/index.ts`))
}

function citation({ title, reference }: Citation): string {
  if (reference === undefined) return prose(title)
  return `${prose(title)}, ${/^https?:/.test(reference) ? `<${reference}>` : prose(reference)}`
}

function value(declared: unknown): string {
  if (Array.isArray(declared)) return declared.map((item) => code(String(item))).join(', ') || 'none'
  if (typeof declared === 'boolean') return declared ? 'yes' : 'no'
  return prose(String(declared))
}

function heading(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
