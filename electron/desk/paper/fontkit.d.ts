/** The part of the font library that papers need; it brings no types of its own. */
declare module 'fontkit' {
  export interface FontTables {
    /** The glyphs of a text, in their places. */
    layout(text: string, ...how: unknown[]): object;
  }
  /** A font of a file, its tables read when they are needed. */
  export function openSync(file: string): FontTables;
}
