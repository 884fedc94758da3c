import type { Finding, FindingParams } from '../model/finding.js';
import type { Evidence } from '../model/provenance.js';
import { findingKinds, type FindingCode } from './codes.js';

/** A finding of a known code; its severity comes from the list. */
export function finding(code: FindingCode, params: FindingParams = {}, evidence: readonly Evidence[] = []): Finding {
  return { code, severity: findingKinds[code].severity, params, evidence };
}

/** The wording of a finding in a language. */
export function wording(found: Pick<Finding, 'code' | 'params'>, language: 'en' | 'vi'): string {
  const kind = findingKinds[found.code as FindingCode];
  if (kind === undefined) return found.code;
  return kind[language].replace(/\{(\w+)\}/g, (_, name: string) => String(found.params[name] ?? '–'));
}
