/** What `cupel init` can write. */

/** A template: files to write. */
export interface Template {
  readonly id: string
  readonly summary: string
  readonly files: Readonly<Record<string, string>>
  /** What to start before it is run. */
  readonly before?: string
}
