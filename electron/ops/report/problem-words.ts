import type { MessageLanguage } from '../../contract/message/problem-words.ts';
import type { ProblemTag } from '../../contract/problem.ts';

interface OpsMessage {
  readonly happened: string;
  readonly todo: string;
}

/** Problems that only those who look after terminals meet; the rest are the ones tellers see too. */
export const opsMessages = {
  SettingsNotFound: {
    ko: {
      happened: '설정 파일이 없습니다.',
      todo: '설정 파일을 설치하거나 --settings 뒤에 그 위치를 적어 주십시오.',
    },
    en: {
      happened: 'There is no settings file.',
      todo: 'Install it, or say where it is with --settings.',
    },
  },
  SettingsNotUnderstood: {
    ko: {
      happened: '설정 파일의 내용을 이해할 수 없습니다.',
      todo: '사유에 적힌 항목을 고쳐 주십시오.',
    },
    en: {
      happened: 'The settings file is not understood.',
      todo: 'Mend what the reason names.',
    },
  },
  NeverStarted: {
    ko: {
      happened: '이 단말기에는 아직 자료가 없습니다.',
      todo: '업무 프로그램을 한 번 시작하여 단말기를 등록하거나, 자료 폴더의 위치를 확인하여 주십시오.',
    },
    en: {
      happened: 'This terminal has no data yet.',
      todo: 'Start the application once to enrol the terminal, or check where its data folder is.',
    },
  },
  DataNotReadable: {
    ko: {
      happened: '이 사용자에게는 단말기의 자료에 대한 권한이 없습니다.',
      todo: '업무 프로그램을 쓰는 사용자나 관리자로 다시 실행하여 주십시오.',
    },
    en: {
      happened: 'This user has no rights to the terminal’s data.',
      todo: 'Run it again as the user of the application or as administrator.',
    },
  },
  OpenToOthers: {
    ko: {
      happened: '다른 사용자가 들여다볼 수 있게 열려 있습니다.',
      todo: '소유자만 쓸 수 있도록 권한을 바꾸어 주십시오(폴더 700, 파일 600).',
    },
    en: {
      happened: 'Other users of this computer can get at it.',
      todo: 'Let its owner alone have it (mode 700 for a folder, 600 for a file).',
    },
  },
  KeyInSystemStore: {
    ko: {
      happened: '자료 키가 운영체제의 키 저장소에 있어 업무 프로그램만 읽을 수 있습니다.',
      todo: '자료까지 점검하려면 --key-file 뒤에 키 파일을 적어 주십시오.',
    },
    en: {
      happened: 'The key is in the operating system’s key store, which opens to the application alone.',
      todo: 'To have the data looked at as well, name a file with the key after --key-file.',
    },
  },
  DatabaseKeyWrong: {
    ko: {
      happened: '이 키는 이 자료의 키가 아닙니다.',
      todo: '이 단말기의 키를 백업에서 되돌려 주십시오. 자료와 키를 지우거나 새로 만들지 마십시오.',
    },
    en: {
      happened: 'This is not the key of this data.',
      todo: 'Bring this terminal’s own key back from its backup; delete neither data nor key and make no new one.',
    },
  },
  DiskNearlyFull: {
    ko: {
      happened: '저장 공간이 얼마 남지 않았습니다.',
      todo: '오늘 안에 공간을 확보하여 주십시오. 자료 폴더의 파일은 지우지 마십시오.',
    },
    en: {
      happened: 'The disk is nearly full.',
      todo: 'Make room today, but delete nothing in the data folder.',
    },
  },
  JournalNotRead: {
    ko: {
      happened: '저널을 열지 못하여 살펴보지 않았습니다.',
      todo: '위에 적힌 것을 먼저 해결하고 다시 하여 주십시오.',
    },
    en: {
      happened: 'The journal could not be opened, so nobody has looked at it.',
      todo: 'Mend what stands above, then try again.',
    },
  },
  NothingDone: {
    ko: {
      happened: '위에 적힌 것 때문에 아무것도 하지 않았습니다.',
      todo: '먼저 해결하고 다시 하여 주십시오.',
    },
    en: {
      happened: 'Because of what stands above, nothing was done.',
      todo: 'Mend it, then try again.',
    },
  },
  EntriesWaitLong: {
    ko: {
      happened: '본부로 가지 못한 기록이 오래 기다리고 있습니다.',
      todo: '회선을 확인하여 주십시오. 전송될 때까지 단말기의 자료를 지우거나 교체하지 마십시오.',
    },
    en: {
      happened: 'Entries have been waiting for the core for a long time.',
      todo: 'Look at the line; until they are sent, neither wipe nor replace this terminal.',
    },
  },
  EntriesRejected: {
    ko: {
      happened: '본부에서 받아들이지 않은 기록이 있습니다.',
      todo: '영업점에 알려 해당 순번의 기록을 정정하게 하여 주십시오.',
    },
    en: {
      happened: 'The core did not accept some entries.',
      todo: 'Have the branch correct the records with these numbers.',
    },
  },
  CertificateExpiring: {
    ko: {
      happened: '단말기 인증서의 기한이 얼마 남지 않았습니다.',
      todo: '회선이 연결되면 저절로 갱신됩니다. 연결되어 있는데도 남아 있으면 본부에 문의하여 주십시오.',
    },
    en: {
      happened: 'The terminal’s certificate is about to expire.',
      todo: 'It renews itself while the core can be reached; if it can and this stays, ask the core’s people why.',
    },
  },
  CertificateExpired: {
    ko: {
      happened: '단말기 인증서의 기한이 지났습니다.',
      todo: '시계가 맞는지 먼저 확인하고, 맞으면 본부에 다시 등록을 신청하여 주십시오. 남은 기록은 journal seal로 보낼 수 있습니다.',
    },
    en: {
      happened: 'The terminal’s certificate has expired.',
      todo: 'Check the clock first; if it is right, have the core enrol the terminal again. journal seal brings out what waits.',
    },
  },
  CertificateNotYetValid: {
    ko: {
      happened: '단말기 인증서의 기한이 아직 시작되지 않았습니다.',
      todo: '시계가 늦지 않은지 확인하여 주십시오.',
    },
    en: {
      happened: 'The terminal’s certificate is not valid yet.',
      todo: 'Check whether the clock is behind.',
    },
  },
  CertificateOfAnotherKey: {
    ko: {
      happened: '단말기 인증서가 이 단말기의 키와 맞지 않습니다.',
      todo: '다른 단말기의 자료가 섞이지 않았는지 확인하고 단말기를 다시 등록하여 주십시오.',
    },
    en: {
      happened: 'The certificate is not for this terminal’s key.',
      todo: 'Check whether data of another terminal was mixed in, and enrol the terminal again.',
    },
  },
  CoreNotTrusted: {
    ko: {
      happened: '본부라고 답한 서버의 인증서를 믿을 수 없습니다.',
      todo: '설정의 주소와 인증기관 파일, 시계를 확인하고 이상이 없으면 보안 담당자에게 알려 주십시오.',
    },
    en: {
      happened: 'Whoever answers as the core has a certificate that can’t be trusted.',
      todo: 'Check origin and authority file in the settings and the clock; if they are right, tell security.',
    },
  },
  ClockBehindJournal: {
    ko: {
      happened: '단말기의 시계가 이미 적힌 마지막 기록보다 늦습니다.',
      todo: '시간 동기화(NTP)와 메인보드 전지를 확인하고 시계를 맞추어 주십시오.',
    },
    en: {
      happened: 'The terminal’s clock is behind the last entry it has written itself.',
      todo: 'Check its time synchronisation (NTP) and the battery on its board, and set the clock right.',
    },
  },
  NoReader: {
    ko: {
      happened: '연결된 카드 리더기가 없습니다.',
      todo: '리더기의 케이블과 드라이버를 확인하여 주십시오.',
    },
    en: {
      happened: 'No card reader is connected.',
      todo: 'Check its cable and its driver.',
    },
  },
  ReaderUnavailable: {
    ko: {
      happened: '카드 리더기를 사용할 수 없습니다.',
      todo: '리더기를 뽑았다가 다시 연결하여 주십시오.',
    },
    en: {
      happened: 'The card reader can’t be used.',
      todo: 'Unplug it and plug it in again.',
    },
  },
  ReaderNameNotUnique: {
    ko: {
      happened: '그 이름에 맞는 카드 리더기가 여러 대입니다.',
      todo: '후보 가운데 하나의 이름을 끝까지 적어 주십시오.',
    },
    en: {
      happened: 'Several card readers fit this name.',
      todo: 'Write out the name of one of the candidates.',
    },
  },
  CardProcessEnded: {
    ko: {
      happened: '카드 프로그램이 응답하지 않거나 스스로 끝났습니다.',
      todo: '리더기 서비스를 다시 시작하고, 그대로이면 프로그램을 다시 설치하여 주십시오.',
    },
    en: {
      happened: 'The card process did not answer or ended by itself.',
      todo: 'Restart the reader service; if that does not help, install the program again.',
    },
  },
  CardHeldByApplication: {
    ko: {
      happened: '업무 프로그램이 지금 이 카드를 사용하고 있습니다.',
      todo: '진행 중인 발급이 끝난 뒤에 다시 하거나 업무 프로그램을 닫고 다시 하여 주십시오.',
    },
    en: {
      happened: 'The application itself is using this card now.',
      todo: 'Try again when the issuance is done, or close the application first.',
    },
  },
  AccessCodeWrong: {
    ko: {
      happened: '입력한 접근 암호가 이 카드의 것이 아닙니다.',
      todo: '암호를 확인하여 다시 입력하여 주십시오. 계정 목록은 읽지 않았습니다.',
    },
    en: {
      happened: 'The access code is not the one of this card.',
      todo: 'Check it and try again; the accounts were not read.',
    },
  },
  FileExists: {
    ko: {
      happened: '같은 이름의 파일이 이미 있습니다.',
      todo: '다른 이름을 적어 주십시오. 있던 파일은 바뀌지 않았습니다.',
    },
    en: {
      happened: 'There is a file of this name already.',
      todo: 'Choose another name; the file was left as it is.',
    },
  },
  FileNotFound: {
    ko: {
      happened: '그 파일을 읽을 수 없습니다.',
      todo: '파일의 위치와 권한을 확인하여 주십시오.',
    },
    en: {
      happened: 'The file can’t be read.',
      todo: 'Check where it is and who may read it.',
    },
  },
  FileNotWritten: {
    ko: {
      happened: '파일을 쓰지 못하였습니다.',
      todo: '폴더와 권한, 남은 공간을 확인하여 주십시오. 쓰다 만 파일은 남기지 않았습니다.',
    },
    en: {
      happened: 'The file could not be written.',
      todo: 'Check the folder, its permissions and the free space; no half-written file was left.',
    },
  },
  NothingToSeal: {
    ko: {
      happened: '이 단말기의 기록은 모두 본부에 보관되어 있어 봉인할 것이 없습니다.',
      todo: '파일을 만들지 않았습니다. 본부에서 기록이 없다고 하면 journal verify 명령의 결과를 알려 주십시오.',
    },
    en: {
      happened: 'The core has acknowledged every entry of this terminal, so there is nothing to seal.',
      todo: 'No file was written. If the core misses entries, send it the result of journal verify.',
    },
  },
  NoBackup: {
    ko: {
      happened: '이 단말기에는 아직 백업이 없습니다.',
      todo: '업무 프로그램을 켜 두면 저절로 만들어지며, 지금 만들려면 backup 명령을 실행하여 주십시오.',
    },
    en: {
      happened: 'This terminal has no backup yet.',
      todo: 'The running application takes one by itself; the command `backup` takes one now.',
    },
  },
  BackupOld: {
    ko: {
      happened: '마지막 백업이 오래되었습니다.',
      todo: '저장 공간과 업무 프로그램의 알림을 확인하고 backup 명령으로 백업하여 주십시오.',
    },
    en: {
      happened: 'The last backup is old.',
      todo: 'Check the disk space and the application’s alarms, and take one with the command `backup`.',
    },
  },
  BackupDamaged: {
    ko: {
      happened: '마지막 백업 파일이 손상되었습니다.',
      todo: '저장 장치를 점검하고 backup 명령으로 다시 백업하여 주십시오.',
    },
    en: {
      happened: 'The last backup’s file is damaged.',
      todo: 'Check the disk, and take another with the command `backup`.',
    },
  },
  ExportBroken: {
    ko: {
      happened: '이 파일은 내보낸 그대로가 아닙니다.',
      todo: '파일을 보관하고 단말기에서 다시 내보내어 비교하여 주십시오. 또 다르면 보안 담당자에게 알려 주십시오.',
    },
    en: {
      happened: 'This file is not what was once exported.',
      todo: 'Keep it, export again from the terminal and compare; if that is broken too, tell security.',
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<MessageLanguage, OpsMessage>>>>;

export type OpsTag = keyof typeof opsMessages;

/**
 * What to do about the problems that tellers see too. Tellers are told to call for help; this is what the help does.
 */
export const advice: Partial<Record<ProblemTag, Readonly<Record<MessageLanguage, string>>>> = {
  DatabaseKeyMissing: {
    ko: '키 저장소를 백업에서 되돌려 주십시오. 키를 되찾을 수 없으면 자료 폴더를 보관하고 단말기를 새로 등록하여 주십시오.',
    en: 'Bring the key store back from its backup. If the key is lost for good, keep the data folder and enrol the terminal anew.',
  },
  DatabaseCorrupted: {
    ko: '저장 장치를 점검하고 recover 명령을 실행하여 주십시오. 파일은 그대로 옮겨 보존되므로 고치거나 지우지 마십시오.',
    en: 'Check the disk, then run `recover`: it moves the file aside as it is, so neither mend nor delete it.',
  },
  DeviceKeyLost: {
    ko: '자료 폴더를 통째로 옮겨 보관하고 본부에서 새 등록 코드를 받아 단말기를 다시 등록하여 주십시오.',
    en: 'Move the whole data folder away and keep it, get a new enrolment code from the core and enrol the terminal again.',
  },
  DatabaseInUse: {
    ko: '업무 프로그램을 닫고 다시 실행하여 주십시오.',
    en: 'Close the application, then try again.',
  },
  RestoreNeedsLine: {
    ko: '업무 프로그램을 켜고 회선이 연결되도록 하여 주십시오. 나머지는 저절로 이어집니다.',
    en: 'Start the application and see to it that it has a line; the rest goes on by itself.',
  },
  DatabaseNewerThanProgram: {
    ko: '자료를 만든 버전 이상의 프로그램을 설치하여 주십시오.',
    en: 'Install the version that made the data, or a later one.',
  },
  DurabilityNotGuaranteed: {
    ko: '업무를 멈추고 자료 폴더가 내장 디스크에 있는지(네트워크 드라이브가 아닌지) 확인하여 주십시오.',
    en: 'Stop work and check that the data folder is on a local disk and not on a network drive.',
  },
  KeyStoreUnprotected: {
    ko: '운영체제의 키 저장소를 설정하고, 파일로 남은 키는 옮긴 뒤 없애 주십시오.',
    en: 'Set up the operating system’s key store, move the key there and remove the file.',
  },
  JournalBroken: {
    ko: '업무를 멈추고 자료 폴더를 그대로 복사하여 보관한 뒤 보안 담당자에게 알려 주십시오.',
    en: 'Stop work, copy the data folder away as it is and tell security.',
  },
  DiskFull: {
    ko: '지금 공간을 확보하여 주십시오. 자료 폴더의 파일은 지우지 마십시오.',
    en: 'Make room now, but delete nothing in the data folder.',
  },
  DiskFlushImplausible: {
    ko: '저장 장치의 쓰기 캐시를 끄거나 정전에 안전한 저장 장치로 바꾸어 주십시오.',
    en: 'Switch the disk’s write cache off, or replace it by one that is safe in a power cut.',
  },
  ClockWrong: {
    ko: '시간 동기화(NTP)를 확인하고 시계를 맞추어 주십시오.',
    en: 'Check its time synchronisation (NTP) and set the clock right.',
  },
  TerminalNotEnrolled: {
    ko: '본부에서 일회용 등록 코드를 받아 설정에 적고 업무 프로그램을 다시 시작하여 주십시오.',
    en: 'Get a one-time enrolment code from the core, put it into the settings and restart the application.',
  },
  CoreRefusedTerminal: {
    ko: '본부에서 이 단말기의 인증서가 폐지되었는지 확인하고, 필요하면 다시 등록하여 주십시오.',
    en: 'Ask the core whether this terminal’s certificate was revoked, and enrol it again if need be.',
  },
  CoreContradiction: {
    ko: '업무를 멈추고 이 저널을 내보내어 본부의 기록과 비교하고, 본부의 기록이 맞으면 recover 명령을 실행하여 주십시오.',
    en: 'Stop work, export this journal and compare it with the core’s; if the core’s is right, run `recover`.',
  },
  CoreBusy: {
    ko: '본부가 바쁩니다. 단말기는 스스로 다시 시도하므로 오래 계속되면 본부에 알려 주십시오.',
    en: 'The terminal tries again by itself; if it goes on for long, tell the core’s people.',
  },
  CoreAnswerNotUnderstood: {
    ko: '본부와 단말기 프로그램의 버전이 서로 맞는지 확인하여 주십시오.',
    en: 'Check that the versions of core and terminal go together.',
  },
  LineDown: {
    ko: '사유에 따라 회선, 방화벽, 이름 서버, 본부의 상태를 확인하여 주십시오. 업무는 계속할 수 있습니다.',
    en: 'Going by the reason, check line, firewall, name server and core. The counter can go on working.',
  },
  ReaderServiceStopped: {
    ko: 'pcscd를 시작하여 주십시오(systemctl start pcscd.socket, 또는 pcscd). Windows에서는 Smart Card 서비스입니다.',
    en: 'Start pcscd (systemctl start pcscd.socket, or pcscd); on Windows the Smart Card service.',
  },
  ReaderGone: {
    ko: '이름이 맞는지 readers 명령으로 확인하고 리더기의 연결을 확인하여 주십시오.',
    en: 'Compare the name with those that `readers` lists, and check the reader’s cable.',
  },
  CardMute: {
    ko: '카드를 뺐다가 방향을 확인하고 다시 올려 주십시오. 다른 카드도 그러하면 리더기를 교체하여 주십시오.',
    en: 'Put the card in again the right way round; if other cards are mute too, replace the reader.',
  },
  CardTimedOut: {
    ko: '카드를 뺐다가 다시 올려 주십시오. 다른 카드도 그러하면 pcscd를 다시 시작하고 리더기를 점검하여 주십시오.',
    en: 'Take the card out and put it back; if other cards do the same, restart pcscd and check the reader.',
  },
  CardAbsent: {
    ko: '살펴볼 카드를 리더기에 올려 주십시오.',
    en: 'Put the card to be looked at on the reader.',
  },
  CardRemoved: {
    ko: '카드를 다시 올리고 끝날 때까지 그대로 두어 주십시오.',
    en: 'Put the card back and leave it there until the end.',
  },
  CardFactoryKeys: {
    ko: '개인화되지 않은 카드이므로 창구에서 거두어 카드 담당자에게 돌려보내 주십시오.',
    en: 'It was never personalised: take it out of the branch’s stock and send it back.',
  },
  CardAccessCodeSet: {
    ko: '계정까지 보려면 --access-code-stdin 으로 접근 암호를 입력하여 주십시오.',
    en: 'To see its accounts, give the access code with --access-code-stdin.',
  },
};
