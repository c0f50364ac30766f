/** Prompts: templates with system prompt, examples and images, rendered into the messages of a question. */

import type { JsonObject } from '../../base/canonical-json.js'
import type { Refusal } from '../../contract/method.js'
import type { ImagePart, Message } from '../../model/chat.js'
import { compileFewShots, type FewShots, type ShotsContext } from './few-shots.js'
import { compileImages } from './images.js'
import type { PromptOptions } from './prompt-schema.js'
import type { Shelf } from './shelf.js'
import type { Template } from './template.js'
import { compileTemplateOption, type PromptPlace, type TemplateOption, within } from './template-option.js'

/** A prompt with the values of a row in it. */
export interface RenderedPrompt {
  readonly system: string | undefined
  readonly user: string
  /** Examples that no slot took; empty for none. */
  readonly examples: string
  readonly images: readonly ImagePart[]
}

/** A compiled prompt. */
export interface Prompt {
  /** First names that it reads. */
  readonly roots: readonly string[]
  /** Paths that it reads. */
  readonly paths: readonly string[]
  /** Those of them whose values choose examples or images and may not stand in the text. */
  readonly unseen: readonly string[]
  render(context: ShotsContext): Promise<RenderedPrompt | Refusal>
}

/** What a prompt is compiled from. */
export interface PromptParts extends PromptOptions {
  /** The template of the user's message. */
  readonly prompt: TemplateOption
}

/**
 * Compiles a prompt; `promptPlace` is where its template stands, `place` the options around it.
 *
 * Throws: RecipeError `unknown-field`, `missing-file`, with the place.
 * Cost:   templates are compiled once; to render a prompt of text alone takes about 1 µs.
 */
export function compilePrompt(
  parts: PromptParts,
  place: PromptPlace,
  shelf: Shelf,
  promptPlace = within(place, 'prompt'),
): Prompt {
  const shots =
    parts.fewShots === undefined
      ? undefined
      : compileFewShots(parts.fewShots, within(place, 'fewShots'), shelf)
  const slots = shots === undefined ? place.names : [...place.names, 'few']
  const prompt = compileTemplateOption(parts.prompt, { ...promptPlace, names: slots })
  const system =
    parts.system === undefined
      ? undefined
      : compileTemplateOption(parts.system, { ...within(place, 'system'), names: slots })
  const images = parts.images === undefined ? undefined : compileImages(parts.images, within(place, 'images'))
  const read = [prompt, system, shots, images].filter((part) => part !== undefined)
  const isOwn = (path: string): boolean => shots === undefined || path.split('.', 1)[0] !== 'few'
  const isSlotted = [prompt, system].some((template) => template?.roots.includes('few'))
  return {
    roots: [...new Set(read.flatMap(({ roots }) => roots))].filter(isOwn),
    paths: [...new Set(read.flatMap(({ paths }) => paths))].filter(isOwn),
    unseen: [...(shots?.paths ?? []), ...(images?.paths ?? [])],
    async render(context) {
      const few = shots === undefined ? NO_EXAMPLES : await drawShots(shots, prompt, context)
      if ('refused' in few) return few
      const values = shots === undefined ? context.values : { ...context.values, few: few.text }
      const user = prompt.render(values)
      if ('refused' in user) return user
      const above = system?.render(values)
      if (above !== undefined && 'refused' in above) return above
      const seen = (await images?.read(context.values)) ?? NO_IMAGES
      if ('refused' in seen) return seen
      return { system: above?.text, user: user.text, examples: isSlotted ? '' : few.text, images: seen.parts }
    },
  }
}

const NO_EXAMPLES = { text: '' }
const NO_IMAGES = { parts: [] }

async function drawShots(shots: FewShots, prompt: Template, context: ShotsContext) {
  const bare: JsonObject = { ...context.values, few: '' }
  const near = prompt.render(bare)
  return 'refused' in near ? near : shots.draw(context, near.text)
}

/** The messages of a rendered prompt: system, then the user's with examples before it and images after it. */
export function messagesOf({ system, user, examples, images }: RenderedPrompt): Message[] {
  const text = examples === '' ? user : `${examples}\n\n${user}`
  const content = images.length === 0 ? text : [{ type: 'text' as const, text }, ...images]
  const asked: Message = { role: 'user', content }
  return system === undefined ? [asked] : [{ role: 'system', content: system }, asked]
}
