import { readFileSync } from 'node:fs';
import { decodePicture } from '../src/picture/decode.js';
import { prepare } from '../src/picture/prepare.js';
import { toGrey } from '../src/picture/grey.js';
import { paperOf, whitenPaper } from '../src/picture/background.js';
import { straighten } from '../src/picture/straighten.js';
const n=Number(process.argv[2]); const mode=process.argv[3];
const p = await decodePicture(readFileSync(`/tmp/me/img/binh-dinh.poor150-${String(n-1).padStart(3,'0')}.jpg`));
const pr = await prepare({...p, dpi:150});
let g = pr.straight; if (mode==='nomed'){ const g0=toGrey({...p,dpi:150}); g=straighten(whitenPaper(g0,paperOf(g0)),pr.skew);}
console.log('skew',pr.skew);
// print dark share by column (fraction of pixels <200 per column over the table area) to see verticals
const cols:number[]=[]; for(let x=0;x<g.width;x++){let d=0;for(let y=300;y<1100;y++) d+=g.data[y*g.width+x]!<200?1:0; cols.push(d/800);}
console.log('cols>0.3', cols.map((v,i)=>v>0.3?`${i}:${v.toFixed(2)}`:'').filter(Boolean).join(' '));
const x=cols.indexOf(Math.max(...cols)); 
for (let y=400;y<460;y++) console.log(y, Array.from(g.data.subarray(y*g.width+x-8,y*g.width+x+9)).map(v=>String(v).padStart(3)).join(' '));
