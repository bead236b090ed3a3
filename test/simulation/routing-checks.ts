import { emptyView, foldSite, type SiteView } from "#protocol/fold";
import type { Conversation, Settings, Work } from "#protocol/model";
import { takesTime } from "../../worker/domain/routing/load.ts";
import type { Failure, Logged } from "./checks.ts";

/** What the site was told of its people before the session. */
export type Rules = { settings: Settings; work: ReadonlyMap<string, Work> };

/**
 * Every offer of the log, at the moment when it was made: nobody is offered more than their capacity [RTE1], what they do not
 * answer for, or the same twice in a wait; and nobody is passed over whom they could have been asked for [RTE2]; and one
 * conversation has one owner.
 */
export function checkRouting({ settings, work }: Rules, rows: readonly Logged[]): Failure[] {
  const failures: Failure[] = [];
  let view: SiteView = { ...emptyView, settings };
  for (const { at, event: json } of rows) {
    const event = JSON.parse(json);
    const before = event.type === "waiting" ? view.conversations.get(event.conversation) : undefined;
    view = foldSite(view, event);
    const after = event.type === "waiting" ? view.conversations.get(event.conversation) : undefined;
    const { waiting } = after ?? {};
    if (before === undefined || waiting?.offer == null || before.waiting?.offer?.at === waiting.offer.at) continue;
    const { agent } = waiting.offer;
    const what = `${agent} was offered ${before.id.slice(0, 4)}`;
    const others = [...view.conversations.values()].filter(({ id }) => id !== before.id);
    const load = others.filter((other) => isWith(other, agent, at)).length;
    const most = workOf(agent).capacity ?? view.settings?.routing.capacity ?? 0;
    if (load >= most) failures.push({ kind: "different", what: `${what} with ${load} of ${most}` });
    if (!mayBeAsked(before)) failures.push({ kind: "different", what: `${what} against the rules` });
    const passedOver = others.find((other) => waits(other) && isBefore(other, before) && mayBeAsked(other));
    if (passedOver !== undefined)
      failures.push({ kind: "misordered", what: `${what} before ${passedOver.id.slice(0, 4)}` });

    function mayBeAsked({ department, waiting }: Conversation): boolean {
      const { departments } = workOf(agent);
      if (waiting?.asked.some((asked) => asked.agent === agent)) return false;
      return department === null || departments.length === 0 || departments.includes(department);
    }
  }
  return failures;

  function workOf(agent: string): Pick<Work, "departments" | "capacity"> {
    return work.get(agent) ?? { departments: [], capacity: null };
  }
}

const isWith = (conversation: Conversation, agent: string, at: number): boolean =>
  (conversation.agent === agent && takesTime(conversation, at)) ||
  (conversation.state === "queued" && conversation.waiting?.offer?.agent === agent);

/** It is in the queue and offered to nobody. */
const waits = ({ state, waiting }: Conversation): boolean => state === "queued" && waiting?.offer === null;

/** What the product says of turns is not asked here: it is what is checked. */
const isBefore = (one: Conversation, other: Conversation): boolean =>
  one.waiting?.priority === other.waiting?.priority && (one.waiting?.since ?? 0) < (other.waiting?.since ?? 0);
