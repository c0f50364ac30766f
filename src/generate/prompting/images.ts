/** Images of a prompt: files beside the recipe, named by fields or templates, recognised by their content. */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import type { Json, JsonObject } from '../../base/canonical-json.js'
import { RecipeError } from '../../base/errors.js'
import { sha256 } from '../../base/ids.js'
import type { Refusal } from '../../contract/method.js'
import type { ImagePart } from '../../model/chat.js'
import { fieldValue } from '../../record/data-record.js'
import { compileFieldOrTemplate, type ReadTemplate } from './template.js'
import { checkNames, type PromptPlace } from './template-option.js'

/** Compiled images of a prompt. */
export interface PromptImages {
  readonly roots: readonly string[]
  readonly paths: readonly string[]
  /** Reads the images of a row. Refused as `missing-value`, `missing-image` (no such file), `image-outside` (above the recipe's folder) or `bad-image`. */
  read(values: JsonObject): Promise<{ readonly parts: readonly ImagePart[] } | Refusal>
}

/**
 * Compiles images: each a field that holds a path or a list of paths, or a template of a path. A path without slots is part
 * of the plan's hash; the bytes of all are part of the question's key.
 *
 * Throws: RecipeError `unknown-field`, and `missing-file` for a path without slots that leads nowhere.
 */
export function compileImages(images: readonly string[], place: PromptPlace): PromptImages {
  const templates = images.map((text) => compileFieldOrTemplate(text, place.names))
  const fixed = new Map<string, string>()
  templates.forEach((template, index) => {
    checkNames(template.roots, { ...place, path: `${place.path}.${index}` })
    if (template.roots.length === 0)
      fixed.set(images[index] ?? '', fixedFile(images[index] ?? '', index, place))
  })
  return {
    roots: templates.flatMap(({ roots }) => roots),
    paths: templates.flatMap(({ paths }) => paths),
    async read(values) {
      const parts: ImagePart[] = []
      for (const template of templates) {
        const names = namesOf(template, values)
        if ('refused' in names) return names
        for (const name of names.list) {
          const path = fixed.get(name) ?? pathWithin(place.files.folder, name)
          if (path === undefined)
            return { refused: 'image-outside', detail: `the image ${name} lies outside the recipe's folder` }
          const image = await readImage(path, name)
          if ('refused' in image) return image
          parts.push(image)
        }
      }
      return { parts }
    },
  }
}

function namesOf(template: ReadTemplate, values: JsonObject): { readonly list: readonly string[] } | Refusal {
  const rendered = template.render(values)
  if ('refused' in rendered) return rendered
  if (template.path === undefined) return { list: [rendered.text] }
  const value = fieldValue(values, template.path) as Json
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value]
  const other = list.find((name) => typeof name !== 'string' || name === '')
  return other === undefined
    ? { list: list as readonly string[] }
    : { refused: 'missing-image', detail: `${template.path} is ${JSON.stringify(other)}, which is no path` }
}

/** The path of an image that a row names; undefined above the recipe's folder: data must not choose what leaves the machine. */
function pathWithin(folder: string, name: string): string | undefined {
  const path = resolve(folder, name)
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`) ? path : undefined
}

async function readImage(path: string, name: string): Promise<ImagePart | Refusal> {
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch {
    return { refused: 'missing-image', detail: `the image ${name} cannot be read` }
  }
  const mediaType = imageType(bytes)
  if (mediaType === undefined) {
    return { refused: 'bad-image', detail: `the file ${name} is no PNG, JPEG, WebP or GIF` }
  }
  return { type: 'image', mediaType, base64: bytes.toString('base64'), sha256: sha256(bytes) }
}

/** The media type of an image by its first bytes: PNG, JPEG, GIF or WebP; undefined for anything else. */
export function imageType(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'image/gif'
  return start.startsWith('RIFF') && start.slice(8) === 'WEBP' ? 'image/webp' : undefined
}

function fixedFile(name: string, index: number, { path, files }: PromptPlace): string {
  const file = files.path(name)
  if (existsSync(file)) return file
  throw new RecipeError('missing-file', {
    message: `${path}.${index} names ${name}, which does not exist.`,
    hint: 'Paths are relative to the recipe; a field is named as it is, or as {{field}} within a path.',
    details: { path: `${path}.${index}` },
  })
}
