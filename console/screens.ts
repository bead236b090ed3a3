import { lazy } from "solid-js";

/** The screens of a site. They come one by one, the rest as soon as the browser has nothing else to do. */
export const Board = lazy(() => import("./features/board/board.tsx"));
export const Inbox = lazy(() => import("./features/inbox/inbox.tsx"));
export const Team = lazy(() => import("./features/team/team.tsx"));
export const Routing = lazy(() => import("./features/routing/routing.tsx"));
export const Triggers = lazy(() => import("./features/triggers/triggers.tsx"));
export const Hours = lazy(() => import("./features/hours/hours.tsx"));
export const Reports = lazy(() => import("./features/reports/reports.tsx"));
export const Settings = lazy(() => import("./features/settings/settings.tsx"));

/** So that changing screens never waits, and a deploy in between takes none of them away. */
export function preloadScreens(): void {
  for (const screen of [Inbox, Board, Team, Routing, Triggers, Hours, Reports, Settings])
    void screen.preload().catch(() => {});
}
