/** Compiles any kind of sample into a producer. */

import { type DateRange, dateRange, drawDate, isDateOf } from '../../algo/sampling/date-range.js'
import { drawPerson } from '../../algo/sampling/person.js'
import { RecipeError } from '../../base/errors.js'
import { compileTemplate } from '../prompting/template.js'
import { categorySampler } from './category-sampler.js'
import { numberSampler } from './number-sampler.js'
import type { Producer } from './producer.js'
import type { Sample } from './sample-schema.js'

/** Compiles a sample. In: a sample that the schema took. */
export function compileSample(sample: Sample): Producer {
  switch (sample.kind) {
    case 'category':
    case 'weighted':
      return categorySampler(sample)
    case 'date':
      return dateSampler(dateRange(sample.from, sample.to, sample.granularity))
    case 'person':
      return { reads: [], produce: ({ random }) => ({ value: { ...drawPerson(random, sample) } }) }
    case 'template':
      return templateSampler(sample.text)
    case 'constant':
      return {
        reads: [],
        accepts: (value) => value === sample.value,
        produce: () => ({ value: sample.value }),
      }
    default:
      return numberSampler(sample)
  }
}

function dateSampler(range: DateRange | undefined): Producer {
  if (range === undefined)
    throw new RecipeError('bad-date-range', { message: 'No date lies between from and to.' })
  return {
    reads: [],
    accepts: (value) => isDateOf(range, String(value)),
    produce: ({ random }) => ({ value: drawDate(random, range) }),
  }
}

function templateSampler(text: string): Producer {
  const template = compileTemplate(text)
  return {
    reads: template.roots,
    paths: template.paths,
    produce: ({ values }) => {
      const rendered = template.render(values)
      return 'refused' in rendered ? rendered : { value: rendered.text }
    },
  }
}
