import { foldPlain } from '../text/fold.js';

/** What a label of a portal's box of fields asks for; `other` is shown beside the rest and never compared. */
export type SiteLabel = 'number' | 'date' | 'type' | 'issuer' | 'signer' | 'other';

/** Labels of the boxes of luatvietnam, thuvienphapluat, vbpl and provincial portals, folded. */
const wordings: Readonly<Record<SiteLabel, readonly string[]>> = {
  number: ['so hieu', 'so ky hieu', 'ky hieu', 'so hieu van ban', 'so ky hieu van ban', 'so van ban', 'so va ky hieu'],
  date: ['ngay ban hanh', 'ngay ky', 'ngay ban hanh van ban', 'ngay ky ban hanh'],
  type: ['loai van ban', 'hinh thuc van ban', 'the loai van ban', 'the loai'],
  issuer: ['noi ban hanh', 'co quan ban hanh', 'don vi ban hanh', 'co quan ban hanh van ban'],
  signer: ['nguoi ky', 'nguoi ky van ban', 'nguoi ky duyet'],
  other: [
    'ngay hieu luc', 'ngay co hieu luc', 'ngay het hieu luc', 'hieu luc', 'tinh trang', 'tinh trang hieu luc', 'trang thai', 'so cong bao', 'ngay cong bao', 'ngay dang cong bao',
    'linh vuc', 'trich yeu', 'trich yeu noi dung', 'pham vi', 'chuc danh', 'chuc vu', 'co quan ban hanh chuc danh nguoi ky', 'ap dung', 'ngay cap nhat', 'ngay dang', 'ngay dang tai', 'nguon thu thap', 'ten van ban', 'tep dinh kem', 'file dinh kem',
  ],
};

const byWording = new Map(Object.entries(wordings).flatMap(([label, all]) => all.map((wording) => [wording, label as SiteLabel])));

/** The words of a field's label as sources have them, longest first, for patterns over folded text. */
export function labelWordings(label: SiteLabel): readonly string[] {
  return [...wordings[label]].sort((a, b) => b.length - a.length);
}

const longest = 40;

/** What "Số hiệu:" and its like ask for; null for a text that is no label. */
export function siteLabel(text: string): SiteLabel | null {
  return text.length > longest ? null : (byWording.get(foldPlain(text).trim()) ?? null);
}
