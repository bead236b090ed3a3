import { ACTIVE_EVERY } from "#protocol/limits";

const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** When somebody last touched this page. `tell` hears of it, at most every `ACTIVE_EVERY` [AVL4]. */
export function makeTouch(tell: () => void) {
  const life = new AbortController();
  let at = Date.now();
  let toldAt = at;
  const touched = () => {
    at = Date.now();
    if (at - toldAt < ACTIVE_EVERY) return;
    toldAt = at;
    tell();
  };
  for (const sign of SIGNS)
    window.addEventListener(sign, touched, { signal: life.signal, capture: true, passive: true });
  return {
    /** For how long nobody has, in milliseconds. */
    untouched: (): number => Date.now() - at,
    end: () => life.abort(),
  };
}
