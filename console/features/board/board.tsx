import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, onCleanup, Show } from "solid-js";
import { Virtualizer, type VirtualizerHandle } from "virtua/solid";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Empty } from "../../ui/empty.tsx";
import { Icon } from "../../ui/icon.tsx";
import { isTyping, singleKeysOn } from "../shell/single-keys.ts";
import { arrange, noRows, type Rows, sameIds } from "./arrange.ts";
import { createHold } from "./create-hold.ts";
import { matchesVisit } from "./search-visits.ts";
import { VisitPanel } from "./visit-panel.tsx";
import { VisitRow } from "./visit-row.tsx";
import "./board.css";

/** Everyone on the site now. */
export default function Board() {
  const scope = useSite();
  const params = useParams<{ visit?: string }>();
  const navigate = useNavigate();
  const [query, setQuery] = createSignal("");
  const hold = createHold();
  let search: HTMLInputElement | undefined;
  let list: VirtualizerHandle | undefined;

  const visits = createMemo(() => scope.live.state().visits);
  const matching = createMemo(() => [...visits().values()].filter((visit) => matchesVisit(visit, query())));
  const rows = createMemo<Rows>((before) => arrange(before, matching(), hold.held() && query() === ""), noRows);
  const ids = createMemo(() => rows().ids, [], { equals: sameIds });
  const close = () => navigate(`/sites/${scope.site().id}/board`);

  const onKey = (event: KeyboardEvent) => {
    if (event.key === "/" && singleKeysOn() && !isTyping(event)) {
      event.preventDefault();
      search?.focus();
    }
    if (event.key === "Escape" && params.visit !== undefined && !event.defaultPrevented) {
      const was = params.visit;
      close();
      focusRow(was);
    }
  };
  window.addEventListener("keydown", onKey);
  onCleanup(() => window.removeEventListener("keydown", onKey));

  const focusRow = (id: string) => requestAnimationFrame(() => document.getElementById(`visit-${id}`)?.focus());

  /** Up and down walk the rows, also those that are not drawn yet. */
  const walk = (event: KeyboardEvent) => {
    if (event.altKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const here = event.target instanceof Element ? event.target.id.replace(/^visit-/u, "") : "";
    const next = ids().indexOf(here) + (event.key === "ArrowDown" ? 1 : -1);
    const id = ids()[next];
    if (id === undefined) return;
    event.preventDefault();
    list?.scrollToIndex(next, { align: "nearest" });
    focusRow(id);
  };

  return (
    <div class="board" classList={{ split: params.visit !== undefined }}>
      <div class="board-main">
        <header class="screen-head">
          <h1>{t("board.title")}</h1>
          <Show when={scope.live.state().present}>
            <p class="muted numbers" role="status">
              {query() === "" ? t("board.count", visits().size) : t("board.found", matching().length, visits().size)}
            </p>
          </Show>
          <label class="search">
            <Icon name="search" size={16} />
            <span class="hidden-text">{t("board.search")}</span>
            <input
              class="input"
              type="search"
              ref={search}
              placeholder={t("board.searchHint")}
              value={query()}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </label>
        </header>
        <Show when={ids().length > 0} fallback={<NoRows searching={query() !== ""} onClear={() => setQuery("")} />}>
          <div class="board-columns" aria-hidden="true">
            <span>{t("board.columnVisitor")}</span>
            <span>{t("board.columnPage")}</span>
            <span>{t("board.columnBefore")}</span>
            <span>{t("board.columnSource")}</span>
            <span>{t("board.columnTime")}</span>
          </div>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only add to the links inside */}
          <div class="board-list" ref={hold.attach} onKeyDown={walk}>
            <Virtualizer data={ids()} itemSize={60} as={VisitList} item="li" ref={(handle) => (list = handle)}>
              {(id) => (
                <VisitRow
                  id={id}
                  visit={rows().visits.get(id)}
                  gone={rows().gone.has(id)}
                  chosen={params.visit === id}
                />
              )}
            </Virtualizer>
          </div>
        </Show>
      </div>
      <Show when={params.visit} keyed>
        {(id) => <VisitPanel id={id} onClose={close} />}
      </Show>
    </div>
  );
}

const VisitList = (props: JSX.HTMLAttributes<HTMLUListElement>) => <ul aria-label={t("board.list")} {...props} />;

function NoRows(props: { searching: boolean; onClear(): void }) {
  const scope = useSite();
  const unseen = () => scope.live.state().loaded && scope.live.state().view.seen === null;
  return (
    <Show when={scope.live.state().present} fallback={<p class="empty">{t("app.loading")}</p>}>
      <Show
        when={!props.searching}
        fallback={
          <Empty icon="search" title={t("board.emptySearch")} hint={t("board.emptySearchHint")}>
            <button type="button" class="button" onClick={() => props.onClear()}>
              {t("board.clear")}
            </button>
          </Empty>
        }
      >
        <Show when={unseen()} fallback={<Empty icon="board" title={t("board.empty")} hint={t("board.emptyHint")} />}>
          <Empty icon="board" title={t("board.waiting")} hint={t("board.waitingHint")}>
            <a class="button" href={`/sites/${scope.site().id}/install`}>
              {t("board.showTag")}
            </a>
          </Empty>
        </Show>
      </Show>
    </Show>
  );
}
