/** What an error says, in a form that a snapshot can hold. */

import { isCupelError } from '../../src/base/errors.js'

/** Class, code, message and hint of what an action throws, with `folder` written as RUN. */
export async function complaintOf(action: () => unknown, folder = ''): Promise<string> {
  try {
    await action()
  } catch (error) {
    if (!isCupelError(error)) return `not ours: ${String(error)}`
    const hint = error.hint === undefined ? '' : ` → ${error.hint}`
    const said = `${error.name} ${error.code}: ${error.message}${hint}`
    return folder === '' ? said : said.replaceAll(folder, 'RUN')
  }
  return 'no complaint'
}
