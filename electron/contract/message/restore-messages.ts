import type { ProblemWords } from './problem-words.ts';

/** Problems of backups, of a damaged file and of a terminal brought back from either. */
export const restoreMessages = {
  RestoreNeedsLine: {
    ko: {
      happened: '이 단말기의 자료를 복구하는 중이며, 본부에 있는 기록을 돌려받아야 끝납니다.',
      todo: '연결되면 저절로 이어지므로 회선이 연결될 때까지 기다려 주십시오.',
      safe: '그때까지 새 기록을 만들지 않으므로 어떤 거래도 두 번 처리되지 않습니다.',
    },
    en: {
      happened: 'This terminal’s data is being restored, and the core has yet to give back what it holds.',
      todo: 'Please wait for the line; it goes on by itself as soon as there is one.',
      safe: 'Nothing new is recorded until then, so nothing can be booked twice.',
    },
  },
  JournalGapFound: {
    ko: {
      happened: '복구한 자료에 없는 기록이 있습니다[(순번 {numbers})].',
      todo: '책임자가 정정 업무에서 빠진 기록을 확인하고 조치한 내용을 남겨 주십시오.',
      safe: '손상된 파일은 그대로 보존되어 있으며 본부에도 알렸습니다.',
    },
    en: {
      happened: 'Records are missing from the restored data[ (numbers {numbers})].',
      todo: 'A supervisor should look at what is missing under corrections and record what was done about it.',
      safe: 'The damaged file is kept as it is, and the core has been told.',
    },
  },
  GapNotOpen: {
    ko: {
      happened: '이미 조치가 기록된 공백입니다.',
      todo: '목록을 다시 확인하여 주십시오.',
      safe: '기록은 그대로 있습니다.',
    },
    en: {
      happened: 'This gap has been settled already.',
      todo: 'Please look at the list again.',
      safe: 'Records are as they were.',
    },
  },
  DatabaseRecovered: {
    ko: {
      happened:
        '손상된 자료 파일에서 기록을 꺼내어 새 파일로 옮겼습니다[(읽은 기록 {recovered}건)].[ 작성 중이던 사고 접수 {draftsLost}건은 읽지 못하였습니다.]',
      todo: '다시 시도를 눌러 시작하고, 저장 장치가 낡았을 수 있으니 전산 담당자에게도 알려 주십시오.[ 읽지 못한 접수 {draftsLost}건은 고객과 다시 작성하여 주십시오.]',
      safe: '손상된 파일은 그대로 보존되어 있으며, 빠진 기록은 본부가 가지고 있는 만큼 돌려받습니다.',
    },
    en: {
      happened:
        'The data file was damaged; its records were moved into a new one[ ({recovered} could be read)].[ {draftsLost} unfinished claims could not be read.]',
      todo: 'Please press try again to start, and tell the help desk, as the disk may be failing.[ The {draftsLost} unfinished claims must be taken in again with their customers.]',
      safe: 'The damaged file is kept as it is, and the core gives back what it holds of the rest.',
    },
  },
  DeviceKeyLost: {
    ko: {
      happened: '자료 파일이 손상되어 이 단말기의 장치 키를 읽을 수 없고, 온전한 백업도 없습니다.',
      todo: '전산 담당자에게 연락하여 새 등록 코드로 단말기를 다시 등록하여 주십시오.',
      safe: '손상된 파일은 그대로 보존되어 있으며 본부에 전송된 기록은 본부에 있습니다.',
    },
    en: {
      happened:
        'The data file is damaged, the terminal’s own key can’t be read, and there is no good backup.',
      todo: 'Please call the help desk: the terminal must be enrolled again with a new code.',
      safe: 'The damaged file is kept as it is, and what was sent is safe at the core.',
    },
  },
  BackupFailed: {
    ko: {
      happened: '이 단말기의 자료를 백업하지 못하였습니다.',
      todo: '업무는 계속하시고 전산 담당자에게 저장 공간과 저장 장치 점검을 요청하여 주십시오.',
      safe: '기록은 모두 그대로 있으며 앞서 만든 백업도 남아 있습니다.',
    },
    en: {
      happened: 'This terminal’s data could not be backed up.',
      todo: 'Please go on working and ask the help desk to check the disk and its free space.',
      safe: 'Every record is there, and so are the backups made before.',
    },
  },
  BackupUnusable: {
    ko: {
      happened: '이 파일은 이 단말기의 키로 열리는 온전한 백업이 아닙니다.',
      todo: '다른 백업 파일을 골라 주십시오.',
      safe: '이 단말기의 자료는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'This file is no whole backup that opens with this terminal’s key.',
      todo: 'Please choose another backup.',
      safe: 'This terminal’s data is unchanged.',
    },
  },
  BackupOfAnotherDevice: {
    ko: {
      happened: '이 백업은 다른 단말기의 것이거나, 이 단말기를 다시 등록하기 전의 것입니다.',
      todo: '지금 등록된 뒤에 만든 이 단말기의 백업을 골라 주십시오.',
      safe: '이 단말기의 자료는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'This backup is of another terminal, or of this one before it was enrolled anew.',
      todo: 'Please choose a backup of this terminal as it is enrolled now.',
      safe: 'This terminal’s data is unchanged.',
    },
  },
} satisfies Record<string, ProblemWords>;
