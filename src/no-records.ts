/** The folder holds no records. */
export class NoRecordsError extends Error {
  constructor(readonly folder: string) {
    super(`${folder} holds no records of kehoach (<number>.<sha8>.json).`);
  }
}
