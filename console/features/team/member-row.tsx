import { createSignal, For, Show } from "solid-js";
import type { Role } from "#protocol/model";
import { changeRole, type Member, removeMember } from "../../api/organization.ts";
import { useSite } from "../../live/context.tsx";
import { presenceOf } from "../../live/presence.ts";
import { useMe } from "../../live/session.tsx";
import { t } from "../../locales/strings.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { createSubmit } from "../../ui/create-submit.ts";
import { FailureNotice } from "../../ui/notice.tsx";
import { givable, mayChange } from "./roles.ts";

type MemberRowProps = { member: Member; organization: string; myRole: Role; onChanged(): void };

export function MemberRow(props: MemberRowProps) {
  const scope = useSite();
  const me = useMe();
  const submit = createSubmit();
  const [asking, setAsking] = createSignal(false);
  const mate = () => scope.live.state().team.find((candidate) => candidate.id === props.member.userId);
  const isMe = () => props.member.userId === me().user.id;
  const changeable = () => !isMe() && mayChange(props.myRole, props.member.role);
  const isHere = () => mate()?.here === true;

  const change = async (select: HTMLSelectElement) => {
    const role = givable(props.myRole).find((candidate) => candidate === select.value);
    if (role === undefined) return;
    const done = await submit.run(() => changeRole(props.organization, props.member.id, role));
    if (done === null) select.value = props.member.role;
    else props.onChanged();
  };
  const remove = async () => {
    const done = await submit.run(() => removeMember(props.organization, props.member.id));
    if (done !== null) props.onChanged();
  };

  return (
    <li class="member">
      <Avatar name={props.member.user.name} id={props.member.userId} />
      <div class="member-who">
        <strong class="cut">
          {props.member.user.name} <Show when={isMe()}>{t("team.you")}</Show>
        </strong>
        <span class="cut muted">{props.member.user.email}</span>
      </div>
      <span class="member-here muted">
        <span class="dot" data-status={presenceOf(mate())} />
        {isHere() ? t(`status.${presenceOf(mate())}`) : t("team.notHere")}
        <Show when={mate()}>
          {(known) => (
            <span class="numbers" title={t("status.load", known().load, known().most)}>
              · {t("transfer.load", known().load, known().most)}
            </span>
          )}
        </Show>
      </span>
      <Show when={changeable()} fallback={<span class="chip">{t(`team.${props.member.role}`)}</span>}>
        <select
          class="input member-role"
          aria-label={t("team.roleOf", props.member.user.name)}
          disabled={submit.busy()}
          onChange={(event) => void change(event.currentTarget)}
        >
          <For each={givable(props.myRole)}>
            {(role) => (
              <option value={role} selected={role === props.member.role}>
                {t(`team.${role}`)}
              </option>
            )}
          </For>
        </select>
        <button
          type="button"
          class="button plain danger"
          aria-label={t("team.removeOf", props.member.user.name)}
          onClick={() => setAsking(true)}
        >
          {t("team.remove")}
        </button>
      </Show>
      <Show when={asking()}>
        <div class="member-sure" role="alert">
          <p>{t("team.removeSure", props.member.user.name)}</p>
          <button type="button" class="button danger sure" aria-disabled={submit.busy()} onClick={() => void remove()}>
            {t("team.removeYes")}
          </button>
          <button
            type="button"
            class="button"
            ref={(button) => queueMicrotask(() => button.focus())}
            onClick={() => setAsking(false)}
          >
            {t("app.cancel")}
          </button>
        </div>
      </Show>
      <FailureNotice failure={submit.failure()} />
    </li>
  );
}
