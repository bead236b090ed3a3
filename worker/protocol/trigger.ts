import * as v from "valibot";
import { Condition } from "./condition.ts";
import { Language } from "./condition-test.ts";
import { Id } from "./ids.ts";
import { limits } from "./limits.ts";
import { text } from "./text.ts";
import { unknownVariable } from "./variable.ts";

const between = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(least, `must be ${least} or more`),
    v.maxValue(most, `must be ${most} or less`),
  );
const filled = (most: number) => v.pipe(text(most), v.trim(), v.minLength(1, "is empty"));

/** A way to say it; `{name}` and such are filled in. It is passed over where one of them is not known [TRG6]. */
const Saying = v.pipe(
  filled(limits.saying),
  v.check(
    (said) => unknownVariable(said) === null,
    ({ input }) => `${unknownVariable(input)} cannot be filled in`,
  ),
);

/** Per language the ways to say it, the best first. The first language is the default. */
export const Texts = v.pipe(
  v.array(
    v.object({
      language: Language,
      says: v.pipe(v.array(Saying), v.minLength(1, "needs a text"), v.maxLength(limits.sayings)),
    }),
  ),
  v.maxLength(limits.languages, `has more than ${limits.languages} languages`),
  v.check(
    (all) => new Set(all.map(({ language }) => language.toLowerCase())).size === all.length,
    "has a language twice",
  ),
);
export type Texts = v.InferOutput<typeof Texts>;

/** `chat` needs somebody to answer; `message` is an invitation to leave one. */
export const Purpose = v.picklist(["chat", "message"]);
export type Purpose = v.InferOutput<typeof Purpose>;

/** A name that the owner gave a place in a page. */
export const Slot = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must look like side-column"));

/** An address of the web or a path of the site; never a script. */
const Link = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500),
  v.regex(/^(https?:\/\/[^\s/\\]+|\/(?![/\\]))[^\s\\]*$/i, "must begin with https:// or /"),
);

export const Action = v.variant("do", [
  v.variant("as", [
    v.strictObject({ do: v.literal("invite"), as: v.picklist(["bubble", "launcher"]), to: Purpose }),
    v.strictObject({ do: v.literal("invite"), as: v.literal("inline"), slot: Slot, to: Purpose }),
  ]),
  v.strictObject({ do: v.literal("article"), url: Link, title: filled(120) }),
  /** For the conversation that comes of it. */
  v.strictObject({ do: v.literal("department"), id: Id }),
  v.strictObject({ do: v.literal("tag"), tag: v.pipe(filled(limits.tag), v.toLowerCase()) }),
  /** The agents of a department, or all. */
  v.strictObject({ do: v.literal("tell"), department: v.nullable(Id) }),
]);
export type Action = v.InferOutput<typeof Action>;

/** What visitors see of a trigger; the other actions are quiet. */
export const isVisible = (action: Action): action is Extract<Action, { do: "invite" | "article" }> =>
  action.do === "invite" || action.do === "article";

const Actions = v.pipe(
  v.array(Action),
  v.minLength(1, "needs something to do"),
  v.maxLength(limits.actions, `has more than ${limits.actions} entries`),
  v.check((all) => all.filter(isVisible).length <= 1, "shows two things at once"),
  v.check((all) => all.filter((one) => one.do === "department").length <= 1, "chooses two departments"),
);

/** Conditions, and what is done where they hold, under one budget [TRG9]. */
export const Trigger = v.pipe(
  v.object({
    id: Id,
    /** For the team. */
    name: filled(limits.name),
    on: v.boolean(),
    when: Condition,
    does: Actions,
    texts: Texts,
    /** Visits that are not invited, to see what it changes, in percent. */
    holdout: between(0, 50),
    /** The highest goes first; of equals the first in order. */
    priority: between(0, 100),
  }),
  v.forward(
    v.partialCheck(
      [["does"], ["texts"]],
      ({ does, texts }) => texts.length > 0 || does.every((one) => one.do !== "invite"),
      "needs a text to invite with",
    ),
    ["texts"],
  ),
);
export type Trigger = v.InferOutput<typeof Trigger>;

export const Triggers = v.pipe(
  v.array(Trigger),
  v.maxLength(limits.triggers, `has more than ${limits.triggers} entries`),
  v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, "has an id twice"),
);

/** How often all triggers together may speak to one visitor [TRG9]. */
export const Restraint = v.object({
  perVisit: v.optional(between(0, 5), 1),
  /** In any seven days. */
  perWeek: v.optional(between(0, 10), 3),
  /** Days without any after a dismissal, and without the same one after it was shown. */
  quietDays: v.optional(between(0, 30), 7),
});
export type Restraint = v.InferOutput<typeof Restraint>;
