import type { DocumentRecord } from '../model/record.js';
import { fieldChanges, plain, wordList, words, type Fields } from './fields.js';
import type { FieldChange } from './model.js';

/** What the document says of itself, and what was told of where it was published. */
function documentFields({ document: d, source }: DocumentRecord): Fields {
  return {
    type: plain(d.type), number: words(d.number), title: words(d.title), issuer: words(d.issuer?.name ?? null), 'issuer.id': plain(d.issuer?.id ?? null),
    province: words(d.province?.name ?? null), 'province.code': plain(d.province?.code ?? null), 'province.successor': words(d.province?.successor?.name ?? null),
    place: words(d.place), issuedOn: plain(d.issuedOn), 'period.from': plain(d.period.from), 'period.to': plain(d.period.to), 'period.vision': plain(d.period.vision),
    basis: wordList(d.basis), 'signatory.name': words(d.signatory?.name ?? null), 'signatory.role': words(d.signatory?.role ?? null), 'signatory.capacity': words(d.signatory?.capacity ?? null),
    recipients: wordList(d.recipients), 'promulgates.type': plain(d.promulgates?.type ?? null), 'promulgates.title': words(d.promulgates?.title ?? null),
    'source.url': plain(source.url), 'source.publishedOn': plain(source.publishedOn),
  };
}

export const documentChanges = (a: DocumentRecord, b: DocumentRecord): FieldChange[] => fieldChanges(documentFields(a), documentFields(b));
