/** `${env:NAME}` in a recipe: allowed in few places, secret in some. */

import { Secret } from '../base/secret.js'
import { pathText, type Problem, type RecipePath } from './problems.js'

/** Where `${env:NAME}` may stand. `*` stands for one key. Values of secret places become `Secret`. */
export interface EnvironmentPlace {
  readonly path: string
  readonly isSecret: boolean
}

/** Places of the present recipe format. */
export const environmentPlaces: readonly EnvironmentPlace[] = [
  { path: 'sources.*.path', isSecret: false },
  { path: 'models.*.url', isSecret: false },
  { path: 'models.*.key', isSecret: true },
  { path: 'models.*.headers.*', isSecret: true },
]

/** What `${env:NAME}` stands for where nobody is asked (replay, explain) and the variable of a model is not set. */
const ABSENT = 'http://not-set.invalid'

const REFERENCE = /\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g

/**
 * Replaces references where they may stand. Everything else that holds `${env:` is a problem, as is a variable that is
 * not set; with `isOffline` the variables of models may be absent.
 */
export function resolveEnvironment(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  places: readonly EnvironmentPlace[] = environmentPlaces,
  isOffline = false,
): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const resolved = walk(value, [], (text, path) => {
    if (!text.includes('${env:')) return text
    const place = places.find((one) => matches(one.path, path))
    if (place === undefined) {
      problems.push(notAllowed(path, places))
      return text
    }
    const filled = text.replace(REFERENCE, (_, name: string) => {
      const found = environment[name] ?? (isOffline && path[0] === 'models' ? ABSENT : undefined)
      if (found === undefined) problems.push(notSet(path, name))
      return found ?? ''
    })
    if (text.replace(REFERENCE, '').includes('${env:')) problems.push(malformed(path))
    return place.isSecret ? new Secret(filled, text) : filled
  })
  return { value: resolved, problems }
}

function walk(value: unknown, path: RecipePath, visit: (text: string, path: RecipePath) => unknown): unknown {
  if (typeof value === 'string') return visit(value, path)
  if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index], visit))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key], visit)]),
  )
}

function matches(pattern: string, path: RecipePath): boolean {
  const parts = pattern.split('.')
  return (
    parts.length === path.length && parts.every((part, index) => part === '*' || part === String(path[index]))
  )
}

function notAllowed(path: RecipePath, places: readonly EnvironmentPlace[]): Problem {
  return {
    code: 'environment-not-allowed',
    path,
    message: '${env:…} may not stand here.',
    hint: `It may stand in ${places.map((place) => place.path).join(', ')}; give this value with --set ${pathText(path)}=…`,
  }
}

function notSet(path: RecipePath, name: string): Problem {
  return {
    code: 'environment-not-set',
    path,
    message: `the environment variable ${name} is not set.`,
    hint: `Set it: ${name}=… cupel run …`,
  }
}

function malformed(path: RecipePath): Problem {
  return {
    code: 'environment-malformed',
    path,
    message: '${env:…} holds no name of a variable.',
    hint: 'A name is letters, digits and _, not beginning with a digit: ${env:DATA_FOLDER}/seeds.jsonl.',
  }
}
