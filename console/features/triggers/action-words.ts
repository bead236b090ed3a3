import type { Action } from "#protocol/trigger";
import { t } from "../../locales/strings.ts";
import type { Names } from "./names.ts";

/** What a trigger does, in one line: "Invites to chat, in a bubble; goes to Sales." */
export function actionWords(does: readonly Action[], names: Names): string {
  const said = does.map((action) => one(action, names)).join("; ");
  return said === "" ? t("triggers.doing.nothing") : `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

function one(action: Action, names: Names): string {
  const department = (id: string) => names.department(id) ?? t("triggers.says.gone");
  switch (action.do) {
    case "invite": {
      const to = t(`triggers.does.${action.to}`);
      return action.as === "inline"
        ? t("triggers.doing.inline", to, action.slot)
        : t(`triggers.doing.${action.as}`, to);
    }
    case "article":
      return t("triggers.doing.article", action.title);
    case "department":
      return t("triggers.doing.department", department(action.id));
    case "tag":
      return t("triggers.doing.tag", action.tag);
    case "tell":
      return action.department === null
        ? t("triggers.doing.tellAll")
        : t("triggers.doing.tell", department(action.department));
  }
}
