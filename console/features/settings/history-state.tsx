import { createResource, For, Show } from "solid-js";
import { fetchOutbox, retryOutbox } from "../../api/sites.ts";
import { fullTime } from "../../locales/clock.ts";
import { t } from "../../locales/strings.ts";
import { createSubmit } from "../../ui/create-submit.ts";
import { Icon } from "../../ui/icon.tsx";
import { FailureNotice } from "../../ui/notice.tsx";

/** Whether all that was said is in the history, what is not and why, and a way to try again. */
export function HistoryState(props: { site: string }) {
  const asking = createSubmit();
  const read = async (ask: typeof fetchOutbox) => (await asking.run(() => ask(props.site)))?.value;
  const [outbox, { mutate }] = createResource(() => read(fetchOutbox));
  const retry = async () => {
    const value = await read(retryOutbox);
    if (value !== undefined) mutate(value);
  };
  return (
    <section class="card" aria-labelledby="settings-history">
      <h2 id="settings-history">{t("history.title")}</h2>
      <FailureNotice failure={asking.failure()} />
      <Show when={outbox.latest}>
        {(state) => (
          <>
            <p class="settings-seen" data-seen={state().behind + state().parked.length === 0} role="status">
              <Icon name={state().parked.length === 0 ? "check" : "alert"} size={16} />
              <Show
                when={state().parked.length === 0}
                fallback={<span>{t("history.parked", state().parked.length)}</span>}
              >
                {state().behind === 0 ? t("history.complete") : t("history.behind", state().behind)}
              </Show>
            </p>
            <Show when={state().parked.length > 0}>
              <ul class="parked">
                <For each={state().parked}>
                  {(one) => (
                    <li>
                      <span>{t(`history.what.${one.what}`)}</span>
                      <time class="muted">{fullTime(one.at)}</time>
                      <code>{one.reason}</code>
                    </li>
                  )}
                </For>
              </ul>
              <div>
                <button type="button" class="button" disabled={asking.busy()} onClick={() => void retry()}>
                  {asking.busy() ? t("history.trying") : t("history.retry")}
                </button>
              </div>
            </Show>
          </>
        )}
      </Show>
    </section>
  );
}
