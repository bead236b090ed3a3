import { Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { FailureNotice } from "../../ui/notice.tsx";

/** In the place of a site's details: they are on their way, or could not be had. */
export function DetailsMissing() {
  const scope = useSite();
  return (
    <Show when={scope.detailsFailure()} fallback={<p class="muted">{t("app.loading")}</p>}>
      {(failure) => (
        <>
          <FailureNotice failure={failure()} />
          <button type="button" class="button" onClick={() => scope.loadDetails()}>
            {t("app.retry")}
          </button>
        </>
      )}
    </Show>
  );
}
