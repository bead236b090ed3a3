/** What the mail system of the other side says of a mail of ours (RFC 3464). */
export type Bounce = {
  /** Whom it was for. */
  recipient: string | null;
  /** `failed` for good; `delayed` is still being tried; `relayed` and `delivered` are no trouble. */
  action: "failed" | "delayed" | "delivered" | "relayed" | "expanded";
  /** Such as `5.1.1` (RFC 3463). */
  status: string | null;
  /** In the words of the server that refused it. */
  reason: string | null;
  /** The Message-ID of our mail, where the report carries it. */
  about: string | null;
};

type Fields = readonly { key: string; value: string }[];

/** `groups` are those of a `message/delivery-status`: the first is about the mail, each other about a recipient. */
export function bounceOf(groups: readonly Fields[], about: string | null): Bounce | null {
  for (const group of groups) {
    const field = (key: string): string | null =>
      group.find((one) => one.key.toLowerCase() === key)?.value.trim() ?? null;
    const action = actionOf(field("action"));
    if (action === null) continue;
    return {
      recipient: typed(field("final-recipient") ?? field("original-recipient")),
      action,
      status: /\d\.\d{1,3}\.\d{1,3}/.exec(field("status") ?? "")?.[0] ?? null,
      reason: typed(field("diagnostic-code"))?.replace(/\s+/g, " ").slice(0, 500) ?? null,
      about,
    };
  }
  return null;
}

function actionOf(said: string | null): Bounce["action"] | null {
  switch (said?.split(/[\s(;]/, 1)[0]?.toLowerCase()) {
    case "failed":
      return "failed";
    case "delayed":
      return "delayed";
    case "delivered":
      return "delivered";
    case "relayed":
      return "relayed";
    case "expanded":
      return "expanded";
    default:
      return null;
  }
}

/** `rfc822; ada@example.com` → `ada@example.com`; `smtp; 550 …` → `550 …`. */
const typed = (value: string | null): string | null => value?.replace(/^[\w-]+\s*;\s*/, "") ?? null;
