/** How long a page may take to set its title after it changed the address. */
const TITLE_WITHIN = 300;

/** Runs after each navigation within the document, without polling, until `signal` aborts. */
export function followPages(run: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    timer = setTimeout(run, TITLE_WITHIN);
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  if ("navigation" in window) return navigation.addEventListener("currententrychange", look, { signal });
  addEventListener("popstate", look, { signal });
  patch("pushState");
  patch("replaceState");

  function patch(name: "pushState" | "replaceState"): void {
    const original = history[name];
    const own = Object.hasOwn(history, name);
    const patched: typeof original = (...args) => {
      original.apply(history, args);
      if (!signal.aborted) look();
    };
    history[name] = patched;
    // Who patched it after us keeps theirs; what is ours in it does nothing any more.
    signal.addEventListener("abort", () => {
      if (history[name] !== patched) return;
      if (own) history[name] = original;
      else Reflect.deleteProperty(history, name);
    });
  }
}
