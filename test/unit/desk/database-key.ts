/** The key of every database that tests make for themselves. */
export const databaseKey = 'A5'.repeat(32);
