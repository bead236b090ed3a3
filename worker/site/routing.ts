import { limits } from "#protocol/limits";
import type { Waiting } from "#protocol/model";
import { climb, places, type Step } from "../domain/routing/ladder.ts";
import { byTurn, type Offer, offersFor, type Queued } from "../domain/routing/offers.ts";
import { seatOf } from "../domain/routing/seat.ts";
import { commit } from "./commit.ts";
import type { SiteContext } from "./context.ts";

/** [RTE5] So many offers in a row that were let pass, and an agent counts as away. */
const MISSES = 2;

/**
 * Brings the queue up to date with who is there: what was offered for too long goes on, what waits is offered, and who
 * waits is told their place. Does nothing until something changed that matters.
 */
export function route(site: SiteContext): void {
  if (!site.changed.routing) return;
  // Each round does what is due now, until nothing is: a step may make room for another.
  for (;;) {
    site.changed.routing = false;
    const queue = queueOf(site);
    const seats = queue.length === 0 ? [] : seatsOf(site);
    const { routing } = site.identity().settings;
    const now = site.now();
    const steps = queue.map((queued) => ({ queued, step: climb(queued, seats, routing, now) }));
    const due = steps.filter(({ step }) => step.do !== "wait");
    for (const { queued, step } of due) take(site, queued, step);
    const offers = due.length > 0 ? [] : offersFor(queue, seats);
    for (const offer of offers) make(site, queue, offer);
    if (due.length + offers.length > 0) continue;
    ringAt(
      site,
      steps.map(({ step }) => step),
    );
    break;
  }
  watchUnanswered(site);
  tellPlaces(site);
  if (site.changed.load) site.team.tell();
  site.changed.routing = false;
}

/** All that wait, in their turn. */
export const queueOf = (site: SiteContext): Queued[] =>
  site.store.conversations
    .queued()
    .flatMap(({ conversation: { id, department, language, waiting } }) =>
      waiting === null ? [] : [{ conversation: id, department, language, waiting }],
    )
    .sort(byTurn);

function seatsOf(site: SiteContext) {
  const freeSince = new Map(site.store.members.all().map((member) => [member.id, member.freeSince]));
  return site.team.all().map((mate) => seatOf(mate, freeSince.get(mate.id) ?? 0));
}

const ringAt = (site: SiteContext, steps: readonly Step[]): void => {
  const times = steps.flatMap((step) => (step.do === "wait" ? step.until : []));
  if (times.length > 0) site.alarms.set("queue", Math.min(...times));
  else site.alarms.clear("queue");
};

function take(site: SiteContext, queued: Queued, step: Step): void {
  const { conversation, waiting, department } = queued;
  const agent = waiting.offer?.agent;
  switch (step.do) {
    case "wait":
      return;
    case "remind":
      if (waiting.offer === null || agent === undefined) return;
      wait(site, queued, { offer: { ...waiting.offer, reminded: true } });
      return site.sockets.toAgent(agent, { t: "remind", conversation });
    case "withdraw":
      wait(site, queued, { offer: null });
      if (step.missed && agent !== undefined) missed(site, agent);
      return;
    case "fall-back": {
      const { routing, departments } = site.identity().settings;
      const to = departments.some(({ id }) => id === routing.fallback) ? routing.fallback : null;
      return wait(
        site,
        { ...queued, department: to ?? (routing.fallback === null ? null : department) },
        { fellBack: true },
      );
    }
    case "give-up":
      commit(site, site.store.conversations.find(conversation), { do: "give-up" });
  }
}

function make(site: SiteContext, queue: readonly Queued[], { conversation, agent }: Offer): void {
  const queued = queue.find((one) => one.conversation === conversation);
  if (queued === undefined) return;
  const at = site.now();
  const asked = [...queued.waiting.asked, { agent, at }].slice(-limits.asked);
  wait(site, queued, { offer: { agent, at, reminded: false }, asked });
}

function wait(site: SiteContext, { conversation, department, waiting }: Queued, change: Partial<Waiting>): void {
  const kept = site.store.conversations.find(conversation);
  commit(site, kept, { do: "wait", waiting: { ...waiting, ...change }, department });
}

/** [RTE5] Nobody is told that they are away without having been asked. */
function missed(site: SiteContext, agent: string): void {
  const misses = (site.store.members.find(agent)?.misses ?? 0) + 1;
  if (misses < MISSES) return site.store.members.saveMisses(agent, misses);
  site.store.members.saveStatus(agent, "away", site.now());
  site.changed.load = true;
  site.sockets.toAgent(agent, { t: "away", missed: misses });
}

/** [RTE6] Whose agent is gone while they wait for an answer is looked at after a while. */
function watchUnanswered(site: SiteContext): void {
  const after = site.identity().settings.routing.offerAfter * 1_000;
  for (const { conversation } of site.store.conversations.open()) {
    const key = `answer:${conversation.id}`;
    const waits = conversation.last?.from === "visitor" && !site.team.isThere(conversation.agent);
    if (waits) site.alarms.set(key, site.now() + after, { ifAbsent: true });
    else site.alarms.clear(key);
  }
}

/** Its agent did not come back: it goes to the queue, first in line. */
export function checkAnswer(site: SiteContext, conversation: string): void {
  const kept = site.store.conversations.find(conversation);
  if (kept === null || kept.conversation.state !== "open" || kept.conversation.last?.from !== "visitor") return;
  if (!site.team.isThere(kept.conversation.agent)) commit(site, kept, { do: "requeue" });
}

/** [RTE7] Who waits hears their place when it changes. After a wake all are told once more, which does no harm. */
function tellPlaces(site: SiteContext): void {
  const wait = site.store.answered.wait(site.now());
  const now = places(queueOf(site));
  for (const [conversation, position] of now) {
    const said = `${position} ${wait}`;
    if (site.toldPlaces.get(conversation) === said) continue;
    site.toldPlaces.set(conversation, said);
    const kept = site.store.conversations.find(conversation);
    if (kept !== null)
      site.sockets.toVisitor(kept.conversation.visitor, { t: "queue", conversation, queue: { position, wait } });
  }
  for (const conversation of site.toldPlaces.keys()) if (!now.has(conversation)) site.toldPlaces.delete(conversation);
}
