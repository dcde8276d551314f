import type { Letter } from '@threefold/contracts/letters';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../shared/api/api-problem.ts';
import { aLetter } from './a-letter.ts';
import { createDraftKeeper, type DraftPatch, type KeptText } from './draft-keeper.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const aStore = (kept: KeptText | null = null) => {
  let text = kept;
  return {
    read: () => text,
    write: (_: string, next: KeptText) => {
      text = next;
    },
    remove: () => {
      text = null;
    },
  };
};

const saves = (letter: Letter, change: DraftPatch): Promise<Letter> =>
  Promise.resolve({ ...letter, ...change, templateId: letter.templateId, version: letter.version + 1 });

describe('a draft that is written', () => {
  test('is saved once, a moment after the last keystroke', async () => {
    const patch = vi.fn(saves);
    const keeper = createDraftKeeper(aLetter(), { patch, store: aStore() });
    keeper.write({ body: 'D' });
    keeper.write({ body: 'De' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(patch).toHaveBeenCalledTimes(1);
    expect(keeper.current()).toMatchObject({ state: 'saved', letter: { body: 'De', version: 2 } });
  });

  test('stands in this tab until the server has it', async () => {
    const store = aStore();
    const keeper = createDraftKeeper(aLetter(), { patch: saves, store });
    keeper.write({ body: 'Dear' });
    expect(store.read()).toMatchObject({ body: 'Dear' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(store.read()).toBeNull();
  });

  test('keeps what is typed while an older text is on its way', async () => {
    let answer: (letter: Letter) => void = () => {};
    const patch = vi.fn(
      (_: Letter, __: DraftPatch) =>
        new Promise<Letter>((resolve) => {
          answer = resolve;
        }),
    );
    const keeper = createDraftKeeper(aLetter(), { patch, store: aStore() });
    keeper.write({ body: 'one' });
    await vi.advanceTimersByTimeAsync(800);
    keeper.write({ body: 'one two' });
    answer(aLetter({ body: 'one', version: 2 }));
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.current().text.body).toBe('one two');
    expect(patch.mock.calls[1]?.[0].version).toBe(2);
    expect(patch.mock.calls[1]?.[1].body).toBe('one two');
  });

  test('is saved by itself once the server answers again', async () => {
    const patch = vi.fn(saves);
    patch.mockRejectedValueOnce(new ApiProblem({ status: 0, title: 'Offline', detail: 'You are offline.' }));
    const keeper = createDraftKeeper(aLetter(), { patch, store: aStore() });
    keeper.write({ body: 'Dear' });
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.current()).toMatchObject({ state: 'waiting', reason: 'You are offline.' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(keeper.current().state).toBe('saved');
  });

  test('comes back after a reload of the tab, and is saved', async () => {
    const patch = vi.fn(saves);
    const kept = { subject: 'Twenty minutes', body: 'Dear Dr. Lindqvist, I', version: 1 };
    const keeper = createDraftKeeper(aLetter(), { patch, store: aStore(kept) });
    expect(keeper.current().text.body).toBe('Dear Dr. Lindqvist, I');
    await vi.advanceTimersByTimeAsync(10);
    expect(keeper.current()).toMatchObject({ state: 'saved', letter: { body: 'Dear Dr. Lindqvist, I' } });
  });
});

describe('a draft that was changed in another tab', () => {
  const theirs = aLetter({ body: 'theirs', version: 5 });
  const conflicted = async (patch = vi.fn(saves)) => {
    patch.mockRejectedValueOnce(new ApiProblem({ status: 412, title: 'Stale', current: theirs }));
    const keeper = createDraftKeeper(aLetter(), { patch, store: aStore() });
    keeper.write({ body: 'mine' });
    await vi.advanceTimersByTimeAsync(800);
    return keeper;
  };

  test('shows both texts and overwrites neither', async () => {
    const keeper = await conflicted();
    expect(keeper.current()).toMatchObject({
      state: 'changed-elsewhere',
      text: { body: 'mine' },
      letter: { body: 'theirs' },
    });
  });

  test('goes on being kept here while one writes, and is not sent', async () => {
    const patch = vi.fn(saves);
    const keeper = await conflicted(patch);
    keeper.write({ body: 'mine too' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(patch).toHaveBeenCalledTimes(1);
    expect(keeper.current().text.body).toBe('mine too');
  });

  test('is saved over the other text only when this one is chosen', async () => {
    const patch = vi.fn(saves);
    const keeper = await conflicted(patch);
    keeper.choose('mine');
    await vi.advanceTimersByTimeAsync(10);
    expect(patch.mock.calls[1]?.[0].version).toBe(5);
    expect(keeper.current()).toMatchObject({ state: 'saved', letter: { body: 'mine', version: 6 } });
  });

  test('takes the other text when that one is chosen', async () => {
    const keeper = await conflicted();
    keeper.choose('theirs');
    expect(keeper.current()).toMatchObject({ state: 'saved', text: { body: 'theirs' } });
  });

  test('is no conflict when both say the same', async () => {
    const patch = vi.fn(saves);
    const same = aLetter({ body: 'mine', version: 5 });
    patch.mockRejectedValueOnce(new ApiProblem({ status: 412, title: 'Stale', current: same }));
    const keeper = createDraftKeeper(aLetter(), { patch, store: aStore() });
    keeper.write({ body: 'mine' });
    await vi.advanceTimersByTimeAsync(800);
    expect(keeper.current()).toMatchObject({ state: 'saved', letter: { version: 5 } });
  });
});

test('a new promise is asked for only after the written text is saved', async () => {
  const patch = vi.fn(saves);
  const keeper = createDraftKeeper(aLetter(), { patch, store: aStore() });
  keeper.write({ body: 'Dear' });
  await keeper.change({ promiseAt: '2026-12-01T15:15:00Z' });
  expect(patch.mock.calls.map(([, change]) => Object.keys(change))).toEqual([
    ['subject', 'body'],
    ['promiseAt'],
  ]);
});
