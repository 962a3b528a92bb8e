import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fail, succeed } from '../../../electron/contract/result.ts';
import { exchange, type Transmit } from '../../../native/apdu/exchange.ts';
import { DataObject, getData } from '../../../native/apdu/get-data.ts';
import { listAccounts } from '../../../native/apdu/oath-list.ts';
import { fromHex, toHex } from '../../../native/hex.ts';

/** A card that answers from a script, and then with its last line for ever. */
function scripted(...answers: string[]): { transmit: Transmit; heard: string[] } {
  const heard: string[] = [];
  const transmit: Transmit = async (apdu) => {
    heard.push(toHex(apdu));
    return succeed(fromHex(answers[Math.min(heard.length, answers.length) - 1] ?? ''));
  };
  return { transmit, heard };
}

const names = (result: Awaited<ReturnType<typeof exchange<readonly { name: string }[]>>>) =>
  result.ok ? result.value.map(({ name }) => name) : result.problem.tag;

describe('a long answer', () => {
  test('is fetched by SEND REMAINING until the card stops saying 61', async () => {
    const card = scripted('720321416172036103', '21426272032161FF', '43639000');
    expect(names(await exchange(card.transmit, listAccounts))).toEqual(['Aa', 'Bb', 'Cc']);
    expect(card.heard).toEqual(['00A10000', '00A50000', '00A50000']);
  });

  test('of a security domain is fetched by GET RESPONSE', async () => {
    const card = scripted('4504AABB6102', 'CCDD9000');
    const result = await exchange(card.transmit, getData(DataObject.CARD_IMAGE_NUMBER));
    expect(result).toEqual(succeed(fromHex('AABBCCDD')));
    expect(card.heard).toEqual(['80CA004500', '00C0000000']);
  });

  test('is not believed when it says how much is left: 6102 with more than two bytes to come', async () => {
    const card = scripted(`72${'81C821'}${'41'.repeat(100)}6102`, `${'41'.repeat(99)}9000`);
    expect(names(await exchange(card.transmit, listAccounts))).toEqual(['A'.repeat(199)]);
  });

  test('that never ends is cut short', async () => {
    const card = scripted('72032141616100');
    expect(names(await exchange(card.transmit, listAccounts))).toBe('CardAnswerNotUnderstood');
    expect(card.heard.length).toBeLessThan(100);
  });

  test('that is too long is cut short', async () => {
    const card = scripted(`${'00'.repeat(65_000)}6100`);
    expect(names(await exchange(card.transmit, listAccounts))).toBe('CardAnswerNotUnderstood');
    expect(card.heard).toHaveLength(2);
  });

  test('that ends in an error is that error', async () => {
    const card = scripted('72032141616100', '6982');
    expect(names(await exchange(card.transmit, listAccounts))).toBe('CardAccessCodeSet');
  });
});

describe('6Cxx', () => {
  test('repeats the command with the length the card wants', async () => {
    const card = scripted('6C06', '4504AABBCCDD9000');
    const result = await exchange(card.transmit, getData(DataObject.CARD_IMAGE_NUMBER));
    expect(result).toEqual(succeed(fromHex('AABBCCDD')));
    expect(card.heard).toEqual(['80CA004500', '80CA004506']);
  });

  test('does so once', async () => {
    const card = scripted('6C06', '6C06');
    const result = await exchange(card.transmit, getData(DataObject.CARD_IMAGE_NUMBER));
    expect(result).toMatchObject({ problem: { tag: 'CardAnswerNotUnderstood', detail: { status: '6C06' } } });
    expect(card.heard).toHaveLength(2);
  });
});

test('a failed transmission ends the exchange at once', async () => {
  const gone = fail('CardRemoved');
  expect(await exchange(async () => gone, listAccounts)).toBe(gone);
});

test('an answer of one byte is not understood', async () => {
  expect(names(await exchange(scripted('90').transmit, listAccounts))).toBe('CardAnswerNotUnderstood');
});

test('whatever a card answers, the exchange ends with a result', async () => {
  const answer = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map((data) => Buffer.concat([data, fromHex('6100')])),
  );
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(answer), async (answers) => {
      let apdus = 0;
      const transmit: Transmit = async () => {
        apdus += 1;
        return succeed(answers.next().value ?? new Uint8Array());
      };
      expect(await exchange(transmit, listAccounts)).toHaveProperty('ok');
      expect(apdus).toBeLessThan(200);
    }),
  );
});
