import type { ProblemWords } from './problem-words.ts';

/** Problems of the cash drawer. */
export const drawerMessages = {
  DrawerNotOpen: {
    ko: {
      happened: '현금 시재를 아직 열지 않았습니다.',
      todo: '시재 화면에서 두 사람이 시재를 인수한 뒤 현금을 받아 주십시오.',
      safe: '아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'The cash drawer has not been opened.',
      todo: 'Please open it with a second person before taking cash.',
      safe: 'Nothing was recorded.',
    },
  },
  DrawerAlreadyOpen: {
    ko: {
      happened: '현금 시재가 이미 열려 있습니다[ (담당 {holder})].',
      todo: '담당 직원이 계속 사용하거나 인수인계하여 주십시오.',
      safe: '시재는 한 번만 기록되었습니다.',
    },
    en: {
      happened: 'The cash drawer is open already[, in the hands of {holder}].',
      todo: 'Please leave it to its holder or have it handed over.',
      safe: 'The float was booked only once.',
    },
  },
  DrawerNotClosed: {
    ko: {
      happened: '지난 영업일[ {businessDate}]의 시재를 아직 마감하지 않았습니다.',
      todo: '그 영업일을 먼저 마감하여 주십시오.',
      safe: '지난 영업일의 기록과 현금은 그대로 있습니다.',
    },
    en: {
      happened: 'The drawer of an earlier business day[, {businessDate},] has not been closed.',
      todo: 'Please close that day first.',
      safe: 'Records and cash of that day are as they were.',
    },
  },
  DrawerOfAnotherTeller: {
    ko: {
      happened: '현금 시재를 다른 직원[ {holder}]이 맡고 있습니다.',
      todo: '담당 직원에게서 인수받은 뒤 처리하여 주십시오.',
      safe: '아무것도 기록되지 않았고 시재는 그대로입니다.',
    },
    en: {
      happened: 'The cash drawer is in the hands of somebody else[, {holder}].',
      todo: 'Please take it over from them first.',
      safe: 'Nothing was recorded, and the drawer is as it was.',
    },
  },
  DrawerShort: {
    ko: {
      happened: '시재에 그만한 현금이 없습니다[ (장부 {available}원)].',
      todo: '금액을 줄이거나 금고에서 현금을 받아 주십시오.',
      safe: '아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'The drawer does not hold that much[; the books say {available} won].',
      todo: 'Please lower the amount or take cash from the vault.',
      safe: 'Nothing was recorded.',
    },
  },
  DrawerDiffers: {
    ko: {
      happened: '센 현금이 장부와[ {difference}원] 다릅니다.',
      todo: '다시 세어 보고 그래도 다르면 과부족을 승인받아 기록하여 주십시오.',
      safe: '장부는 그대로이며 아무것도 마감되지 않았습니다.',
    },
    en: {
      happened: 'The cash counted differs from the books[ by {difference} won].',
      todo: 'Please count again, and if it stays so have the difference approved and booked.',
      safe: 'The books are as they were, and nothing was closed.',
    },
  },
  DrawerChanged: {
    ko: {
      happened: '세는 동안 시재가 바뀌었거나 과부족이 없습니다.',
      todo: '시재를 다시 세어 주십시오.',
      safe: '아무것도 기록되지 않았습니다.',
    },
    en: {
      happened: 'The drawer changed while it was counted, or nothing differs.',
      todo: 'Please count it again.',
      safe: 'Nothing was recorded.',
    },
  },
  DrawerOverLimit: {
    ko: {
      happened: '시재가 보관 한도를 넘었습니다[ (한도 {limit}원)].',
      todo: '현금을 금고로 옮겨 주십시오.',
      safe: '업무는 계속할 수 있습니다.',
    },
    en: {
      happened: 'The drawer holds more than its limit[ of {limit} won].',
      todo: 'Please move cash to the vault.',
      safe: 'Work can go on.',
    },
  },
  DrawerReceiverMustConsent: {
    ko: {
      happened: '시재는 인수하는 직원이 직접 확인하여야 합니다.',
      todo: '인수하는 직원의 번호와 비밀번호로 승인하여 주십시오.',
      safe: '시재는 아직 넘긴 직원에게 있습니다.',
    },
    en: {
      happened: 'A drawer is handed over only to whoever takes it themselves.',
      todo: 'Please have the receiving person consent with their own number and password.',
      safe: 'The drawer is still in the same hands.',
    },
  },
  CashIssuanceOpen: {
    ko: {
      happened: '현금을 받은 발급이 아직 끝나지 않았습니다.',
      todo: '그 발급을 마치거나 취소한 뒤 시재를 처리하여 주십시오.',
      safe: '받은 현금은 발급이 끝날 때 장부에 기록됩니다.',
    },
    en: {
      happened: 'An issuance for which cash was taken has not ended.',
      todo: 'Please finish or abandon it before counting or moving the drawer.',
      safe: 'Its cash is booked when it ends.',
    },
  },
} satisfies Record<string, ProblemWords>;
