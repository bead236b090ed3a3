import * as v from "valibot";

/** One line of text: control characters become spaces, half characters are mended. */
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.transform(oneLine));
export const oneLine = (said: string): string => said.toWellFormed().replace(/\p{Cc}/gu, " ");
