/** What people are told when an endpoint gives no answer, and what they can do. */

import { CallFailed, StoppedError } from '../../base/errors.js'
import type { ModelBinding } from '../binding.js'
import type { BudgetRefusal } from './budget-keeper.js'

const RESUME = 'Then run the same command again: answers that came are kept.'

/** What words about an endpoint need of its binding. */
export type Named = Pick<ModelBinding, 'alias' | 'endpoint' | 'model' | 'url' | 'key'>

/** All tries of one call failed on the way, while the endpoint answered others. */
export function callFailed(binding: Named, tries: number, lastFault: string): CallFailed {
  return new CallFailed('transport', {
    message: `${nameOf(binding)} gave no answer to one request in ${tries} tries. The last: ${lastFault}`,
    hint: 'Other requests were answered. Raise `attempts` or `timeout` of the model if this happens often.',
    details: { alias: binding.alias, endpoint: binding.endpoint, tries },
  })
}

/** No answer for so long that waiting on makes no sense. */
export function stalled(
  binding: Named,
  facts: { readonly sinceTimeOfDay: number; readonly forMs: number; readonly waiting: number },
  lastFault: string,
): StoppedError {
  const since = new Date(facts.sinceTimeOfDay).toISOString()
  const requests = facts.waiting === 1 ? '1 request waits' : `${facts.waiting} requests wait`
  return new StoppedError('stalled', {
    message: `${nameOf(binding)} has answered nothing since ${since} (${durationOf(facts.forMs)}); ${requests}. The last fault: ${lastFault}`,
    hint: `See whether the endpoint runs and takes requests. ${RESUME}`,
    details: { alias: binding.alias, endpoint: binding.endpoint, since, waiting: facts.waiting },
  })
}

/** No connection ever came about. */
export function unreachable(binding: Named, tries: number, lastFault: string): StoppedError {
  return new StoppedError('endpoint-unusable', {
    message: `${nameOf(binding)} could not be reached in ${tries} tries. The last fault: ${lastFault}`,
    hint: `${startOf(binding)} ${RESUME}`,
    details: { alias: binding.alias, endpoint: binding.endpoint, url: binding.url, tries },
  })
}

/** The endpoint said that nothing will succeed until somebody mends it. */
export function endpointUnusable(binding: Named, status: number, words: string): StoppedError {
  return new StoppedError('endpoint-unusable', {
    message: `${nameOf(binding)} cannot be used. It answered with status ${status}: ${withoutStatus(words, status)}`,
    hint: `${remedyFor(status, words, binding)} ${RESUME}`,
    details: { alias: binding.alias, endpoint: binding.endpoint, status },
  })
}

/** The endpoint refused every request that it was ever given. */
export function everythingRefused(
  binding: Named,
  status: number,
  words: string,
  refused: number,
): StoppedError {
  return new StoppedError('endpoint-unusable', {
    message: `${nameOf(binding)} refused the first ${refused} requests, all of them. The last, with status ${status}: ${withoutStatus(words, status)}`,
    hint: `Compare the model's name, \`parameters\` and \`structured\` with what the endpoint takes. ${RESUME}`,
    details: { alias: binding.alias, endpoint: binding.endpoint, status, refused },
  })
}

/** A budget lets the next call not through. */
export function budgetSpent(binding: Named, refusal: BudgetRefusal): StoppedError {
  const { budget, bound, most, spent, wanted } = refusal
  const next =
    wanted === undefined ? 'an amount not known, as the model has no price' : amountOf(bound, wanted)
  const need = bound === 'minutes' ? '' : `; the next call of "${binding.alias}" may need ${next}`
  return new StoppedError('budget-spent', {
    message: `The budget of ${budget} is spent: ${amountOf(bound, spent)} of ${amountOf(bound, most)}${need}.`,
    hint:
      wanted === undefined
        ? `State the \`price\` of "${binding.alias}" in the recipe. ${RESUME}`
        : `Raise the budget in the recipe. ${RESUME}`,
    details: { alias: binding.alias, budget, bound, most, spent, wanted },
  })
}

/** The endpoint was closed while calls waited. */
export function interrupted(binding: Named): StoppedError {
  return new StoppedError('interrupted', {
    message: `${nameOf(binding)} was closed before the request went out.`,
    hint: 'Run the same command again: answers that came are kept.',
  })
}

function nameOf({ alias, endpoint, model }: Named): string {
  return `The model "${alias}" (${model} at ${endpoint})`
}

/** Commands that serve what listens on these ports by default. */
const SERVERS: Readonly<Record<string, string>> = {
  '8377': 'cupel mock-server',
  '11434': 'ollama serve',
  '8000': 'vllm serve <model>',
}

/** What to do about an endpoint that cannot be reached. */
export function startOf({ endpoint, url = '' }: Named): string {
  const { port = '', hostname = '' } = URL.canParse(url) ? new URL(url) : {}
  const command = endpoint === 'mock' ? mockCommand(port) : SERVERS[port]
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  if (isHere && command !== undefined) return `Start it with \`${command}\`.`
  return isHere
    ? `Start the server, or mend the \`url\` (${url}).`
    : `Look at the \`url\` (${url}) and at the network.`
}

function mockCommand(port: string): string {
  return port === '8377' ? 'cupel mock-server' : `cupel mock-server --port ${port}`
}

/** Words of protocols begin with the status at times. */
function withoutStatus(words: string, status: number): string {
  return words.startsWith(`${status}: `) ? words.slice(`${status}: `.length) : words
}

/** What to do about an answer of a status after which nothing will succeed. */
export function remedyFor(status: number, words: string, { alias, model, key }: Named): string {
  if (status === 402 || /insufficient[_ ]quota|credit|billing/i.test(words)) {
    return "The account has no credit left: top it up, or raise its limit at the provider's."
  }
  if (status === 401 && key === undefined)
    return `"${alias}" has no key: add \`key: \${env:NAME}\` to it in the recipe, and set that variable.`
  if (status === 401) return `Look at the key of "${alias}": it is missing, wrong or has expired.`
  if (status === 403)
    return `The key of "${alias}" may not use ${model}: ask for access, or choose another model.`
  if (status === 404)
    return `Look at the model's name (${model}) and at the \`url\`, which often ends in /v1.`
  if (status >= 300 && status < 400) return 'The address has moved: put the new one into the recipe as `url`.'
  return 'Look at the `url` and the provider of the model.'
}

function amountOf(bound: BudgetRefusal['bound'], amount: number): string {
  if (bound === 'usd') return `$${amount.toFixed(4)}`
  if (bound === 'minutes') return `${amount.toFixed(1)} minutes`
  return `${amount} ${amount === 1 ? bound.slice(0, -1) : bound}`
}

function durationOf(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
}
