import { readFileSync } from 'node:fs';
import { decodePicture } from '/work/main/src/picture/decode.js';
import { toGrey } from '/work/main/src/picture/grey.js';
import { paperOf, unevenness, whitenPaper } from '/work/main/src/picture/background.js';
import { roughness } from '/work/main/src/picture/noise.js';
import { findSkew } from '/work/main/src/picture/skew.js';
for (const f of process.argv.slice(2)) {
  const t0=performance.now();
  const p = await decodePicture(readFileSync(f)); const t1=performance.now();
  const g = toGrey({...p, dpi: p.dpi ?? Math.round(p.width/8.27)});
  const paper = paperOf(g); const w = whitenPaper(g, paper); const t2=performance.now();
  const s = findSkew(w); const t3=performance.now();
  const u=unevenness(paper);
  console.log(f.split('/').pop(), p.width, p.height, p.channels, p.dpi, 'dark', u.dark.toFixed(0), 'spread', u.spread.toFixed(0), 'rough', roughness(w).toFixed(1), 'skew', s, `ms ${(t1-t0).toFixed(0)} ${(t2-t1).toFixed(0)} ${(t3-t2).toFixed(0)}`);
}
