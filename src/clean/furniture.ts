import type { Furniture } from '../model/document.js';
import type { FlowElement } from '../model/flow.js';
import type { Page } from '../model/page.js';

/** What stays in the flow and what is set aside, with the reason. */
export function setAside(flow: readonly FlowElement[], _pages: readonly Page[]): { kept: FlowElement[]; furniture: Furniture[] } {
  return { kept: [...flow], furniture: [] };
}
