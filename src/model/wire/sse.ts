/** Server-sent events: the text of a stream taken apart into its events. */

/** One event: its name (`message` where the stream gives none) and its data lines, joined by line breaks. */
export interface ServerEvent {
  readonly event: string
  readonly data: string
}

const BEGINS_LIKE_A_STREAM = /^\uFEFF?\s*(?:data|event|id|retry)?:/

/** Whether a body is the text of an event stream: its first line is a field of one or a comment. Never so for JSON. */
export function isEventStream(body: string): boolean {
  return BEGINS_LIKE_A_STREAM.test(body.slice(0, 200))
}

/**
 * The events of a stream, in their order. Comments, `id` and `retry` are passed over, and so are events without data.
 *
 * Deviation: the last event counts even when its blank line is missing, since some servers close right after it.
 * Cost:   O(length). Never throws.
 * Source: WHATWG HTML, section 9.2.6 (interpreting an event stream).
 */
export function readEvents(body: string): readonly ServerEvent[] {
  const events: ServerEvent[] = []
  let event = ''
  let data: string[] = []
  const dispatch = (): void => {
    if (data.length > 0) events.push({ event: event === '' ? 'message' : event, data: data.join('\n') })
    event = ''
    data = []
  }
  for (const line of body.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    if (line === '') dispatch()
    const [field, value] = fieldOf(line)
    if (field === 'event') event = value
    if (field === 'data') data.push(value)
  }
  dispatch()
  return events
}

function fieldOf(line: string): readonly [field: string, value: string] {
  const colon = line.indexOf(':')
  if (colon < 0) return [line, '']
  const start = line[colon + 1] === ' ' ? colon + 2 : colon + 1
  return [line.slice(0, colon), line.slice(start)]
}
