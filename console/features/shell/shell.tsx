import { useNavigate } from "@solidjs/router";
import { createEffect, createMemo, createSignal, lazy, onCleanup, type ParentProps, Show, Suspense } from "solid-js";
import type { Conversation } from "#protocol/model";
import { useSite } from "../../live/context.tsx";
import { offersTo, remindedOf } from "../../live/offers.ts";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { Toasts } from "../../ui/toasts.tsx";
import { Unbroken } from "../../ui/unbroken.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Colleagues } from "./colleagues.tsx";
import { createMoved } from "./create-moved.ts";
import { LinkBar } from "./link-bar.tsx";
import { Navigation } from "./navigation.tsx";
import { isTyping, opensByKey, singleKeysOn } from "./single-keys.ts";
import { SiteMenu } from "./site-menu.tsx";
import { StatusSwitch } from "./status-switch.tsx";
import { VisitorsSee } from "./visitors-see.tsx";
import "./shell.css";

const Offers = lazy(() => import("../offers/offers.tsx"));
const Shortcuts = lazy(() => import("./shortcuts.tsx"));

/** What stays around every screen of a site. */
export function Shell(props: ParentProps<{ onIdle(): void }>) {
  const scope = useSite();
  const navigate = useNavigate();
  const [help, setHelp] = createSignal(false);

  const me = useMe();
  const offers = createMemo(() => offersTo(me().user.id, scope.live.state().view.conversations.values()));
  const isReminded = (offer: Conversation) => remindedOf(scope.live.state(), offer);
  const asked = () => offers().length > 0 || scope.live.state().missed > 0;
  createEffect(() => {
    const unread = scope.unreadTotal();
    const count = offers().length;
    const words = offers().some(isReminded) ? t("offer.reminded") : t("offer.titleMark", count);
    const offered = count > 0 ? `${words} · ` : "";
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${offered}${scope.site().name} · ${t("app.name")}`;
  });
  onCleanup(() => {
    document.title = t("app.name");
  });

  const moved = createMoved(() => offers().length);

  // Safari has no requestIdleCallback.
  const idle = setTimeout(() => {
    props.onIdle();
    void Offers.preload().catch(() => {});
  }, 1500);
  onCleanup(() => clearTimeout(idle));

  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (!opensByKey(event) && event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const next = neighbour(event.key === "ArrowDown" ? 1 : -1);
      if (next !== undefined) navigate(`/sites/${scope.site().id}/inbox/${next}`);
    }
    if (event.key === "?" && singleKeysOn() && !isTyping(event)) setHelp(true);
  };
  window.addEventListener("keydown", onKey);
  onCleanup(() => window.removeEventListener("keydown", onKey));

  // While one walks from one to the next each keeps its place: answering moves a row, and "next" must not turn back.
  let ids: string[] = [];
  function neighbour(step: 1 | -1): string | undefined {
    const { waiting, mine, unanswered, others } = scope.sections();
    const listed = [...waiting, ...mine, ...unanswered, ...others].map((conversation) => conversation.id);
    ids = [...ids.filter((id) => listed.includes(id)), ...listed.filter((id) => !ids.includes(id))];
    const at = ids.findIndex((id) => location.pathname.endsWith(`/inbox/${id}`));
    return at === -1 ? ids[0] : ids[(at + step + ids.length) % ids.length];
  }

  return (
    <div class="shell">
      <a class="skip" href="#content">
        {t("app.skip")}
      </a>
      <div class="rail">
        <div class="rail-head">
          <SiteMenu />
        </div>
        <Navigation />
        <div class="rail-foot">
          <VisitorsSee />
          <Colleagues />
          <StatusSwitch />
          <AccountMenu onHelp={() => setHelp(true)} />
        </div>
      </div>
      <div class="stage" data-moved={moved() ? "" : undefined}>
        <LinkBar />
        <Show when={asked()} fallback={<div />}>
          <Unbroken>
            <Suspense fallback={<div />}>
              <Offers />
            </Suspense>
          </Unbroken>
        </Show>
        <main id="content" tabindex="-1">
          <Unbroken>
            <Suspense>{props.children}</Suspense>
          </Unbroken>
        </main>
        <Toasts />
      </div>
      <Show when={help()}>
        <Suspense>
          <Shortcuts onClose={() => setHelp(false)} />
        </Suspense>
      </Show>
    </div>
  );
}
