/** Whom we asked said nothing in time. */
export class NoAnswer extends Error {}

/** The answer, or an error when it does not come within `ms`. What was asked goes on, so it must be harmless to ask again. */
export function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer(`No answer within ${ms / 1_000} seconds.`)), ms);
    const over = () => clearTimeout(timer);
    answer.then(over, over);
  });
  return Promise.race([answer, late]);
}
