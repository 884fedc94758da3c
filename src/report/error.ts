/** The folder holds something that is no report: nothing of it is overwritten. */
export class NotAReportError extends Error {
  constructor(readonly folder: string) {
    super(`${folder} holds files and no report of kehoach; nothing was changed.`);
  }
}
