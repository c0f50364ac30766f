/** What a run tells while it works; the command line turns it into a bar or lines. */

import type { Models } from '../model/models.js'
import type { Conservation } from '../record/disposition.js'

/** Phases of a run, in order. */
export type Phase = 'sources' | 'generate' | 'refine' | 'measure' | 'gate' | 'release'

/** An event of a run. */
export type RunEvent =
  | { readonly type: 'phase-started'; readonly phase: Phase; readonly detail: string }
  | {
      readonly type: 'progress'
      readonly done: number
      readonly wanted: number | undefined
      readonly counts: Conservation
      /** What is asked and spent at this moment. */
      readonly models: Pick<Models, 'load' | 'spending'>
    }
  | { readonly type: 'note'; readonly text: string }

/** Listens to a run. Must not throw. */
export type RunObserver = (event: RunEvent) => void

/** Asks a run to stop cleanly; `reason` is set once it shall. */
export interface StopRequest {
  reason: 'interrupt' | undefined
}
