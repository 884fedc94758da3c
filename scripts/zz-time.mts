import { readFileSync } from 'node:fs';
import { openPdfPictures } from '../src/ingest/pdf-pictures.js';
import { prepare } from '../src/picture/prepare.js';
import { findRules } from '../src/picture/rules.js';
import { removeRules } from '../src/picture/rule-removal.js';
import { cellBoxes } from '../src/picture/cell-boxes.js';
import { createNative } from '../src/ocr/engines/native.js';
import { createTesseractJs } from '../src/ocr/engines/tesseract-js.js';
import { isBlank, inkBox } from '../src/picture/ink.js';
const src = await openPdfPictures(readFileSync(process.argv[2]!));
const engine = process.argv[4]==='js' ? await createTesseractJs({}) : await createNative({});
const engine2 = await createNative({alternatives:false});
for (const n of process.argv[3]!.split(',').map(Number)) {
  const t:number[]=[performance.now()]; const lap=()=>t.push(performance.now());
  const p = await src.picture(n); lap();
  const pr = await prepare(p); lap();
  isBlank(pr.lying); lap();
  const r = findRules(pr.straight); const c=cellBoxes(r, pr.straight.dpi!); lap();
  const clean = removeRules(pr.straight, r); lap();
  const inked=c.map(b=>inkBox(clean,b)).filter(x=>x!==null); lap();
  await engine.read(pr.lying,[{bbox:[0,0,pr.lying.width,pr.lying.height],layout:'page'}]); lap();
  await engine2.read(pr.lying,[{bbox:[0,0,pr.lying.width,pr.lying.height],layout:'page'}]); lap();
  if (inked.length) await engine.read(clean,inked.map(b=>({bbox:b!,layout:'block' as const}))); lap();
  const names=['picture','prepare','blank','rules','remove','ink','engine','engine-noalt','cells'];
  console.log(n, names.map((x,i)=>`${x} ${(t[i+1]!-t[i]!).toFixed(0)}`).join('  '));
}
await engine.close(); await engine2.close(); await src.close();
