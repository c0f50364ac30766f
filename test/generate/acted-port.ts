/** A model port that is played by the actors of a plug-in, as the mock server would play it. */

import { createRandom } from '../../src/base/random.js'
import type { Actor, ActorRequest } from '../../src/model/actor.js'
import { REPAIR_MARK } from '../../src/model/answer/repair-words.js'
import { type ChatRequest, contentText } from '../../src/model/chat.js'
import type { ModelPort } from '../../src/model/port.js'
import { scriptedPort } from '../../src/model/scripted-port.js'

/** What an actor sees of a request. */
export function actorRequest({ messages, schema }: ChatRequest): ActorRequest {
  const texts = messages.map(({ role, content }) => ({ role, text: contentText(content) }))
  const said = texts.filter(({ role, text }) => role === 'user' && !text.startsWith(REPAIR_MARK))
  return {
    system: texts
      .filter(({ role }) => role === 'system')
      .map(({ text }) => text)
      .join('\n'),
    user: said.at(-1)?.text ?? '',
    messages: texts,
    schema,
  }
}

/** The answer that the one actor who recognises a request gives; fails the test when none or several do. */
export function answerOf(actors: readonly Actor[], request: ChatRequest): string {
  const seen = actorRequest(request)
  const found = actors.filter((actor) => actor.recognises(seen))
  const [actor] = found
  if (actor === undefined || found.length > 1) {
    throw new TypeError(`${found.length} actors recognise: ${seen.user.slice(0, 200)}`)
  }
  const turns = request.messages.length
  const random = createRandom('actor', actor.id, seen.system, seen.user, String(request.sample), turns)
  const answer = actor.answer(seen, random)
  return typeof answer === 'string' ? answer : JSON.stringify(answer)
}

/** A port whose answers come from actors; `asked` is called with every request. */
export function actedPort(actors: readonly Actor[], asked?: (request: ChatRequest) => void): ModelPort {
  return scriptedPort({
    chat(request) {
      asked?.(request)
      return answerOf(actors, request)
    },
  })
}
