/**
 * What a program did to its files, as the kernel was told, in order. Paths are relative to the folder watched; a
 * path that is created anew is another file than the one removed before.
 */
export type FileOperation =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  /** fsync(2) or fdatasync(2) of a file: its content, not its name. */
  | { readonly kind: 'sync'; readonly path: string }
  /** fsync(2) of a folder: the names in it. */
  | { readonly kind: 'sync-folder'; readonly path: string };
