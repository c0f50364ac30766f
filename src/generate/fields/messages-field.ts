/** Fields of kind `messages`: a conversation that a model answers turn by turn. */

import type { Json, JsonObject } from '../../base/canonical-json.js'
import { askText } from '../../model/answer/ask.js'
import type { Message } from '../../model/chat.js'
import { compilePrompt, messagesOf, type RenderedPrompt } from '../prompting/prompt.js'
import { putQuestion } from '../prompting/question.js'
import { type Answer, askSamples } from '../prompting/samples.js'
import type { Shelf } from '../prompting/shelf.js'
import type { Template } from '../prompting/template.js'
import { compileTemplateOption, type PromptPlace, within } from '../prompting/template-option.js'
import type { MessagesOptions } from './model-schema.js'
import type { Producer, RowContext } from './producer.js'

/** What a model that plays the user is asked where the recipe gives no `followUp`; own words. */
export const FOLLOW_UP = [
  'Below is a conversation between a user and an assistant. You are the user.',
  'Write what the user says next: react to the last answer, ask further or raise a doubt, in the voice of the user.',
  'Write that message alone, without a label and without quotation marks.',
  '',
  '{{chat.transcript}}',
].join('\n')

interface Turn {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

interface Conversation {
  readonly options: MessagesOptions
  readonly followUp: Template
  readonly rendered: RenderedPrompt
  readonly context: RowContext
  readonly sample: number | string
}

/**
 * Compiles `messages`: the value is the list of turns, `{ role, content }`, as exporters read it. Examples that no slot takes
 * and images go to the model, but are no part of the value. A model that plays the user is asked for another sample in
 * each turn, as its question need not change.
 *
 * Throws: RecipeError `unknown-field`, `missing-file`. Refuses rows with the reason codes of answers and of templates; the
 *         detail names the turn.
 */
export function compileMessages(options: MessagesOptions, place: PromptPlace, shelf: Shelf): Producer {
  const prompt = compilePrompt({ ...options, prompt: options.user }, place, shelf, within(place, 'user'))
  const followUp = compileTemplateOption(options.followUp ?? FOLLOW_UP, {
    ...within(place, 'followUp'),
    names: [...place.names, 'chat'],
  })
  const isOwn = (path: string): boolean => path.split('.', 1)[0] !== 'chat'
  return {
    reads: [...new Set([...prompt.roots, ...followUp.roots.filter(isOwn)])],
    paths: [...new Set([...prompt.paths, ...followUp.paths.filter(isOwn)])],
    unseen: [...prompt.unseen, ...followUp.paths.filter(isOwn)],
    outside: 'model',
    async produce(context) {
      const rendered = await prompt.render(context)
      if ('refused' in rendered) return rendered
      return askSamples(options.samples, context.sample, (sample) =>
        converse({ options, followUp, rendered, context, sample }),
      )
    },
  }
}

async function converse(conversation: Conversation): Promise<Answer> {
  const { options, rendered, context, sample } = conversation
  const model = context.ports.model(options.model)
  const turns = openingOf(rendered)
  const messages: Message[] = messagesOf(rendered)
  for (let turn = 1; turn <= options.turns; turn += 1) {
    if (turn > 1) {
      const next = await nextOfUser(conversation, turns, turn)
      if ('refused' in next) return atTurn(next, turn)
      add(turns, messages, { role: 'user', content: String(next.value) })
    }
    const answer = await putQuestion(askText, model, { messages: [...messages], sample }, options)
    if ('refused' in answer) return atTurn(answer, turn)
    add(turns, messages, { role: 'assistant', content: String(answer.value) })
  }
  return { value: turns.map((turn): Json => ({ ...turn })) }
}

async function nextOfUser(
  { options, followUp, context, sample }: Conversation,
  turns: readonly Turn[],
  turn: number,
): Promise<Answer> {
  const chat: JsonObject = { answer: turns.at(-1)?.content ?? '', transcript: transcriptOf(turns), turn }
  const rendered = followUp.render({ ...context.values, chat })
  if ('refused' in rendered) return rendered
  if (options.userModel === undefined) return { value: rendered.text }
  const user = context.ports.model(options.userModel)
  const messages: Message[] = [{ role: 'user', content: rendered.text }]
  const named = turn === 2 ? sample : `${sample}@${turn}`
  return putQuestion(askText, user, { messages, sample: named }, { answers: options.answers })
}

function openingOf({ system, user }: RenderedPrompt): Turn[] {
  const asked: Turn = { role: 'user', content: user }
  return system === undefined ? [asked] : [{ role: 'system', content: system }, asked]
}

function add(turns: Turn[], messages: Message[], turn: Turn): void {
  turns.push(turn)
  messages.push(turn)
}

function transcriptOf(turns: readonly Turn[]): string {
  return turns
    .filter(({ role }) => role !== 'system')
    .map(({ role, content }) => `${role === 'user' ? 'User' : 'Assistant'}: ${content}`)
    .join('\n\n')
}

function atTurn(answer: Extract<Answer, { readonly refused: string }>, turn: number): Answer {
  return { refused: answer.refused, detail: `turn ${turn}: ${answer.detail ?? ''}` }
}
