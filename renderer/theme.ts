import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent. Shade 8 carries white text at 7:1. */
const teal: MantineColorsTuple = [
  '#ecf6f4',
  '#d5eae7',
  '#a9d4cf',
  '#79bcb5',
  '#4fa69d',
  '#2f9389',
  '#1b8177',
  '#0f6e65',
  '#0b5d56',
  '#084a45',
];

/** Warm grey, from paper to ink. */
const gray: MantineColorsTuple = [
  '#faf8f6',
  '#f4f1ed',
  '#eae6e0',
  '#ddd8d0',
  '#c6bfb5',
  '#a39b90',
  '#7d766c',
  '#635d54',
  '#443f39',
  '#2a2723',
];

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 8,
  colors: { teal, gray },
  black: '#26231f',
  fontFamily: 'Pretendard, sans-serif',
  fontFamilyMonospace: 'Pretendard, sans-serif',
  headings: { fontFamily: 'Pretendard, sans-serif', fontWeight: '700' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.35' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});
