'use strict';
// The rule of src/text/fold.ts (foldPlain): marks off, đ → d, lower case, anything else than letters and digits is one blank. A test holds both together.
globalThis.kehoachFold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐðÐ]/g, 'd').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
