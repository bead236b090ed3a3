import type { LedgerEntry } from "#protocol/ledger";
import { limits } from "#protocol/limits";
import type { InviteFrame, VisitorFrame } from "#protocol/visitor";
import type { Around } from "../visit/visit.ts";
import { drawCard } from "./draw-card.ts";
import { isBusy, whenFree } from "./is-busy.ts";
import { placeCard } from "./place-card.ts";

type What = Extract<VisitorFrame, { t: "invited" }>["what"];

/** Shows an invitation, unless the visitor does something else just now [INV2], and tells what becomes of it. */
export function invite(frame: InviteFrame, around: Around): void {
  const { desk, tab, send, accept, signal } = around;
  const { button } = desk;
  const came = Date.now();
  const slot = frame.as === "inline" && document.querySelector<HTMLElement>(`[data-hej-slot="${frame.slot}"]`);
  // In a place of the page it needs no launcher.
  if (slot === null || isBusy({ host: slot || desk.host, button })) {
    say("busy");
    whenFree(desk, () => send({ t: "still", tab }), signal);
    return;
  }

  const life = new AbortController();
  signal.addEventListener("abort", () => life.abort(), life);
  const card = drawCard(frame, take, () => end("dismissed"));
  const remove = placeCard(card, frame, slot || null, desk);
  life.signal.addEventListener("abort", remove);
  say("shown");

  // Who opens the chat otherwise takes what stands beside it.
  if (!slot) button.addEventListener("click", () => end("to" in frame ? "accepted" : "ignored"), life);
  addEventListener("pagehide", () => end("ignored"), { capture: true, signal: life.signal });
  addEventListener("keydown", onKey, life);

  function take(): void {
    end("accepted");
    // The app is asked for as by the visitor's own click, which this is.
    if ("to" in frame) button.click();
  }

  function end(what: "accepted" | "dismissed" | "ignored"): void {
    life.abort();
    if (what === "accepted" && "to" in frame) accept(frame);
    if (what !== "ignored") keep(what);
    say(what);
  }

  /** Escape is the page's own key first: for its dialogs, its fields. */
  function onKey(event: KeyboardEvent): void {
    const path = event.composedPath();
    const isFree = path[0] === document.body && !event.defaultPrevented && frame.as !== "inline";
    if (event.key === "Escape" && (isFree || path.includes(card))) end("dismissed");
  }

  function say(what: What): void {
    send({ t: "invited", tab, trigger: frame.trigger, what });
  }

  /** [INV3] Times are by the site's clock. A browser that blocks storage throws. */
  function keep(fate: "accepted" | "dismissed"): void {
    const { key, settings } = desk.config;
    if (settings.strict) return;
    const { trigger, of: visit, at } = frame;
    const entry: LedgerEntry = { trigger, visit, at, fate, fateAt: at + Date.now() - came };
    try {
      const name = `hejdesk:${key}`;
      const kept = JSON.parse(localStorage.getItem(name) ?? "{}");
      const ledger = [...(kept.ledger ?? []), entry].slice(-limits.ledgerKept);
      localStorage.setItem(name, JSON.stringify({ ...kept, ledger }));
    } catch {
      // The site remembers it for this visit.
    }
  }
}
