/** The list of exporters. */

import type { Exporter } from '../contract/exporter.js'
import { alpaca } from './alpaca.js'
import { chat } from './chat.js'
import { dpo } from './dpo.js'
import { kto } from './kto.js'
import { openaiFinetune } from './openai-finetune.js'
import { pretrain } from './pretrain.js'
import { sft } from './sft.js'
import { sharegpt } from './sharegpt.js'
import { tools } from './tools.js'

/** Every exporter, in the order of `cupel list exporters`. */
export const exporters: readonly Exporter[] = [
  sft,
  chat,
  sharegpt,
  alpaca,
  dpo,
  kto,
  tools,
  openaiFinetune,
  pretrain,
]
