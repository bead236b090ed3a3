import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";

/** Why one is away, and the way back [RTE5]. */
export function MissedNotice(props: { missed: number }) {
  const scope = useSite();
  return (
    <div class="missed-notice" role="alert">
      <Icon name="alert" />
      <p>{t("offer.missed", props.missed)}</p>
      <button
        type="button"
        class="button primary"
        disabled={scope.live.link() !== "live"}
        onClick={() => scope.live.setStatus("online")}
      >
        {t("offer.back")}
      </button>
    </div>
  );
}
