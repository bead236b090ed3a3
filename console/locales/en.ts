import * as account from "./en/account.ts";
import * as board from "./en/board.ts";
import * as hours from "./en/hours.ts";
import * as inbox from "./en/inbox.ts";
import * as reports from "./en/reports.ts";
import * as settings from "./en/settings.ts";
import * as shell from "./en/shell.ts";
import * as struggle from "./en/struggle.ts";
import * as team from "./en/team.ts";
import * as triggers from "./en/triggers.ts";

/** What the console says, by screen. */
export const en = {
  ...account,
  ...board,
  ...hours,
  ...inbox,
  ...reports,
  ...settings,
  ...shell,
  ...struggle,
  ...team,
  ...triggers,
};
