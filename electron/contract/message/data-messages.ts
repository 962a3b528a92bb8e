import type { ProblemWords } from './problem-words.ts';

/** Problems of disk and database. */
export const dataMessages = {
  DiskFull: {
    ko: {
      happened: '단말기의 저장 공간이 가득 찼습니다.',
      todo: '새 업무를 시작하지 마시고 전산 담당자에게 공간 확보를 요청하여 주십시오.',
      safe: '이미 저장된 기록은 모두 그대로 있습니다.',
    },
    en: {
      happened: 'The terminal’s disk is full.',
      todo: 'Please start nothing new and ask the help desk to make room.',
      safe: 'Every record already written is kept.',
    },
  },
  DiskFlushImplausible: {
    ko: {
      happened: '단말기의 저장 장치가 기록을 실제로 저장하기 전에 저장되었다고 답합니다.',
      todo: '업무는 계속하시고 전산 담당자에게 저장 장치 점검을 요청하여 주십시오.',
      safe: '지금까지의 기록은 그대로 있으나, 정전이 되면 마지막 기록이 사라질 수 있습니다.',
    },
    en: {
      happened: 'The disk of this terminal says it has stored records before it can have done so.',
      todo: 'Please go on working and ask the help desk to check the disk.',
      safe: 'Every record so far is there, but a power cut could take the last ones.',
    },
  },
  ClockWrong: {
    ko: {
      happened: '단말기의 시계가 본부와[ {minutes}분] 다릅니다.',
      todo: '전산 담당자에게 단말기 시각을 맞추어 달라고 요청하여 주십시오.',
      safe: '기록의 순서와 전송에는 영향이 없으며 시험 OTP는 본부 시각으로 계산합니다.',
    },
    en: {
      happened: 'The clock of this terminal is[ {minutes} minutes] away from the core.',
      todo: 'Please ask the help desk to set the clock.',
      safe: 'The order of records and their sending are not affected, and test codes use the core’s time.',
    },
  },
  DatabaseInUse: {
    ko: {
      happened: '이 단말기의 자료를 다른 프로그램이 이미 열고 있습니다.',
      todo: '이미 열려 있는 창을 사용하거나 그 창을 닫고 다시 시작하여 주십시오.',
      safe: '자료는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'Another program already has this terminal’s data open.',
      todo: 'Please use the window that is open, or close it and start again.',
      safe: 'The data is unchanged.',
    },
  },
  DatabaseKeyMissing: {
    ko: {
      happened: '자료를 여는 데 필요한 키를 찾지 못하였습니다.',
      todo: '단말기를 그대로 두고 전산 담당자에게 연락하여 주십시오.',
      safe: '자료는 암호화된 채 그대로 있으며 지워지지 않았습니다.',
    },
    en: {
      happened: 'The key that opens this terminal’s data is missing.',
      todo: 'Please leave the terminal as it is and call the help desk.',
      safe: 'The data is still there, encrypted, and nothing has been deleted.',
    },
  },
  DatabaseCorrupted: {
    ko: {
      happened: '이 단말기의 자료 파일이 손상되었습니다.',
      todo: '단말기를 그대로 두고 전산 담당자에게 연락하여 주십시오.',
      safe: '파일은 그대로 보존되어 있으며 본부에 전송된 기록은 본부에 있습니다.',
    },
    en: {
      happened: 'This terminal’s data file is damaged.',
      todo: 'Please leave the terminal as it is and call the help desk.',
      safe: 'The file is left untouched, and what was sent is safe at the core.',
    },
  },
  DatabaseNewerThanProgram: {
    ko: {
      happened: '이 단말기의 자료가 더 새로운 프로그램에서 만들어졌습니다.',
      todo: '전산 담당자에게 프로그램 업데이트를 요청하여 주십시오.',
      safe: '자료는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'This terminal’s data was made by a newer version of the program.',
      todo: 'Please ask the help desk to update the program.',
      safe: 'The data is unchanged.',
    },
  },
  DatabaseOlderThanProgram: {
    ko: {
      happened: '이 단말기의 자료가 아직 이 프로그램의 형식이 아닙니다.',
      todo: '자료를 백업하고 형식을 바꾸도록 업무 프로그램을 한 번 시작하여 주십시오.',
      safe: '자료는 바뀌지 않았습니다.',
    },
    en: {
      happened: 'This terminal’s data does not have the shape of this program yet.',
      todo: 'Please start the application once; it backs the data up and brings it there.',
      safe: 'The data is unchanged.',
    },
  },
  DurabilityNotGuaranteed: {
    ko: {
      happened: '저장 장치가 기록의 안전한 저장을 보장하지 못하고 있습니다.',
      todo: '새 업무를 시작하지 마시고 전산 담당자에게 연락하여 주십시오.',
      safe: '이미 저장된 기록은 그대로 있습니다.',
    },
    en: {
      happened: 'The disk does not guarantee that records survive a power cut.',
      todo: 'Please start nothing new and call the help desk.',
      safe: 'Every record already written is kept.',
    },
  },
  KeyStoreUnprotected: {
    ko: {
      happened: '이 컴퓨터의 키 저장소가 보호되어 있지 않습니다.',
      todo: '전산 담당자에게 키 저장소 설정을 요청하여 주십시오.',
      safe: '프로그램은 시작되지 않았고 자료는 암호화된 채 그대로 있습니다.',
    },
    en: {
      happened: 'This computer’s key store is not protected.',
      todo: 'Please ask the help desk to set it up.',
      safe: 'The program has not started and the data stays encrypted.',
    },
  },
  JournalBroken: {
    ko: {
      happened: '기록의 연결이 맞지 않습니다[(순번 {seq})].',
      todo: '새 업무를 시작하지 마시고 바로 책임자와 전산 담당자에게 알려 주십시오.',
      safe: '기록은 지워지거나 고쳐지지 않고 그대로 보존되어 있습니다.',
    },
    en: {
      happened: 'The chain of records does not fit together[ (number {seq})].',
      todo: 'Please start nothing new and tell the supervisor and the help desk now.',
      safe: 'No record is deleted or changed; all are kept as they are.',
    },
  },
} satisfies Record<string, ProblemWords>;
