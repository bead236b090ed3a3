import { limits } from "#protocol/limits";
import type { ActKind } from "#protocol/model";
import type { Around } from "../visit/visit.ts";
import { makeClicks } from "./clicks.ts";
import { isIgnored, nameOf } from "./name-of.ts";

/** So much a page tells, so that one that is stuck itself does not tell for ever. */
const ACTS = 30;

/** Tells what the visitor meets on this page: clicks that lead to nothing, and fields that are refused. Never what is typed. */
export function watch({ tab, send, signal, desk }: Around): void {
  let told = 0;
  const tell = (kind: ActKind, element: Element) => {
    if (element === desk.host || isIgnored(element) || told++ >= ACTS) return;
    send({ t: "act", tab, kind, detail: nameOf(element).slice(0, limits.attributeKey) });
  };
  const clicks = makeClicks(tell, signal);
  const capture = { capture: true, passive: true, signal };
  addEventListener("click", clicks, capture);
  addEventListener("invalid", ({ target }) => target instanceof Element && tell("form-error", target), capture);
  const fields = new MutationObserver((changes) => {
    for (const { target, oldValue } of changes)
      if (target instanceof Element && oldValue !== "true" && target.getAttribute("aria-invalid") === "true")
        tell("form-error", target);
  });
  fields.observe(document, { subtree: true, attributeFilter: ["aria-invalid"], attributeOldValue: true });
  signal.addEventListener("abort", () => fields.disconnect());
}
