/** The part of the font library that papers need; it brings no types of its own. */
declare module 'fontkit' {
  /** A font of a file, its tables read when they are needed. */
  export function openSync(file: string): object;
}
