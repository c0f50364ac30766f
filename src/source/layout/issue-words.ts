/** The words of a failed check of a file's content, on one line. */

import type { z } from 'zod'

/** `configs[0].config_name: Invalid input …; …`, the path left out where the whole value is meant. */
export function issueWords(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${pathText(path)}: ${message}`))
    .join('; ')
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}
