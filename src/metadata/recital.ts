import { noteMarks } from '../text/note-marks.js';
import { opensRecital } from './title.js';
import { silent, type View } from './view.js';
import type { Zones } from './zones.js';

/** "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH": grounds as a section of the body. */
const groundsHeading = /^(?:[ivx]{1,4}|[a-h]|\d{1,2})\s?[.):-]\s?(?:cac |nhung )?can cu(?![A-Za-zÀ-ỹ])(?!.*\d{1,5}\s?[/-])/u;
const heading = /^(?:[ivx]{1,4}\s?[.)/-]\s?[A-Za-zÀ-ỹ]|phan |chuong |dieu \d)/u;
const sameRank = /^(?:[a-h]|\d{1,2})\s?[.)]\s?[A-Za-zÀ-ỹ]/u;
const noteLine = /^\[\d{1,3}\]\s/;
const listItem = /^[-–+•*]\s?|^(?:\(?\d{1,2}[.)]|[a-zđ]\))\s/u;

function rows(views: readonly View[], prefix: string): string {
  const out: string[] = [];
  let grounded = false;
  for (const view of views) {
    if (silent(view)) continue;
    const text = view.text.replace(noteMarks, '').replace(/\s+/gu, ' ').trim();
    // A note tells of a ground; it is none.
    if (noteLine.test(text)) continue;
    const item = listItem.exec(text);
    // What stands before the first ground (a title that lost its type word) is none of it.
    const first: boolean = !grounded && opensRecital(view);
    grounded ||= first;
    // A semicolon read (or written) as a colon or full stop ends a ground all the same.
    const ended = /[:.]\s*$/.test(out.at(-1) ?? '') && opensRecital(view);
    if (item === null) out.push(out.length === 0 ? text : `${first || ended ? '\n' : ' '}${text}`);
    else {
      const bare = text.slice(item[0].length);
      out.push(`\n${/^(?:căn cứ|thực hiện|theo|xét)/iu.test(bare) ? '' : prefix}${bare}`);
    }
  }
  return out.join('').trim();
}

/** The recital of the document itself; where it names nothing, its section of grounds. */
export function recitalOf(views: readonly View[], zones: Zones): string {
  const of = (zone: string): View[] => zones.segments.filter((s) => s.zone === zone && s.part === 'main').flatMap((s) => views.slice(s.from, s.to));
  const recital = rows(of('preamble'), '');
  if (/\d\s?[/-]\s?\p{Lu}|Luật/u.test(recital)) return recital;
  const body = of('body');
  const from = body.findIndex((v) => groundsHeading.test(v.folded));
  if (from < 0) return recital;
  const roman = heading.test(body[from]!.folded);
  const length = body.slice(from + 1).findIndex((v) => heading.test(v.folded) || (!roman && sameRank.test(v.folded)));
  const section = body.slice(from + 1, length < 0 ? from + 60 : from + 1 + length);
  return `${recital}\n${rows(section, 'Căn cứ ')}`.trim();
}
