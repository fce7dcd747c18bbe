/** What a menu, a key or a selection asks a popup or panel to look up. */
export interface LookUpRequest {
  readonly query: string;
  /** The entry that is surely meant, which opens at once; absent where the reader is to choose. */
  readonly term?: string | undefined;
}
