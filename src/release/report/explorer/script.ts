/** The explorer's whole script: written by us, no library, works from a file. */

import { detailScript } from './script-detail.js'
import { elementScript } from './script-elements.js'
import { listScript } from './script-list.js'
import { modelScript } from './script-model.js'

/** The script as it stands in the page. It never ends its own element, and holds no text from data. */
export const explorerScript = `'use strict'\n{${modelScript}${elementScript}${detailScript}${listScript}}\n`
