import type { ProblemWords } from './problem-words.ts';

/** Problems of papers and recordings. */
export const evidenceMessages = {
  EvidenceEmpty: {
    ko: {
      happened: '파일에 내용이 없습니다.',
      todo: '서류를 다시 스캔하거나 원본 파일을 다시 받아 주십시오.',
      safe: '이미 등록한 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'There is nothing in this file.',
      todo: 'Please scan the paper again or get the file again.',
      safe: 'The files already taken in are kept.',
    },
  },
  EvidenceTooLarge: {
    ko: {
      happened: '파일이 한도보다 큽니다[(한도 {megabytes}MB)].',
      todo: '해상도를 낮추어 다시 스캔하거나 파일을 나누어 등록하여 주십시오.',
      safe: '이 파일은 복사되지 않았으며 이미 등록한 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'The file is larger than allowed[ (limit {megabytes} MB)].',
      todo: 'Please scan it again at a lower resolution, or take it in as several files.',
      safe: 'Nothing of it was copied, and the files already taken in are kept.',
    },
  },
  EvidenceOfClaimTooLarge: {
    ko: {
      happened: '이 신청의 자료가 모두 합하여 한도를 넘습니다[(한도 {megabytes}MB)].',
      todo: '필요하지 않은 자료를 빼거나 해상도를 낮추어 다시 스캔하여 주십시오.',
      safe: '이미 등록한 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'The files of this claim would be more than allowed in all[ (limit {megabytes} MB)].',
      todo: 'Please take out what is not needed, or scan again at a lower resolution.',
      safe: 'The files already taken in are kept.',
    },
  },
  EvidenceTooMany: {
    ko: {
      happened: '이 신청에는 더 이상 자료를 추가할 수 없습니다[(한도 {files}개)].',
      todo: '여러 장을 한 파일로 스캔하여 주십시오.',
      safe: '이미 등록한 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'This claim has as many files as it may[ (limit {files})].',
      todo: 'Please scan several sheets into one file.',
      safe: 'The files already taken in are kept.',
    },
  },
  EvidenceTypeUnknown: {
    ko: {
      happened: '받을 수 없는 종류의 파일입니다.',
      todo: '파일 이름이 아니라 내용으로 확인하므로, PDF, JPEG, PNG, HEIC, TIFF 또는 음성 파일로 받아 주십시오.',
      safe: '이 파일은 저장되지 않았으며 이미 등록한 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'A file of this kind can’t be taken in.',
      todo: 'Please bring it as PDF, JPEG, PNG, HEIC, TIFF or a sound file; its content counts, not its name.',
      safe: 'Nothing of it was kept, and the files already taken in are there.',
    },
  },
  EvidenceArchive: {
    ko: {
      happened: '압축 파일이나 오피스 문서는 받을 수 없습니다.',
      todo: '압축을 풀어 안의 파일을 등록하거나 문서를 PDF로 저장하여 등록하여 주십시오.',
      safe: '이 파일은 열거나 저장하지 않았으며 이미 등록한 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'Archives and office documents can’t be taken in.',
      todo: 'Please take in the files inside it, or save the document as a PDF.',
      safe: 'It was neither opened nor kept, and the files already taken in are there.',
    },
  },
  EvidenceDamaged: {
    ko: {
      happened: '파일이 손상되었거나 표시된 형식의 파일이 아닙니다.',
      todo: '원본 파일을 다시 받거나 서류를 다시 스캔하여 주십시오.',
      safe: '이 파일은 저장되지 않았으며 이미 등록한 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'The file is damaged, or is not what it says it is.',
      todo: 'Please get the file again, or scan the paper again.',
      safe: 'Nothing of it was kept, and the files already taken in are there.',
    },
  },
  EvidencePictureTooLarge: {
    ko: {
      happened: '그림의 크기가 지나치게 커서 안전하게 열 수 없습니다.',
      todo: '해상도를 낮추어 다시 스캔하거나 촬영하여 주십시오.',
      safe: '이 파일은 저장되지 않았으며 이미 등록한 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'The picture says it is too large to be opened safely.',
      todo: 'Please scan or photograph it again at a lower resolution.',
      safe: 'Nothing of it was kept, and the files already taken in are there.',
    },
  },
  EvidenceImportLost: {
    ko: {
      happened: '파일을 끝까지 받지 못하였습니다.',
      todo: '같은 파일을 다시 등록하여 주십시오.',
      safe: '일부만 받은 내용은 남기지 않았으며 이미 등록한 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'The file did not come in to its end.',
      todo: 'Please take the same file in again.',
      safe: 'No half of it was kept, and the files already taken in are there.',
    },
  },
  EvidenceNotFound: {
    ko: {
      happened: '이 자료를 찾을 수 없습니다.',
      todo: '목록을 다시 확인하고 필요하면 다시 등록하여 주십시오.',
      safe: '다른 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'This file is not there.',
      todo: 'Please look at the list again, and take it in again if it is needed.',
      safe: 'All other files are there.',
    },
  },
  EvidenceFiled: {
    ko: {
      happened: '이 자료는 이미 접수되어 바꾸거나 뺄 수 없습니다.',
      todo: '바로잡을 것이 있으면 보완 자료로 추가하여 주십시오.',
      safe: '접수된 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'This file has been filed and can’t be changed or taken out.',
      todo: 'Please add a supplement if something has to be put right.',
      safe: 'What was filed stays as it is.',
    },
  },
  EvidenceUnreadable: {
    ko: {
      happened: '저장된 자료가 저장 장치에서 손상되어 읽을 수 없습니다.',
      todo: '고객에게 원본을 다시 요청하고 전산 담당자에게 저장 장치 점검을 요청하여 주십시오.',
      safe: '손상된 내용은 본부에 전송되지 않으며 다른 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'The disk has damaged this file; it can’t be read any more.',
      todo: 'Please ask the customer for it again, and the help desk to check the disk.',
      safe: 'Nothing damaged is sent to the core, and all other files are there.',
    },
  },
  ScanNotFound: {
    ko: {
      happened: '스캔 폴더에서 이 파일을 찾을 수 없습니다.',
      todo: '목록을 새로 고치고 필요하면 다시 스캔하여 주십시오.',
      safe: '이미 등록한 자료는 그대로 있습니다.',
    },
    en: {
      happened: 'This file is not in the scanner’s folder any more.',
      todo: 'Please look at the list again, and scan again if need be.',
      safe: 'The files already taken in are kept.',
    },
  },
} satisfies Record<string, ProblemWords>;
