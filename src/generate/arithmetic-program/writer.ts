/** Has the story of a draft worded by a model; all else of the draft stays. */

import type { Draft, Refusal } from '../../contract/method.js'
import type { ModelPort } from '../../model/port.js'
import type { AnswerPolicy } from '../../model/answer/policy.js'
import { ask } from '../../model/answer/ask.js'
import { fieldText } from '../../record/data-record.js'
import { storyRequest } from './writer-prompts.js'
import { storyReader } from './writer-reading.js'

/** The draft with a new question; its notes hold the old one as `outline`. A refusal when no wording passes the checks. */
export async function wordStory(
  draft: Draft,
  model: ModelPort,
  policy: AnswerPolicy | undefined,
): Promise<Draft | Refusal> {
  const question = fieldText(draft.data, 'question')
  const read = storyReader(question, fieldText(draft.data, 'answer'))
  const answered = await ask(model, storyRequest(question), read, policy)
  if ('refused' in answered) return { refused: answered.refused, detail: answered.detail }
  return { data: { ...draft.data, question: answered.value }, notes: { ...draft.notes, outline: question } }
}
