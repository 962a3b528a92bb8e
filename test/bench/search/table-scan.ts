import type { Connection } from '../../../electron/desk/database/connect.ts';

/** The plain way to find a part of a name or number: look at every row. Gives how many there are and the newest. */
export function tableScan(connection: Connection): (query: string, limit: number) => void {
  const where = `
    FROM issuance i LEFT JOIN receipt r ON r.issuance_id = i.issuance_id
    WHERE instr(customer_name, @query) OR instr(serial_no, @query) OR instr(customer_no, @query)
      OR instr(fee_amount, @query) OR instr(replace(coalesce(receipt_no, ''), '-', ''), @query)`;
  const rows = connection.prepare<{ query: string; limit: number }>(
    `SELECT * ${where} ORDER BY i.started_by DESC LIMIT @limit`,
  );
  const total = connection.prepare<{ query: string }>(`SELECT count(*) ${where}`);
  return (query, limit) => {
    rows.all({ query, limit });
    total.get({ query });
  };
}
