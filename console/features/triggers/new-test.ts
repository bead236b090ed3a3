import type { Test } from "#protocol/condition-test";

export type TestKind = Test["test"];

/** What can be asked, in the order of the menu. */
export const kinds = {
  behaviour: ["page", "been", "pages", "time-on-page", "time-on-site", "struggle"],
  visitor: ["country", "language", "device", "visits", "referrer", "campaign", "segment"],
  shop: ["basket", "event", "attribute", "known"],
  team: ["availability", "department", "hours"],
} as const satisfies Record<string, readonly TestKind[]>;

/** A test as it begins; what has no good beginning is left for the owner to say. */
export function newTest(kind: TestKind): Test {
  switch (kind) {
    case "page":
    case "been":
      return { test: kind, paths: [] };
    case "pages":
      return { test: kind, least: 3 };
    case "time-on-page":
    case "time-on-site":
      return { test: kind, least: 60 };
    case "visits":
      return { test: kind, least: 2 };
    case "referrer":
    case "campaign":
      return { test: kind, in: [] };
    case "country":
    case "language":
      return { test: kind, in: [] };
    case "device":
      return { test: kind, in: ["phone"] };
    case "attribute":
      return { test: kind, key: "", op: "is", in: [] };
    case "event":
      return { test: kind, name: "" };
    case "basket":
      return { test: kind, of: "items", least: 1 };
    case "struggle":
      return { test: kind, least: 0.6 };
    case "segment":
      return { test: kind, id: "" };
    case "availability":
      return { test: kind, open: true };
    case "department":
      return { test: kind, id: "", open: true };
    case "hours":
      return { test: kind, within: true };
    case "known":
      return { test: kind, fact: "name", known: true };
  }
}

export const allKinds: readonly TestKind[] = Object.values(kinds).flat();
/** A segment is about visitors only [TRG3]. */
export const segmentKinds: readonly TestKind[] = [...kinds.behaviour, ...kinds.visitor, ...kinds.shop];
