/** Names by which fences call a programming language. */

const groups: readonly (readonly string[])[] = [
  ['python', 'py', 'python3', 'py3', 'ipython'],
  ['javascript', 'js', 'mjs', 'cjs', 'node', 'jsx'],
  ['typescript', 'ts', 'mts', 'cts', 'tsx'],
  ['sql', 'sqlite', 'postgres', 'postgresql', 'mysql', 'duckdb'],
  ['bash', 'sh', 'shell', 'zsh'],
  ['csharp', 'cs', 'c#'],
  ['cpp', 'c++', 'cc', 'cxx'],
  ['rust', 'rs'],
  ['go', 'golang'],
  ['ruby', 'rb'],
  ['kotlin', 'kt'],
  ['yaml', 'yml'],
  ['markdown', 'md'],
  ['latex', 'tex'],
  ['json', 'jsonc', 'json5'],
]

/** All names of a language, lower-case, the given one included; a language that is not known has that one only. */
export function languageNames(language: string): ReadonlySet<string> {
  const name = language.toLowerCase()
  return new Set([name, ...(groups.find((group) => group.includes(name)) ?? [])])
}
