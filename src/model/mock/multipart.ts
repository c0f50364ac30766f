/** Reads the body of a form with a file (RFC 7578), as `POST /v1/files` sends it. */

import { badRequest } from './request-fault.js'

/** A form: its texts by name and its file. */
export interface Form {
  readonly fields: ReadonlyMap<string, string>
  readonly file: { readonly name: string; readonly bytes: Buffer } | undefined
}

const BREAK = Buffer.from('\r\n')
const END_OF_HEADERS = Buffer.from('\r\n\r\n')

/** Reads a form. Throws DataError `bad-request` when there is no boundary. */
export function readForm(contentType: string, body: Buffer): Form {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) throw badRequest('The body is not a form: multipart/form-data with a boundary.')
  const first = Buffer.from(`--${mark}`)
  const delimiter = Buffer.concat([BREAK, first])
  const fields = new Map<string, string>()
  let file: Form['file']
  let from = body.indexOf(first) + first.length + BREAK.length
  for (let next = body.indexOf(delimiter, from); next >= 0; next = body.indexOf(delimiter, from)) {
    const part = body.subarray(from, next)
    const head = part.indexOf(END_OF_HEADERS)
    const headers = part.subarray(0, Math.max(0, head)).toString('utf8')
    const content = part.subarray(head + END_OF_HEADERS.length)
    const fileName = /\bfilename="([^"]*)"/i.exec(headers)?.[1]
    const name = /\bname="([^"]*)"/i.exec(headers)?.[1] ?? ''
    if (fileName === undefined) fields.set(name, content.toString('utf8'))
    else file = { name: fileName, bytes: content }
    from = next + delimiter.length + BREAK.length
  }
  return { fields, file }
}
