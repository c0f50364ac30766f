/** Which kept texts share a band with a new one: chained hashing in typed arrays. */

const SMALLEST = 1024

/**
 * Band keys of texts, each text with the same number of bands; texts are numbered 0, 1, 2 … in order of entry.
 *
 * Cost:   12 to 16 bytes a band of a text; a look-up walks the texts that share a bucket.
 */
export class BandIndex {
  private heads = new Uint32Array(SMALLEST)
  private keys = new Uint32Array(SMALLEST)
  private next = new Uint32Array(SMALLEST)
  private stamps = new Uint32Array(SMALLEST)
  private stamp = 0
  private entries = 0

  constructor(private readonly bands: number) {}

  /** Number of texts entered. */
  get size(): number {
    return this.entries / this.bands
  }

  /** Bytes held by the arrays. */
  get bytes(): number {
    const { heads, keys, next, stamps } = this
    return heads.byteLength + keys.byteLength + next.byteLength + stamps.byteLength
  }

  /** Enters the next text and returns its number. */
  add(bandKeys: Uint32Array): number {
    const text = this.size
    for (const key of bandKeys) {
      if (this.entries === this.keys.length) this.grow()
      this.keys[this.entries] = key
      this.link(this.entries)
      this.entries += 1
    }
    if (text >= this.stamps.length) this.stamps = longer(this.stamps)
    return text
  }

  /** Calls `visit` once for every text that shares at least one band, in no meaningful order. */
  forEachCandidate(bandKeys: Uint32Array, visit: (text: number) => void): void {
    this.stamp += 1
    for (const key of bandKeys) {
      let entry = this.heads[key & (this.heads.length - 1)] ?? 0
      while (entry !== 0) {
        const at = entry - 1
        if (this.keys[at] === key) this.visitOnce(Math.floor(at / this.bands), visit)
        entry = this.next[at] ?? 0
      }
    }
  }

  private visitOnce(text: number, visit: (text: number) => void): void {
    if (this.stamps[text] === this.stamp) return
    this.stamps[text] = this.stamp
    visit(text)
  }

  private link(entry: number): void {
    const bucket = (this.keys[entry] ?? 0) & (this.heads.length - 1)
    this.next[entry] = this.heads[bucket] ?? 0
    this.heads[bucket] = entry + 1
  }

  private grow(): void {
    this.keys = longer(this.keys)
    this.next = longer(this.next)
    this.heads = new Uint32Array(this.keys.length)
    for (let entry = 0; entry < this.entries; entry += 1) this.link(entry)
  }
}

function longer(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(array.length * 2)
  grown.set(array)
  return grown
}
