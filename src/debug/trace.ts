/** Receives each stage's result; absent where nobody asked. */
export type Trace = (stage: string, result: unknown) => void;

/** Files a stage's result is left in, in the order of the stages. */
export const stageFiles = {
  ingest: '01-ingest.json',
  clean: '02-clean.json',
  tables: '03-tables.json',
  reading: '04-reading.txt',
  paragraphs: '04-paragraphs.json',
  sections: '05-sections.txt',
  facts: '06-facts.json',
} as const;

export type StageName = keyof typeof stageFiles;

/** An outline a person can read: one line for each node of the section tree. */
export function outline(nodes: readonly { marker: string | null; kind: string; title: string | null; text: string | null; children: readonly unknown[] }[], depth = 0): string {
  return nodes
    .map((node) => {
      const words = node.title ?? node.text ?? '';
      const line = `${'  '.repeat(depth)}[${node.kind}] ${node.marker ?? ''} ${node.title === null ? '' : '# '}${words}`.trimEnd();
      const inner = outline(node.children as Parameters<typeof outline>[0], depth + 1);
      return inner === '' ? line : `${line}\n${inner}`;
    })
    .join('\n');
}
