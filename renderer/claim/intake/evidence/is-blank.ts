/** Levels of light, of 255, that a blank sheet stays within: paper is never quite even under a scanner's lamp. */
const evenness = 12;

/** Whether nothing but an even sheet is to be seen on a canvas; its edges, where a scanner leaves shadows, don't count. */
export function isBlank(canvas: HTMLCanvasElement): boolean {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  const edge = 0.04;
  const [x, y] = [Math.floor(canvas.width * edge), Math.floor(canvas.height * edge)];
  const [width, height] = [canvas.width - 2 * x, canvas.height - 2 * y];
  if (width < 1 || height < 1) return false;
  const { data } = context.getImageData(x, y, width, height);
  let darkest = 255;
  let lightest = 0;
  for (let at = 0; at < data.length; at += 4) {
    const light = ((data[at] ?? 0) * 3 + (data[at + 1] ?? 0) * 6 + (data[at + 2] ?? 0)) / 10;
    darkest = Math.min(darkest, light);
    lightest = Math.max(lightest, light);
  }
  return lightest - darkest <= evenness;
}
