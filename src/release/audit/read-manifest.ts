/** Reads the manifest of a release as an auditor: nothing in it is believed before it is checked. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '../../base/errors.js'
import { MANIFEST_FILE, type Manifest, manifestDigest, manifestSchema, manifestText } from '../manifest.js'
import type { AuditFinding } from './finding.js'

/** The manifest, as far as it can be used, and what is wrong with it. */
export interface ManifestReading {
  /** Undefined when the rest of the release cannot be checked against it. */
  readonly manifest: Manifest | undefined
  readonly findings: readonly AuditFinding[]
}

/** Kinds that every release has. */
const needed = ['data', 'recipe', 'facts', 'card', 'report'] as const

/**
 * Reads the manifest: it is there, is JSON of the schema's shape, lists each file once and every needed kind, is written
 * as Cupel writes it, and its digest is that of its content.
 */
export async function readManifest(folder: string): Promise<ManifestReading> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(noFile)
  if (text === undefined) return unusable('missing', 'the manifest of a release', 'no such file')
  const value = parse(text)
  if (typeof value === 'string') return unusable('malformed', 'JSON', value)
  const parsed = manifestSchema.safeParse(value.json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const place = issue === undefined || issue.path.length === 0 ? 'at its top' : issue.path.join('.')
    return unusable('malformed', 'a manifest of version 1', `${place}: ${issue?.message ?? ''}`)
  }
  return {
    manifest: parsed.data,
    findings: [...shapeFindings(parsed.data), ...sealFindings(parsed.data, text)],
  }
}

function shapeFindings({ files }: Manifest): AuditFinding[] {
  const paths = files.map(({ path }) => path)
  const twice = paths.filter((path, index) => paths.indexOf(path) !== index)
  const lacking = needed.filter((kind) => !files.some((file) => file.kind === kind))
  return [
    ...twice.map((path) => finding('malformed', 'each file once', `${path} twice`)),
    ...lacking.map((kind) => finding('malformed', `a file of kind ${kind}`, 'none')),
  ]
}

function sealFindings(manifest: Manifest, text: string): AuditFinding[] {
  const digest = manifestDigest(manifest)
  if (digest !== manifest.digest) return [finding('changed', `digest ${manifest.digest}`, `digest ${digest}`)]
  if (text !== manifestText(manifest)) {
    return [finding('changed', 'the text as Cupel writes it', 'the same content, written otherwise')]
  }
  return []
}

function parse(text: string): { readonly json: unknown } | string {
  try {
    return { json: JSON.parse(text) }
  } catch (thrown) {
    return messageOf(thrown)
  }
}

function unusable(problem: AuditFinding['problem'], expected: string, found: string): ManifestReading {
  return { manifest: undefined, findings: [finding(problem, expected, found)] }
}

function finding(problem: AuditFinding['problem'], expected: string, found: string): AuditFinding {
  return { file: MANIFEST_FILE, problem, expected, found }
}

function noFile(cause: NodeJS.ErrnoException): undefined {
  if (cause.code !== 'ENOENT' && cause.code !== 'EISDIR') throw cause
}
