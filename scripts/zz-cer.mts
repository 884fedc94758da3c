import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { decodePicture } from '../src/picture/decode.js';
import { toGrey } from '../src/picture/grey.js';
import { paperOf, whitenPaper } from '../src/picture/background.js';
import { median } from '../src/picture/noise.js';
import { findSkew } from '../src/picture/skew.js';
import { straighten } from '../src/picture/straighten.js';
import { pgm } from '../src/ocr/engines/images.js';
const dir='/tmp/me/cer'; mkdirSync(dir,{recursive:true});
const [scan, pdf, dpi, pagesArg, ...variants] = process.argv.slice(2);
const pages = pagesArg!.split(',').map(Number);
let data = process.env.TD ?? '';
async function prep(v: string, n: number) {
  const p = await decodePicture(readFileSync(`/tmp/me/img/${scan}-${String(n-1).padStart(3,'0')}.jpg`));
  let g = toGrey({...p, dpi: Number(dpi)});
  for (const s of v.split('+')) {
    if (s==='white') g = whitenPaper(g, paperOf(g));
    if (s==='med') g = await median(g);
    if (s==='skew') g = straighten(g, findSkew(g));
    if (s.startsWith('bic')) { const a=findSkew(g); const {data:d,info}=await sharp(g.data,{raw:{width:g.width,height:g.height,channels:1}}).rotate(-a,{background:'#fff'}).extractChannel(0).raw().toBuffer({resolveWithObject:true}); g={...g,width:info.width,height:info.height,data:new Uint8Array(d)}; }
    if (s.startsWith('up')) { const f=Number(s.slice(2)); const {data:d,info}=await sharp(g.data,{raw:{width:g.width,height:g.height,channels:1}}).resize(Math.round(g.width*f)).extractChannel(0).raw().toBuffer({resolveWithObject:true}); g={...g,width:info.width,height:info.height,dpi:Math.round(g.dpi!*f),data:new Uint8Array(d)}; }
    if (s.startsWith('blur')) { const d=await sharp(g.data,{raw:{width:g.width,height:g.height,channels:1}}).blur(Number(s.slice(4))).extractChannel(0).raw().toBuffer(); g={...g,data:new Uint8Array(d)}; }
    if (s.startsWith('con')) { const k=Number(s.slice(3)); g={...g,data:g.data.map(v=>Math.max(0,255-(255-v)*k))}; }
  }
  return g;
}
for (const v of variants) {
  let sums={ce:0,len:0,nr:0,n:0,we:0,w:0}; let ms=0;
  for (const n of pages) {
    const g=await prep(v,n);
    writeFileSync(`${dir}/x.pgm`, pgm(g));
    execFileSync('pdftotext',['-f',String(n),'-l',String(n),`/work/shared/plans/pdf/${pdf}.pdf`,`${dir}/t.txt`]);
    const t0=performance.now();
    execFileSync('tesseract',[`${dir}/x.pgm`,`${dir}/r`,'-l','vie','--psm','4','-c',`user_defined_dpi=${g.dpi}`, ...(data?['--tessdata-dir',data]:[])],{env:{...process.env,OMP_THREAD_LIMIT:'1'},stdio:'pipe'});
    ms+=performance.now()-t0;
    const r=JSON.parse(execFileSync('node',['/work/shared/score/cer.mjs','--truth',`${dir}/t.txt`,'--read',`${dir}/r.txt`,'--json'],{encoding:'utf8'}));
    const len=readFileSync(`${dir}/t.txt`,'utf8').split(/\s+/).filter(Boolean).join(' ').length, w=readFileSync(`${dir}/t.txt`,'utf8').split(/\s+/).filter(Boolean).length;
    sums.ce+=r.cer*len;sums.len+=len;sums.nr+=r.numbersRight;sums.n+=r.numbers;sums.we+=r.wer*w;sums.w+=w;
  }
  console.log(scan, v.padEnd(28), `CER ${(100*sums.ce/sums.len).toFixed(2)} WER ${(100*sums.we/sums.w).toFixed(1)} numbers ${sums.nr}/${sums.n} ${(ms/pages.length).toFixed(0)} ms/page`);
}
