/** SQL: where the entry `seq` stands with the core, its outcome being joined as `o`. */
export const whereEntryStands = (seq: string): string => `
  CASE WHEN o.verdict IS NOT NULL THEN o.verdict
       WHEN ${seq} <= (SELECT stored_through FROM sync) THEN 'STORED' ELSE 'WAITING' END`;
