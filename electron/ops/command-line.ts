import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { MessageLanguage } from '../contract/message/problem-words.ts';
import type { TerminalPlace } from './terminal-place.ts';

export type Command =
  | { readonly name: 'doctor' | 'backup' | 'recover' }
  | { readonly name: 'restore'; readonly file: string }
  | { readonly name: 'readers' }
  | { readonly name: 'card'; readonly reader: string; readonly accessCodeFromStdin: boolean }
  /** `file` null: the journal in the terminal's database. */
  | { readonly name: 'journal verify'; readonly file: string | null }
  | { readonly name: 'journal export' | 'journal seal'; readonly file: string };

export interface CommandLine {
  readonly command: Command;
  readonly place: TerminalPlace;
  readonly language: MessageLanguage;
  readonly asJson: boolean;
}

/**
 * What was typed, or null when it makes no sense.
 *
 * @param folder that relative paths start from
 */
export function parseCommandLine(args: readonly string[], folder: string): CommandLine | null {
  const pathOf = (path: string | undefined) => (path === undefined ? null : resolve(folder, path));
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        settings: { type: 'string' },
        data: { type: 'string' },
        'key-file': { type: 'string' },
        'access-code-stdin': { type: 'boolean' },
        lang: { type: 'string', default: 'ko' },
        json: { type: 'boolean', default: false },
      },
    });
    const command = commandOf(positionals, values['access-code-stdin'] ?? false, pathOf);
    const { lang } = values;
    if (command === null || (lang !== 'ko' && lang !== 'en')) return null;
    return {
      command,
      place: {
        settingsFile: pathOf(values.settings),
        dataFolder: pathOf(values.data),
        keyFile: pathOf(values['key-file']),
      },
      language: lang,
      asJson: values.json,
    };
  } catch {
    return null;
  }
}

function commandOf(
  words: readonly string[],
  accessCodeFromStdin: boolean,
  pathOf: (path: string | undefined) => string | null,
): Command | null {
  const [name, second, third] = words;
  if (name === 'card' && words.length === 2 && second !== undefined)
    return { name, reader: second, accessCodeFromStdin };
  if (accessCodeFromStdin) return null;
  if (
    (name === 'doctor' || name === 'readers' || name === 'backup' || name === 'recover') &&
    words.length === 1
  )
    return { name };
  const backup = pathOf(second);
  if (name === 'restore' && words.length === 2 && backup !== null) return { name, file: backup };
  if (name === 'journal' && second === 'verify' && words.length <= 3)
    return { name: 'journal verify', file: pathOf(third) };
  const file = pathOf(third);
  if (name === 'journal' && (second === 'export' || second === 'seal') && words.length === 3 && file !== null)
    return { name: `journal ${second}`, file };
  return null;
}

export const usage = `npm run ops -- doctor                   단말기 점검 / what is wrong with this terminal
npm run ops -- readers                  카드 리더기 목록 / card readers
npm run ops -- card READER              리더기의 카드 / the card in a reader (name, or a part of it that is unique)
npm run ops -- journal verify [FILE]    저널 검증 / verify this terminal's journal, or an export
npm run ops -- backup                   지금 백업 / back up the database now
npm run ops -- restore FILE             백업에서 되돌리기 / put a backup in the place of the database
npm run ops -- recover                  손상되거나 본부와 어긋난 자료 복구 / recover a damaged or contradicted database
npm run ops -- journal export FILE      저널 내보내기 / export the journal without its payloads
npm run ops -- journal seal FILE        전송되지 않은 기록을 본부만 읽을 수 있게 봉인 / seal unsent entries for the core alone

  --settings FILE       단말기 설정 파일 / the terminal's settings
  --data FOLDER         자료 폴더 / its data folder
  --key-file FILE       자료 키 파일 / file with its database key
  --access-code-stdin   OATH 접근 암호를 표준 입력에서 / card: OATH access code from standard input
  --lang ko|en          언어 / language (ko)
  --json                프로그램이 읽는 형식 / for a program

  종료 코드 / exit code: 0 정상 / fine · 1 조치 필요 / something needs a person · 2 잘못된 명령 / wrong use
`;
