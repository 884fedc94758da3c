import { readFileSync } from 'node:fs';
import { decodePicture } from '../src/picture/decode.js';
import { prepare } from '../src/picture/prepare.js';
import { findRules } from '../src/picture/rules.js';
import { cellBoxes } from '../src/picture/cell-boxes.js';
import { ingestPdf } from '../src/ingest/pdf.js';
import { rulesToLattices } from '../src/layout/grid/table.js';
const [scan, pdf, dpi, from, to] = process.argv.slice(2);
const { pages } = await ingestPdf(readFileSync(`/work/shared/plans/pdf/${pdf}.pdf`), { maxPages: 100 });
let T=0,F=0,H=0;
for (let n=Number(from); n<=Number(to); n++) {
  const p = await decodePicture(readFileSync(`/tmp/me/img/${scan}-${String(n-1).padStart(3,'0')}.jpg`));
  const pr = await prepare({...p, dpi: Number(dpi)});
  const t0=performance.now();
  const rules = findRules(pr.straight); const ms=performance.now()-t0;
  const k=72/Number(dpi);
  const cells = cellBoxes(rules, Number(dpi)).map(b=>b.map(v=>v*k));
  const truth = rulesToLattices(pages[n-1]!.rules).flatMap(l=>l.cells.map(c=>[l.xs[c.left]!,l.ys[c.top]!,l.xs[c.right]!,l.ys[c.bottom]!]));
  // shift
  let dx=0,dy=0; if (cells.length&&truth.length){ dx=Math.min(...truth.map(c=>c[0]!))-Math.min(...cells.map(c=>c[0]!)); dy=Math.max(...truth.map(c=>c[3]!))-Math.max(...cells.map(c=>c[3]!)); }
  const iou=(a:number[],b:number[])=>{const w=Math.min(a[2]!,b[2]!)-Math.max(a[0]!,b[0]!),h=Math.min(a[3]!,b[3]!)-Math.max(a[1]!,b[1]!);if(w<=0||h<=0)return 0;const i=w*h;return i/((a[2]!-a[0]!)*(a[3]!-a[1]!)+(b[2]!-b[0]!)*(b[3]!-b[1]!)-i)};
  const moved=cells.map(c=>[c[0]!+dx,c[1]!+dy,c[2]!+dx,c[3]!+dy]);
  const hit=truth.filter(t=>moved.some(c=>iou(t,c)>0.7)).length;
  T+=truth.length;F+=cells.length;H+=hit;
  console.log(n,'truth',truth.length,'found',cells.length,'hit',hit,'rules h',rules.filter(r=>r.direction==='horizontal').length,'v',rules.filter(r=>r.direction==='vertical').length,'shift',dx.toFixed(1),dy.toFixed(1),ms.toFixed(0)+'ms');
}
console.log(scan,'P',(H/F).toFixed(3),'R',(H/T).toFixed(3));
