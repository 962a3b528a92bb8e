/**
 * Text broken into lines of a width between words only: the library would break Korean between any two syllables. A
 * word that is longer than a line is left to the library. Font and size are those the document has now.
 */
export function betweenWords(document: PDFKit.PDFDocument, text: string, width: number): string {
  // Word by word, as the library measures: a whole line is narrower by its kerning, and would be broken again.
  const widthOf = (words: readonly string[]) =>
    words.reduce((sum, word) => sum + document.widthOfString(`${word} `), 0);
  // The library measures the line's end with its last word.
  const room = width - document.widthOfString('\n');
  return text
    .split('\n')
    .map((paragraph) => {
      const lines: string[][] = [[]];
      for (const word of paragraph.split(' ')) {
        const line = lines.at(-1) ?? [];
        if (line.length === 0 || widthOf([...line, word]) <= room) line.push(word);
        else lines.push([word]);
      }
      return lines.map((line) => line.join(' ')).join('\n');
    })
    .join('\n');
}
