import { PNG } from 'pngjs';

/** A drawn line in place of somebody's signature. */
export function drawnLine(): Uint8Array {
  const image = new PNG({ width: 240, height: 80 });
  image.data.fill(0xff);
  for (let x = 20; x < 220; x += 1) {
    const y = Math.round(40 + 22 * Math.sin(x / 16) * Math.cos(x / 41));
    for (let thick = -1; thick <= 1; thick += 1)
      image.data.fill(0, 4 * (x + 240 * (y + thick)), 4 * (x + 240 * (y + thick)) + 3);
  }
  return PNG.sync.write(image);
}
