import type * as Batch from './batch.js';
import type * as DataSet from './make-dataset.js';
import type * as Report from './make-report.js';
import type * as Suggest from './suggest-indicators.js';

/*
 * What is made of many documents or records, loaded when it is first asked for: who extracts one document should not wait for it.
 */

export const makeDataSet: typeof DataSet.makeDataSet = async (...given) => (await import('./make-dataset.js')).makeDataSet(...given);
export const makeReport: typeof Report.makeReport = async (...given) => (await import('./make-report.js')).makeReport(...given);
export const suggestIndicators: typeof Suggest.suggestIndicators = async (...given) => (await import('./suggest-indicators.js')).suggestIndicators(...given);
export const runBatch: typeof Batch.runBatch = async (...given) => (await import('./batch.js')).runBatch(...given);
