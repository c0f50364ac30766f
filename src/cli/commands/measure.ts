/** `cupel measure`: measures a bare file. */

import { exitCodes } from '../../base/errors.js'
import { measureFile, type MeasuredFile } from '../../run/measure-file.js'
import { byteText } from '../byte-text.js'
import { readingText } from '../result-text.js'
import { createTerminal, type TerminalOptions } from '../terminal.js'

/** Options of `cupel measure`. */
export interface MeasureOptions extends TerminalOptions {
  readonly metrics?: string
  readonly against?: string
  readonly field?: string
  readonly referenceField?: string
  readonly reader?: string
  readonly seed: number
}

/** Measures a file; exit 4 when nothing could be measured. */
export async function measure(path: string, options: MeasureOptions): Promise<number> {
  const terminal = createTerminal(options, () => performance.now())
  const measured = await measureFile({
    path,
    metrics: splitNames(options.metrics),
    against: options.against,
    fields: splitNames(options.field),
    referenceFields: splitNames(options.referenceField),
    reader: options.reader,
    seed: options.seed,
  })
  terminal.say(measuredText(measured))
  terminal.give(measuredDocument(measured))
  const isAny = [...measured.readings.values()].some((reading) => reading.status === 'measured')
  return isAny ? exitCodes.done : exitCodes.inconclusive
}

/** Splits `a,b`; undefined stays undefined. */
export function splitNames(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** A measured file as a JSON document. */
export function measuredDocument({ readings, members: _members, ...rest }: MeasuredFile) {
  return { ...rest, readings: Object.fromEntries(readings) }
}

function measuredText({ path, size, bytes, leftOut, examples, readings }: MeasuredFile): string {
  const out = Object.entries(leftOut).map(([reason, count]) => `${count} × ${reason}`)
  return [
    `${path}: ${size} record${size === 1 ? '' : 's'}, ${byteText(bytes)}${out.length === 0 ? '' : `; left out: ${out.join(', ')}`}`,
    ...examples.map((row) => `  ${row.place}: ${row.detail}`),
    ...[...readings].flatMap(([id, reading]) => {
      const parts = reading.status === 'measured' ? (reading.parts ?? []) : []
      const warnings = reading.status === 'measured' ? reading.warnings : []
      return [
        `  ${id.padEnd(18)} ${readingText(reading)}`,
        ...parts
          .slice(0, 8)
          .map((part) => `    ${part.label.padEnd(16)} ${Number(part.value.toPrecision(5))}  n=${part.n}`),
        ...(parts.length > 8 ? [`    … ${parts.length - 8} more with --json`] : []),
        ...warnings.map((warning) => `    ! ${warning}`),
      ]
    }),
  ].join('\n')
}
