import type { DocumentRecord } from '../../src/model/record.js';

/** What a hostile document would like to run or fetch. */
export const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>' onmouseover='alert(3) </textarea></title><!-- \u2028 \`javascript:alert(4)\` http://evil.example/x \u0000 \uD800 {page} $& $1 \u202Eesrever\u2066 </script><svg onload=alert(5)>`;

/** The same record with every text a document can choose replaced. */
export function poisoned(record: DocumentRecord): DocumentRecord {
  const copy = structuredClone(record);
  const { document } = copy;
  [document.title, document.number, document.issuedOn] = [hostile, hostile, hostile];
  if (document.issuer !== null) document.issuer.name = hostile;
  if (document.signatory !== null) document.signatory.name = hostile;
  [copy.source.file, copy.source.url] = [hostile, 'javascript:alert(6)'];
  for (const it of [...copy.targets, ...copy.tasks]) {
    it.id += hostile;
    it.confidence.reasons.push(hostile);
    for (const agency of [...it.lead, ...it.coordinating, ...it.implementing]) [agency.id, agency.name] = [`${agency.id}${hostile}`, hostile];
  }
  for (const it of copy.targets) {
    [it.label, it.unit] = [hostile, hostile];
    for (const mention of it.mentions) mention.text = hostile;
  }
  for (const it of copy.tasks) {
    [it.text, it.deliverable, it.marker] = [hostile, hostile, hostile];
    it.group.push(hostile);
    if (it.timeframe !== null) it.timeframe.text = hostile;
  }
  for (const table of copy.tables) {
    [table.caption, table.id] = [hostile, `${table.id}${hostile}`];
    for (const column of table.columns) column.name = hostile;
    for (const row of table.rows) row.cells = row.cells.map(() => hostile);
  }
  for (const section of copy.sections) [section.title, section.marker] = [hostile, hostile];
  for (const citation of copy.citations) [citation.number, citation.title, citation.issuer, citation.issuedOn] = [hostile, hostile, hostile, hostile];
  for (const found of copy.findings) for (const key of Object.keys(found.params)) found.params[key] = hostile;
  return copy;
}
