import { useNavigate, useParams } from "@solidjs/router";
import { onCleanup, Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Empty } from "../../ui/empty.tsx";
import { GoOnline } from "../shell/go-online.tsx";
import { isTyping, singleKeysOn } from "../shell/single-keys.ts";
import { BoardHead } from "./board-head.tsx";
import { BoardList, focusRow } from "./board-list.tsx";
import { BoardPages } from "./board-pages.tsx";
import { type BoardView, createBoardView } from "./create-board-view.ts";
import { createHold } from "./create-hold.ts";
import { VisitPanel } from "./visit-panel.tsx";
import "./board.css";

/** Everyone on the site now. */
export default function Board() {
  const scope = useSite();
  const params = useParams<{ visit?: string }>();
  const navigate = useNavigate();
  const hold = createHold();
  const view = createBoardView(hold.held);
  let search: HTMLInputElement | undefined;

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

  return (
    <div class="board" classList={{ split: params.visit !== undefined }}>
      <div class="board-main">
        <div>
          <BoardHead view={view} search={(input) => (search = input)} />
          <GoOnline />
        </div>
        <Show when={!view.pages()} fallback={<BoardPages onChoose={view.setPage} />}>
          <Show when={scope.live.state().board.matching > 0} fallback={<NoRows view={view} />}>
            <div class="board-columns" aria-hidden="true">
              <span>{t("board.columnVisitor")}</span>
              <span>{t("board.columnPage")}</span>
              <span>{t("board.columnBefore")}</span>
              <span>{t("board.columnSource")}</span>
              <span>{t("board.columnTime")}</span>
            </div>
            <BoardList view={view} chosen={params.visit} attach={hold.attach} />
          </Show>
        </Show>
      </div>
      <Show when={params.visit} keyed>
        {(id) => <VisitPanel id={id} onClose={close} />}
      </Show>
    </div>
  );
}

function NoRows(props: { view: BoardView }) {
  const scope = useSite();
  const unseen = () => scope.live.state().loaded && scope.live.state().view.seen === null;
  return (
    <Show when={scope.live.state().present} fallback={<p class="empty">{t("app.loading")}</p>}>
      <Show
        when={props.view.text() === "" && props.view.page() === null}
        fallback={
          <Empty icon="search" title={t("board.emptySearch")} hint={t("board.emptySearchHint")}>
            <button type="button" class="button" onClick={() => props.view.clear()}>
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
