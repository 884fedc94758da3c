export { basisOf } from './basis.js';
export { findCitations, type Mention } from './find.js';
export { readCitations, type CitationContext } from './read.js';
