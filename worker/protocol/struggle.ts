/** A page as it is named to agents. */
export type SignalPage = { path: string; title: string };

/** What each sign was seen by: enough to say it in words. `ms` is how long it took, in milliseconds. */
export type SignalEvidence = {
  /** So many steps from one to another of these two or three pages. */
  flipping: { pages: SignalPage[]; times: number; ms: number };
  /** So long on a page where people usually stay `usual`. */
  staying: { page: SignalPage; ms: number; usual: number };
  /** Bursts of clicks on one place. `target` is what the widget calls the element, where it could. */
  rage: { page: SignalPage; target: string | null; times: number; ms: number };
  /** Clicks that nothing answered. */
  dead: { page: SignalPage; target: string | null; times: number; ms: number };
  /** A form refused what it was given. `target` is the field. */
  "form-errors": { page: SignalPage; target: string | null; times: number; ms: number };
  /** Searches that found nothing; `words` are the last ones, where the host page told them. */
  "empty-searches": { words: string[]; times: number; ms: number };
  /** Time on the pages of the checkout without an order, and how often they went away from it and came back. */
  checkout: { page: SignalPage; times: number; ms: number };
  /** So many views of help pages; `pages` are the last different ones. */
  help: { pages: SignalPage[]; times: number; ms: number };
};

export type SignalKind = keyof SignalEvidence;

/** One sign that somebody is stuck. `weight` is 0 to 1, faded by now. */
export type Signal = { [K in SignalKind]: { kind: K; weight: number; evidence: SignalEvidence[K] } }[SignalKind];

/** How it stands with a visit: `score` is 0 to 1, `signals` the strongest first. */
export type VisitStruggle = { score: number; stuck: boolean; signals: Signal[] };
