import { limits } from "#protocol/limits";
import type { Waiting } from "#protocol/model";
import { climb, type Step } from "../../domain/routing/ladder.ts";
import { type Offer, offersFor, type Queued } from "../../domain/routing/offers.ts";
import { commit } from "../commit.ts";
import type { SiteContext } from "../context.ts";
import { routeFresh } from "./fresh.ts";
import { tellPlaces } from "./places.ts";
import { queueOf, ringTime, seatsOf } from "./queue.ts";
import { watchUnanswered } from "./unanswered.ts";

/** [RTE5] So many offers in a row that were let pass, and an agent counts as away. */
const MISSES = 2;

/**
 * Brings the queue up to date with who is there: what was offered for too long goes on, what waits is offered, and who
 * waits is told their place. Does nothing until something changed that matters.
 */
export function route(site: SiteContext): void {
  const { changed } = site;
  for (const id of changed.fresh.splice(0)) if (!changed.routing) changed.routing = !routeFresh(site, id);
  if (changed.routing && !mayWait(site)) {
    site.routedAt = site.now();
    const queue = settle(site);
    watchUnanswered(site);
    tellPlaces(site, queue);
  }
  if (changed.load) site.team.tell();
  changed.routing = false;
}

/** So many wait, and the queue is looked through at most so often (ms): it takes time of those who chat. */
const LONG = 50;
const PAUSE = 250;

function mayWait(site: SiteContext): boolean {
  const next = site.routedAt + PAUSE;
  if (site.store.conversations.countQueued() < LONG || site.now() >= next) return false;
  site.alarms.set("queue", next, { ifEarlier: true });
  return true;
}

/** Each round does what is due now, until nothing is: a step may make room for another. Returns who waits then. */
function settle(site: SiteContext): readonly Queued[] {
  for (;;) {
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
    return queue;
  }
}

const ringAt = (site: SiteContext, steps: readonly Step[]): void => {
  const times = steps.flatMap((step) => (step.do === "wait" ? step.until : []));
  if (times.length > 0) site.alarms.set("queue", ringTime(Math.min(...times)));
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
