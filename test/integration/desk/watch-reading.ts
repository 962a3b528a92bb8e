import type { Connection } from '../../../electron/desk/database/connect.ts';

/** What the statements of a connection read, from the moment it is watched. */
export interface Reading {
  /** How many statements were asked. */
  readonly count: () => number;
  /**
   * Steps that read a growing table, or an index of it, from one end or from some number to the end, each with its
   * statement.
   *
   * @param tables growing tables by the names and aliases that the statements use
   * @param onPurpose beginnings of such steps that are meant
   */
  readonly whole: (tables: Readonly<Record<string, string>>, onPurpose: readonly string[]) => string[];
}

/** Notes every statement that is prepared on a connection from now on. */
export function watchReading(connection: Connection): Reading {
  const asked = new Set<string>();
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((sql: string) => {
    asked.add(sql);
    return prepare(sql);
  }) as typeof connection.prepare;
  const stepsOf = (sql: string) =>
    prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\?|@\w+/g, "'1'")}`).all();
  return {
    count: () => asked.size,
    whole: (tables, onPurpose) =>
      [...asked].flatMap((sql) =>
        stepsOf(sql).flatMap(({ detail }) => {
          const [, how, name = '', rest] = /^(SCAN|SEARCH) (\w+)(.*)$/.exec(detail) ?? [];
          const table = tables[name];
          if (table === undefined || (how === 'SEARCH' && rest !== ' USING INTEGER PRIMARY KEY (rowid>?)'))
            return [];
          const step = `${how} ${table}${rest}`;
          return onPurpose.some((meant) => step.startsWith(meant)) ? [] : [`${step}: ${sql}`];
        }),
      ),
  };
}
