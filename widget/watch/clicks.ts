/** Clicks of a burst are within so many milliseconds and pixels, and a click is answered within as many milliseconds. */
const WITHIN = 1_000;
const ABOUT = 24;
const BURST = 3;

/** What looks as if it did something; beside it, whatever has the pointer of a link. */
const CLICKABLE = "a,button,summary,label,img,picture,[role=button],[role=link],[role=tab],[onclick]";
/** What answers by itself, in ways that no document tells. */
const ANSWERS =
  "input,textarea,select,option,video,audio,iframe,label,[contenteditable],a[download],a[target],a[href^='mailto:'],a[href^='tel:']";

/** What leads to another page, unless a script says otherwise: that may take longer. */
const LEADS = "a[href]:not([href^='#'])";
/** Signs that something came of it, beside a change of the document. */
const SIGNS = ["focusin", "scroll", "selectionchange", "submit", "pagehide"];

type Tell = (kind: "rage" | "dead", element: Element) => void;

/** Tells of a burst of clicks on about one place, once, and of a click that nothing answered. */
export function makeClicks(tell: Tell, signal: AbortSignal): (event: MouseEvent) => void {
  let burst: MouseEvent[] = [];
  return (event) => {
    const { target } = event;
    if (!(target instanceof Element) || !event.isTrusted) return;
    const thing = target.closest(CLICKABLE);
    burst = [...burst.filter((other) => isNear(other, event)), event];
    if (burst.length === BURST) tell("rage", thing ?? target);
    const looksClickable = thing || getComputedStyle(target).cursor === "pointer";
    if (looksClickable && !target.closest(ANSWERS)) expectAnswer(thing ?? target, event);
  };

  function expectAnswer(thing: Element, event: MouseEvent): void {
    const before = page();
    const life = new AbortController();
    const changes = new MutationObserver(answered);
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const timer = setTimeout(() => {
      const leads = thing.closest(LEADS) && !event.defaultPrevented;
      if (!leads && page() === before) tell("dead", thing);
      answered();
    }, WITHIN);
    for (const sign of SIGNS) addEventListener(sign, answered, { capture: true, signal: life.signal });
    signal.addEventListener("abort", answered, life);

    function answered(): void {
      clearTimeout(timer);
      changes.disconnect();
      life.abort();
    }
  }
}

/** A link to "#" leads nowhere. */
const page = (): string => location.href.replace(/#$/, "");

const isNear = (one: MouseEvent, other: MouseEvent): boolean =>
  other.timeStamp - one.timeStamp < WITHIN &&
  Math.abs(one.clientX - other.clientX) + Math.abs(one.clientY - other.clientY) < ABOUT;
