import * as v from "valibot";
import type { ErrorCode } from "./errors.ts";
import type { Invitation } from "./explained.ts";
import { Got, type Probe } from "./flow.ts";
import { Id, Secret } from "./ids.ts";
import { Fate, LedgerEntry } from "./ledger.ts";
import { limits } from "./limits.ts";
import {
  ActKind,
  type AgentCard,
  type Availability,
  Contact,
  type Conversation,
  Device,
  Email,
  type Marks,
  type Message,
  MessageText,
  oneLine,
  Page,
  Person,
  Sequence,
} from "./model.ts";
import { Slot } from "./trigger.ts";

const tab = Id;
/** How long what the site hands to a page to hold for it may be. */
export const SEALED = 8_192;
const sealed = v.pipe(v.string(), v.maxLength(SEALED));

/** Names of the places for invitations that the page has [INV6]. */
const Slots = v.pipe(v.array(Slot), v.maxLength(limits.slots));
/** What others did to a device's storage is no reason to refuse a page. */
const DeviceLedger = v.fallback(v.pipe(v.array(LedgerEntry), v.maxLength(limits.ledgerKept)), []);

/** The first frame of a tab. Everything a page knows of itself; nothing that was not said is guessed. */
export const VisitorHello = v.object({
  t: v.literal("hello"),
  tab,
  page: Page,
  referrer: v.pipe(v.string(), v.maxLength(limits.referrer), v.transform(oneLine)),
  /** What the address of the page names as the campaign it was come by. */
  campaign: v.optional(v.pipe(v.string(), v.maxLength(limits.campaign), v.transform(oneLine))),
  language: v.pipe(v.string(), v.maxLength(35), v.transform(oneLine)),
  device: Device,
  /** The visitor's secret, once they wrote. */
  secret: v.optional(Secret),
  /** What came with an agent's first words, from sessionStorage. */
  ticket: v.optional(sealed),
  /** What the last `visit` or `welcome` gave this page, from memory. */
  visit: v.optional(sealed),
  /** The last message this page has of its conversation. */
  since: v.optional(v.object({ conversation: Id, seq: Sequence })),
  slots: v.optional(Slots),
  /** Invitations that the visitor did something with, as the device keeps them [INV3]. */
  ledger: v.optional(DeviceLedger),
});

/** What a visitor's page may send. The most frequent come first: they are looked through in order. */
export const VisitorFrame = v.variant("t", [
  /** `after`: the message before it that was not acked either; until that is stored, this one has to wait [MSG10]. */
  v.object({
    t: v.literal("message"),
    tab,
    id: Id,
    body: MessageText,
    secret: v.optional(Secret),
    after: v.optional(Id),
    /** Where to answer when nobody is there. */
    contact: v.optional(Contact),
    /** An id, or a name as the page says it; one that is not known is no department. Counts where a conversation begins. */
    department: v.optional(v.pipe(v.string(), v.maxLength(limits.name))),
  }),
  VisitorHello,
  v.object({ t: v.literal("page"), tab, page: Page, slots: v.optional(Slots) }),
  v.object({ t: v.literal("identify"), tab, person: Person }),
  v.object({
    t: v.literal("track"),
    tab,
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(limits.attributeKey)),
    props: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
  }),
  /** What somebody met on the page: clicks that led to nothing, a field that was refused. `detail` names the element, never what was typed. */
  v.object({ t: v.literal("act"), tab, kind: ActKind, detail: v.pipe(v.string(), v.maxLength(limits.attributeKey)) }),
  /** The time that `look` named is over, or the visitor types no more. */
  v.object({ t: v.literal("still"), tab }),
  /** What became of an invitation; `busy`: it could not be shown just then [INV2]. */
  v.object({ t: v.literal("invited"), tab, trigger: Id, what: v.picklist([...Fate.options, "busy"]) }),
  v.object({ t: v.literal("typing"), tab, on: v.boolean() }),
  v.object({ t: v.literal("received"), tab, conversation: Id, seq: Sequence }),
  v.object({ t: v.literal("read"), tab, conversation: Id, seq: Sequence }),
  v.object({ t: v.literal("shown"), tab, conversation: Id }),
  /** A transcript by mail; the id makes it safe to send again [MAI7]. */
  v.object({ t: v.literal("transcript"), tab, id: Id, conversation: Id, email: Email }),
  v.object({ t: v.literal("leave"), tab }),
  Got,
]);
export type VisitorFrame = v.InferOutput<typeof VisitorFrame>;
export type VisitorHello = v.InferOutput<typeof VisitorHello>;

/**
 * A conversation as its visitor sees it. `after` is the `seq` before the first message here: when it is the last
 * one the page has, the messages follow on; otherwise they replace what the page has.
 */
export type VisitorConversation = {
  id: string;
  state: Conversation["state"];
  /** Whether it is open decides what the visitor's next words become [MSG11]. */
  department: string | null;
  /** Comes with an agent's first words that were on no screen yet. When they are, keep it and answer `shown` [FST2]. */
  ticket: string | null;
  after: number;
  messages: Message[];
  agents: AgentCard[];
  marks: Marks;
  queue: Queue | null;
};

/** A visitor's place among those who wait, from 1, and how long it takes as far as is known, in seconds. */
export type Queue = { position: number; wait: number | null };

/**
 * Which of the tabs that the connection speaks for a frame is meant for; all of them where it does not say. Who somebody
 * is belongs to the tab, and so does what they may see [FRM6].
 */
type ForTabs = { tabs?: readonly string[] };

/** Frames about a conversation. */
export type TabFrame =
  | { t: "message"; conversation: string; message: Message; agent: AgentCard | null }
  /** The conversation an agent began with this tab. Answer `shown` when it was. */
  | { t: "conversation"; conversation: VisitorConversation }
  | { t: "marks"; conversation: string; marks: Marks }
  /** Null when it waits no more. */
  | { t: "queue"; conversation: string; queue: Queue | null }
  | { t: "typing"; agent: AgentCard; on: boolean };

/**
 * An invitation, for one tab. `of` is its visit and `at` the site's time, for what the page keeps of it; `text` is in
 * `language`; `department` is for whom the conversation that comes of it is.
 */
export type InviteFrame = {
  t: "invite";
  tab: string;
  of: string;
  at: number;
  department: string | null;
} & Pick<Invitation, "trigger" | "text" | "language"> &
  Invitation["shows"];

/** What the site sends to a visitor's page. Unknown ones are ignored. */
export type ToVisitor =
  | Probe
  | {
      t: "welcome";
      v: number;
      tab: string;
      /** The site's clock, epoch ms. */
      now: number;
      visit: string;
      availability: Availability;
      conversation: VisitorConversation | null;
    }
  | { t: "visit"; tab: string; visit: string }
  | InviteFrame
  /** Say `still` after so many milliseconds: nothing will have happened but time. */
  | { t: "look"; tab: string; after: number }
  | { t: "ack"; id: string; conversation: string; seq: number; at: number }
  | (TabFrame & ForTabs)
  | { t: "availability"; availability: Availability }
  | { t: "error"; code: ErrorCode; detail: string; id?: string; retryAfter?: number };
