import { createRequire } from 'node:module';

const packages = createRequire(import.meta.url);

/** Pretendard in static cuts: the variable font becomes Type 3 fonts in a PDF, whose text nobody can extract. */
export const regular = packages.resolve('pretendard/dist/public/static/alternative/Pretendard-Regular.ttf');
export const bold = packages.resolve('pretendard/dist/public/static/alternative/Pretendard-Bold.ttf');
