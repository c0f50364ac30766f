/** Answers that hold no message of a model: refused questions and bodies that are not what the protocol promises. */

import type { ChatAnswer, EmbeddingAnswer } from '../chat.js'
import type { EndpointError } from './endpoint-error.js'
import { meaningOfError, meaningOfStatus } from './meaning.js'

/** An answer with nothing in it, to be filled. */
export const emptyAnswer: ChatAnswer = {
  text: '',
  reasoning: '',
  toolCalls: [],
  finish: 'unknown',
  refusal: undefined,
  usage: undefined,
  model: undefined,
  fingerprint: undefined,
  logprobs: undefined,
  fault: undefined,
  detail: undefined,
}

/** An answer that is not what the protocol promises; `detail` says in what. */
export function badAnswer(detail: string): ChatAnswer {
  return { ...emptyAnswer, fault: 'bad-answer', detail }
}

/** An embedding answer with nothing in it, to be filled. */
export const emptyEmbedding: EmbeddingAnswer = {
  vectors: [],
  usage: undefined,
  model: undefined,
  fault: undefined,
  detail: undefined,
}

/** An embedding answer that is not what the protocol promises; `detail` says in what. */
export function badEmbedding(detail: string): EmbeddingAnswer {
  return { ...emptyEmbedding, fault: 'bad-answer', detail }
}

/**
 * The answer that an error stands for: a content filter's stop is an answer whose finish is `content-filter`, a refused
 * question has the fault `request-refused` with the endpoint's words, all else is `bad-answer`.
 */
export function answerOfError(status: number, error: EndpointError | undefined, body: string): ChatAnswer {
  const words = wordsOfTrouble(status, error, body)
  if (error?.isContentFilter === true) return { ...emptyAnswer, finish: 'content-filter', refusal: words }
  return { ...emptyAnswer, fault: faultOf(status, error), detail: words }
}

/** Which fault an error is: `request-refused` for what the endpoint rejects of this very question. */
export function faultOf(status: number, error: EndpointError | undefined): 'request-refused' | 'bad-answer' {
  const isSuccess = status >= 200 && status < 300
  const meaning = isSuccess ? error && meaningOfError(error) : meaningOfStatus(status, error)
  return meaning === 'request-refused' ? 'request-refused' : 'bad-answer'
}

/** The endpoint's words; where it gave none, the status and how the body begins. At most 500 characters. */
export function wordsOfTrouble(status: number, error: EndpointError | undefined, body: string): string {
  const words = error?.words ?? ''
  if (words === '') return `Status ${status}: ${startOf(body)}`
  return words.length > 500 ? `${words.slice(0, 499).toWellFormed()}…` : words
}

/** How a body begins, in a sentence's end: white space as blanks, at most 120 characters. */
export function startOf(body: string): string {
  const start = body.trim().replace(/\s+/g, ' ').slice(0, 120).toWellFormed()
  return start === '' ? 'the body is empty.' : `the body begins with "${start}".`
}
