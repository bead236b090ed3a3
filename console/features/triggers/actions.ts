import { type Action, isVisible } from "#protocol/trigger";

export type Visible = Extract<Action, { do: "invite" | "article" }>;
/** What is shown, by how it is. */
export type Shown = "nothing" | "bubble" | "launcher" | "inline" | "article";

export const visibleOf = (does: readonly Action[]): Visible | null => does.find(isVisible) ?? null;

export const shownOf = (visible: Visible | null): Shown => {
  if (visible === null) return "nothing";
  return visible.do === "article" ? "article" : visible.as;
};

/** Shows it another way; what still fits is kept. */
export function showAs(shown: Shown, before: Visible | null): Visible | null {
  const to = before?.do === "invite" ? before.to : "chat";
  switch (shown) {
    case "nothing":
      return null;
    case "article":
      return { do: "article", url: "", title: "" };
    case "inline":
      return { do: "invite", as: "inline", slot: "", to };
    case "bubble":
    case "launcher":
      return { do: "invite", as: shown, to };
  }
}

/** In this order: what is shown, to whom it goes, tags, who is told. */
export const withVisible = (does: readonly Action[], visible: Visible | null): Action[] =>
  [...(visible === null ? [] : [visible]), ...does.filter((one) => !isVisible(one))].sort(byTurn);

export const departmentOf = (does: readonly Action[]): string | null =>
  does.find((one) => one.do === "department")?.id ?? null;

export const withDepartment = (does: readonly Action[], id: string | null): Action[] => {
  const rest = does.filter((one) => one.do !== "department");
  return [...rest, ...(id === null ? [] : [{ do: "department", id } as const])].sort(byTurn);
};

export const tagsOf = (does: readonly Action[]): string[] => does.flatMap((one) => (one.do === "tag" ? one.tag : []));

export const withTags = (does: readonly Action[], tags: readonly string[]): Action[] =>
  [...does.filter((one) => one.do !== "tag"), ...tags.map((tag) => ({ do: "tag", tag }) as const)].sort(byTurn);

/** Departments whose agents are told; null is everybody. */
export const toldOf = (does: readonly Action[]): (string | null)[] =>
  does.flatMap((one) => (one.do === "tell" ? [one.department] : []));

export const withTold = (does: readonly Action[], told: readonly (string | null)[]): Action[] =>
  [...does.filter((one) => one.do !== "tell"), ...told.map((department) => ({ do: "tell", department }) as const)].sort(
    byTurn,
  );

const turns = ["invite", "article", "department", "tag", "tell"] as const;
const byTurn = (one: Action, other: Action): number => turns.indexOf(one.do) - turns.indexOf(other.do);
