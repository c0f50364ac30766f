/** The manifest: every file of a release with size, hash and rows, and the digests that say what it was made from. */

import { z } from 'zod'
import { canonicalJson } from '../base/canonical-json.js'
import { sha256 } from '../base/ids.js'

/** File name of the manifest. It lists every other file of the release. */
export const MANIFEST_FILE = 'manifest.json'

const hex = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hex')
const count = z.int().min(0)
const path = z
  .string()
  .regex(
    /^(?!.*(^|\/)\.{0,2}(\/|$))[^\\:\p{Cc}]+$/su,
    'must be a path inside the release, with "/" between folders',
  )

const fileSchema = z.strictObject({
  path,
  kind: z.enum(['data', 'export', 'recipe', 'facts', 'card', 'report']),
  mediaType: z.string(),
  bytes: count,
  sha256: hex,
  rows: count.nullable(),
  skipped: z.record(z.string(), count).optional(),
})

const contentSchema = z.strictObject({
  format: z.literal('cupel-release'),
  version: z.literal(1),
  name: z.string(),
  cupel: z.string(),
  created: z.string(),
  epoch: z.int().min(1),
  seed: count,
  digests: z.strictObject({ plan: hex, policy: hex, result: hex }),
  counts: z.strictObject({
    planned: count,
    accepted: count,
    rejected: count,
    failed: count,
    cancelled: count,
    pending: count,
  }),
  released: count,
  members: z.record(z.string(), count),
  files: z.array(fileSchema).min(1),
})

/** Schema of a manifest of version 1; docs/manifest.md explains each key. */
export const manifestSchema = contentSchema.extend({ digest: hex })

/** One file of a release. */
export type ManifestFile = z.output<typeof fileSchema>

/** What a manifest says before its own digest is added. */
export type ManifestContent = z.output<typeof contentSchema>

/** A manifest of version 1. */
export type Manifest = z.output<typeof manifestSchema>

/** Adds the digest: SHA-256 over the canonical JSON of everything else. It finds accidents; a forger can make it anew. */
export function sealManifest(content: ManifestContent): Manifest {
  return { ...content, digest: digestOf(content) }
}

/** The digest that a manifest should have. */
export function manifestDigest(manifest: Manifest): string {
  return digestOf({ ...manifest, digest: undefined })
}

/** The one text of a manifest: JSON with two spaces and a line break at its end. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function digestOf(content: ManifestContent & { readonly digest?: undefined }): string {
  return sha256(canonicalJson(content))
}
