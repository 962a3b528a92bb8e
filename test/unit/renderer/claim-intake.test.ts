import { describe, expect, test } from 'vitest';
import type { ClaimWhatDraft } from '../../../electron/contract/claim-draft.ts';
import type { ClaimObjection } from '../../../electron/contract/claim-intake.ts';
import type { NotificationChannel } from '../../../electron/contract/claim-reference.ts';
import { likelyOutside } from '../../../electron/contract/likely-outside.ts';
import { openWords } from '../../../renderer/claim/intake/field-words.ts';
import { isAbout, isWrong } from '../../../renderer/claim/intake/open-things.ts';
import { earlier, withChannel } from '../../../renderer/claim/intake/who/channel-order.ts';

describe('the order of channels', () => {
  const chosen: NotificationChannel[] = ['SMS', 'EMAIL', 'LETTER'];

  test('a channel taken in is the last resort', () => {
    expect(withChannel(chosen, 'KAKAOTALK', true)).toEqual(['SMS', 'EMAIL', 'LETTER', 'KAKAOTALK']);
  });

  test('one taken out leaves the others as they were', () => {
    expect(withChannel(chosen, 'EMAIL', false)).toEqual(['SMS', 'LETTER']);
  });

  test('one moved earlier changes places with the one before', () => {
    expect(earlier(chosen, 'LETTER')).toEqual(['SMS', 'LETTER', 'EMAIL']);
    expect(earlier(chosen, 'SMS')).toEqual(chosen);
  });
});

describe('what is likely outside', () => {
  const question = (code: string) => ({
    code,
    question: { ko: code, en: code },
    because: { ko: code, en: code },
  });
  const reference = { standardFrom: '2024-01-01', exclusions: ['X1', 'X2', 'X3'].map(question) };
  const codes = (exclusions: ClaimWhatDraft['exclusions'], beganAt?: string) =>
    likelyOutside(reference, { exclusions, beganAt }).map(({ code }) => code);

  test('is what was answered yes and what nobody is sure of, in the order of the questions', () => {
    expect(codes({ X3: 'YES', X1: 'UNSURE', X2: 'NO' })).toEqual(['X1', 'X3']);
  });

  test('is first of all an accident that began before the standard did, by the date in Seoul', () => {
    expect(codes({ X1: 'YES' }, '2023-12-31T14:59:59.999Z')).toEqual(['BEFORE_STANDARD', 'X1']);
    expect(codes({}, '2023-12-31T15:00:00.000Z')).toEqual([]);
    const [older] = likelyOutside(
      { ...reference, standardFrom: '2025-01-01' },
      { beganAt: '2024-06-01T00:00:00.000Z' },
    );
    expect(older?.because.ko).toContain('2025-01-01');
    expect(older?.because.en).toContain('2025-01-01');
  });

  test('is nothing before anything was asked', () => {
    expect(codes({})).toEqual([]);
  });
});

describe('what is open', () => {
  const objection = (
    section: ClaimObjection['section'],
    field: string,
    problem: ClaimObjection['problem'] = { tag: 'ClaimFieldMissing' },
  ): ClaimObjection => ({ section, field, problem });
  const title = { ko: '신청인의 확인', en: 'Declaration' };
  const texts = [{ kind: 'DECLARATION', version: '2026-01-01', required: true, title, body: title }] as const;
  /** Words by their keys. */
  const words = (...objections: ClaimObjection[]) =>
    openWords(objections, { texts: [...texts] }, ((key: string) => key) as never, 'ko');

  test('is called by the label of its field', () => {
    expect(words(objection('WHO', 'contact.phone'), objection('WHAT', 'beganAt'))).toEqual([
      'claimWho.phone',
      'claimWhat.beganAt',
    ]);
  });

  test('is called by its group once, however many fields of it are open', () => {
    expect(
      words(
        objection('WHAT', 'exclusions.X1', { tag: 'ClaimQuestionUnanswered' }),
        objection('WHAT', 'exclusions.X2', { tag: 'ClaimQuestionUnanswered' }),
        objection('WHO', 'representative.identityDocument.number'),
      ),
    ).toEqual(['claimWhat.exclusions', 'claimWho.representative']);
  });

  test('is called by the paper’s and the text’s own name', () => {
    const paper = { tag: 'ClaimPaperMissing', detail: { ko: '진술조서', en: 'Statement record' } } as const;
    expect(
      words(
        objection('EVIDENCE', 'STATEMENT_RECORD', paper),
        objection('DECLARATION', 'texts.DECLARATION', { tag: 'ClaimTextNotRead' }),
      ),
    ).toEqual(['진술조서', '신청인의 확인']);
  });

  test('is called by its sentence where something is wrong', () => {
    const wrong = objection('WHAT', 'noticedAt', { tag: 'ClaimNoticedBeforeItBegan' });
    expect(isWrong(wrong)).toBe(true);
    expect(words(wrong)).toEqual(['알게 된 시각이 사고가 시작된 시각보다 빠릅니다.']);
  });

  test('that nobody has a word for is called by its step', () => {
    expect(words(objection('MONEY', 'something.new'))).toEqual(['claim.step.MONEY']);
  });

  test('in a group is in every field of it, and nowhere else', () => {
    const contact = objection('WHO', 'contact');
    expect(isAbout(contact, 'contact.phone')).toBe(true);
    expect(isAbout(contact, 'contacts')).toBe(false);
    expect(isAbout(objection('WHO', ''), 'contact.phone')).toBe(false);
  });
});
