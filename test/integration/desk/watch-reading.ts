import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Connection } from '../../../electron/desk/database/connect.ts';

/** What the statements of a database read, from the moment it is watched. */
export interface Reading {
  /** How many statements were asked. */
  readonly count: () => number;
  /**
   * Steps that read a growing table, or an index of it, from one end or from some number to the end, each with its
   * statement on one line.
   *
   * @param connection to the watched database
   * @param tables growing tables by the names and aliases that the statements use
   * @param onPurpose beginnings of such steps that are meant, with that of their statement where not every one is
   */
  readonly whole: (
    connection: Connection,
    tables: Readonly<Record<string, string>>,
    onPurpose: readonly string[],
  ) => string[];
}

/** Of an insert the plan tells of other tables what is looked up only when a foreign key is broken. */
const insertion = /^INSERT INTO \w+ (\([^)]*\) )?VALUES/;

/** Notes every statement that is prepared on a database from now on until the test ends, also by a desk opened anew. */
export function watchReading({ name: file }: Connection): Reading {
  const asked = new Set<string>();
  const { prepare } = Database.prototype;
  Database.prototype.prepare = function (this: Connection, sql: string) {
    if (this.name === file) asked.add(sql.replaceAll(/\s+/g, ' ').trim());
    return prepare.call(this, sql);
  } as typeof prepare;
  onTestFinished(() => {
    Database.prototype.prepare = prepare;
  });
  const stepsOf = (connection: Connection, sql: string) =>
    connection
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\?|@\w+/g, "'1'")}`)
      .all();
  return {
    count: () => asked.size,
    whole: (connection, tables, onPurpose) =>
      [...asked]
        .filter((sql) => !insertion.test(sql))
        .flatMap((sql) =>
          stepsOf(connection, sql).flatMap(({ detail }) => {
            const [, how, name = '', rest] = /^(SCAN|SEARCH) (\w+)(.*)$/.exec(detail) ?? [];
            const table = tables[name];
            if (table === undefined || (how === 'SEARCH' && rest !== ' USING INTEGER PRIMARY KEY (rowid>?)'))
              return [];
            const step = `${how} ${table}${rest}: ${sql}`;
            return onPurpose.some((meant) => step.startsWith(meant)) ? [] : [step];
          }),
        ),
  };
}
