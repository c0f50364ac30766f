/** Values of records as short labels, so that no reading quotes a whole record. */

const MOST_CHARACTERS = 80

/** The text itself up to 80 characters, else its start and an ellipsis. Different texts may get the same label. */
export function labelOf(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…`
}
