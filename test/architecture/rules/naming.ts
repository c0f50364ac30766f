/** A path says what is in the file, and nothing is left for later. */

import { fileRule, type Rule } from '../rule.js'

const EMPTY_NAME = /^(utils?|helpers?|common|misc|shared|lib|stuff)$/
const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Folders and files are named for what they hold, in kebab-case. */
export const names: Rule = fileRule(
  'names',
  'no utils, helpers, common, misc; paths in kebab-case',
  function* (file) {
    for (const part of file.path.replace(/\.ts$/, '').split('/')) {
      if (EMPTY_NAME.test(part)) {
        const mend = 'name it for the concept that it holds.'
        yield { path: file.path, line: 1, what: `"${part}" says nothing about what is inside.`, mend }
      } else if (!KEBAB.test(part)) {
        yield {
          path: file.path,
          line: 1,
          what: `"${part}" is not kebab-case.`,
          mend: 'whole words, small, with hyphens.',
        }
      }
    }
  },
)

const LEFT_OVER = /\b(todo|fixme|hack|xxx|not implemented|placeholder)\b/i

/** No note to oneself reaches the repository. */
export const nothingLeftOver: Rule = fileRule(
  'nothing-left-over',
  'no word of unfinished work',
  function* (file) {
    for (const [index, text] of file.text.split('\n').entries()) {
      const word = LEFT_OVER.exec(text)?.[0]
      if (word === undefined) continue
      const mend = 'do it, or write it down outside the code.'
      yield { path: file.path, line: index + 1, what: `The word "${word}".`, mend }
    }
  },
)
