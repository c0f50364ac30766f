/** How the mock server plays a model for the prompts of a plug-in: declared beside the prompt, found by its words. */

import type { Json } from '../base/canonical-json.js'
import type { Random } from '../base/random.js'
import type { AnswerSchema } from './chat.js'

/** A question as an actor sees it: texts only, turns of repair left out. */
export interface ActorRequest {
  /** All system texts, joined by a line break. */
  readonly system: string
  /** The last text of the user that is no turn of repair. */
  readonly user: string
  readonly messages: readonly { readonly role: string; readonly text: string }[]
  readonly schema: AnswerSchema | undefined
}

/** Plays a model for one kind of prompt. */
export interface Actor {
  /** Kebab-case; unique among the actors of a server. */
  readonly id: string
  recognises(request: ActorRequest): boolean
  /** A plausible answer: text, or a value that is sent as JSON. The same request and stream give the same answer. */
  answer(request: ActorRequest, random: Random): Json
}
