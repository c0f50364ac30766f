/** Finds the first byte that is not UTF-8. */

/** Where bytes stop being UTF-8. */
export interface Utf8Fault {
  /** 0-based offset of the first byte of the broken sequence. */
  readonly index: number
  /** Whether the sequence is right so far but cut off by the end. */
  readonly isCutOff: boolean
}

/**
 * The first fault of bytes that should be UTF-8; undefined when there is none.
 *
 * Cost:   O(length) in JavaScript: for bytes that `isUtf8` has refused.
 * Source: RFC 3629 (no overlong forms, no surrogates, nothing above U+10FFFF).
 */
export function utf8Fault(bytes: Uint8Array): Utf8Fault | undefined {
  let index = 0
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0
    const length = sequenceLength(lead)
    if (length === 0) return { index, isCutOff: false }
    for (let offset = 1; offset < length; offset += 1) {
      const byte = bytes[index + offset]
      if (byte === undefined) return { index, isCutOff: true }
      const [lowest, highest] = offset === 1 ? secondByteRange(lead) : [0x80, 0xbf]
      if (byte < lowest || byte > highest) return { index, isCutOff: false }
    }
    index += length
  }
  return undefined
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

function secondByteRange(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf]
  if (lead === 0xed) return [0x80, 0x9f]
  if (lead === 0xf0) return [0x90, 0xbf]
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf]
}
