import type { SiteEvent } from "#protocol/event";

/** Whether it may change what is to be done for those who wait, or who is looked for [RTE6]. */
export function concernsQueue(event: SiteEvent): boolean {
  switch (event.type) {
    case "started":
    case "returned":
    case "assigned":
    case "waiting":
    case "department":
    case "settings":
      return true;
    case "message":
      return event.message.kind !== "text";
    case "note":
    case "mail":
    case "reach":
    case "person":
    case "seen":
      return false;
  }
}
