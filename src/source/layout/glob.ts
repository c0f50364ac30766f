/** File name patterns as data set cards use them. */

/** Tells whether a relative path with `/` matches. */
export type PathTest = (path: string) => boolean

/**
 * Compiles a pattern.
 *
 * In:     `*` any characters but `/`; `**` as a whole part any folders, also none, and at the end everything
 *         below; `?` one character; `[abc]`, `[!abc]`, `[a-z]` one of these. A leading `./` is dropped; a
 *         trailing `/` means all below.
 * Edge:   `**` beside other characters is `*`, as in fsspec since 2023.12. An open `[` stands for itself.
 * Cost:   O(pattern × path) whatever the pattern, since cards come from strangers.
 * Source: the `glob` of fsspec, which the `datasets` library uses. Not covered: `{a,b}`, which it has not
 *         either.
 */
export function globTest(glob: string): PathTest {
  const pattern = glob.replace(/^(?:\.\/)+/, '').replace(/\/$/, '/**')
  const parts = pattern.split('/').map(partTest)
  const endsDeep = parts.at(-1) === 'any depth'
  return (path) => matchesParts(parts, path.split('/'), endsDeep)
}

type PartTest = 'any depth' | ((name: string) => boolean)

function matchesParts(parts: readonly PartTest[], names: readonly string[], endsDeep: boolean): boolean {
  let reached = new Set([0])
  for (const [index, part] of parts.entries()) {
    const next = new Set<number>()
    const isEnd = endsDeep && index === parts.length - 1
    for (const at of reached) {
      if (part === 'any depth') for (let to = at + (isEnd ? 1 : 0); to <= names.length; to += 1) next.add(to)
      else if (at < names.length && part(names[at] ?? '')) next.add(at + 1)
    }
    reached = next
  }
  return reached.has(names.length)
}

type Token = 'any run' | ((character: string) => boolean)

function partTest(part: string): PartTest {
  if (part === '**') return 'any depth'
  const tokens = (part.match(/\*+|\?|\[[!^]?\]?[^\]]*\]|[^]/gu) ?? []).map(tokenTest)
  return (name) => matchesRun(tokens, [...name])
}

function tokenTest(token: string): Token {
  if (token.startsWith('*')) return 'any run'
  if (token === '?') return () => true
  if (token.length === 1 || !token.startsWith('[')) return (character) => character === token
  const isNegated = /^\[[!^]/.test(token)
  const ranges = [...token.slice(isNegated ? 2 : 1, -1).matchAll(/([^])-([^])|([^])/gu)]
  return (character) => {
    const isIn = ranges.some(([, from, to, one]) =>
      from === undefined || to === undefined ? character === one : character >= from && character <= to,
    )
    return isIn !== isNegated
  }
}

function matchesRun(tokens: readonly Token[], name: readonly string[]): boolean {
  let token = 0
  let at = 0
  let retry: { token: number; at: number } | undefined
  while (at < name.length) {
    const test = tokens[token]
    if (test === 'any run') {
      retry = { token: token + 1, at }
      token += 1
    } else if (test?.(name[at] ?? '') === true) {
      token += 1
      at += 1
    } else if (retry !== undefined) {
      retry.at += 1
      token = retry.token
      at = retry.at
    } else return false
  }
  return tokens.slice(token).every((test) => test === 'any run')
}
