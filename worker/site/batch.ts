/** The first call flushes at once; a second within `wait` ms waits for its end, with all that came in between. `wait` is at most 250 ms: a longer timer would keep the object from hibernating. */
export function makeBatch(flush: () => void, wait = 250): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const rest = () => {
    timer = null;
    if (again) run();
  };
  const run = () => {
    again = false;
    timer = setTimeout(rest, wait);
    flush();
  };
  return () => {
    if (timer === null) run();
    else again = true;
  };
}
