import type { ServerResponse } from "node:http";
import { replyTo } from "../../scripts/stack/reply.ts";
import type { Arrived } from "../mail/support/smtp.ts";

/** Takes the form of the mailbox page, and sends the browser back there with what came of it. */
export async function answerMail(
  edge: string,
  arrived: readonly Arrived[],
  form: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const mail = arrived[Number(form.get("mail"))];
  const text = (form.get("text") ?? "").trim();
  const told = mail === undefined || text === "" ? "There is no such mail." : await attempt(edge, mail, text);
  response.writeHead(303, { Location: `/mailbox?${new URLSearchParams({ told })}` }).end();
}

const attempt = async (edge: string, mail: Arrived, text: string): Promise<string> => {
  try {
    return (await replyTo(edge, mail, text)) ?? "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
