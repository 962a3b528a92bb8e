/** A serial or account number in groups of four, `1234 5678 9012`. */
export const grouped = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1 ');
