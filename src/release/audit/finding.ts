/** What an audit found: which file, what is wrong with it, what should be and what is there. */

/** Kinds of findings. */
export type AuditProblem =
  /** Listed in the manifest, but not there. */
  | 'missing'
  /** Bytes or hash differ from the manifest. */
  | 'changed'
  /** There, but not listed in the manifest. */
  | 'not-listed'
  /** Another number of rows than the manifest says. */
  | 'rows-differ'
  /** A row that is no JSON object with an id. */
  | 'bad-row'
  /** Two rows of the same id. */
  | 'duplicate-id'
  /** Not a file that can be read as what it should be. */
  | 'malformed'
  /** Contradicts another file of the release. */
  | 'contradicts'

/** One finding. */
export interface AuditFinding {
  /** Path inside the release. */
  readonly file: string
  readonly problem: AuditProblem
  readonly expected: string
  readonly found: string
}
