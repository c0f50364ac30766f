/** The exams that plug-ins must pass, and builders for tests: the list of exports of `cupel/testing`. */

export {
  buildCandidate,
  buildCandidates,
  buildChild,
  buildFacts,
  buildReading,
  buildSourceRecord,
  buildSourceRecords,
} from './builders.js'
export { createExamPorts, createExamTaskPorts, type ExamSetting, stream } from './exam-ports.js'
export { type ExporterSample, examineExporter } from './exporter-exam.js'
export { describeFindings, type Finding } from './finding.js'
export { deepFreeze } from './frozen.js'
export { examineMethod, type MethodSample } from './method-exam.js'
export { examineMetric, type MetricSample } from './metric-exam.js'
export { buildOddRecords, type OddRecord } from './odd-records.js'
export { examineQuantity, type QuantitySample } from './quantity-exam.js'
export { examineRefiner, type RefinerSample } from './refiner-exam.js'
export { examineSource, type SourceSample } from './source-exam.js'
export { examineVerifier, type VerifierSample } from './verifier-exam.js'
