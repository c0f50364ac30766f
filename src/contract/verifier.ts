/** The contract of a verifier: is *this one* right? */

import type { DataRecord } from '../record/data-record.js'
import type { Verdict } from '../record/verdict.js'
import { type Declaration, definePlugIn, type OptionFiles, type PlugIn } from './plug-in.js'
import type { Ports } from './ports.js'

/** A verifier with its options. */
export interface VerifierRun {
  /** Judges one record. Returns `error` for its own failures; a throw is treated as `error` too. */
  verify(record: DataRecord, ports: Ports): Verdict | Promise<Verdict>
}

/** What a verifier declares. */
export interface VerifierDeclaration<Options> extends Declaration<Options> {
  /** Fields that these options read, for the plan's check against what the method produces. */
  readonly reads?: (options: Options) => readonly string[]
  start(options: Options, files: OptionFiles): VerifierRun
}

/** A verifier of any options. */
export type Verifier = PlugIn<'verifier', VerifierRun>

/** Defines a verifier. */
export function defineVerifier<Options>(declaration: VerifierDeclaration<Options>): Verifier {
  return definePlugIn('verifier', declaration, (options: Options, files) => declaration.start(options, files))
}
