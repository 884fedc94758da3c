import type * as DataSet from './make-dataset.js';
import type * as Report from './make-report.js';
import type * as Suggest from './suggest-indicators.js';

/*
 * What is made of many records, loaded when it is first asked for: who extracts documents should not wait for it.
 */

export const makeDataSet: typeof DataSet.makeDataSet = async (...given) => (await import('./make-dataset.js')).makeDataSet(...given);
export const makeReport: typeof Report.makeReport = async (...given) => (await import('./make-report.js')).makeReport(...given);
export const suggestIndicators: typeof Suggest.suggestIndicators = async (...given) => (await import('./suggest-indicators.js')).suggestIndicators(...given);
