/** Vectors of texts: a hashed bag of words, so that texts that share words are near each other. */

const SPREAD = 8
const SHORT_WORD = 3
const SHORT_WEIGHT = 0.3
const DECIMALS = 1e7

/**
 * A unit vector of a text: each word adds to 8 places that its hash (FNV-1a, then xorshift) names, words of up to three
 * letters with weight 0.3. Texts without a letter or digit share one vector. Coordinates have 7 decimals, so the length is
 * 1 within 1e-6.
 */
export function embedText(text: string, dimensions: number): readonly number[] {
  const vector = new Float64Array(dimensions)
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']
  for (const word of words) addWord(vector, word)
  let square = 0
  for (const value of vector) square += value * value
  if (square === 0) vector[0] = square = 1
  const scale = 1 / Math.sqrt(square)
  return Array.from(vector, (value) => Math.round(value * scale * DECIMALS) / DECIMALS + 0)
}

/** The vector as base64 of little-endian 32-bit floats, as OpenAI sends it on demand. */
export function vectorBase64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4)
  vector.forEach((value, i) => bytes.writeFloatLE(value, i * 4))
  return bytes.toString('base64')
}

function addWord(vector: Float64Array, word: string): void {
  const weight = word.length <= SHORT_WORD ? SHORT_WEIGHT : 1
  let state = 0x811c9dc5
  for (let i = 0; i < word.length; i += 1) state = Math.imul(state ^ word.charCodeAt(i), 0x01000193)
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) | 1
  for (let i = 0; i < SPREAD; i += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const place = (state >>> 1) % vector.length
    vector[place] = (vector[place] ?? 0) + (state & 1 ? weight : -weight)
  }
}
