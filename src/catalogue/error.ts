/** A user's catalogue that cannot be used; the message is one line and says where and what was expected. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
}
