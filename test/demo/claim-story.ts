import { createHash } from 'node:crypto';
import type { ProgressEvent } from '../../electron/contract/claim-progress.ts';
import type { Customer } from '../../electron/contract/customer.ts';
import { seoulDateOf } from '../../electron/contract/moment.ts';
import { won } from '../../electron/contract/won.ts';
import { samplePdf } from '../unit/desk/evidence/sample-files.ts';
import type { ClaimStory } from './claim-teller.ts';
import type { FileAtHand } from './hands.ts';

/** The paper that is not there yet on the day of the claim. */
export const latePaper = '사건사고사실확인원';

/** Won: what the first published case lost, and what 15 % of it came to (domain.md section 1, amount). */
export const loss = 8_500_000;
export const compensation = 1_275_000;

/** What head office decides of it. */
export const decided: ProgressEvent = {
  kind: 'DECIDED',
  loss: won(loss),
  refund: won(0),
  ratioBasisPoints: 1_500,
  amount: won(compensation),
  reasons: [
    { ko: '문자의 주소를 눌러 앱을 설치하였습니다.', en: 'The app was installed from the message.' },
    { ko: '은행의 이상거래탐지가 늦었습니다.', en: 'The bank’s fraud detection came late.' },
  ],
};

/** A PDF that can be told from every other, and from the same paper of another customer: the core knows a content it has. */
const pdf = (name: string, customerNo = ''): FileAtHand => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: Buffer.concat([samplePdf(2), Buffer.from(`% ${name} ${customerNo}\n`)]),
});

export const lateFile = pdf(latePaper);

/** SHA-256 of a file's bytes as the contract writes it. */
export const sha256Of = ({ buffer }: FileAtHand): string =>
  createHash('sha256').update(buffer).digest('hex').toUpperCase();

/** A mobile obituary opened two evenings ago: five movements within the hour, two of them to exchanges. */
export function obituaryStory(customer: Customer, now: number): ClaimStory {
  const day = seoulDateOf(now - 2 * 86_400_000);
  const account = customer.accounts[0] ?? '';
  const rows = [
    ['19:02:11', '3,000,000', '신한은행', '900000000001', '홍*동', ''],
    ['19:04:40', '2,000,000', '하나은행', '900000000002', '임*정', ''],
    ['19:09:05', '1,500,000', '카카오뱅크', '900000000003', '장*산', ''],
    ['19:15:32', '1,200,000', '', '', '', '업비트'],
    ['19:21:57', '800,000', '', '', '', '빗썸'],
  ].map(
    ([time, amount, ...where]) => `${day} ${time},이체,"${amount}",${account},${where.join(',')},모바일뱅킹`,
  );
  const heading = '거래일시,구분,출금액,출금계좌,상대은행,상대계좌번호,예금주,거래소,거래매체';
  return {
    customerNo: customer.customerNo,
    documentNumber: '750611-1000005',
    phone: '010-0000-0057',
    address: '가람시 보기로 57',
    beganAt: `${day} 18:55`,
    noticedAt: `${day} 21:30`,
    narrative: '부고 문자의 주소를 눌렀더니 앱이 설치되었고, 휴대전화가 먹통이 된 사이에 돈이 나갔습니다.',
    statement: {
      name: 'statement.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${heading}\n${rows.join('\n')}\n`),
    },
    loss,
    payTo: `****-${account.slice(-4)}`,
    papers: new Map(
      ['배상 신청서', '진술조서', '경위서', '문자·통화 기록', '가상자산 거래·출금 내역'].map((paper) => [
        paper,
        pdf(paper, customer.customerNo),
      ]),
    ),
    pending: [latePaper],
    notApplicable: new Map([['수사기관 결정문', '수사가 끝나지 않음']]),
  };
}
